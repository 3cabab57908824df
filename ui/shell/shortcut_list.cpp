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

constexpr int margin = 32; //!< beside the box and between its columns
constexpr int roomAround = 200; //!< above and below: title, button and the edge of the window

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShortcutList)
};

using Kind = KeyHelpGroup::Kind;

KeyHelpGroup everywhere()
{
    return {Kind::Everywhere,
            Text::tr("Everywhere"),
            {{{"Ctrl+K"}, Text::tr("Search or run a command")},
             {{"G H"}, Text::tr("Home")},
             {{"G A"}, Text::tr("Approvals")},
             {{"G R"}, Text::tr("Releases")},
             {{"G V"}, Text::tr("Versions")},
             {{"G C"}, Text::tr("Calendar")},
             {{"G U"}, Text::tr("People")},
             {{"G P"}, Text::tr("Templates")},
             {{"G T", "Ctrl+Shift+F"}, Text::tr("Find an issue")},
             {{"N"}, Text::tr("New release")},
             {{"Alt+Left", "Alt+Right"}, Text::tr("Back, forward")},
             {{"Ctrl+B"}, Text::tr("Fold or unfold the side bar")},
             {{"F6", "Shift+F6"}, Text::tr("Next, previous area")},
             {{"Ctrl+,"}, Text::tr("Settings")},
             {{"Ctrl+Shift+L"}, Text::tr("Light or dark")},
             {{"F11"}, Text::tr("Show this view to others, or no longer")},
             {{"F1"}, Text::tr("These keys")}}};
}

KeyHelpGroup ofRelease()
{
    return {Kind::Release,
            Text::tr("Release"),
            {{{"Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7"}, Text::tr("Tabs")},
             {{"Ctrl+Return"}, Text::tr("The next step of the release")},
             {{"Space"}, Text::tr("Pause or continue")},
             {{"Ctrl+Shift+R"}, Text::tr("Roll back…")}}};
}

KeyHelpGroup ofFlow()
{
    return {Kind::Flow,
            Text::tr("Flow"),
            {{{"Tab"}, Text::tr("Next task")},
             {{"J", "K"}, Text::tr("Next, previous task")},
             {{"Return"}, Text::tr("To the content of the task")},
             {{"A", "Shift+A"}, Text::tr("Add a task after it, beside it")},
             {{"C"}, Text::tr("Connect")},
             {{"F2"}, Text::tr("Rename")},
             {{"Alt+Left", "Alt+Right"}, Text::tr("Move within and between phases")},
             {{"Ctrl+D"}, Text::tr("Duplicate")},
             {{"Ctrl+C", "Ctrl+V"}, Text::tr("Copy, paste as text")},
             {{"Shift+Right", "Shift+R"}, Text::tr("Choose several, align them")},
             {{"Shift+C"}, Text::tr("Comment")},
             {{"Ctrl+F"}, Text::tr("Find a task")},
             {{"[", "]"}, Text::tr("Fold, unfold a phase")},
             {{"E"}, Text::tr("Unfold the release inside a task, or fold it")},
             {{"W", "T", "P"}, Text::tr("Swimlanes, timeline, critical path")},
             {{"Ctrl+Shift+O"}, Text::tr("Outline")},
             {{"L"}, Text::tr("Log")},
             {{"Del"}, Text::tr("Remove")},
             {{"Ctrl+Z", "Ctrl+Y"}, Text::tr("Undo, redo")},
             {{"+", "-", "Ctrl+0"}, Text::tr("Zoom, fit")}}};
}

//! What the table or the text of a page answers to.
KeyHelpGroup ofPage(const Place &place)
{
    const KeyHelp open{{"Return"}, Text::tr("Open")};
    const KeyHelp filter{{"/"}, Text::tr("Filter")};
    const KeyHelp copy{{"Ctrl+C"}, Text::tr("Copy the row")};
    const QString tables = Text::tr("Tables");
    switch (place.view) {
    case View::Home:
        return {Kind::Page, tables, {open, copy}};
    case View::Releases:
    case View::Versions:
        return {Kind::Page, tables, {open, filter, copy}};
    case View::People:
        return {Kind::Page, tables, {filter, copy}};
    case View::Connections:
        return {Kind::Page, tables, {open, {{"Space"}, Text::tr("Test the connection")}, copy}};
    case View::NewRelease:
        return {Kind::Page, Text::tr("New release"), {{{"Ctrl+Return"}, Text::tr("Create the draft")}}};
    default:
        break;
    }
    switch (place.tab) {
    case ReleaseTab::Features:
        return {Kind::Page,
                tables,
                {open,
                 {{"Ctrl+Return"}, Text::tr("Open in Jira")},
                 {{"X"}, Text::tr("Select")},
                 {{"F"}, Text::tr("Put right what is warned of")},
                 filter,
                 copy}};
    case ReleaseTab::WorkPlan:
        return {Kind::Page, Text::tr("Work plan"), {{{"Ctrl+P"}, Text::tr("Print")}}};
    case ReleaseTab::Notes:
        return {Kind::Page, Text::tr("Notes"), {{{"Ctrl+S"}, Text::tr("Save")}}};
    case ReleaseTab::Code:
        return {
            Kind::Page,
            tables,
            {{{"F5"}, Text::tr("Compare code and Jira")}, open, filter, {{"Ctrl+Shift+C"}, Text::tr("Copy the rows")}}};
    default:
        return {};
    }
}

KeyHelpGroup ofApprovals()
{
    return {Kind::Approvals,
            Text::tr("Approvals"),
            {{{"J", "K"}, Text::tr("Next, previous")},
             {{"D"}, Text::tr("Differences")},
             {{"Ctrl+Return"}, Text::tr("Approve")},
             {{"Shift+R"}, Text::tr("Return for changes")},
             {{"X"}, Text::tr("Choose to sign together")},
             {{"Ctrl+A"}, Text::tr("Choose all that wait for you")},
             {{"V"}, Text::tr("Look through what is chosen")},
             {{"Ctrl+Shift+Return"}, Text::tr("Sign what is chosen")},
             {{"C"}, Text::tr("Comment")}}};
}

KeyHelpGroup ofCalendar()
{
    return {Kind::Calendar,
            Text::tr("Calendar"),
            {{{"Left", "Right"}, Text::tr("Day before, after")},
             {{"Up", "Down"}, Text::tr("Week before, after")},
             {{"PgUp", "PgDown"}, Text::tr("What lies before, after")},
             {{"T"}, Text::tr("Today")},
             {{"M", "W"}, Text::tr("Month, two weeks")},
             {{"Return"}, Text::tr("Open what is planned that day")}}};
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
        auto *const words = new SafeLabel(each.words, FontRole::Body);
        words->setWordWrap(true);
        grid->addWidget(words, row, 0);
        grid->addWidget(new Chip(each.printed(), ChipLook::key()), row, 1, Qt::AlignRight | Qt::AlignTop);
    }
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(row + 1, 1);
    return area;
}

//! The groups beside each other, at most \p tallest high: what does not fit is scrolled to.
QWidget *makeColumns(const QList<KeyHelpGroup> &groups, int boxWidth, int tallest)
{
    auto *const inside = new QWidget;
    auto *const columns = new QHBoxLayout(inside);
    columns->setContentsMargins(0, 0, margin / 2, 0);
    columns->setSpacing(margin);
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
    auto *const area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidgetResizable(true);
    area->setWidget(inside);
    area->setAccessibleName(Text::tr("Keys of this view"));
    const int needed = columns->totalHeightForWidth(boxWidth - 2 * margin);
    area->setFixedHeight(std::min(needed, tallest));
    area->setFocusPolicy(needed > tallest ? Qt::StrongFocus : Qt::NoFocus); // arrows scroll it
    return area;
}

} // namespace

QString KeyHelp::printed() const
{
    const auto one = [](const QString &key) {
        const bool isChord = key.size() == 3 && key.at(1) == u' ';
        return isChord ? key : keyText(QKeySequence(key));
    };
    if (keys.size() > 3)
        return one(keys.first()) + QStringLiteral(" … ") + one(keys.last());
    QStringList texts;
    for (const QString &key : keys)
        texts.append(one(key));
    return texts.join(QStringLiteral("  "));
}

QList<KeyHelpGroup> keysOf(const Place &place)
{
    switch (place.view) {
    case View::Release:
        if (place.tab == ReleaseTab::Flow)
            return {everywhere(), ofRelease(), ofFlow()};
        if (const KeyHelpGroup page = ofPage(place); !page.keys.isEmpty())
            return {everywhere(), ofRelease(), page};
        return {everywhere(), ofRelease()};
    case View::Approvals:
        return {everywhere(), ofApprovals()};
    case View::Calendar:
        return {everywhere(), ofCalendar()};
    case View::Settings:
        return {everywhere()};
    default:
        return {everywhere(), ofPage(place)};
    }
}

ShortcutList::ShortcutList(const Place &place, QWidget *over)
    : Dialog(over)
{
    const QList<KeyHelpGroup> groups = keysOf(place);
    setAccessibleName(tr("Keys of this view"));
    const int wanted = (groups.size() > 1 ? 720 : 400) * std::max(100, Theme::current().textScale()) / 100;
    const int wide = std::min(wanted, over->width() - 2 * margin);
    setBoxWidth(wide);
    content()->setSpacing(16);
    content()->addWidget(new SafeLabel(tr("Keys of this view"), FontRole::Section));
    content()->addWidget(makeColumns(groups, wide, over->height() - roomAround));
    auto *const close = new Button(tr("Close"));
    content()->addWidget(close, 0, Qt::AlignRight);
    connect(close, &Button::clicked, this, &Dialog::close);
}

} // namespace releasedesk::ui
