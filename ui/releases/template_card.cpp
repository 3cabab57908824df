// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/template_card.h"

#include "ui/releases/mini_flow.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/wording/time_words.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

namespace releasedesk::ui {
namespace {

constexpr int halo = 3; //!< around the chosen card
constexpr int pictureHeight = 105;
constexpr int edge = 13;

//! As many lines as fit; the last one is cut with dots.
void paintLines(QPainter &painter, const QRectF &rect, const QString &text)
{
    const int height = Theme::current().lineHeight(FontRole::Secondary);
    const auto most = static_cast<int>(rect.height()) / height;
    QTextLayout layout(text, Theme::current().font(FontRole::Secondary));
    layout.beginLayout();
    for (int i = 0; i < most; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        const bool isLast = i == most - 1;
        const QString words = isLast ? text.mid(line.textStart()) : text.mid(line.textStart(), line.textLength());
        paintLine(painter, QRectF(rect.left(), rect.top() + i * height, rect.width(), height), words.trimmed(),
                  FontRole::Secondary, ColorToken::Text2);
    }
    layout.endLayout();
}

} // namespace

TemplateCard::TemplateCard(templates::ReleaseTemplate pattern, int releases, QWidget *parent)
    : QAbstractButton(parent)
    , m_pattern(std::move(pattern))
    , m_releases(releases)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRing", false); // the halo says which one it is
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

QSize TemplateCard::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {230,
            2 * halo + pictureHeight + 24 + theme.lineHeight(FontRole::Strong)
                + 2 * theme.lineHeight(FontRole::Secondary) + theme.lineHeight(FontRole::Caption) + 8};
}

void TemplateCard::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::current();
    const QRectF box = QRectF(rect()).adjusted(halo, halo, -halo, -halo);
    if (isChecked() || hasFocus())
        paintBox(painter, box.adjusted(-halo, -halo, halo, halo), 10, ColorToken::AccentHalo, ColorToken::AccentHalo);
    const ColorToken border = isChecked() ? ColorToken::Accent : underMouse() ? ColorToken::Control : ColorToken::Line;
    paintBox(painter, box, 8, ColorToken::Surface, border, isChecked() ? 2 : 1);

    QPainterPath upper;
    upper.addRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6);
    painter.save();
    painter.setClipPath(upper);
    const QRectF picture(box.left(), box.top(), box.width(), pictureHeight);
    painter.fillRect(picture, tokenColor(ColorToken::Sunken));
    painter.fillRect(QRectF(box.left(), picture.bottom() - 1, box.width(), 1), tokenColor(ColorToken::Line));
    if (m_pattern.plan.tasks.isEmpty())
        IconStore::paint(painter, QRectF(picture.center() - QPointF(10, 10), QSizeF(20, 20)), "plus",
                         ColorToken::Text3);
    else
        paintMiniFlow(painter, picture, m_pattern.plan);
    painter.restore();

    QRectF line(box.left() + edge, picture.bottom() + 10, box.width() - 2 * edge, theme.lineHeight(FontRole::Strong));
    const QString version = m_pattern.version > 0 ? tr("v%1").arg(m_pattern.version) : QString();
    paintLine(painter, line, version, FontRole::Caption, ColorToken::Text3, Qt::AlignRight | Qt::AlignVCenter);
    paintLine(painter, line.adjusted(0, 0, -textWidth(version, FontRole::Caption) - 8, 0), text(), FontRole::Strong,
              ColorToken::Text1);
    const QRectF words(line.left(), line.bottom() + 2, line.width(), 2.0 * theme.lineHeight(FontRole::Secondary));
    const QString description
        = isKorean() && !m_pattern.descriptionKo.isEmpty() ? m_pattern.descriptionKo : m_pattern.description;
    paintLines(painter, words, description);

    const int tasks = static_cast<int>(m_pattern.plan.tasks.size() - m_pattern.plan.rollbackLane().size());
    const QRectF foot(line.left(), box.bottom() - 10 - theme.lineHeight(FontRole::Caption), line.width(),
                      theme.lineHeight(FontRole::Caption));
    if (m_pattern.plan.tasks.isEmpty())
        return;
    paintLine(painter, foot, tr("%n task(s)", nullptr, tasks), FontRole::Caption, ColorToken::Text3);
    paintLine(painter, foot, m_releases > 0 ? tr("%n release(s)", nullptr, m_releases) : tr("not used yet"),
              FontRole::Caption, ColorToken::Text3, Qt::AlignRight | Qt::AlignVCenter);
}

void TemplateCard::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

void TemplateCard::setPattern(const templates::ReleaseTemplate &pattern)
{
    m_pattern = pattern;
    describe();
    update();
}

void TemplateCard::describe()
{
    setText(isKorean() && !m_pattern.nameKo.isEmpty() ? m_pattern.nameKo : m_pattern.name);
    setAccessibleName(text());
    const QString &description
        = isKorean() && !m_pattern.descriptionKo.isEmpty() ? m_pattern.descriptionKo : m_pattern.description;
    setAccessibleDescription(description);
    setToolTip(plainToolTip(description));
}

} // namespace releasedesk::ui
