// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/choice_editors.h"

#include "ui/widgets/segmented_control.h"
#include "ui/widgets/switch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QJsonArray>

#include <algorithm>

namespace releasedesk::ui {

SwitchEditor::SwitchEditor(const QString &label, QWidget *parent)
    : ParameterEditor(parent)
    , m_switch(new Switch(label))
{
    fillWith(m_switch);
    connect(m_switch, &QAbstractButton::clicked, this, &ParameterEditor::edited);
}

QJsonValue SwitchEditor::value() const
{
    return m_switch->isChecked();
}

void SwitchEditor::setValue(const QJsonValue &value)
{
    m_switch->setChecked(value.toBool());
}

SegmentEditor::SegmentEditor(const QStringList &choices, QWidget *parent)
    : ParameterEditor(parent)
    , m_choices(choices)
    , m_control(new SegmentedControl)
{
    m_control->setStretching(true);
    for (const QString &choice : choices)
        m_control->addSegment(choiceLabel(choice));
    fillWith(m_control);
    connect(m_control, &SegmentedControl::chosen, this, &ParameterEditor::edited);
}

QJsonValue SegmentEditor::value() const
{
    return m_choices.value(m_control->currentIndex());
}

void SegmentEditor::setValue(const QJsonValue &value)
{
    m_control->setCurrentIndex(std::max(0, static_cast<int>(m_choices.indexOf(value.toString()))));
}

ChoicesEditor::ChoicesEditor(const QStringList &choices, QWidget *parent)
    : ParameterEditor(parent)
    , m_choices(choices)
{
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 2, 0, 2);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    for (const QString &choice : choices) {
        auto *const box = new QCheckBox(choiceLabel(choice));
        const auto place = static_cast<int>(m_boxes.size());
        grid->addWidget(box, place / 2, place % 2);
        connect(box, &QAbstractButton::clicked, this, &ParameterEditor::edited);
        m_boxes.append(box);
    }
    setInner(m_boxes.value(0));
}

QJsonValue ChoicesEditor::value() const
{
    QJsonArray chosen;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes.at(i)->isChecked())
            chosen.append(m_choices.at(i));
    }
    return chosen.isEmpty() ? QJsonValue() : QJsonValue(chosen);
}

void ChoicesEditor::setValue(const QJsonValue &value)
{
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        m_boxes.at(i)->setChecked(value.toArray().contains(m_choices.at(i)));
}

ComboEditor::ComboEditor(const QStringList &choices, QWidget *parent)
    : ParameterEditor(parent)
    , m_box(new QComboBox)
{
    for (const QString &choice : choices)
        addChoice(choice);
    m_box->setFocusPolicy(Qt::StrongFocus);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(8);
    m_box->installEventFilter(this);
    fillWith(m_box);
    connect(m_box, &QComboBox::activated, this, &ParameterEditor::edited);
}

void ComboEditor::addChoice(const QString &value, const QString &shown)
{
    m_box->addItem(shown.isEmpty() ? choiceLabel(value) : shown, value);
}

QJsonValue ComboEditor::value() const
{
    const QString chosen = m_box->currentData().toString();
    return chosen.isEmpty() ? QJsonValue() : QJsonValue(chosen);
}

void ComboEditor::setValue(const QJsonValue &value)
{
    const QString wanted = value.toString();
    int index = m_box->findData(wanted);
    if (index < 0 && !wanted.isEmpty()) {
        m_box->addItem(wanted, wanted);
        index = m_box->count() - 1;
    }
    m_box->setCurrentIndex(index);
}

bool ComboEditor::eventFilter(QObject *watched, QEvent *event)
{
    // Scrolling the form must not change choices on its way.
    if (watched == m_box && event->type() == QEvent::Wheel && !m_box->hasFocus()) {
        event->ignore();
        return true;
    }
    return ParameterEditor::eventFilter(watched, event);
}

ConnectionEditor::ConnectionEditor(const QString &system, const QList<domain::Connection> &connections, QWidget *parent)
    : ComboEditor({}, parent)
{
    for (const domain::Connection &connection : connections) {
        if (fitsSystem(connection, system))
            addChoice(connection.id.value(), connection.title.isEmpty() ? connection.id.value() : connection.title);
    }
    box()->setPlaceholderText(box()->count() > 0 ? tr("Choose a connection") : tr("No connection of this kind yet"));
}

} // namespace releasedesk::ui
