// SPDX-License-Identifier: Apache-2.0
// What the palette of the main window finds, and what choosing it does.
#include "ui/shell/action_runner.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/palette_contents.h"
#include "ui/shell/panel_shelf.h"
#include "ui/shell/side_bar.h"
#include "ui/versions/jira_changer.h"
#include "ui/wording/release_words.h"

namespace releasedesk::ui {

void MainWindow::openPalette(const QString &typed)
{
    if (m_palette) {
        m_palette->close();
        return;
    }
    CommandPalette::Scope scope;
    const domain::Release *release = shownRelease();
    if (!release)
        release = mostUrgentRelease(m_needs.desk.book());
    if (release) {
        scope.name = nameOf(*release, m_needs.desk.directory());
        scope.project = projectName(m_needs.desk.directory(), release->project());
        scope.projectColor = projectColor(m_needs.desk.directory(), release->project());
    }
    m_palette = new CommandPalette([this](bool hasScope) { return paletteEntries(hasScope); }, scope, this);
    m_palette->open();
    m_palette->type(typed);
}

QList<PaletteEntry> MainWindow::paletteEntries(bool hasScope)
{
    const domain::Release *release = shownRelease();
    if (!release)
        release = mostUrgentRelease(m_needs.desk.book());
    const QString keyN = QStringLiteral("N");
    PaletteHooks hooks;
    hooks.go = [this](const Place &place) { go(place); };
    hooks.act = [this](const ReleaseAction &action, const ReleaseId &id) {
        go({View::Release, id});
        m_runner->run(action, id);
    };
    hooks.showIssue = [this](const ReleaseId &id, const QString &key) {
        go({View::Release, id, ReleaseTab::Features});
        m_shelf->selectIssue(key);
    };
    hooks.commands.append(
        {QT_TRANSLATE_NOOP("PaletteContents", "New release"), "plus", keyN, [this] { go({View::NewRelease}); }});
    hooks.commands.append({QT_TRANSLATE_NOOP("PaletteContents", "Switch between light and dark"), "hide",
                           QStringLiteral("Ctrl Shift L"), [] {
                               Theme &theme = Theme::current();
                               theme.setMode(theme.isDark() ? Theme::Mode::Light : Theme::Mode::Dark);
                           }});
    hooks.commands.append({QT_TRANSLATE_NOOP("PaletteContents", "Fold or unfold the side bar"), "sidebar",
                           QStringLiteral("Ctrl B"), [this] {
                               m_railWish = !m_side->isRail();
                               arrangeRail(true);
                           }});
    hooks.commands.append({QT_TRANSLATE_NOOP("PaletteContents", "Show the keys of this view"), "key",
                           QStringLiteral("F1"), [this] { openHelp(); }});
    hooks.commands.append({QT_TRANSLATE_NOOP("PaletteContents", "Open another workspace…"), "document", QString(),
                           [this] { emit otherWorkspaceWanted(); }});
    for (const JiraAct &act : m_shelf->jiraActs())
        hooks.commands.append({act.text, act.icon, QString(), act.run, act.refusal});
    hooks.commands += flowCommands();
    const QList<PaletteEntry> all = paletteContents(m_needs.desk, m_needs.clock.utcNow(),
                                                    hasScope && release ? release->id() : ReleaseId(), hooks);
    return all;
}

} // namespace releasedesk::ui
