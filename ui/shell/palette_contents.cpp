// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/palette_contents.h"

#include "core/base/safe_text.h"
#include "ui/widgets/key_text.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QApplication>
#include <QClipboard>
#include <QTranslator>

#include <algorithm>
#include <array>

namespace releasedesk::ui {
namespace {

using Group = PaletteEntry::Group;

constexpr const char *context = "PaletteContents";

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PaletteContents)
};

struct ViewRow {
    View view;
    const char *name;
    IconName icon;
    const char *keys;
    const char *also = "";
};

constexpr std::array views{
    ViewRow{View::Home, QT_TRANSLATE_NOOP("PaletteContents", "Home"), "home", "G H"},
    ViewRow{View::Approvals, QT_TRANSLATE_NOOP("PaletteContents", "Approvals"), "approvals", "G A"},
    ViewRow{View::Releases, QT_TRANSLATE_NOOP("PaletteContents", "Releases"), "flow", "G R"},
    ViewRow{View::Versions, QT_TRANSLATE_NOOP("PaletteContents", "Versions"), "version", "G V",
            QT_TRANSLATE_NOOP("PaletteContents", "compare versions, Jira versions, issues")},
    ViewRow{View::Calendar, QT_TRANSLATE_NOOP("PaletteContents", "Calendar"), "calendar", "G C",
            QT_TRANSLATE_NOOP("PaletteContents", "schedule, slot, window, freeze")},
    ViewRow{View::People, QT_TRANSLATE_NOOP("PaletteContents", "People"), "users", "G U",
            QT_TRANSLATE_NOOP("PaletteContents", "roles, accounts, absence, groups, keys")},
    ViewRow{View::Connections, QT_TRANSLATE_NOOP("PaletteContents", "Connections"), "connections", "",
            QT_TRANSLATE_NOOP("PaletteContents", "Jira, Jenkins, Confluence, Git, servers, network")},
    ViewRow{View::Settings, QT_TRANSLATE_NOOP("PaletteContents", "Settings"), "settings", "Ctrl ,",
            QT_TRANSLATE_NOOP("PaletteContents", "preferences, language, theme, text size, notifications, about")},
};

struct TabRow {
    ReleaseTab tab;
    const char *name;
    IconName icon;
};

constexpr std::array tabs{
    TabRow{ReleaseTab::Flow, QT_TRANSLATE_NOOP("PaletteContents", "Flow"), "flow"},
    TabRow{ReleaseTab::Features, QT_TRANSLATE_NOOP("PaletteContents", "Features"), "version"},
    TabRow{ReleaseTab::Approvals, QT_TRANSLATE_NOOP("PaletteContents", "Approvals"), "approvals"},
    TabRow{ReleaseTab::WorkPlan, QT_TRANSLATE_NOOP("PaletteContents", "Work plan"), "document"},
    TabRow{ReleaseTab::Notes, QT_TRANSLATE_NOOP("PaletteContents", "Notes"), "notes"},
    TabRow{ReleaseTab::History, QT_TRANSLATE_NOOP("PaletteContents", "History"), "history"},
    TabRow{ReleaseTab::Code, QT_TRANSLATE_NOOP("PaletteContents", "Code"), "commit"},
};

//! In both languages, where both are known.
QString otherWords(const char *also)
{
    if (!also || *also == 0)
        return {};
    return QString(Text::tr(also) + u'\n' + inOtherLanguage(context, also));
}

PaletteEntry entryOf(const WindowCommand &command)
{
    PaletteEntry entry;
    entry.title = QCoreApplication::translate(command.context, command.text);
    entry.otherTitle = inOtherLanguage(command.context, command.text);
    entry.also = otherWords(command.also);
    entry.detail = command.detail;
    entry.icon = command.icon;
    entry.keys = command.keys;
    entry.disabledReason = command.disabledReason;
    entry.run = command.run;
    return entry;
}

PaletteEntry entryOf(const ReleaseAction &action, const domain::Release &release, const QString &name,
                     const PaletteHooks &hooks)
{
    PaletteEntry entry;
    entry.title = action.text;
    entry.otherTitle = inOtherLanguage("ReleaseActions", englishOf(action.kind));
    entry.detail
        = action.task.isEmpty() ? name : QString(name + QStringLiteral(" · ") + taskTitle(release, action.task));
    entry.icon = action.icon;
    entry.iconColor = action.isDestructive ? ColorToken::RolledBack : ColorToken::Text2;
    entry.keys = keyText(action.shortcut);
    entry.disabledReason = action.disabledReason;
    entry.run = [act = hooks.act, action, id = release.id()] { act(action, id); };
    return entry;
}

QList<PaletteEntry> tabEntries(const ReleaseId &release, const QString &name, const PaletteHooks &hooks)
{
    QList<PaletteEntry> entries;
    for (const TabRow &row : tabs) {
        PaletteEntry entry;
        entry.group = Group::Place;
        entry.title = name + QStringLiteral(", ") + Text::tr(row.name);
        entry.otherTitle = name + u' ' + inOtherLanguage(context, row.name);
        entry.icon = row.icon;
        entry.run = [go = hooks.go, place = Place{View::Release, release, row.tab}] { go(place); };
        entries.append(entry);
    }
    return entries;
}

QList<PaletteEntry> actionEntries(const domain::Release &release, const session::Desk &desk, const QDateTime &now,
                                  const PaletteHooks &hooks)
{
    QList<PaletteEntry> entries;
    const QString name = nameOf(release, desk.directory());
    for (const ReleaseAction &action :
         releaseActions(release, desk.person(), desk.directory(), now, &desk.book()).all())
        entries.append(entryOf(action, release, name, hooks));
    return entries;
}

QList<PaletteEntry> releaseEntries(const session::Desk &desk, const QDateTime &now, const PaletteHooks &hooks)
{
    QList<const domain::Release *> sorted;
    for (const domain::Release &release : desk.book().releases())
        sorted.append(&release);
    std::ranges::sort(sorted, [](const domain::Release *a, const domain::Release *b) {
        return std::tuple(!isOpen(*a), b->changedAt(), a->id()) < std::tuple(!isOpen(*b), a->changedAt(), b->id());
    });
    QList<PaletteEntry> entries;
    for (const domain::Release *const release : std::as_const(sorted)) {
        const QString project = projectName(desk.directory(), release->project());
        const StateWord state = stateWordOf(*release);
        PaletteEntry entry;
        entry.group = Group::Place;
        entry.title = project + u' ' + release->version();
        entry.detail = SafeText::lineFromOutside(release->title()).plain();
        entry.project = project;
        entry.projectColor = projectColor(desk.directory(), release->project());
        entry.state = state.state;
        entry.stateWord = state.word;
        entry.run = [go = hooks.go, id = release->id()] { go({View::Release, id}); };
        entry.actions = actionEntries(*release, desk, now, hooks) + tabEntries(release->id(), entry.title, hooks);
        entries.append(entry);
    }
    return entries;
}

Lozenge::Category categoryOf(domain::StatusCategory category)
{
    switch (category) {
    case domain::StatusCategory::ToDo:
        return Lozenge::Category::ToDo;
    case domain::StatusCategory::InProgress:
        return Lozenge::Category::InProgress;
    case domain::StatusCategory::Done:
        return Lozenge::Category::Done;
    }
    Q_UNREACHABLE();
}

PaletteEntry entryOf(const domain::Issue &issue, const domain::Release &release, const QString &name,
                     const PaletteHooks &hooks)
{
    PaletteEntry entry;
    entry.group = Group::Issue;
    entry.title = SafeText::lineFromOutside(issue.key).plain();
    entry.detail = SafeText::lineFromOutside(issue.summary).plain();
    const bool isBug = issue.issueClass == domain::IssueClass::Bug;
    entry.icon = isBug ? IconName("bug") : issue.issueClass == domain::IssueClass::Feature ? IconName("story") : "task";
    entry.iconColor = isBug                               ? ColorToken::Failed
        : issue.issueClass == domain::IssueClass::Feature ? ColorToken::Succeeded
                                                          : ColorToken::Running;
    entry.lozenge = categoryOf(issue.category);
    entry.lozengeWord = Lozenge::wordOf(*entry.lozenge);
    entry.run = [show = hooks.showIssue, id = release.id(), key = issue.key] { show(id, key); };

    PaletteEntry there;
    there.group = Group::Place;
    there.title = Text::tr("Show in the features of %1").arg(name);
    there.icon = "version";
    there.run = entry.run;
    PaletteEntry copy;
    copy.title = Text::tr("Copy %1").arg(entry.title);
    copy.icon = "copy";
    copy.run = [words = QString(entry.title + u' ' + entry.detail)] { QApplication::clipboard()->setText(words); };
    entry.actions = {there, copy};
    return entry;
}

QList<PaletteEntry> issueEntries(const session::Desk &desk, const PaletteHooks &hooks)
{
    QList<PaletteEntry> entries;
    QSet<QString> seen;
    for (const domain::Release &release : desk.book().releases()) {
        const QString name = nameOf(release, desk.directory());
        for (const domain::Issue &issue : release.snapshot().issues) {
            if (seen.contains(issue.key))
                continue;
            seen.insert(issue.key);
            entries.append(entryOf(issue, release, name, hooks));
        }
    }
    return entries;
}

QList<PaletteEntry> peopleEntries(const session::Desk &desk, const PaletteHooks &hooks)
{
    QList<PaletteEntry> entries;
    for (const domain::Person &person : desk.directory().people) {
        PaletteEntry entry;
        entry.group = Group::Person;
        entry.title = personName(desk.directory(), person.id);
        entry.otherTitle = person.printedName(!isKorean());
        entry.detail = personTitle(desk.directory(), person.id);
        entry.icon = "user";
        for (const domain::Release &release : desk.book().releases()) {
            if (release.owner() != person.id || !isOpen(release))
                continue;
            PaletteEntry owned;
            owned.group = Group::Place;
            owned.title = nameOf(release, desk.directory());
            owned.project = projectName(desk.directory(), release.project());
            owned.projectColor = projectColor(desk.directory(), release.project());
            const StateWord state = stateWordOf(release);
            owned.state = state.state;
            owned.stateWord = state.word;
            owned.run = [go = hooks.go, id = release.id()] { go({View::Release, id}); };
            entry.actions.append(owned);
        }
        if (!person.mail.isEmpty()) {
            PaletteEntry copy;
            copy.title = Text::tr("Copy %1").arg(person.mail);
            copy.icon = "copy";
            copy.run = [mail = person.mail] { QApplication::clipboard()->setText(mail); };
            entry.actions.append(copy);
        }
        if (entry.actions.isEmpty())
            entry.disabledReason = Text::tr("owns no open release");
        entries.append(entry);
    }
    return entries;
}

} // namespace

QString inOtherLanguage(const char *textContext, const char *english)
{
    if (isKorean())
        return QString::fromUtf8(english);
    static const QTranslator *const korean = [] {
        auto *const translator = new QTranslator(qApp);
        return translator->load(QStringLiteral(":/i18n/release_desk_ko.qm")) ? translator : nullptr;
    }();
    return korean ? korean->translate(textContext, english) : QString();
}

QString viewName(View view)
{
    const auto row = std::ranges::find(views, view, &ViewRow::view);
    if (row != views.end())
        return Text::tr(row->name);
    return view == View::NewRelease ? Text::tr("New release") : QString();
}

QString tabName(ReleaseTab tab)
{
    return Text::tr(std::ranges::find(tabs, tab, &TabRow::tab)->name);
}

QList<PaletteEntry> paletteContents(const session::Desk &desk, const QDateTime &now, const ReleaseId &scope,
                                    const PaletteHooks &hooks)
{
    QList<PaletteEntry> entries;
    const domain::Release *const release = scope.isEmpty() ? nullptr : desk.release(scope);
    if (release)
        entries += actionEntries(*release, desk, now, hooks);
    for (const WindowCommand &command : hooks.commands)
        entries.append(entryOf(command));
    entries += hooks.shown;
    if (release)
        entries += tabEntries(scope, nameOf(*release, desk.directory()), hooks);
    entries += releaseEntries(desk, now, hooks);
    for (const ViewRow &row : views) {
        PaletteEntry entry;
        entry.group = Group::Place;
        entry.title = Text::tr(row.name);
        entry.otherTitle = inOtherLanguage(context, row.name);
        entry.icon = row.icon;
        entry.also = otherWords(row.also);
        entry.keys = QString::fromLatin1(row.keys);
        entry.run = [go = hooks.go, view = row.view] { go({view}); };
        entries.append(entry);
    }
    return entries + peopleEntries(desk, hooks) + issueEntries(desk, hooks);
}

} // namespace releasedesk::ui
