// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/place.h"
#include "ui/shell/window_needs.h"

#include <QHash>
#include <QStackedWidget>

namespace releasedesk::ui {

class ApprovalsPanel;
class ReleaseWorkspace;

//! The main views. Each is made when somebody first goes there, and passes on what its panel asks for.
class PanelShelf final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PanelShelf(const WindowNeeds &needs, QWidget *parent = nullptr);

    //! Whether there is a panel for the view.
    [[nodiscard]] static bool has(View view);

    void show(const Place &place);
    [[nodiscard]] ReleaseWorkspace *workspace() const { return m_workspace; }

    //! Modeling panel and task content of the flow, once it has been shown; else empty.
    [[nodiscard]] QList<QWidget *> flowParts() const { return m_flowParts; }

    //! Shows one issue of the release that is shown.
    void selectIssue(const QString &key);

signals:
    void placeWanted(const releasedesk::ui::Place &place);
    //! Another tab of the release that is shown.
    void tabWanted(releasedesk::ui::ReleaseTab tab);
    void newReleaseWanted();
    void linkWanted(const QString &address);
    //! Of something that the person did in a panel that has no place for it.
    void failed(const releasedesk::Error &error);

private:
    [[nodiscard]] QWidget *make(View view);
    [[nodiscard]] QWidget *makeHome();
    [[nodiscard]] QWidget *makeApprovals();
    void openRelease(const ReleaseId &release, ReleaseTab tab);
    [[nodiscard]] ReleaseWorkspace *makeWorkspace();
    [[nodiscard]] QString addressOf(const ConnectionId &connection) const;

    const WindowNeeds &m_needs;
    QHash<View, QWidget *> m_pages;
    ApprovalsPanel *m_approvals = nullptr;
    ReleaseWorkspace *m_workspace = nullptr;
    QList<QWidget *> m_flowParts;
};

} // namespace releasedesk::ui
