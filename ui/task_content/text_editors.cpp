// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/text_editors.h"

#include <QEvent>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace releasedesk::ui {
namespace {

constexpr int lineHeight = 18;
constexpr int framing = 14;
constexpr int fewestLines = 3;
constexpr int mostLines = 8;

} // namespace

LineEditor::LineEditor(QWidget *parent)
    : ParameterEditor(parent)
    , m_edit(new QLineEdit)
{
    fillWith(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { setWrong(false); });
    connect(m_edit, &QLineEdit::editingFinished, &m_fields, [this] {
        if (m_edit->isModified()) {
            m_edit->setModified(false);
            emit edited();
        }
    });
}

QJsonValue LineEditor::value() const
{
    const QString text = m_edit->text().trimmed();
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

void LineEditor::setValue(const QJsonValue &value)
{
    if (m_edit->hasFocus() && m_edit->isModified())
        return; // the person is still typing
    const QString text = value.toVariant().toString();
    if (text != m_edit->text())
        m_edit->setText(text);
}

AreaEditor::AreaEditor(Content content, QWidget *parent)
    : ParameterEditor(parent)
    , m_content(content)
    , m_edit(new QPlainTextEdit)
{
    fillWith(m_edit);
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &AreaEditor::fitHeight);
    fitHeight();
}

QJsonValue AreaEditor::value() const
{
    const QString text = m_edit->toPlainText();
    if (m_content == Content::Text)
        return text.trimmed().isEmpty() ? QJsonValue() : QJsonValue(text);
    QJsonArray items;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            items.append(line.trimmed());
    }
    return items.isEmpty() ? QJsonValue() : QJsonValue(items);
}

void AreaEditor::setValue(const QJsonValue &value)
{
    QString text = value.toString();
    if (value.isArray()) {
        QStringList lines;
        for (const auto &item : value.toArray())
            lines.append(item.toVariant().toString());
        text = lines.join(u'\n');
    }
    if (m_edit->hasFocus() && m_edit->toPlainText() != m_taken)
        return; // the person is still typing
    m_taken = text;
    if (text != m_edit->toPlainText())
        m_edit->setPlainText(text);
}

bool AreaEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusOut && m_edit->toPlainText() != m_taken) {
        m_taken = m_edit->toPlainText();
        emit edited();
    }
    return ParameterEditor::eventFilter(watched, event);
}

void AreaEditor::fitHeight()
{
    const int lines = std::clamp(m_edit->blockCount(), fewestLines, mostLines);
    m_edit->setFixedHeight(lines * lineHeight + framing);
}

NumberEditor::NumberEditor(const QString &unit, const QString &wordForZero, QWidget *parent)
    : ParameterEditor(parent)
    , m_box(new QSpinBox)
{
    fillWith(m_box);
    m_box->setRange(0, 10'000'000);
    m_box->setSuffix(unit);
    m_box->setSpecialValueText(wordForZero);
    m_box->setFocusPolicy(Qt::StrongFocus);
    m_box->setKeyboardTracking(false); // not while typing
    m_box->installEventFilter(this);
    connect(m_box, &QSpinBox::valueChanged, this, [this](int number) {
        if (number == m_taken)
            return;
        m_taken = number;
        emit edited();
    });
}

QJsonValue NumberEditor::value() const
{
    return m_box->value();
}

void NumberEditor::setValue(const QJsonValue &value)
{
    m_taken = value.toInt(value.toString().toInt());
    m_box->setValue(m_taken);
}

bool NumberEditor::eventFilter(QObject *watched, QEvent *event)
{
    // Scrolling the form must not change numbers on its way.
    if (watched == m_box && event->type() == QEvent::Wheel && !m_box->hasFocus()) {
        event->ignore();
        return true;
    }
    return ParameterEditor::eventFilter(watched, event);
}

} // namespace releasedesk::ui
