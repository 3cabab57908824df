// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"
#include "ui/wording/release_tab.h"

#include <QHash>

#include <functional>

class QStackedWidget;

namespace releasedesk::ui {

class Button;
class ErrorBanner;
class IconLabel;
class SafeLabel;
class Surface;
class TabBar;
class TemplateBook;

//! A release below its header bar: the tabs and what the chosen one shows. A page is made when it is first needed and
//! keeps its state while another is shown.
class ReleaseWorkspace final : public ThemedWidget
{
    Q_OBJECT

public:
    //! A page that can show any release.
    struct Page {
        QWidget *widget = nullptr;
        std::function<void(const ReleaseId &, const TaskId &)> show; //!< the task may be empty
    };
    using MakePage = std::function<Page()>;

    explicit ReleaseWorkspace(session::Desk &desk, QWidget *parent = nullptr);

    void addTab(ReleaseTab tab, MakePage make);

    //! Where newer versions of templates come from; \p book outlives it.
    void setTemplates(const TemplateBook &book);

    //! \p task is what the page is to show of the release; empty: whatever it showed before.
    void show(const ReleaseId &release, ReleaseTab tab, const TaskId &task = {});
    [[nodiscard]] const ReleaseId &release() const { return m_release; }
    [[nodiscard]] ReleaseTab tab() const { return m_tab; }
    [[nodiscard]] bool hasTab(ReleaseTab tab) const { return m_makers.contains(tab); }

    //! Below the tabs, edge to edge.
    [[nodiscard]] ErrorBanner *banner() const { return m_banner; }
    //! Who sent the release back and why, while it is back, and what keeps its next step from being taken.
    [[nodiscard]] ErrorBanner *stateBanner() const { return m_stateBanner; }
    //! \p reason is why the next step cannot be taken; empty: it can.
    void setObstacle(const QString &reason);
    [[nodiscard]] QWidget *tabRow() const;
    //! What is below tabs and banner: the page that is shown.
    [[nodiscard]] QWidget *page() const;

signals:
    void tabChosen(releasedesk::ui::ReleaseTab tab);
    //! Somebody wants to see what a newer version of the template brings.
    void updateWanted(const releasedesk::ReleaseId &release);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void showCounts(const domain::Release &release);
    void showNote(const domain::Release &release);
    void showState(const domain::Release &release);
    void connectDocument();
    void fitNote();
    [[nodiscard]] int indexOf(ReleaseTab tab) const;

    session::Desk &m_desk;
    ReleaseId m_release;
    ReleaseTab m_tab = ReleaseTab::Flow;
    Surface *m_row;
    TabBar *m_tabs;
    Button *m_undo;
    Button *m_redo;
    IconLabel *m_lock;
    SafeLabel *m_note;
    Button *m_update;
    Button *m_propose;
    const TemplateBook *m_book = nullptr;
    QWidget *m_noteArea;
    ErrorBanner *m_stateBanner;
    QString m_obstacle;
    ErrorBanner *m_banner;
    QStackedWidget *m_stack;
    QList<ReleaseTab> m_order;
    QHash<ReleaseTab, MakePage> m_makers;
    QHash<ReleaseTab, Page> m_pages;
    QList<QMetaObject::Connection> m_documentLinks;
};

//! Signatures that count, and how many complete all lines of the release: those asked for and those still planned.
struct SignatureCount {
    int granted = 0;
    int needed = 0;
};
[[nodiscard]] SignatureCount signatureCount(const domain::Release &release);

} // namespace releasedesk::ui
