// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextBrowser>

namespace releasedesk::ui {

//! Markdown from anywhere as a page to read. Nothing is loaded: no picture, no file, no address; HTML stays text; a
//! link is told and never followed.
class MarkdownView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit MarkdownView(QWidget *parent = nullptr);

    void showMarkdown(const QString &markdown);
    [[nodiscard]] const QString &markdown() const { return m_markdown; }

    //! Answers nothing, whatever is asked for.
    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

signals:
    void openLink(const QString &address);

private:
    void render();
    void style();

    QString m_markdown;
};

} // namespace releasedesk::ui
