// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/reference_completer.h"

#include "core/base/safe_text.h"
#include "core/domain/references.h"
#include "core/domain/resolved_variable.h"
#include "core/domain/task_kind.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr qsizetype longestPreview = 40;
constexpr int widest = 360;

//! The name behind a "${" that is not closed yet. "$${" stands for a plain "${".
QRegularExpressionMatch openReference(const QString &before)
{
    static const QRegularExpression open(QStringLiteral("(?<!\\$)\\$\\{([^\\s{}$]*)$"));
    return open.match(before);
}

} // namespace

QJsonValue withoutSecrets(const QJsonValue &resolved)
{
    QMap<QString, QString> dots;
    for (const QString &name : domain::secretsIn(resolved))
        dots.insert(name, QStringLiteral("•••"));
    return domain::withSecrets(resolved, dots);
}

QList<ReferenceOffer> referenceOffers(const domain::Release &release, const TaskId &task,
                                      const QMap<QString, QString> &projectVariables)
{
    QStringList names{QStringLiteral("release.version"), QStringLiteral("release.project"),
                      QStringLiteral("release.title"),   QStringLiteral("release.id"),
                      QStringLiteral("jira.connection"), QStringLiteral("jira.project"),
                      QStringLiteral("jira.version")};
    for (const domain::Variable &variable : release.plan().variables)
        names.append(QString(QStringLiteral("var.") + variable.name));
    for (auto each = projectVariables.begin(); each != projectVariables.end(); ++each)
        names.append(QString(QStringLiteral("project.") + each.key()));
    const QSet<TaskId> before = release.plan().ancestors(task);
    for (const domain::Task &earlier : release.plan().tasks) {
        const auto kind = before.contains(earlier.id) ? domain::taskKind(earlier.kind) : std::nullopt;
        for (const QString &result : kind ? kind->results : QStringList())
            names.append(QStringLiteral("tasks.%1.%2").arg(earlier.id.value(), result));
    }
    QList<ReferenceOffer> offers;
    for (const QString &name : std::as_const(names)) {
        const auto value = domain::resolveReference(name, release, projectVariables);
        QString preview = value ? SafeText::lineFromOutside(withoutSecrets(*value).toString()).plain() : QString();
        if (!value && value.error().code == ErrorCode::FailedPrecondition)
            preview = ReferenceCompleter::tr("known later");
        if (preview.size() > longestPreview)
            preview = QString(preview.left(longestPreview) + u'…');
        offers.append({name, preview});
    }
    return offers;
}

ReferenceCompleter::ReferenceCompleter(QLineEdit *field, Offers offers)
    : QCompleter(field)
    , m_line(field)
    , m_offers(std::move(offers))
{
    start();
    connect(field, &QLineEdit::textEdited, this, [this] { offer(before(), m_line->rect()); });
}

ReferenceCompleter::ReferenceCompleter(QPlainTextEdit *field, Offers offers)
    : QCompleter(field)
    , m_area(field)
    , m_offers(std::move(offers))
{
    start();
    connect(field, &QPlainTextEdit::textChanged, this, [this] {
        if (m_area->hasFocus())
            offer(before(), m_area->cursorRect().translated(m_area->viewport()->pos()));
    });
}

void ReferenceCompleter::start()
{
    setModel(new QStandardItemModel(this));
    setCompletionRole(Qt::EditRole);
    setCaseSensitivity(Qt::CaseInsensitive);
    setFilterMode(Qt::MatchContains);
    setWidget(m_line ? static_cast<QWidget *>(m_line) : m_area);
    connect(this, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { complete(index.data(Qt::UserRole).toString()); });
}

QString ReferenceCompleter::before() const
{
    if (m_line)
        return m_line->text().left(m_line->cursorPosition());
    const QTextCursor cursor = m_area->textCursor();
    return cursor.block().text().left(cursor.positionInBlock());
}

void ReferenceCompleter::offer(const QString &before, const QRect &cursor)
{
    const QRegularExpressionMatch open = openReference(before);
    if (!open.hasMatch()) {
        popup()->hide();
        return;
    }
    auto *const items = static_cast<QStandardItemModel *>(model());
    if (!popup()->isVisible()) {
        items->clear();
        for (const ReferenceOffer &each : m_offers()) {
            auto *const item = new QStandardItem;
            item->setData(each.name, Qt::UserRole);
            item->setText(each.preview.isEmpty() ? each.name
                                                 : tr("%1   %2", "name, value").arg(each.name, each.preview));
            items->appendRow(item);
        }
    }
    setCompletionPrefix(open.captured(1));
    if (completionCount() == 0) {
        popup()->hide();
        return;
    }
    popup()->setCurrentIndex(completionModel()->index(0, 0));
    QRect place = cursor;
    place.setWidth(std::min(widest, std::max(widget()->width(), popup()->sizeHintForColumn(0) + 24)));
    QCompleter::complete(place);
}

void ReferenceCompleter::complete(const QString &name)
{
    const auto typed = static_cast<int>(openReference(before()).captured(1).size());
    if (m_line) {
        const int end = m_line->cursorPosition();
        const bool isClosed = m_line->text().mid(end).startsWith(u'}');
        m_line->setSelection(end - typed, typed);
        m_line->insert(isClosed ? name : QString(name + u'}')); // counts as edited
        return;
    }
    QTextCursor cursor = m_area->textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, typed);
    const bool isClosed = cursor.block().text().mid(m_area->textCursor().positionInBlock()).startsWith(u'}');
    cursor.insertText(isClosed ? name : QString(name + u'}'));
    m_area->setTextCursor(cursor);
}

} // namespace releasedesk::ui
