// SPDX-License-Identifier: Apache-2.0
// What lies over the content of the main window: the first explanation, and the veil over what is not up to date.
#include "ui/shell/action_runner.h"
#include "ui/shell/flow_page.h"
#include "ui/shell/header_bar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/overlay_layer.h"
#include "ui/shell/panel_shelf.h"
#include "ui/shell/release_workspace.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/status_bar.h"
#include "ui/widgets/error_banner.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace releasedesk::ui {
namespace {

constexpr int presentedType = 130; //!< percent of what it was
constexpr int largestType = 150; //!< percent; views are made for no more

const QString taughtKey = QStringLiteral("taught/flow");

} // namespace

void MainWindow::showStale()
{
    const QDateTime since = m_watch.silentSince();
    const QString time = inShownZone(since).toString(QStringLiteral("HH:mm:ss"));
    m_runner->setHeld(true);
    banner()->showMessage(ErrorBanner::Kind::Error, tr("The engine has not answered since %1.").arg(time),
                          tr("Nothing you see is newer. What was recorded is safe; nothing is sent until it answers."),
                          "wifi-off");
    banner()->setAction(0, tr("Try again now"));
    QString text;
    if (const domain::Release *const release = shownRelease())
        text = tr("%1 was at “%2”.").arg(nameOf(*release, m_needs.desk.directory()), stateWordOf(*release).word) + u' ';
    text += tr("Release Desk catches up by itself, without gaps, when the engine answers again. If it does not within "
               "a minute, close the program and start it again: it finds what was under way.");
    m_overlay->setDiagnostics(
        tr("Release Desk %1, workspace %2\nlast answer of the engine %3\nevents on record %4")
            .arg(QStringLiteral(RELEASE_DESK_VERSION), m_needs.folder, since.toString(Qt::ISODate))
            .arg(m_needs.desk.position()));
    if (m_overlay->mode() != OverlayLayer::Mode::StaleKept)
        m_overlay->showStale(contentArea(), tr("You see the state from %1").arg(time), text, time);
    showHeader();
}

void MainWindow::endStale()
{
    m_runner->setHeld(false);
    m_overlay->clear();
    showLock();
    banner()->clear();
    showHeader();
}

void MainWindow::presentFlow()
{
    for (FlowPage *const page : findChildren<FlowPage *>())
        page->setPresenting(m_scaleBefore.has_value());
}

//! The flow of a release that is under way cannot be edited: its edge says so.
void MainWindow::showLock()
{
    if (m_scaleBefore)
        presentFlow(); // it may just have been made
    const domain::Release *const release = shownRelease();
    const bool isFlow = release && place().tab == ReleaseTab::Flow;
    if (isFlow && !release->isEditable() && !release->isOver() && m_shelf->workspace())
        m_overlay->showLocked(contentArea());
    else
        m_overlay->endLocked();
}

//! For a wall or a meeting: nothing but what is shown, in larger type. Escape or F11 ends it.
void MainWindow::setPresenting(bool isPresenting)
{
    if (isPresenting == m_scaleBefore.has_value())
        return;
    Theme &theme = Theme::current();
    if (isPresenting) {
        m_overlay->setPresenting(true);
        m_scaleBefore = theme.textScale();
        theme.setTextScale(std::min(largestType, theme.textScale() * presentedType / 100));
    } else {
        theme.setTextScale(*std::exchange(m_scaleBefore, std::nullopt));
        m_overlay->setPresenting(false);
        showLock();
    }
    presentFlow();
    QList<QWidget *> chrome{m_side, m_header, m_status};
    if (m_shelf->workspace())
        chrome.append(m_shelf->workspace()->tabRow());
    for (QWidget *const each : std::as_const(chrome))
        each->setVisible(!isPresenting);
}

void MainWindow::teachFlow()
{
    const bool isFlow = place().view == View::Release && place().tab == ReleaseTab::Flow
        && m_shelf->workspace()->hasTab(ReleaseTab::Flow);
    if (!isFlow && m_overlay->mode() == OverlayLayer::Mode::Teach)
        m_overlay->clear(); // it points at what is not there any more; it comes again with the flow
    const bool isFree = m_overlay->mode() == OverlayLayer::Mode::Off || m_overlay->mode() == OverlayLayer::Mode::Locked;
    if (!isFlow || !isVisible() || m_needs.isForPicture || !isFree)
        return;
    if (QSettings().value(taughtKey, false).toBool())
        return;
    const QList<QWidget *> parts = m_shelf->flowParts();
    if (parts.size() < 2)
        return;
    connect(m_overlay, &OverlayLayer::taught, this, [this] {
        QSettings().setValue(taughtKey, true);
        for (FlowPage *const page : findChildren<FlowPage *>())
            page->takeKeyboard();
    });
    m_overlay->teach(
        {{{m_header, tr("Header bar"), tr("What this release is, how it is doing, and the one action that is next.")},
          {parts.at(0), tr("Modeling panel"),
           tr("Put tasks in order. Take one from the palette on the left, or press A on a task.")},
          {parts.at(1), tr("Task content"),
           tr("Everything about the selected task: what it does, who approves, live results.")}},
         {{m_shelf->workspace()->tabRow(), tr("One release, seven views"),
           tr("The features of the version, who signs, the work plan, the notes, the history and the code. Ctrl+1 to "
              "Ctrl+7.")},
          {m_status, tr("Status bar"), tr("Whether the engine answers, and what is running.")}}});
}

} // namespace releasedesk::ui
