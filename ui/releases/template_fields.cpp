// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/template_fields.h"

#include "ui/widgets/text_field.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr int longestName = 80;
constexpr int longestId = 63;
constexpr int longestDescription = 240;

} // namespace

QString templateIdOf(const QString &name)
{
    static const QRegularExpression others(QStringLiteral("[^a-z0-9]+"));
    QString id = name.normalized(QString::NormalizationForm_KD).toLower();
    id.replace(others, QStringLiteral("-"));
    while (id.startsWith(u'-'))
        id.remove(0, 1);
    id = id.left(longestId);
    while (id.endsWith(u'-'))
        id.chop(1);
    return id;
}

TemplateFields::TemplateFields(const TemplateBook &book, const QString &name, const QString &id, QWidget *parent)
    : ThemedWidget(parent)
    , m_book(book)
    , m_name(new TextField(tr("Name")))
    , m_id(new TextField(tr("Id")))
    , m_description(new TextField(tr("What it is for")))
    , m_isIdTouched(!id.isEmpty())
{
    m_name->edit()->setMaxLength(longestName);
    m_id->edit()->setMaxLength(longestId);
    m_description->edit()->setMaxLength(longestDescription);
    m_description->setOptional(true);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    for (QWidget *const each : QList<QWidget *>{m_name, m_id, m_description})
        column->addWidget(each);
    m_name->setText(name);
    m_id->setText(id.isEmpty() ? templateIdOf(name) : id);
    connect(m_name, &TextField::textEdited, this, [this](const QString &text) {
        if (!m_isIdTouched)
            m_id->setText(templateIdOf(text));
        take();
    });
    connect(m_id, &TextField::textEdited, this, [this] {
        m_isIdTouched = true;
        take();
    });
    take();
}

void TemplateFields::take()
{
    const QList<int> versions = m_book.library().versions(id());
    m_id->setHelp(id().isEmpty()           ? tr("Small letters, digits and -.")
                      : versions.isEmpty() ? tr("A new template, version 1.")
                                           : tr("Version %1 of a template that is there. Releases made of earlier "
                                                "versions stay as they are.")
                                                 .arg(versions.first() + 1));
    emit changed();
}

QString TemplateFields::name() const
{
    return m_name->text().trimmed();
}

QString TemplateFields::id() const
{
    return m_id->text().trimmed();
}

QString TemplateFields::description() const
{
    return m_description->text().trimmed();
}

QString TemplateFields::missing() const
{
    if (name().isEmpty())
        return tr("Give the template a name.");
    if (id().isEmpty() || id() != templateIdOf(id()))
        return tr("The id may have small letters, digits and - only.");
    return {};
}

} // namespace releasedesk::ui
