// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_delegate.h"

#include "core/base/safe_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/text_painting.h"
#include "ui/versions/issue_cell.h"
#include "ui/versions/issue_look.h"
#include "ui/versions/issue_table_model.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/lozenge.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int padding = 8;
constexpr int gap = 8;
constexpr int iconEdge = 16;
constexpr int avatarEdge = 20;
constexpr qsizetype maxPictures = 2000; // accounts come and go

} // namespace

IssueDelegate::IssueDelegate(QObject *parent)
    : RowDelegate(parent)
{
    connect(&Theme::current(), &Theme::changed, this, &IssueDelegate::forget);
}

void IssueDelegate::forget() const
{
    m_lines.clear();
    m_pictures.clear();
    m_fonts.clear();
}

void IssueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *const model = qobject_cast<const IssueTableModel *>(index.model());
    const domain::Issue *const issue = model ? model->issueAt(index) : nullptr;
    if (!issue) {
        RowDelegate::paint(painter, option, index);
        return;
    }
    paintRow(*painter, option, index);
    const int more = index.column() == 0 ? edge : 0;
    paintCell(*painter, QRectF(option.rect).adjusted(padding + more, 0, more - padding, -1), index.column(), *issue,
              index.column() == IssueTableModel::DevelopmentColumn && model->isCodeWarned(issue->key));
}

void IssueDelegate::paintCell(QPainter &painter, QRectF rect, int column, const domain::Issue &issue,
                              bool isCodeWarned) const
{
    switch (column) {
    case IssueTableModel::PriorityColumn: {
        const IssueSign sign = priorityOf(issue);
        return paintSign(painter, rect, sign.icon.toString(), sign.color);
    }
    case IssueTableModel::TypeColumn: {
        const IssueSign sign = typeOf(issue);
        return paintSign(painter, rect, sign.icon.toString(), sign.color);
    }
    case IssueTableModel::KeyColumn:
        paintText(painter, rect, issue.key, FontRole::Mono, ColorToken::Accent);
        return;
    case IssueTableModel::SummaryColumn:
        paintText(painter, rect, issue.summary, FontRole::Body, ColorToken::Text1);
        return;
    case IssueTableModel::AssigneeColumn: {
        if (!issue.assignee.isEmpty()) {
            const QString account = issue.assigneeId.isEmpty() ? issue.assignee : issue.assigneeId;
            paintPicture(painter, {rect.left(), std::round(rect.center().y() - avatarEdge / 2.0)},
                         QString(u'@' + account + u'/' + issue.assignee), {avatarEdge, avatarEdge},
                         [&](QPainter &picture) {
                             Avatar::paint(picture, QRectF(0, 0, avatarEdge, avatarEdge), assigneeOf(issue), account);
                         });
            rect.setLeft(rect.left() + avatarEdge + gap);
        }
        const QString name = issue.assignee.isEmpty() ? assigneeOf(issue) : issue.assignee;
        paintText(painter, rect, name, FontRole::Body, ColorToken::Text2);
        return;
    }
    case IssueTableModel::StatusColumn: {
        const QString word = statusOf(issue);
        const Lozenge::Category category = lozengeOf(issue);
        const QSize size(static_cast<int>(rect.width()), static_cast<int>(rect.height()));
        paintPicture(
            painter, rect.topLeft(),
            QString(QStringLiteral("#%1/%2/%3/").arg(static_cast<int>(category)).arg(size.width()).arg(size.height())
                    + word),
            size, [&](QPainter &picture) { Lozenge::paint(picture, QRectF(QPointF(), QSizeF(size)), word, category); });
        return;
    }
    case IssueTableModel::DevelopmentColumn: {
        const IssueSign sign = developmentOf(issue, isCodeWarned);
        if (!sign.icon.isNull())
            paintSign(painter, rect, sign.icon.toString(), sign.color);
        const qreal used = paintText(painter, rect, sign.words, sign.isWarning ? FontRole::Label : FontRole::Body,
                                     sign.isWarning ? ColorToken::Waiting : ColorToken::Text2);
        rect.setLeft(rect.left() + used + 2 * gap);
        if (!sign.more.isEmpty() && rect.width() > 0)
            paintText(painter, rect, sign.more, FontRole::Body, ColorToken::Text3);
        return;
    }
    default:
        return;
    }
}

qreal IssueDelegate::paintText(QPainter &painter, const QRectF &rect, const QString &all, FontRole role,
                               ColorToken color) const
{
    const int width = std::max(0, static_cast<int>(rect.width()));
    const QString text = all.left(2 * width + 64); // no more can be seen, and a line may be of a million letters
    QString key;
    key.reserve(text.size() + 3);
    key += QChar(static_cast<char16_t>(width));
    key += QChar(static_cast<char16_t>(static_cast<int>(role) + 1));
    key += text;
    const auto found = m_fonts.constFind(static_cast<int>(role));
    const QFont font
        = found != m_fonts.constEnd() ? *found : *m_fonts.insert(static_cast<int>(role), Theme::current().font(role));
    Line *line = m_lines.object(key);
    if (!line) {
        const QFontMetricsF metrics(font);
        // A hair's breadth of tolerance: the advance of a line is a fraction, columns are whole pixels.
        const QString shown = metrics.elidedText(SafeText::lineFromOutside(text).plain(), Qt::ElideRight, width + 0.5);
        line = new Line;
        line->text.setTextFormat(Qt::PlainText);
        line->text.setPerformanceHint(QStaticText::AggressiveCaching);
        line->text.setText(shown);
        line->text.prepare({}, font);
        line->width = line->text.size().width();
        m_lines.insert(key, line);
        line = m_lines.object(key);
    }
    painter.setFont(font);
    painter.setPen(tokenColor(color));
    const qreal top = rect.top() + (rect.height() - line->text.size().height()) / 2;
    painter.drawStaticText(QPointF(rect.left(), std::round(top)), line->text);
    return line->width;
}

void IssueDelegate::paintSign(QPainter &painter, QRectF &rect, const QString &icon, ColorToken color) const
{
    if (!icon.isEmpty())
        paintPicture(painter, {rect.left(), std::round(rect.center().y() - iconEdge / 2.0)},
                     QString(QStringLiteral("!%1/").arg(static_cast<int>(color)) + icon), {iconEdge, iconEdge},
                     [&](QPainter &picture) {
                         IconStore::paint(picture, QRectF(0, 0, iconEdge, iconEdge), IconName::find(icon), color,
                                          ColorToken::Surface);
                     });
    rect.setLeft(rect.left() + iconEdge + gap);
}

void IssueDelegate::paintPicture(QPainter &painter, const QPointF &at, const QString &key, QSize size,
                                 const std::function<void(QPainter &)> &draw) const
{
    auto found = m_pictures.constFind(key);
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (found == m_pictures.constEnd() || found->devicePixelRatio() != ratio) {
        if (m_pictures.size() > maxPictures)
            m_pictures.clear();
        QPixmap picture(size * ratio);
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        QPainter inside(&picture);
        draw(inside);
        inside.end();
        found = m_pictures.insert(key, picture);
    }
    painter.drawPixmap(at, *found);
}

} // namespace releasedesk::ui
