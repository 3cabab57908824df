// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/work_plan_paper.h"

#include "core/base/safe_text.h"
#include "core/documents/approval_box.h"
#include "core/documents/work_plan_steps.h"
#include "ui/stamps/stamp_box.h"
#include "ui/wording/release_words.h"

#include <QPainter>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QUrl>

namespace releasedesk::ui {
namespace {

constexpr qreal boxWidth = 700; //!< in pixels of the window, as wide as the paper
constexpr qreal sharpness = 3; //!< pixels of paper for each
constexpr qreal marginMillimetres = 12;

//! Only the pictures that were put in are found in it.
class QuietDocument final : public QTextDocument
{
public:
    [[nodiscard]] QVariant loadResource(int /*type*/, const QUrl & /*name*/) override { return {}; }
};

QImage pictureOf(const documents::ApprovalBox &box, const domain::Directory &directory, const QDateTime &now)
{
    QImage measured(1, 1, QImage::Format_RGB32);
    QPainter ruler(&measured);
    const qreal height = StampBox::paint(ruler, {0, 0}, boxWidth, box.stamps, directory, now, Tone::Light) + 2;
    ruler.end();
    QImage picture(QSizeF(boxWidth * sharpness, height * sharpness).toSize(), QImage::Format_RGB32);
    picture.fill(QColor::fromRgba(rgbOf(ColorToken::Surface, Tone::Light)));
    picture.setDevicePixelRatio(sharpness);
    QPainter painter(&picture);
    StampBox::paint(painter, {0.5, 0.5}, boxWidth - 1, box.stamps, directory, now, Tone::Light);
    return picture;
}

void addBoxes(QTextDocument &document, const domain::Release &release, const domain::Directory &directory,
              const QDateTime &now)
{
    QTextCursor cursor(&document);
    for (const documents::ApprovalBox &box : documents::approvalBoxes(release, directory, now)) {
        const QImage picture = pictureOf(box, directory, now);
        const QString name = QStringLiteral("box:") + box.task.value();
        document.addResource(QTextDocument::ImageResource, QUrl(name), picture);
        QTextCharFormat strong;
        strong.setFontWeight(QFont::DemiBold);
        cursor.insertText(SafeText::lineFromOutside(box.title).plain(), strong);
        cursor.insertBlock();
        QTextImageFormat format;
        format.setName(name);
        format.setWidth(picture.width() / sharpness);
        format.setHeight(picture.height() / sharpness);
        cursor.insertImage(format);
        cursor.insertBlock();
    }
}

//! That dialect makes links of what looks like one, and titles come from outside: paper leads nowhere.
void takeLinksOut(QTextDocument &document)
{
    QTextCharFormat plain;
    plain.setAnchor(false);
    plain.setAnchorHref({});
    plain.setFontUnderline(false);
    plain.setForeground(QColor::fromRgba(rgbOf(ColorToken::Text1, Tone::Light)));
    QTextCursor cursor(&document);
    cursor.select(QTextCursor::Document);
    cursor.mergeCharFormat(plain);
}

//! Lines around every cell, and rows that stay on one page.
void drawTables(QTextDocument &document)
{
    for (QTextFrame *const frame : document.rootFrame()->childFrames()) {
        auto *const table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(0.5);
        format.setBorderCollapse(true);
        format.setCellPadding(3);
        format.setHeaderRowCount(1);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        table->setFormat(format);
    }
}

} // namespace

std::unique_ptr<QTextDocument> workPlanPaper(const domain::Release &release, const domain::Directory &directory,
                                             const QDateTime &now)
{
    auto document = std::make_unique<QuietDocument>();
    QFont font = Theme::current().font(FontRole::Body);
    font.setPixelSize(9);
    document->setDefaultFont(font);
    document->setMarkdown(documents::workPlanMarkdown(release, directory, now),
                          QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) // it has tables
                              | QTextDocument::MarkdownNoHTML);
    takeLinksOut(*document);
    drawTables(*document);
    addBoxes(*document, release, directory, now);
    return document;
}

QPageLayout workPlanPage()
{
    return {QPageSize(QPageSize::A4), QPageLayout::Landscape,
            QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
            QPageLayout::Millimeter};
}

void writeWorkPlanPaper(QIODevice &device, const domain::Release &release, const domain::Directory &directory,
                        const QDateTime &now)
{
    QPdfWriter writer(&device);
    writer.setTitle(SafeText::lineFromOutside(nameOf(release, directory)).plain());
    writer.setResolution(96);
    writer.setPageLayout(workPlanPage());
    workPlanPaper(release, directory, now)->print(&writer);
}

} // namespace releasedesk::ui
