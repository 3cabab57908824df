// SPDX-License-Identifier: Apache-2.0
// What the palette of the main window finds, and what choosing it does.
#include "ui/plan/plan_document.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/action_runner.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/palette_contents.h"
#include "ui/shell/panel_shelf.h"
#include "ui/shell/shown_commands.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/view_commands.h"
#include "ui/versions/jira_changer.h"
#include "ui/widgets/key_text.h"
#include "ui/widgets/toast_stack.h"
#include "ui/wording/release_words.h"

namespace releasedesk::ui {

void MainWindow::openPalette(const QString &typed)
{
    if (m_palette && m_palette->isVisible()) {
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
    hooks.commands.append({QT_TRANSLATE_NOOP("PaletteContents", "New release"), "plus", keyN,
                           [this] { go({View::NewRelease}); }, QString(),
                           QT_TRANSLATE_NOOP("PaletteContents", "templates, begin, draft")});
    hooks.commands.append({QT_TRANSLATE_NOOP("PaletteContents", "Find an issue"), "trace", QStringLiteral("G T"),
                           [this] { openPalette(QStringLiteral("#")); }, QString(),
                           QT_TRANSLATE_NOOP("PaletteContents", "trace, where is it, in which release")});
    hooks.commands.append({QT_TRANSLATE_NOOP("PaletteContents", "Switch between light and dark"), "hide",
                           QStringLiteral("Ctrl Shift L"), [this] { toggleTheme(); }});
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
    const domain::Release *const scope = hasScope ? release : nullptr;
    hooks.commands += flowCommands(scope);
    hooks.commands += commandsOfViews(scope);
    hooks.commands += settingsCommands();
    QStringList known;
    for (const WindowCommand &command : std::as_const(hooks.commands))
        known.append(QCoreApplication::translate(command.context, command.text));
    for (const ReleaseAction &action : shownActions().all())
        known.append(action.text);
    const QString where = shownRelease() ? tabName(place().tab) : viewName(place().view);
    hooks.shown = shownButtons(m_shelf, where, known, [window = QPointer<MainWindow>(this)](const QString &refusal) {
        if (window)
            window->m_toasts->show({State::Skipped, refusal, {}});
    });
    for (const PaletteEntry &entry : std::as_const(hooks.shown))
        known.append(entry.title);
    if (FlowView *const flow = m_shelf->shownFlow())
        hooks.shown += flowMenuEntries(*flow, where, known);
    const QList<PaletteEntry> all = paletteContents(m_needs.desk, m_needs.clock.utcNow(),
                                                    hasScope && release ? release->id() : ReleaseId(), hooks);
    return all;
}

//! Of the views that are not shown as well; those of a release are about \p release.
QList<WindowCommand> MainWindow::commandsOfViews(const domain::Release *release)
{
    QList<WindowCommand> commands;
    for (const ViewCommand &each : viewCommands()) {
        const bool isOfRelease = each.view == View::Release;
        if (isOfRelease && !release && !m_needs.desk.book().releases().isEmpty())
            continue; // the scope was taken away
        const ReleaseId id = isOfRelease && release ? release->id() : ReleaseId();
        WindowCommand command{each.text, each.icon, keyText(QKeySequence(QString::fromLatin1(each.keys))),
                              [this, &each, id] { runThere(each, id); }};
        command.also = each.also;
        command.context = each.context;
        command.detail = isOfRelease && release
            ? QString(nameOf(*release, m_needs.desk.directory()) + QStringLiteral(" · ") + tabName(each.tab))
            : viewName(each.view);
        if (isOfRelease && !release)
            command.disabledReason = tr("there is no release yet");
        else if (each.way == ViewCommand::Way::Proposal && release->isEditable())
            command.disabledReason = tr("the flow can be changed directly");
        else if (each.way == ViewCommand::Way::Proposal && !PlanDocument::of(m_needs.desk, id).isProposable())
            command.disabledReason = tr("the flow of this release cannot change any more");
        commands.append(command);
    }
    return commands;
}

QList<WindowCommand> MainWindow::settingsCommands()
{
    QList<WindowCommand> commands;
    const auto add = [&](const char *text, IconName icon, SettingsDialog::Page page, const char *also) {
        WindowCommand command{text, icon, {}, [this, page] { openSettings(page); }};
        command.also = also;
        command.context = "releasedesk::ui::SettingsDialog";
        command.detail = viewName(View::Settings);
        commands.append(command);
    };
    add("Language", "settings", SettingsDialog::GeneralPage, "");
    add("Text size", "settings", SettingsDialog::GeneralPage,
        QT_TRANSLATE_NOOP("PaletteContents", "larger type, density, zoom"));
    add("Notifications", "bell", SettingsDialog::NotificationPage,
        QT_TRANSLATE_NOOP("PaletteContents", "mail, messenger, desktop, quiet hours"));
    add("Single-letter shortcuts", "key", SettingsDialog::KeyboardPage,
        QT_TRANSLATE_NOOP("PaletteContents", "keyboard, keys"));
    add("About", "info", SettingsDialog::InformationPage,
        QT_TRANSLATE_NOOP("PaletteContents", "version of this program, licenses, diagnostics"));
    return commands;
}

//! Once the view is there: what it selects by itself is selected a moment later.
void MainWindow::runThere(const ViewCommand &command, const ReleaseId &release)
{
    if (command.view != View::Release)
        go({command.view});
    else if (place().release != release || place().tab != command.tab)
        go({View::Release, release, command.tab});
    QMetaObject::invokeMethod(
        this,
        [this, &command] {
            if (const QString refusal = m_shelf->run(command); !refusal.isEmpty())
                m_toasts->show({State::Skipped, refusal, {}});
        },
        Qt::QueuedConnection);
}

void MainWindow::toggleTheme()
{
    Theme &theme = Theme::current();
    theme.setMode(theme.isDark() ? Theme::Mode::Light : Theme::Mode::Dark);
}

} // namespace releasedesk::ui
