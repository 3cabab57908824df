// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/key_hints.h"

#include "ui/theme/text_painting.h"
#include "ui/widgets/chip.h"

#include <QPainter>

namespace releasedesk::ui {

KeyHints::KeyHints(QWidget *parent)
    : ThemedWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void KeyHints::setFacts(const QList<Fact> &facts)
{
    m_facts = facts;
    describe();
}

void KeyHints::showHints(const QList<Hint> &hints)
{
    m_hints = hints;
    m_sentence.clear();
    describe();
}

void KeyHints::describe()
{
    QStringList words;
    for (const Fact &fact : std::as_const(m_facts))
        words.append(QString(fact.value + u' ' + fact.label));
    for (const Hint &hint : std::as_const(m_hints))
        words.append(QString(hint.keys.join(u' ') + u' ' + hint.text));
    setAccessibleName(m_sentence.isEmpty() ? words.join(QStringLiteral(", ")) : m_sentence);
    update();
}

void KeyHints::showSentence(const QString &sentence)
{
    m_sentence = sentence;
    describe();
}

void KeyHints::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    QRectF line = rect();
    if (!m_sentence.isEmpty()) {
        paintLine(painter, line, m_sentence, FontRole::SecondaryLabel, ColorToken::Accent);
        return;
    }
    for (const Fact &fact : std::as_const(m_facts)) {
        const double width
            = textWidth(fact.value, FontRole::SecondaryStrong) + 4 + textWidth(fact.label, FontRole::Caption);
        if (width > line.width())
            return;
        const double value = paintLine(painter, line, fact.value, FontRole::SecondaryStrong, ColorToken::Text1);
        line.setLeft(line.left() + value + 4);
        const double label = paintLine(painter, line, fact.label, FontRole::Caption, ColorToken::Text3);
        line.setLeft(line.left() + label + 14);
    }
    for (const Hint &hint : std::as_const(m_hints)) {
        double width = textWidth(hint.text, FontRole::Caption) + 4;
        for (const QString &key : hint.keys)
            width += Chip::widthOf(key, ChipLook::key()) + 6;
        if (width > line.width())
            break; // whole hints only
        for (const QString &key : hint.keys) {
            Chip::paint(painter, line, key, ChipLook::key());
            line.setLeft(line.left() + Chip::widthOf(key, ChipLook::key()) + 6);
        }
        const double used = paintLine(painter, line, hint.text, FontRole::Caption, ColorToken::Text3);
        line.setLeft(line.left() + used + 8);
    }
}

} // namespace releasedesk::ui
