// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/markdown_view.h"

#include "core/base/safe_text.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>

namespace releasedesk::ui {
namespace {

FontRole roleOf(int headingLevel)
{
    switch (headingLevel) {
    case 0:
        return FontRole::Body;
    case 1:
        return FontRole::PageTitle;
    case 2:
        return FontRole::Panel;
    default:
        return FontRole::Strong;
    }
}

void styleBlock(const QTextBlock &block, bool isFirst)
{
    const int level = block.blockFormat().headingLevel();
    QTextCursor cursor(block);
    QTextBlockFormat format;
    const bool isItem = block.textList() != nullptr;
    format.setTopMargin(isFirst ? 0 : level > 0 ? 14 : isItem ? 3 : 6);
    format.setBottomMargin(level > 0 ? 6 : isItem ? 3 : 6);
    format.setLineHeight(level > 0 ? 120 : 130, QTextBlockFormat::ProportionalHeight);
    cursor.mergeBlockFormat(format);
    if (level == 0)
        return;
    // Merging cannot take the relative size of a heading away: each piece gets its format again, links and all.
    QList<QTextFragment> pieces;
    for (auto piece = block.begin(); !piece.atEnd(); ++piece)
        pieces.append(piece.fragment());
    for (const QTextFragment &piece : std::as_const(pieces)) {
        QTextCharFormat letters = piece.charFormat();
        letters.clearProperty(QTextFormat::FontSizeAdjustment);
        letters.setFont(Theme::current().font(roleOf(level)));
        cursor.setPosition(piece.position());
        cursor.setPosition(piece.position() + piece.length(), QTextCursor::KeepAnchor);
        cursor.setCharFormat(letters);
    }
}

//! No picture is loaded from anywhere, so what the author wrote stands in its place.
void writePicturesOut(QTextDocument &document)
{
    struct Picture {
        int position;
        QString text;
    };
    QList<Picture> pictures;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto piece = block.begin(); !piece.atEnd(); ++piece) {
            const QTextImageFormat format = piece.fragment().charFormat().toImageFormat();
            if (!format.isValid())
                continue;
            const QString text
                = QStringLiteral("![%1](%2)").arg(format.property(QTextFormat::ImageAltText).toString(), format.name());
            for (int i = 0; i < piece.fragment().length(); ++i) // alike ones side by side are one piece
                pictures.append({piece.fragment().position() + i, text});
        }
    }
    QTextCursor cursor(&document);
    for (auto picture = pictures.crbegin(); picture != pictures.crend(); ++picture) {
        cursor.setPosition(picture->position);
        cursor.setPosition(picture->position + 1, QTextCursor::KeepAnchor);
        cursor.insertText(picture->text, QTextCharFormat());
    }
}

} // namespace

MarkdownView::MarkdownView(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
    setProperty("focusRing", false);
    connect(this, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &address) { emit openLink(address.toString(QUrl::FullyEncoded)); });
    connect(&Theme::current(), &Theme::changed, this, &MarkdownView::render);
}

void MarkdownView::showMarkdown(const QString &markdown)
{
    if (markdown == m_markdown)
        return;
    m_markdown = markdown;
    render();
}

QVariant MarkdownView::loadResource(int /*type*/, const QUrl & /*name*/)
{
    return QByteArray();
}

void MarkdownView::render()
{
    const int position = verticalScrollBar()->value();
    document()->setDefaultFont(Theme::current().font(FontRole::Body));
    document()->setDocumentMargin(0);
    document()->setMarkdown(SafeText::fromOutside(m_markdown).plain(),
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                                | QTextDocument::MarkdownNoHTML);
    writePicturesOut(*document());
    style();
    moveCursor(QTextCursor::Start); // a cursor at the end would be scrolled to when the page is shown
    verticalScrollBar()->setValue(position);
}

void MarkdownView::style()
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        styleBlock(block, block == document()->begin());
        if (QTextList *const list = block.textList()) {
            QTextListFormat format = list->format();
            format.setIndent(1);
            list->setFormat(format);
        }
    }
    document()->setIndentWidth(18);
}

} // namespace releasedesk::ui
