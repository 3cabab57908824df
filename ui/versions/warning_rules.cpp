// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/warning_rules.h"

#include "core/base/safe_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/text_field.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int listWidth = 500;
constexpr int listHeight = 460;

} // namespace

WarningRules::WarningRules(QWidget *parent)
    : PopoverFrame(parent)
    , m_title(new SafeLabel(FontRole::Panel))
    , m_error(new SafeLabel(FontRole::Secondary, ColorToken::Failed))
    , m_area(new QScrollArea)
{
    setPadding(14);
    m_error->setWordWrap(true);
    m_error->hide();
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setFixedSize(listWidth, listHeight);
    auto *const inside = new Surface(ColorToken::Surface);
    auto *const column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 10, 0);
    m_area->setWidget(inside);
    content()->setSpacing(8);
    content()->addWidget(m_title);
    auto *const words = new SafeLabel(
        tr("What is switched off is off in every release of this project. The reason stays in the record."),
        FontRole::Secondary, ColorToken::Text3);
    words->setWordWrap(true);
    content()->addWidget(words);
    content()->addWidget(m_error);
    content()->addWidget(m_area);
}

void WarningRules::showError(const QString &message)
{
    m_error->showText(message);
    m_error->setVisible(!message.isEmpty());
}

void WarningRules::showRules(const ShownVersion &version, const ScopeFigures &figures, const QString &refusal)
{
    m_title->showText(version.project.isEmpty() ? tr("Warning rules")
                                                : tr("Warning rules of %1").arg(version.project.value()));
    const int position = m_area->verticalScrollBar()->value();
    auto *const column = static_cast<QVBoxLayout *>(m_area->widget()->layout());
    delete m_content;
    m_content = new QWidget;
    auto *const rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (const domain::WarningRule &rule : domain::warningRules()) {
        if (rows->count() > 0)
            rows->addWidget(new Separator);
        rows->addWidget(makeRule(version, figures, rule, refusal));
    }
    rows->addStretch();
    column->addWidget(m_content);
    m_content->show();
    m_area->verticalScrollBar()->setValue(position);
}

QWidget *WarningRules::makeRule(const ShownVersion &version, const ScopeFigures &figures,
                                const domain::WarningRule &rule, const QString &refusal)
{
    const QString reason = version.warningsOff.value(rule.id);
    const bool isOn = reason.isEmpty();
    const auto warns = std::ranges::count(figures.warnings, rule.id, &domain::ScopeWarning::rule);
    auto *const row = new QWidget;
    auto *const layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 10, 0, 10);
    layout->setSpacing(4);

    auto *const head = new QHBoxLayout;
    auto *const onOff = new Switch(QString(rule.id + QStringLiteral("  ") + rule.name));
    onOff->setChecked(isOn);
    onOff->setEnabled(refusal.isEmpty());
    onOff->setToolTip(refusal);
    head->addWidget(onOff, 1);
    const QString count = !isOn ? tr("off, would warn %n time(s)", nullptr, figures.silenced.value(rule.id))
        : figures.notEvaluated.contains(rule.id) ? tr("not evaluated")
        : warns == 0                             ? tr("no warning")
                                                 : tr("%n warning(s)", nullptr, static_cast<int>(warns));
    head->addWidget(new SafeLabel(count, FontRole::Secondary, warns > 0 ? ColorToken::Waiting : ColorToken::Text3));
    layout->addLayout(head);

    const auto addWords = [layout](const QString &text, ColorToken color) {
        auto *const label = new SafeLabel(text, FontRole::Secondary, color);
        label->setWordWrap(true);
        layout->addWidget(label);
    };
    addWords(rule.explanation, ColorToken::Text3);
    if (isOn && figures.notEvaluated.contains(rule.id))
        addWords(tr("What it looks at could not be read, so it says nothing, which is not the same as fine."),
                 ColorToken::Text2);
    if (!isOn)
        addWords(tr("Off: %1").arg(SafeText::lineFromOutside(reason).plain()), ColorToken::Text1);

    auto *const why = new QWidget;
    auto *const line = new QHBoxLayout(why);
    line->setContentsMargins(0, 2, 0, 0);
    line->setSpacing(8);
    auto *const field = new TextField(tr("Why does it not hold here?"));
    auto *const confirm = new Button(tr("Switch off"));
    confirm->setDisabledReason(tr("Say why first."));
    line->addWidget(field, 1);
    line->addWidget(confirm, 0, Qt::AlignBottom);
    why->hide();
    layout->addWidget(why);
    connect(field, &TextField::textEdited, confirm, [confirm](const QString &text) {
        confirm->setDisabledReason(text.trimmed().isEmpty() ? tr("Say why first.") : QString());
    });
    const auto send = [this, field, id = rule.id] {
        if (!field->text().trimmed().isEmpty())
            emit switchWanted(id, field->text().trimmed());
    };
    connect(confirm, &Button::clicked, this, send);
    connect(field->edit(), &QLineEdit::returnPressed, this, send);
    connect(onOff, &QAbstractButton::toggled, this, [this, why, field, isOn, id = rule.id](bool isWanted) {
        if (isOn && !isWanted) {
            why->show();
            field->edit()->setFocus(Qt::OtherFocusReason);
        } else if (isOn) {
            why->hide(); // thought better of it
        } else if (isWanted) {
            emit switchWanted(id, {});
        }
    });
    return row;
}

} // namespace releasedesk::ui
