// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/avatar.h"

#include "ui/theme/text_painting.h"
#include "ui/widgets/mark_color.h"

#include <QPainter>

namespace releasedesk::ui {
namespace {

bool isHangul(QChar character)
{
    return character.script() == QChar::Script_Hangul;
}

} // namespace

Avatar::Avatar(int size, QWidget *parent)
    : ThemedWidget(parent)
    , m_size(size)
{
    setFixedSize(size, size);
}

QString Avatar::initialsOf(const QString &name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return QStringLiteral("?");
    const QString &first = words.constFirst();
    if (isHangul(first.front()))
        return first.left(1);
    const auto initial
        = [](const QString &word) { return word.left(word.front().isHighSurrogate() ? 2 : 1).toUpper(); };
    if (words.size() == 1)
        return initial(first);
    return QString(initial(first) + initial(words.constLast()));
}

void Avatar::paint(QPainter &painter, const QRectF &rect, const QString &name, const QString &account)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(markColorFor(account.isEmpty() ? name : account));
    painter.drawEllipse(rect);
    QFont font = Theme::current().font(FontRole::SecondaryStrong);
    font.setPixelSize(rect.width() >= 26 ? 11 : 9);
    painter.setFont(font);
    painter.setPen(tokenColor(ColorToken::OnMark));
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, initialsOf(name));
    painter.restore();
}

void Avatar::showPerson(const QString &name, const QString &account)
{
    m_name = name;
    m_account = account;
    setAccessibleName(name);
    setToolTip(plainToolTip(name));
    update();
}

void Avatar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paint(painter, rect(), m_name, m_account);
}

} // namespace releasedesk::ui
