// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/shell/place.h"
#include "ui/theme/icon_name.h"
#include "ui/widgets/surface.h"

#include <QVariantAnimation>

class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class MeButton;
class NavItem;
class SafeLabel;
class SearchButton;

//! The views, the projects and the person, 216 px wide or folded to a rail of 52 px.
class SideBar final : public Surface
{
    Q_OBJECT

public:
    static constexpr int wideWidth = 216;
    static constexpr int railWidth = 52;

    //! \p desk must outlive it.
    SideBar(session::Desk &desk, const QString &workspaceName, QWidget *parent = nullptr);

    //! In a sample workspace acting as somebody else is offered, and marked while it lasts. \p signedIn is who the
    //! person really is.
    void allowActing(const PersonId &signedIn);

    void setPlace(const Place &place);
    void setConnectionCount(int count);
    //! Whether the plus beside the projects adds one; otherwise it begins a release.
    void setProjectsAddable(bool areAddable);

    [[nodiscard]] bool isRail() const { return m_isRail; }
    //! At once, or within 160 ms.
    void setRail(bool isRail, bool isAnimated);

signals:
    void placeWanted(const releasedesk::ui::Place &place);
    void paletteWanted();
    void newReleaseWanted();
    void newProjectWanted();
    void actAsWanted(const releasedesk::PersonId &person);

protected:
    void languageChanged() override;

private:
    struct Item {
        View view;
        NavItem *item;
    };

    void addView(QVBoxLayout *layout, View view, IconName icon, const QString &keys);
    void refresh();
    void refreshProjects();
    void setTexts();
    void arrange();
    void offerPeople();

    session::Desk &m_desk;
    PersonId m_signedIn; //!< empty: acting is not allowed
    SafeLabel *m_title;
    SearchButton *m_search;
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
    QWidget *m_projectArea;
    SafeLabel *m_projectTitle;
    Button *m_addRelease;
    QVBoxLayout *m_projects;
    MeButton *m_me;
    QList<Item> m_views;
    QList<NavItem *> m_projectItems;
    Place m_place;
    QVariantAnimation m_folding;
    int m_connectionCount = 0;
    bool m_isRail = false;
    bool m_areProjectsAddable = false;
};

//! The release that needs a person most: stopped, then waiting, running, ready, draft; of \p project, or of all.
//! Null without an open one.
[[nodiscard]] const domain::Release *mostUrgentRelease(const projections::ReleaseBook &book,
                                                       const ProjectId &project = {});

} // namespace releasedesk::ui
