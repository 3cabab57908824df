// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/shortcut_list.h"

#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/key_text.h"
#include "ui/widgets/safe_label.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShortcutList)
};

QString keys(const char *sequence)
{
    return keyText(QKeySequence(QString::fromLatin1(sequence)));
}

KeyHelpGroup everywhere()
{
    return {Text::tr("Everywhere"),
            {{keys("Ctrl+K"), Text::tr("Search or run a command")},
             {QStringLiteral("G H"), Text::tr("Home")},
             {QStringLiteral("G A"), Text::tr("Approvals")},
             {QStringLiteral("G R"), Text::tr("Releases")},
             {QStringLiteral("G V"), Text::tr("Versions")},
             {QStringLiteral("G C"), Text::tr("Calendar")},
             {QStringLiteral("G U"), Text::tr("People")},
             {QStringLiteral("N"), Text::tr("New release")},
             {keys("Alt+Left") + QStringLiteral("  ") + keys("Alt+Right"), Text::tr("Back, forward")},
             {keys("Ctrl+B"), Text::tr("Fold or unfold the side bar")},
             {keys("F6") + QStringLiteral("  ") + keys("Shift+F6"), Text::tr("Next, previous area")},
             {keys("Ctrl+,"), Text::tr("Settings")},
             {keys("Ctrl+Shift+L"), Text::tr("Light or dark")},
             {keys("F11"), Text::tr("Show this view to others, or no longer")},
             {keys("F1"), Text::tr("These keys")}}};
}

KeyHelpGroup ofRelease()
{
    return {Text::tr("Release"),
            {{keys("Ctrl+1") + QStringLiteral(" … ") + keys("Ctrl+7"), Text::tr("Tabs")},
             {keys("Ctrl+Return"), Text::tr("The next step of the release")},
             {keys("Space"), Text::tr("Pause or continue")},
             {keys("Ctrl+Shift+R"), Text::tr("Roll back…")},
             {keys("L"), Text::tr("Log")},
             {keys("J") + QStringLiteral("  ") + keys("K"), Text::tr("Next, previous task")}}};
}

KeyHelpGroup ofFlow()
{
    const QString gap = QStringLiteral("  ");
    return {Text::tr("Flow"),
            {{keys("Tab"), Text::tr("Next task")},
             {keys("Return"), Text::tr("To the content of the task")},
             {keys("A") + gap + keys("Shift+A"), Text::tr("Add a task after it, beside it")},
             {keys("C"), Text::tr("Connect")},
             {keys("F2"), Text::tr("Rename")},
             {keys("Alt+Left") + gap + keys("Alt+Right"), Text::tr("Move within and between phases")},
             {keys("Ctrl+D"), Text::tr("Duplicate")},
             {keys("Ctrl+C") + gap + keys("Ctrl+V"), Text::tr("Copy, paste as text")},
             {keys("Shift+Right") + gap + keys("Shift+R"), Text::tr("Choose several, align them")},
             {keys("Shift+C"), Text::tr("Comment")},
             {keys("Ctrl+F"), Text::tr("Find a task")},
             {keys("[") + gap + keys("]"), Text::tr("Fold, unfold a phase")},
             {keys("W") + gap + keys("T") + gap + keys("P"), Text::tr("Swimlanes, timeline, critical path")},
             {keys("Ctrl+Shift+O"), Text::tr("Outline")},
             {keys("Del"), Text::tr("Remove")},
             {keys("Ctrl+Z") + QStringLiteral("  ") + keys("Ctrl+Y"), Text::tr("Undo, redo")},
             {keys("+") + QStringLiteral("  ") + keys("-") + QStringLiteral("  ") + keys("Ctrl+0"),
              Text::tr("Zoom, fit")}}};
}

KeyHelpGroup ofTables()
{
    return {Text::tr("Tables"),
            {{keys("Return"), Text::tr("Open")},
             {keys("Space"), Text::tr("Preview")},
             {keys("X"), Text::tr("Select")},
             {keys("/"), Text::tr("Filter")},
             {keys("Ctrl+C"), Text::tr("Copy the row")}}};
}

KeyHelpGroup ofApprovals()
{
    return {Text::tr("Approvals"),
            {{keys("J") + QStringLiteral("  ") + keys("K"), Text::tr("Next, previous")},
             {keys("D"), Text::tr("Differences")},
             {keys("Ctrl+Return"), Text::tr("Approve")},
             {keys("Shift+R"), Text::tr("Return for changes")},
             {keys("X"), Text::tr("Choose to sign together")},
             {keys("Ctrl+A"), Text::tr("Choose all that wait for you")},
             {keys("Ctrl+Shift+Return"), Text::tr("Sign what is chosen")},
             {keys("C"), Text::tr("Comment")}}};
}

KeyHelpGroup ofCalendar()
{
    return {Text::tr("Calendar"),
            {{keys("Left") + QStringLiteral("  ") + keys("Right"), Text::tr("Day before, after")},
             {keys("Up") + QStringLiteral("  ") + keys("Down"), Text::tr("Week before, after")},
             {keys("PgUp") + QStringLiteral("  ") + keys("PgDown"), Text::tr("What lies before, after")},
             {keys("T"), Text::tr("Today")},
             {keys("M") + QStringLiteral("  ") + keys("W"), Text::tr("Month, two weeks")},
             {keys("Return"), Text::tr("Open what is planned that day")}}};
}

QWidget *makeGroup(const KeyHelpGroup &group)
{
    auto *const area = new QWidget;
    auto *const grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->addWidget(new SafeLabel(group.title, FontRole::CaptionLabel, ColorToken::Text3), 0, 0, 1, 2);
    int row = 0;
    for (const KeyHelp &each : group.keys) {
        ++row;
        grid->addWidget(new SafeLabel(each.words, FontRole::Body), row, 0);
        grid->addWidget(new Chip(each.keys, ChipLook::key()), row, 1, Qt::AlignRight);
    }
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(row + 1, 1);
    return area;
}

} // namespace

QList<KeyHelpGroup> keysOf(View view)
{
    switch (view) {
    case View::Release:
        return {everywhere(), ofRelease(), ofFlow()};
    case View::Approvals:
        return {everywhere(), ofApprovals()};
    case View::Calendar:
        return {everywhere(), ofCalendar()};
    case View::Home:
    case View::Releases:
    case View::Versions:
    case View::People:
    case View::Connections:
        return {everywhere(), ofTables()};
    case View::Settings:
    case View::NewRelease:
        break;
    }
    return {everywhere()};
}

ShortcutList::ShortcutList(View view, QWidget *over)
    : Dialog(over)
{
    const QList<KeyHelpGroup> groups = keysOf(view);
    setAccessibleName(tr("Keys of this view"));
    setBoxWidth(groups.size() > 1 ? 660 : 360);
    content()->setSpacing(16);
    content()->addWidget(new SafeLabel(tr("Keys of this view"), FontRole::Section));
    auto *const columns = new QHBoxLayout;
    columns->setSpacing(32);
    auto *const left = new QVBoxLayout;
    auto *const right = new QVBoxLayout;
    left->addWidget(makeGroup(groups.constFirst()));
    left->addStretch();
    for (qsizetype i = 1; i < groups.size(); ++i) {
        right->addWidget(makeGroup(groups.at(i)));
        right->addSpacing(16);
    }
    right->addStretch();
    columns->addLayout(left, 1);
    if (groups.size() > 1)
        columns->addLayout(right, 1);
    content()->addLayout(columns);
    auto *const close = new Button(tr("Close"));
    content()->addWidget(close, 0, Qt::AlignRight);
    connect(close, &Button::clicked, this, &Dialog::close);
}

} // namespace releasedesk::ui
