// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/side_bar.h"

#include "ui/shell/logo.h"
#include "ui/shell/nav_item.h"
#include "ui/shell/side_bar_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key_text.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::ReleaseState;

QVBoxLayout *column(int margin)
{
    auto *const layout = new QVBoxLayout;
    layout->setContentsMargins(margin, 0, margin, 0);
    layout->setSpacing(1);
    return layout;
}

int urgencyOf(const domain::Release &release)
{
    switch (release.state()) {
    case ReleaseState::Halted:
        return 0;
    case ReleaseState::RollingBack:
        return 1;
    case ReleaseState::Running:
    case ReleaseState::Preparing:
        return 2;
    case ReleaseState::Paused:
        return 3;
    case ReleaseState::InApproval:
    case ReleaseState::Returned:
        return 4;
    case ReleaseState::Approved:
        return 5;
    default:
        return 6;
    }
}

//! The role that allows most, in one word.
QString roleOf(const domain::Directory &directory, const PersonId &id)
{
    using domain::Role;
    const domain::Person *const person = directory.person(id);
    const QList<Role> roles = person ? person->roles : QList<Role>();
    if (roles.contains(Role::Owner))
        return SideBar::tr("Owner");
    if (roles.contains(Role::Operator))
        return SideBar::tr("Operator");
    if (roles.contains(Role::Approver))
        return SideBar::tr("Approver");
    if (roles.contains(Role::Administrator))
        return SideBar::tr("Administrator");
    return roles.contains(Role::Auditor) ? SideBar::tr("Auditor") : SideBar::tr("Viewer");
}

//! Of those that are over; null: the project has none.
const domain::Release *newestRelease(const projections::ReleaseBook &book, const ProjectId &project)
{
    const domain::Release *newest = nullptr;
    for (const domain::Release &release : book.releases()) {
        const bool isOfIt = release.project() == project && release.state() != domain::ReleaseState::Discarded;
        if (isOfIt && (!newest || release.changedAt() > newest->changedAt()))
            newest = &release;
    }
    return newest;
}

} // namespace

const domain::Release *mostUrgentRelease(const projections::ReleaseBook &book, const ProjectId &project)
{
    const domain::Release *best = nullptr;
    for (const domain::Release &release : book.releases()) {
        const bool isCandidate = isOpen(release) && (project.isEmpty() || release.project() == project);
        if (!isCandidate)
            continue;
        const bool isMore = !best || urgencyOf(release) < urgencyOf(*best)
            || (urgencyOf(release) == urgencyOf(*best) && release.windowStart() < best->windowStart());
        if (isMore)
            best = &release;
    }
    return best;
}

SideBar::SideBar(session::Desk &desk, const QString &workspaceName, QWidget *parent)
    : Surface(ColorToken::Window, parent)
    , m_desk(desk)
    , m_title(new SafeLabel(workspaceName, FontRole::Strong))
    , m_search(new SearchButton)
    , m_top(column(8))
    , m_bottom(column(8))
    , m_projectArea(new QWidget)
    , m_projectTitle(new SafeLabel(FontRole::CaptionLabel, ColorToken::Text3))
    , m_addRelease(new Button("plus", QString()))
    , m_projects(column(8))
    , m_me(new MeButton)
{
    setLines(Qt::RightEdge);
    setFixedWidth(wideWidth);
    m_title->setElided();

    auto *const head = new QHBoxLayout;
    head->setContentsMargins(12, 12, 12, 12);
    head->setSpacing(10);
    head->addWidget(new Logo);
    head->addWidget(m_title, 1);

    auto *const searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(10, 0, 10, 10);
    searchRow->addWidget(m_search);

    addView(m_top, View::Home, "home", QStringLiteral("G H"));
    addView(m_top, View::Approvals, "approvals", QStringLiteral("G A"));
    addView(m_top, View::Releases, "flow", QStringLiteral("G R"));
    addView(m_top, View::Versions, "version", QStringLiteral("G V"));
    addView(m_top, View::Calendar, "calendar", QStringLiteral("G C"));
    addView(m_bottom, View::People, "users", QStringLiteral("G U"));
    addView(m_bottom, View::Connections, "connections", {});
    addView(m_bottom, View::Settings, "settings", keyText(QKeySequence(QStringLiteral("Ctrl+,"))));

    auto *const projectHead = new QHBoxLayout;
    projectHead->setContentsMargins(16, 10, 12, 1);
    projectHead->addWidget(m_projectTitle, 1);
    m_addRelease->setHeight(Button::Height::Small);
    projectHead->addWidget(m_addRelease);
    auto *const projectColumn = new QVBoxLayout(m_projectArea);
    projectColumn->setContentsMargins(0, 0, 0, 0);
    projectColumn->setSpacing(0);
    projectColumn->addLayout(projectHead);
    projectColumn->addLayout(m_projects);

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(searchRow);
    layout->addLayout(m_top);
    layout->addWidget(m_projectArea);
    layout->addStretch();
    layout->addLayout(m_bottom);
    layout->addSpacing(3);
    layout->addWidget(m_me);

    connect(m_search, &QAbstractButton::clicked, this, &SideBar::paletteWanted);
    connect(m_addRelease, &QAbstractButton::clicked, this,
            [this] { m_areProjectsAddable ? emit newProjectWanted() : emit newReleaseWanted(); });
    connect(m_me, &QAbstractButton::clicked, this, &SideBar::offerPeople);
    connect(&m_desk, &session::Desk::releaseChanged, this, &SideBar::refresh);
    connect(&m_desk, &session::Desk::inboxChanged, this, &SideBar::refresh);
    connect(&m_desk, &session::Desk::directoryChanged, this, [this] {
        refreshProjects();
        setTexts();
    });
    m_folding.setDuration(160);
    m_folding.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_folding, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &value) { setFixedWidth(value.toInt()); });
    m_me->setEnabled(false);
    refreshProjects();
    setTexts();
}

void SideBar::allowActing(const PersonId &signedIn)
{
    m_signedIn = signedIn;
    m_me->setEnabled(true);
    setTexts();
}

void SideBar::setPlace(const Place &place)
{
    m_place = place;
    for (const Item &each : m_views) {
        const bool isInside
            = each.view == View::Releases && (place.view == View::Release || place.view == View::NewRelease);
        each.item->setCurrent(each.view == place.view || isInside);
    }
}

void SideBar::setProjectsAddable(bool areAddable)
{
    m_areProjectsAddable = areAddable;
    setTexts();
}

void SideBar::setConnectionCount(int count)
{
    m_connectionCount = count;
    refresh();
}

void SideBar::setRail(bool isRail, bool isAnimated)
{
    if (isRail == m_isRail)
        return;
    m_isRail = isRail;
    arrange();
    const int width = isRail ? railWidth : wideWidth;
    if (isAnimated && isVisible() && !Theme::current().hasReducedMotion()) {
        m_folding.setStartValue(this->width());
        m_folding.setEndValue(width);
        m_folding.start();
    } else {
        m_folding.stop();
        setFixedWidth(width);
    }
}

void SideBar::languageChanged()
{
    setTexts();
}

void SideBar::addView(QVBoxLayout *layout, View view, IconName icon, const QString &keys)
{
    auto *const item = new NavItem(icon);
    item->setShownKeys(keys);
    layout->addWidget(item, 0, Qt::Alignment());
    m_views.append({view, item});
    connect(item, &QAbstractButton::clicked, this, [this, view] { emit placeWanted({view}); });
}

void SideBar::refresh()
{
    const auto toSign = std::ranges::count_if(m_desk.inbox().toSign, &projections::InboxItem::isMyTurn);
    const auto open = std::ranges::count_if(m_desk.book().releases(), [](const auto &each) { return isOpen(each); });
    for (const Item &each : m_views) {
        if (each.view == View::Approvals)
            each.item->setCount(toSign > 0 ? QString::number(toSign) : QString(), true);
        else if (each.view == View::Releases)
            each.item->setCount(open > 0 ? QString::number(open) : QString());
        else if (each.view == View::Connections)
            each.item->setCount(m_connectionCount > 0 ? QString::number(m_connectionCount) : QString());
    }
    for (qsizetype i = 0; i < m_projectItems.size(); ++i) {
        const domain::Release *const release = mostUrgentRelease(m_desk.book(), m_desk.directory().projects.at(i).id);
        if (release) {
            const StateWord state = stateWordOf(*release);
            m_projectItems.at(i)->setState(state.state, release->version() + QStringLiteral(": ") + state.word);
        } else {
            m_projectItems.at(i)->setState(std::nullopt);
        }
    }
}

void SideBar::refreshProjects()
{
    qDeleteAll(m_projectItems);
    m_projectItems.clear();
    for (const domain::Project &project : m_desk.directory().projects) {
        auto *const item = new NavItem("flow");
        const QString name = projectName(m_desk.directory(), project.id);
        item->setName(name);
        item->setProject(name, projectColor(m_desk.directory(), project.id));
        m_projects->addWidget(item);
        m_projectItems.append(item);
        connect(item, &QAbstractButton::clicked, this, [this, id = project.id] {
            const domain::Release *release = mostUrgentRelease(m_desk.book(), id);
            if (!release)
                release = newestRelease(m_desk.book(), id);
            emit placeWanted(release ? Place{View::Release, release->id()} : Place{View::Releases});
        });
    }
    refresh();
}

void SideBar::setTexts()
{
    const auto nameOf = [](View view) {
        switch (view) {
        case View::Home:
            return tr("Home");
        case View::Approvals:
            return tr("Approvals");
        case View::Releases:
            return tr("Releases");
        case View::Versions:
            return tr("Versions");
        case View::Calendar:
            return tr("Calendar");
        case View::People:
            return tr("People");
        case View::Connections:
            return tr("Connections");
        case View::Settings:
            return tr("Settings");
        case View::NewRelease:
        case View::Release:
            break;
        }
        return QString();
    };
    for (const Item &each : m_views)
        each.item->setName(nameOf(each.view));
    m_search->setText(tr("Search or run…"));
    m_search->setAccessibleName(m_search->text());
    m_search->setRail(m_isRail);
    m_projectTitle->showText(tr("Projects"));
    m_addRelease->setName(m_areProjectsAddable ? tr("Add a project…") : tr("New release"));
    const domain::Directory &directory = m_desk.directory();
    const bool isActing = !m_signedIn.isEmpty() && m_signedIn != m_desk.person();
    m_me->showPerson(personName(directory, m_desk.person()), m_desk.person().value(),
                     roleOf(directory, m_desk.person()), isActing ? personName(directory, m_signedIn) : QString());
    refresh();
}

void SideBar::arrange()
{
    m_title->setVisible(!m_isRail);
    m_projectArea->setVisible(!m_isRail);
    m_search->setRail(m_isRail);
    m_search->setVisible(!m_isRail);
    m_me->setRail(m_isRail);
    const int spacing = m_isRail ? 3 : 1;
    m_top->setSpacing(spacing);
    m_bottom->setSpacing(spacing);
    for (const Item &each : m_views)
        each.item->setRail(m_isRail);
    layout()->itemAt(0)->layout()->setContentsMargins(m_isRail ? 14 : 12, 12, m_isRail ? 13 : 12, 12);
    layout()->itemAt(1)->layout()->setContentsMargins(10, 0, 10, m_isRail ? 0 : 10);
}

void SideBar::offerPeople()
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const domain::Person &person : m_desk.directory().people) {
        const QString name = personName(m_desk.directory(), person.id);
        const QString title = personTitle(m_desk.directory(), person.id);
        const bool isMe = person.id == m_signedIn;
        const QString words = isMe ? tr("Yourself: %1").arg(name) : tr("Act as %1, %2").arg(name, title);
        QAction *const action = menu->addAction(QString(words).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(person.id == m_desk.person());
        connect(action, &QAction::triggered, this, [this, id = person.id] {
            if (id != m_desk.person())
                emit actAsWanted(id);
        });
    }
    const QPoint corner = m_me->mapToGlobal(QPoint(8, 0)) - QPoint(0, menu->sizeHint().height());
    menu->popup(corner);
}

} // namespace releasedesk::ui
