// SPDX-License-Identifier: Apache-2.0
#include "ui/stamps/stamp_box.h"

#include "core/base/safe_text.h"
#include "core/base/shown_zone.h"
#include "ui/stamps/step_words.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/avatar.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::Mark;
using domain::Stamp;
using domain::StepType;

constexpr qreal labelWidth = 24;
constexpr qreal fieldWidth = 76;
constexpr qreal headHeight = 20;
constexpr qreal bodyHeight = 54;
constexpr qreal footHeight = 18;
constexpr qreal fieldHeight = headHeight + bodyHeight + footHeight;
constexpr qreal gap = 8;
constexpr qreal noteHeight = 20;

struct Box {
    QString label;
    QList<Stamp> fields;
};

bool isNote(const Stamp &stamp)
{
    return stamp.type == StepType::Informed || stamp.type == StepType::Receive;
}

bool isBeside(const Stamp &stamp)
{
    return stamp.type == StepType::Agree || stamp.type == StepType::AgreeOptional || stamp.type == StepType::Cooperate
        || stamp.type == StepType::Check;
}

//! Signed with one's name: the red circle.
bool isStamped(Mark mark)
{
    switch (mark) {
    case Mark::Drafted:
    case Mark::Reviewed:
    case Mark::Approved:
    case Mark::Agreed:
    case Mark::Cooperated:
    case Mark::FinalByDelegation:
    case Mark::DecidedAfterwards:
        return true;
    default:
        return false;
    }
}

//! What is printed over a stamp because it is not an ordinary one.
QString remarkOf(const Stamp &stamp)
{
    if (!stamp.actedBy.isEmpty())
        return domain::actingName();
    const bool isSpecial = stamp.mark == Mark::FinalByDelegation || stamp.mark == Mark::DecidedAfterwards;
    return isSpecial ? domain::markName(stamp.mark) : QString();
}

ColorToken colorOf(Mark mark)
{
    switch (mark) {
    case Mark::Disagreed:
    case Mark::Objected:
    case Mark::Rejected:
    case Mark::Returned:
    case Mark::ReturnedToPrevious:
    case Mark::CheckFailed:
    case Mark::Blocked:
        return ColorToken::Failed;
    case Mark::Waiting:
    case Mark::Held:
        return ColorToken::Waiting;
    case Mark::CheckPassed:
        return ColorToken::Succeeded;
    default:
        return ColorToken::Text2;
    }
}

QString headOf(const Stamp &stamp, const domain::Directory &directory)
{
    if (stamp.step.isEmpty())
        return StampBox::tr("Drafter");
    if (!stamp.title.isEmpty())
        return SafeText::lineFromOutside(stamp.title).plain();
    const QString title = personTitle(directory, stamp.person);
    return title.isEmpty() ? stepTypeName(stamp.type) : title;
}

//! What fits into the circle: a Korean name as it is, initials of another.
QString inkOf(const QString &name)
{
    const bool isKorean = !name.isEmpty() && name.front().script() == QChar::Script_Hangul;
    return isKorean ? name.left(4) : Avatar::initialsOf(name);
}

QColor inked(Tone tone, ColorToken token)
{
    return QColor::fromRgba(rgbOf(token, tone));
}

//! Like paintLine(), also on paper, which is light whatever the window is.
void writeLine(QPainter &painter, Tone tone, const QRectF &rect, const QString &text, FontRole role, ColorToken color,
               Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter)
{
    painter.save();
    const QFont font = Theme::current().font(role);
    painter.setFont(font);
    painter.setPen(inked(tone, color));
    const QString shown = QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
    painter.restore();
}

void paintCircle(QPainter &painter, const QRectF &body, const QString &name, Tone tone)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal size = 38;
    painter.translate(body.center());
    painter.rotate(-8);
    const QRectF circle(-size / 2, -size / 2, size, size);
    painter.setPen(QPen(inked(tone, ColorToken::Failed), 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(circle);
    QFont font = Theme::current().font(FontRole::SecondaryStrong);
    const QString ink = inkOf(name);
    font.setPixelSize(ink.size() > 3 ? 9 : 11);
    painter.setFont(font);
    painter.drawText(circle, Qt::AlignCenter | Qt::TextSingleLine, ink);
    painter.restore();
}

void paintBody(QPainter &painter, const QRectF &body, const Stamp &stamp, const domain::Directory &directory, Tone tone)
{
    const PersonId signer = stamp.actedBy.isEmpty() ? stamp.person : stamp.actedBy;
    const QString remark = remarkOf(stamp);
    if (isStamped(stamp.mark)) {
        paintCircle(painter, body, personName(directory, signer), tone);
        if (!remark.isEmpty())
            writeLine(painter, tone, body.adjusted(3, 1, -3, 1 - body.height() + 13), remark, FontRole::Caption,
                      ColorToken::Failed, Qt::AlignLeft | Qt::AlignVCenter);
        return;
    }
    if (stamp.mark == Mark::Skipped) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(inked(tone, ColorToken::Text2), 1));
        painter.drawLine(body.bottomLeft(), body.topRight());
        painter.restore();
    }
    painter.save();
    painter.setFont(Theme::current().font(FontRole::Caption));
    painter.setPen(inked(tone, colorOf(stamp.mark)));
    const QString name = signer.isEmpty() ? QString() : personName(directory, signer);
    QStringList lines{domain::markName(stamp.mark)};
    if (stamp.isWithdrawn)
        lines = QStringList{StampBox::tr("Withdrawn")};
    if (!name.isEmpty())
        lines.append(name);
    lines.removeAll(QString());
    painter.drawText(body.adjusted(3, 2, -3, -2), Qt::AlignCenter | Qt::TextWordWrap, lines.join(QStringLiteral("\n")));
    painter.restore();
}

QString footOf(const Stamp &stamp, const domain::Directory &directory, const QDateTime &now)
{
    if (!stamp.actedBy.isEmpty())
        return StampBox::tr("for %1", "acting for somebody").arg(personName(directory, stamp.person));
    if (!stamp.at.isValid())
        return {};
    return shortDateText(inShownZone(stamp.at).date(), inShownZone(now).date());
}

void paintField(QPainter &painter, const QRectF &rect, const Stamp &stamp, const domain::Directory &directory,
                const QDateTime &now, Tone tone)
{
    const QColor line = inked(tone, ColorToken::LineStrong);
    painter.fillRect(QRectF(rect.topLeft(), QSizeF(rect.width(), headHeight)), inked(tone, ColorToken::Sunken));
    painter.setPen(line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
    const QRectF head(rect.left(), rect.top(), rect.width(), headHeight);
    const QRectF body(rect.left(), head.bottom(), rect.width(), bodyHeight);
    const QRectF foot(rect.left(), body.bottom(), rect.width(), footHeight);
    painter.drawLine(head.bottomLeft(), head.bottomRight());
    painter.drawLine(foot.topLeft(), foot.topRight());
    writeLine(painter, tone, head.adjusted(4, 0, -4, 0), headOf(stamp, directory), FontRole::Caption, ColorToken::Text1,
              Qt::AlignCenter);
    paintBody(painter, body, stamp, directory, tone);
    writeLine(painter, tone, foot.adjusted(2, 0, -2, 0), footOf(stamp, directory, now), FontRole::Caption,
              ColorToken::Text3, Qt::AlignCenter);
}

//! One letter below the other where a language is written so, turned where it is not.
void paintLabel(QPainter &painter, const QRectF &rect, const QString &label, Tone tone)
{
    painter.save();
    painter.fillRect(rect, inked(tone, ColorToken::Sunken));
    painter.setPen(inked(tone, ColorToken::LineStrong));
    painter.drawRect(rect);
    painter.setFont(Theme::current().font(FontRole::Caption));
    painter.setPen(inked(tone, ColorToken::Text1));
    const bool isUpright = !label.isEmpty() && label.front().script() == QChar::Script_Hangul;
    if (isUpright) {
        QString letters;
        for (const QChar each : label)
            letters += QString(each) + u'\n';
        painter.drawText(rect, Qt::AlignCenter, letters.trimmed());
    } else {
        painter.translate(rect.center());
        painter.rotate(-90);
        painter.drawText(QRectF(-rect.height() / 2, -rect.width() / 2, rect.height(), rect.width()), Qt::AlignCenter,
                         label);
    }
    painter.restore();
}

QList<Box> boxesOf(const QList<Stamp> &stamps)
{
    QList<Box> boxes{{StampBox::tr("Approval"), {}}, {StampBox::tr("Agreement"), {}}};
    for (const Stamp &stamp : stamps) {
        if (!isNote(stamp))
            boxes[isBeside(stamp) ? 1 : 0].fields.append(stamp);
    }
    boxes.removeIf([](const Box &box) { return box.fields.isEmpty(); });
    return boxes;
}

QStringList notesOf(const QList<Stamp> &stamps, const domain::Directory &directory, const QDateTime &now)
{
    QStringList notes;
    for (const StepType type : {StepType::Informed, StepType::Receive}) {
        QStringList people;
        for (const Stamp &stamp : stamps) {
            if (stamp.type != type || !isNote(stamp))
                continue;
            QString who = personName(directory, stamp.person);
            if (stamp.at.isValid())
                who += StampBox::tr(" (%1 %2)", "what and when")
                           .arg(domain::markName(stamp.mark), momentText(stamp.at, now));
            people.append(who);
        }
        if (!people.isEmpty())
            notes.append(
                StampBox::tr("%1: %2", "role and people").arg(stepTypeName(type), people.join(QStringLiteral(", "))));
    }
    return notes;
}

//! Paints, or only measures without a painter.
qreal layOut(QPainter *painter, const QPointF &topLeft, qreal width, const QList<Stamp> &stamps,
             const domain::Directory &directory, const QDateTime &now, Tone tone)
{
    qreal y = topLeft.y();
    const int perRow = std::max(1, static_cast<int>((width - labelWidth) / fieldWidth));
    qreal x = topLeft.x();
    bool isRowOpen = false;
    for (const Box &box : boxesOf(stamps)) {
        for (qsizetype first = 0; first < box.fields.size(); first += perRow) {
            const qsizetype count = std::min<qsizetype>(perRow, box.fields.size() - first);
            const qreal wide = labelWidth + fieldWidth * static_cast<qreal>(count);
            if (isRowOpen && x + wide > topLeft.x() + width) {
                y += fieldHeight + gap;
                x = topLeft.x();
            }
            if (painter) {
                paintLabel(*painter, QRectF(x, y, labelWidth, fieldHeight), box.label, tone);
                for (qsizetype i = 0; i < count; ++i)
                    paintField(*painter,
                               QRectF(x + labelWidth + fieldWidth * static_cast<qreal>(i), y, fieldWidth, fieldHeight),
                               box.fields.at(first + i), directory, now, tone);
            }
            x += wide + gap;
            isRowOpen = true;
        }
    }
    if (isRowOpen)
        y += fieldHeight;
    for (const QString &note : notesOf(stamps, directory, now)) {
        if (painter)
            writeLine(*painter, tone, QRectF(topLeft.x(), y + 4, width, noteHeight - 4), note, FontRole::Caption,
                      ColorToken::Text2);
        y += noteHeight;
    }
    return y - topLeft.y();
}

} // namespace

StampBox::StampBox(QWidget *parent)
    : ThemedWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void StampBox::showLine(const domain::Release &release, const TaskId &task, const domain::Directory &directory,
                        const QDateTime &now)
{
    const domain::ApprovalRequest *const request = release.approval(task);
    const domain::Task *const planned = release.plan().task(task);
    showStamps(request       ? domain::stampsOf(release, *request)
                   : planned ? domain::plannedStamps(release, *planned, directory, now)
                             : QList<Stamp>(),
               directory, now);
}

void StampBox::showStamps(const QList<Stamp> &stamps, const domain::Directory &directory, const QDateTime &now)
{
    m_stamps = stamps;
    m_directory = directory;
    m_now = now;
    setAccessibleName(tr("Approval box"));
    setAccessibleDescription(inWords(stamps, directory, now));
    updateGeometry();
    update();
}

qreal StampBox::paint(QPainter &painter, const QPointF &topLeft, qreal width, const QList<Stamp> &stamps,
                      const domain::Directory &directory, const QDateTime &now, Tone tone)
{
    return layOut(&painter, topLeft, width, stamps, directory, now, tone);
}

QString StampBox::inWords(const QList<Stamp> &stamps, const domain::Directory &directory, const QDateTime &now)
{
    QStringList fields;
    for (const Stamp &stamp : stamps) {
        QStringList words{headOf(stamp, directory)};
        if (!stamp.person.isEmpty())
            words.append(personName(directory, stamp.person));
        if (!stamp.actedBy.isEmpty())
            words.append(tr("%1 acting").arg(personName(directory, stamp.actedBy)));
        if (const QString mark = domain::markName(stamp.mark); !mark.isEmpty())
            words.append(mark);
        if (stamp.at.isValid())
            words.append(momentText(stamp.at, now));
        fields.append(words.join(QStringLiteral(", ")));
    }
    return fields.join(QStringLiteral("; "));
}

QSize StampBox::sizeHint() const
{
    qreal width = 0;
    for (const Box &box : boxesOf(m_stamps))
        width += labelWidth + fieldWidth * static_cast<qreal>(box.fields.size()) + gap;
    const int wide = static_cast<int>(std::max(width - gap, labelWidth + fieldWidth)) + 2;
    return {wide, heightForWidth(wide)};
}

QSize StampBox::minimumSizeHint() const
{
    return {static_cast<int>(labelWidth + fieldWidth) + 2, static_cast<int>(fieldHeight) + 2};
}

int StampBox::heightForWidth(int width) const
{
    return static_cast<int>(layOut(nullptr, {0, 0}, width - 2, m_stamps, m_directory, m_now, Tone::Light)) + 2;
}

void StampBox::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paint(painter, QPointF(0.5, 0.5), width() - 2, m_stamps, m_directory, m_now, Theme::current().tone());
}

void StampBox::languageChanged()
{
    showStamps(m_stamps, m_directory, m_now);
}

} // namespace releasedesk::ui
