// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/first_place.h"

#include "app/desktop/picture_scene.h"

using namespace Qt::StringLiterals;

namespace releasedesk::app {
namespace {

ui::ReleaseTab tabOf(const QString &view)
{
    if (view == u"features" || sceneNames().contains(view))
        return ui::ReleaseTab::Features;
    if (view == u"approvals")
        return ui::ReleaseTab::Approvals;
    if (view == u"workplan")
        return ui::ReleaseTab::WorkPlan;
    if (view == u"notes")
        return ui::ReleaseTab::Notes;
    if (view == u"history")
        return ui::ReleaseTab::History;
    if (view == u"code")
        return ui::ReleaseTab::Code;
    return ui::ReleaseTab::Flow;
}

ReleaseId findRelease(const DesktopOptions &options, const session::Desk &desk)
{
    const domain::Release *best = nullptr;
    for (const domain::Release &release : desk.book().releases()) {
        const QString name = release.project().value() + u'/' + release.version();
        const bool isNamed = options.release == name || options.release == release.id().value();
        if (isNamed)
            return release.id();
        const bool isMine = release.owner() == desk.person();
        if (!best || (isMine && best->owner() != desk.person()))
            best = &release;
    }
    return best && options.release.isEmpty() ? best->id() : ReleaseId();
}

} // namespace

ui::Place firstPlace(const DesktopOptions &options, const session::Desk &desk)
{
    const QString &view = options.view;
    if (view == u"releases")
        return {ui::View::Releases};
    if (view == u"inbox")
        return {ui::View::Approvals};
    if (view == u"new-release")
        return {ui::View::NewRelease};
    if (view == u"connections")
        return {ui::View::Connections};
    if (view == u"people")
        return {ui::View::People};
    if (view == u"versions")
        return {ui::View::Versions};
    if (view == u"calendar")
        return {ui::View::Calendar};
    if (view == u"settings")
        return {ui::View::Settings};
    const bool isOfRelease = !view.isEmpty() && view != u"home" && view != u"palette";
    if (isOfRelease || (view.isEmpty() && !options.release.isEmpty()))
        return {ui::View::Release, findRelease(options, desk), tabOf(view)};
    return {};
}

} // namespace releasedesk::app
