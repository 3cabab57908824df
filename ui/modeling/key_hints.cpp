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

void KeyHints::showHints(const QList<Hint> &hints)
{
    m_hints = hints;
    m_sentence.clear();
    QStringList words;
    for (const Hint &hint : hints)
        words.append(QString(hint.keys.join(u' ') + u' ' + hint.text));
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

void KeyHints::showSentence(const QString &sentence)
{
    m_sentence = sentence;
    setAccessibleName(sentence);
    update();
}

void KeyHints::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    QRectF line = rect();
    if (!m_sentence.isEmpty()) {
        paintLine(painter, line, m_sentence, FontRole::SecondaryLabel, ColorToken::Accent);
        return;
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
