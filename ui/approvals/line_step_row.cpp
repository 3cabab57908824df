// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/line_step_row.h"

#include "core/base/safe_text.h"
#include "ui/approvals/drag_grip.h"
#include "ui/stamps/step_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"

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
    , m_grip(new DragGrip)
    , m_number(new SafeLabel(FontRole::Strong, ColorToken::Text2))
    , m_type(new QComboBox)
    , m_title(new QLineEdit)
    , m_people(new QLineEdit)
    , m_due(new QSpinBox)
    , m_timing(new Button({}, Button::Kind::Link))
    , m_timingRow(new QWidget)
    , m_remind(new QSpinBox)
    , m_escalate(new QSpinBox)
    , m_escalateTo(new QLineEdit)
    , m_lapse(new QSpinBox)
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
    for (const auto &[box, hours] : {std::pair(m_due, step.dueHours), std::pair(m_remind, step.remindHours),
                                     std::pair(m_escalate, step.escalateHours), std::pair(m_lapse, step.lapseHours)}) {
        box->setRange(0, 400);
        box->setValue(hours);
    }
    m_escalateTo->setText(step.escalateTo.isEmpty() ? QString() : personName(directory, step.escalateTo));
    m_escalateTo->setMaxLength(200);
    m_final->setChecked(step.mayDecideFinally);
    m_number->setFixedWidth(20);
    m_type->setFixedWidth(172);
    m_title->setFixedWidth(150);

    completeNames();
    layOut();

    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        showWhatFits();
        emit changed();
    });
    for (QLineEdit *const edit : {m_title, m_people})
        connect(edit, &QLineEdit::textEdited, this, &LineStepRow::changed);
    for (QSpinBox *const box : {m_due, m_remind, m_escalate, m_lapse})
        connect(box, &QSpinBox::valueChanged, this, &LineStepRow::changed);
    connect(m_escalateTo, &QLineEdit::textChanged, this, &LineStepRow::changed);
    connect(m_grip, &DragGrip::draggedTo, this, &LineStepRow::draggedTo);
    for (QCheckBox *const box : {m_together, m_final})
        connect(box, &QCheckBox::toggled, this, &LineStepRow::changed);
    connect(m_up, &Button::clicked, this, [this] { emit moveWanted(-1); });
    connect(m_down, &Button::clicked, this, [this] { emit moveWanted(1); });
    connect(m_remove, &Button::clicked, this, &LineStepRow::removeWanted);
    setTexts();
    showWhatFits();
}

//! The names of people and groups behind what is being typed.
void LineStepRow::completeNames()
{
    auto *const completer = new QCompleter(namesToType(m_directory), this);
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
}

void LineStepRow::layOut()
{
    auto *const first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_grip);
    first->addWidget(m_number);
    first->addWidget(m_type);
    first->addWidget(m_title);
    first->addWidget(m_people, 1);
    first->addWidget(m_up);
    first->addWidget(m_down);
    first->addWidget(m_remove);
    auto *const second = new QHBoxLayout;
    second->setSpacing(16);
    second->setContentsMargins(52, 0, 0, 0);
    second->addWidget(m_together);
    second->addWidget(m_final);
    second->addWidget(m_due);
    second->addWidget(m_timing);
    second->addStretch(1);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(6);
    layout->addLayout(first);
    layout->addLayout(second);
    layout->addWidget(makeTiming());
}

//! What happens while nobody answers.
QWidget *LineStepRow::makeTiming()
{
    auto *const names = new QCompleter(namesToType(m_directory), this);
    names->setCaseSensitivity(Qt::CaseInsensitive);
    names->setFilterMode(Qt::MatchContains);
    m_escalateTo->setCompleter(names);
    m_escalateTo->setFixedWidth(160);
    auto *const row = new QHBoxLayout(m_timingRow);
    row->setContentsMargins(52, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_remind);
    row->addWidget(m_escalate);
    row->addWidget(m_escalateTo);
    row->addWidget(m_lapse);
    row->addStretch(1);
    const bool isUsed = m_step.remindHours > 0 || m_step.escalateHours > 0 || m_step.lapseHours > 0;
    m_timingRow->setVisible(isUsed);
    m_timing->setVisible(!isUsed);
    connect(m_timing, &Button::clicked, this, [this] {
        m_timing->hide();
        m_timingRow->show();
        m_remind->setFocus(Qt::OtherFocusReason);
    });
    return m_timingRow;
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
    m_timing->setText(tr("Reminder, escalation, lapse…"));
    m_remind->setPrefix(tr("Remind after ", "before a number of hours"));
    m_remind->setSpecialValueText(tr("No reminder"));
    m_remind->setAccessibleName(tr("Reminder after working hours"));
    m_escalate->setPrefix(tr("Pass on after ", "before a number of hours"));
    m_escalate->setSpecialValueText(tr("Not passed on"));
    m_escalate->setAccessibleName(tr("Passed on after working hours"));
    m_escalateTo->setPlaceholderText(tr("To whom"));
    m_escalateTo->setAccessibleName(tr("Passed on to"));
    m_lapse->setPrefix(tr("Go on after ", "before a number of hours"));
    m_lapse->setSpecialValueText(tr("Waits for the answer"));
    m_lapse->setAccessibleName(tr("Goes on without the answer after working hours"));
    for (QSpinBox *const box : {m_remind, m_escalate, m_lapse})
        box->setSuffix(tr(" h", "working hours"));
    m_grip->setToolTip(tr("Draw it to its place, or press Alt+Up and Alt+Down."));
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
    const bool isUsed = m_remind->value() > 0 || m_escalate->value() > 0 || m_lapse->value() > 0;
    m_timing->setVisible(!isStill && m_timingRow->isHidden());
    m_timingRow->setVisible(!isStill && (isUsed || !m_timingRow->isHidden()));
    m_lapse->setVisible(type == StepType::Review || type == StepType::Approve || type == StepType::Cooperate);
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
    const auto hoursOf = [](const QSpinBox *box) { return box->isHidden() ? 0 : box->value(); };
    const bool hasTiming = !m_timingRow->isHidden();
    made.remindHours = hasTiming ? hoursOf(m_remind) : 0;
    made.lapseHours = hasTiming ? hoursOf(m_lapse) : 0;
    made.escalateHours = hasTiming ? hoursOf(m_escalate) : 0;
    made.escalateTo = PersonId();
    if (made.escalateHours > 0) {
        const auto to = readPeople(m_escalateTo->text(), m_directory);
        if (!to)
            return failed(to);
        const bool isOnePerson = to->terms.size() == 1 && to->terms.constFirst().people.size() == 1
            && to->terms.constFirst().group.isEmpty();
        if (!isOnePerson)
            return failure(ErrorCode::InvalidArgument, tr("A step is passed on to one person. Type one name."));
        made.escalateTo = to->terms.constFirst().people.constFirst();
    }
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
