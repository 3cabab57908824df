// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/people_line.h"

#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/avatar.h"

#include <QPainter>

namespace releasedesk::ui {
namespace {

constexpr int high = 24;
constexpr int between = 20;
constexpr int beforeName = 26;

} // namespace

PeopleLine::PeopleLine(QWidget *parent)
    : ThemedWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PeopleLine::showPeople(const QList<Entry> &people, bool isInOrder)
{
    m_people = people;
    m_isInOrder = isInOrder;
    QStringList names;
    for (const Entry &person : people)
        names.append(person.name);
    setAccessibleName(names.join(isInOrder ? QStringLiteral(", then ") : QStringLiteral(", ")));
    updateGeometry();
    update();
}

int PeopleLine::heightForWidth(int width) const
{
    return lay(width, nullptr);
}

QSize PeopleLine::sizeHint() const
{
    return {300, lay(340, nullptr)};
}

int PeopleLine::lay(int width, QList<QRectF> *places) const
{
    int x = 0;
    int y = 0;
    for (const Entry &person : m_people) {
        const int wide = beforeName + textWidth(person.name, FontRole::Caption) + 8;
        if (x > 0 && x + wide > width) {
            x = 0;
            y += high + 6;
        }
        if (places)
            places->append(QRectF(x, y, wide, high));
        x += wide + between;
    }
    return m_people.isEmpty() ? high : y + high;
}

void PeopleLine::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    QList<QRectF> places;
    lay(width(), &places);
    for (qsizetype i = 0; i < places.size(); ++i) {
        const QRectF &box = places.at(i);
        const Entry &person = m_people.at(i);
        paintBox(painter, box, 6, ColorToken::Surface, ColorToken::LineStrong);
        Avatar::paint(painter, QRectF(box.left() + 3, box.top() + 3, 18, 18), person.name, person.account);
        paintLine(painter, box.adjusted(beforeName, 0, -6, 0), person.name, FontRole::Caption, ColorToken::Text1);
        const bool isLast = i + 1 == places.size();
        if (m_isInOrder && !isLast)
            IconStore::paint(painter, QRectF(box.right() + 4, box.center().y() - 6, 12, 12), "chevron-right",
                             ColorToken::Text3);
    }
    if (m_people.isEmpty())
        paintLine(painter, rect(), tr("Nobody: the template asks no one."), FontRole::Secondary, ColorToken::Failed);
}

} // namespace releasedesk::ui
