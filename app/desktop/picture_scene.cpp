// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/picture_scene.h"

#include "ui/versions/version_head.h"
#include "ui/versions/version_view.h"
#include "ui/widgets/button.h"

using namespace Qt::StringLiterals;

namespace releasedesk::app {

const QStringList &sceneNames()
{
    static const QStringList names{u"issue"_s, u"compare"_s, u"sources"_s};
    return names;
}

void openScene(const QString &view, const QWidget &window)
{
    if (!sceneNames().contains(view))
        return;
    for (ui::VersionView *const page : window.findChildren<ui::VersionView *>()) {
        if (!page->isVisible())
            continue;
        if (view == u"compare") {
            emit page->compareWanted();
        } else if (view == u"sources") {
            page->head()->sourcesButton()->click();
        } else {
            if (!page->figures().warnings.isEmpty())
                page->selectIssue(page->figures().warnings.first().issueKey);
            page->openIssue();
        }
        return;
    }
}

} // namespace releasedesk::app
