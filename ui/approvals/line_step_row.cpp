// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/line_step_row.h"

#include "core/base/safe_text.h"
#include "ui/stamps/step_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>

namespace releasedesk::ui {
namespace {

using domain::ApprovalStep;
using domain::StepType;

//! All that can be chosen; a check is edited with its task.
constexpr std::array offered{StepType::Review,        StepType::Approve,   StepType::Agree,
                             StepType::AgreeOptional, StepType::Cooperate, StepType::Afterwards,
                             StepType::Informed,      StepType::Receive,   StepType::Check};

//! Where the name that is being typed begins.
qsizetype startOfName(const QString &text, int cursor)
{
    static const QRegularExpression before(QStringLiteral("(?:[,+/]|\\bof\\b)\\s*"));
    qsizetype start = 0;
    auto match = before.globalMatch(text.left(cursor));
    while (match.hasNext())
        start = match.next().capturedEnd();
    return start;
}

} // namespace

LineStepRow::LineStepRow(const ApprovalStep &step, const domain::Directory &directory, QWidget *parent)
    : QWidget(parent)
    , m_step(step)
    , m_directory(directory)
    , m_number(new SafeLabel(FontRole::Strong, ColorToken::Text2))
    , m_type(new QComboBox)
    , m_title(new QLineEdit)
    , m_people(new QLineEdit)
    , m_due(new QSpinBox)
    , m_together(new QCheckBox)
    , m_final(new QCheckBox)
    , m_up(new Button(IconName("arrow-up"), QString()))
    , m_down(new Button(IconName("arrow-down"), QString()))
    , m_remove(new Button(IconName("close"), QString()))
{
    for (const StepType type : offered)
        m_type->addItem({}, static_cast<int>(type));
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(step.type)));
    m_title->setText(step.title);
    m_title->setMaxLength(80);
    m_people->setText(peopleText({step.terms, step.join}, directory));
    m_people->setMaxLength(2000);
    m_due->setRange(0, 400);
    m_due->setValue(step.dueHours);
    m_final->setChecked(step.mayDecideFinally);
    m_number->setFixedWidth(20);
    m_type->setFixedWidth(172);
    m_title->setFixedWidth(150);

    auto *const completer = new QCompleter(namesToType(directory), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setWidget(m_people);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &name) {
        const QString text = m_people->text();
        const int cursor = m_people->cursorPosition();
        const qsizetype start = startOfName(text, cursor);
        m_people->setText(text.left(start) + name + text.mid(cursor));
        m_people->setCursorPosition(static_cast<int>(start + name.size()));
        emit changed();
    });
    connect(m_people, &QLineEdit::textEdited, this, [this, completer] {
        const int cursor = m_people->cursorPosition();
        const QString typed = m_people->text().left(cursor).mid(startOfName(m_people->text(), cursor));
        completer->setCompletionPrefix(typed);
        if (!typed.isEmpty() && completer->completionCount() > 0)
            completer->complete();
        else
            completer->popup()->hide();
    });

    auto *const first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_number);
    first->addWidget(m_type);
    first->addWidget(m_title);
    first->addWidget(m_people, 1);
    first->addWidget(m_up);
    first->addWidget(m_down);
    first->addWidget(m_remove);
    auto *const second = new QHBoxLayout;
    second->setSpacing(16);
    second->setContentsMargins(28, 0, 0, 0);
    second->addWidget(m_together);
    second->addWidget(m_final);
    second->addWidget(m_due);
    second->addStretch(1);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(6);
    layout->addLayout(first);
    layout->addLayout(second);

    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        showWhatFits();
        emit changed();
    });
    for (QLineEdit *const edit : {m_title, m_people})
        connect(edit, &QLineEdit::textEdited, this, &LineStepRow::changed);
    connect(m_due, &QSpinBox::valueChanged, this, &LineStepRow::changed);
    for (QCheckBox *const box : {m_together, m_final})
        connect(box, &QCheckBox::toggled, this, &LineStepRow::changed);
    connect(m_up, &Button::clicked, this, [this] { emit moveWanted(-1); });
    connect(m_down, &Button::clicked, this, [this] { emit moveWanted(1); });
    connect(m_remove, &Button::clicked, this, &LineStepRow::removeWanted);
    setTexts();
    showWhatFits();
}

void LineStepRow::setTexts()
{
    for (int i = 0; i < m_type->count(); ++i)
        m_type->setItemText(i, stepTypeName(static_cast<StepType>(m_type->itemData(i).toInt())));
    m_type->setAccessibleName(tr("Kind of step"));
    m_title->setPlaceholderText(tr("Role or department"));
    m_title->setAccessibleName(tr("Role or department"));
    m_people->setPlaceholderText(tr("Names, or “2 of SRE + 1 of Security”"));
    m_people->setAccessibleName(tr("Who is asked"));
    m_due->setPrefix(tr("Due in ", "before a number of hours"));
    m_due->setSuffix(tr(" h", "working hours"));
    m_due->setSpecialValueText(tr("No deadline"));
    m_due->setAccessibleName(tr("Deadline in working hours"));
    m_together->setText(tr("Asked together with the one above"));
    m_final->setText(tr("May decide finally"));
    m_up->setName(tr("Move up"));
    m_down->setName(tr("Move down"));
    m_remove->setName(tr("Take out of the line"));
}

void LineStepRow::showWhatFits()
{
    const StepType type = kind();
    const bool isStill = type == StepType::Informed || type == StepType::Receive;
    m_final->setVisible(type == StepType::Review || type == StepType::Approve);
    m_due->setVisible(!isStill);
    m_people->setEnabled(type != StepType::Check);
}

void LineStepRow::setNumber(int place, bool isFirst, bool isLast)
{
    m_number->showText(QString::number(place));
    m_together->setEnabled(!isFirst);
    m_up->setDisabledReason(isFirst ? tr("It is the first.") : QString());
    m_down->setDisabledReason(isLast ? tr("It is the last.") : QString());
}

StepType LineStepRow::kind() const
{
    return static_cast<StepType>(m_type->currentData().toInt());
}

bool LineStepRow::isTogether() const
{
    return m_together->isChecked() && m_together->isEnabled();
}

void LineStepRow::setTogether(bool isTogether)
{
    m_together->setChecked(isTogether);
}

void LineStepRow::keyPressEvent(QKeyEvent *event)
{
    const bool isAlt = event->modifiers().testFlag(Qt::AltModifier);
    if (isAlt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        emit moveWanted(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    QWidget::keyPressEvent(event);
}

Result<ApprovalStep> LineStepRow::step() const
{
    ApprovalStep made = m_step;
    made.type = kind();
    made.title = m_title->text().trimmed();
    made.dueHours = m_due->isHidden() ? 0 : m_due->value();
    made.mayDecideFinally = !m_final->isHidden() && m_final->isChecked();
    if (made.type == StepType::Check) {
        made.terms.clear();
        return made;
    }
    const auto people = readPeople(m_people->text(), m_directory);
    if (!people)
        return failed(people);
    made.terms = people->terms;
    made.join = people->join;
    return made;
}

} // namespace releasedesk::ui
