// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/shell/window_world.h"
#include "tests/ui/support/keyed_gate.h"
#include "ui/modeling/flow_menu.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/header_bar.h"
#include "ui/shell/palette_model.h"
#include "ui/shell/panel_shelf.h"
#include "ui/shell/shown_commands.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/view_commands.h"
#include "ui/widgets/button.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/toast.h"

#include <QLineEdit>
#include <QMenu>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

const QList<View> allViews{View::Home,     View::Approvals, View::Releases,    View::Versions,
                           View::Calendar, View::People,    View::Connections, View::NewRelease};
const QList<ReleaseTab> allTabs{ReleaseTab::Flow,  ReleaseTab::Features, ReleaseTab::Approvals, ReleaseTab::WorkPlan,
                                ReleaseTab::Notes, ReleaseTab::History,  ReleaseTab::Code};

//! Why a button need not be in the palette; empty: it has to be.
QString excuseOf(const QWidget *button)
{
    for (const QWidget *each = button; each; each = each->parentWidget()) {
        if (qobject_cast<const SideBar *>(each))
            return "the side bar goes to views and releases, which are places of the palette";
        if (qobject_cast<const HeaderBar *>(each) && nameOfButton(button) == "More actions")
            return "it opens a menu whose entries are in the palette";
        if (qobject_cast<const HeaderBar *>(each)
            && (nameOfButton(button) == "Back" || nameOfButton(button) == "Forward"))
            return "a step in the history of the window, which the palette itself would change";
    }
    return {};
}

void collect(const QMenu &menu, QStringList &names)
{
    for (const QAction *const action : menu.actions()) {
        if (action->menu())
            collect(*action->menu(), names);
        else if (!action->isSeparator())
            names.append(action->text().remove(u'&'));
    }
}

} // namespace

class TestPaletteCommands final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::current().install(); }
    void init()
    {
        m_world = std::make_unique<tests::WindowWorld>(true, true, &m_gate);
        m_world->window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_world->window.get()));
    }
    void cleanup() { m_world.reset(); }

    void everyWordOfAPersonLeadsToACommand()
    {
        const QStringList words{"sources",          "compare",         "rehearse", "hears",    "comment", "attach",
                                "propos",           "calendar",        "snapshot", "export",   "remind",  "language",
                                "templates",        "notifications",   "trace",    "delegate", "freeze",  "new version",
                                "import",           "attach a file",   "outline",  "critical", "PDF",     "Jenkins",
                                "propose a change", "compare checkout"};
        for (const Place &place : {Place{View::Home}, Place{View::Release, tests::checkoutRelease}}) {
            m_world->window->go(place);
            for (const QString &word : words)
                QVERIFY2(!foundBy(word).isEmpty(), qPrintable(word));
        }
    }

    void everyButtonOfEveryViewIsFound()
    {
        QStringList missing;
        int seen = 0;
        for (const Place &place : allPlaces()) {
            m_world->window->go(place);
            QTest::qWait(1);
            QSet<QString> names;
            for (const Button *const button : m_world->window->findChildren<Button *>()) {
                const bool isClear = qobject_cast<const SearchField *>(button->parentWidget());
                if (button->isVisible() && !nameOfButton(button).isEmpty() && excuseOf(button).isEmpty() && !isClear)
                    names.insert(nameOfButton(button));
            }
            for (const QString &name : std::as_const(names)) {
                ++seen;
                if (!foundBy(QString(u'>' + name)).contains(name) && !foundBy(name).contains(name))
                    missing.append(
                        QStringLiteral("%1 in view %2, tab %3").arg(name).arg(int(place.view)).arg(int(place.tab)));
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
        QVERIFY(seen > 60);
    }

    void everyEntryOfTheMenuOfTheFlowIsFound()
    {
        for (const ReleaseId &release : {tests::catalogRelease, tests::checkoutRelease}) {
            m_world->window->go({View::Release, release});
            QTRY_VERIFY(!m_world->window->findChild<FlowView *>()->flowScene().selectedTask().isEmpty());
            auto *const flow = m_world->window->findChild<FlowView *>();
            const std::unique_ptr<QMenu> menu(
                makeFlowMenu(*flow, flow->taskRect(flow->flowScene().selectedTask()).center()));
            QStringList names;
            collect(*menu, names);
            QVERIFY(names.size() > 20);
            for (const QString &name : std::as_const(names))
                QVERIFY2(foundBy(QString(u'>' + name)).contains(name), qPrintable(name));
        }
    }

    void whatCannotBeDoneNowSaysWhy()
    {
        m_world->window->go({View::Release, tests::checkoutRelease});
        QTRY_VERIFY(!m_world->window->findChild<FlowView *>()->flowScene().selectedTask().isEmpty());
        const auto reasonOf = [this](const QString &name) {
            const QList<PaletteEntry> entries = entriesFor(QString(u'>' + name));
            const auto found = std::ranges::find(entries, name, &PaletteEntry::title);
            return found == entries.end() ? QStringLiteral("not found")
                                          : QString(found->detail + QStringLiteral(": ") + found->disabledReason);
        };
        QVERIFY(reasonOf("Change where the issues come from…").contains("draft"));
        QVERIFY2(reasonOf("Duplicate").contains("locked"), qPrintable(reasonOf("Duplicate")));
        QVERIFY(reasonOf("Propose a change").endsWith(": "));
        m_world->window->go({View::Release, tests::catalogRelease});
        QVERIFY(reasonOf("Change where the issues come from…").endsWith(": "));
        QVERIFY(reasonOf("Propose a change").contains("directly"));
    }

    void everyCommandOfAViewFindsWhatItPresses()
    {
        for (const ViewCommand &command : viewCommands()) {
            QVERIFY(!command.title().isEmpty());
            // Shown only where the workspace can be written, which this one cannot.
            const bool isWriting = command.title() == "Add person…" || command.title() == "Groups…";
            if (command.way != ViewCommand::Way::Button || isWriting)
                continue;
            bool isThere = false;
            for (const ReleaseId &release : {tests::checkoutRelease, tests::paymentsRelease, tests::catalogRelease}) {
                m_world->window->go(command.view == View::Release ? Place{View::Release, release, command.tab}
                                                                  : Place{command.view});
                QTest::qWait(1);
                const auto buttons = m_world->window->findChildren<Button *>();
                isThere |= std::ranges::any_of(buttons, [&](const Button *each) {
                    return each->isVisible() && nameOfButton(each) == command.title();
                });
            }
            QVERIFY2(isThere, command.text);
        }
    }

    void aCommandFromAfarGoesThereAndDoesIt()
    {
        run("Attach a file");
        QCOMPARE(m_world->window->place().view, View::Release);
        QCOMPARE(m_world->window->place().tab, ReleaseTab::Flow);

        m_world->window->go({View::Home});
        run("Remind");
        QCOMPARE(m_world->window->place().tab, ReleaseTab::Approvals);
    }

    void whatIsNotOfferedThereIsSaid()
    {
        m_world->window->go({View::Release, tests::catalogRelease});
        run("Remind");
        QTRY_VERIFY(m_world->window->findChild<Toast *>());
    }

    void aButtonThatChangedSinceIsNotPressedAndThatIsSaid()
    {
        QWidget page;
        auto *const hidden = new Button("Hidden", Button::Kind::Default, &page);
        auto *const renamed = new Button("Renamed", Button::Kind::Default, &page);
        auto *const gone = new Button("Gone", Button::Kind::Default, &page);
        auto *const disabled = new Button("Disabled", Button::Kind::Default, &page);
        auto *const kept = new Button("Kept", Button::Kind::Default, &page);
        page.show();
        QStringList pressed;
        for (const Button *const each : {hidden, renamed, disabled, kept})
            connect(each, &Button::clicked, this, [&, each] { pressed.append(each->text()); });
        QStringList refusals;
        const QList<PaletteEntry> entries
            = shownButtons(&page, "Page", {}, [&](const QString &refusal) { refusals.append(refusal); });
        QCOMPARE(entries.size(), 5);

        hidden->hide();
        renamed->setText("Delete everything");
        delete gone;
        disabled->setDisabledReason("Only the owner may.");
        for (const PaletteEntry &each : entries)
            each.run();

        QCOMPARE(pressed, QStringList{"Kept"});
        QCOMPARE(refusals,
                 (QStringList{PanelShelf::notOffered("Hidden"), PanelShelf::notOffered("Renamed"),
                              PanelShelf::notOffered("Gone"), "Only the owner may."}));
    }

private:
    [[nodiscard]] static QList<Place> allPlaces()
    {
        QList<Place> places;
        for (const View view : allViews)
            places.append({view});
        for (const ReleaseId &release : {tests::checkoutRelease, tests::paymentsRelease, tests::catalogRelease}) {
            for (const ReleaseTab tab : allTabs)
                places.append({View::Release, release, tab});
        }
        return places;
    }

    //! With one palette for everything that is asked in one place.
    [[nodiscard]] QList<PaletteEntry> entriesFor(const QString &typed)
    {
        CommandPalette *palette = openedPalette();
        if (palette && m_askedAt != m_world->window->place()) {
            palette->close();
            palette = nullptr;
        }
        if (!palette)
            m_world->window->openPalette();
        m_askedAt = m_world->window->place();
        palette = openedPalette();
        palette->type(typed);
        QList<PaletteEntry> entries;
        for (int row = 0; row < palette->model().rowCount(); ++row) {
            if (const PaletteEntry *const entry = palette->model().entryAt(row))
                entries.append(*entry);
        }
        return entries;
    }

    [[nodiscard]] QStringList foundBy(const QString &typed)
    {
        QStringList titles;
        for (const PaletteEntry &entry : entriesFor(typed)) {
            if (entry.group == PaletteEntry::Group::Command || entry.group == PaletteEntry::Group::Place)
                titles.append(entry.title);
        }
        return titles;
    }

    [[nodiscard]] CommandPalette *openedPalette() const
    {
        const auto palettes = m_world->window->findChildren<CommandPalette *>();
        const auto open = std::ranges::find_if(palettes, [](const CommandPalette *each) { return each->isVisible(); });
        return open == palettes.end() ? nullptr : *open;
    }

    void run(const QString &words)
    {
        m_world->window->openPalette(QString(u'>' + words));
        QTest::keyClick(openedPalette()->findChild<QLineEdit *>(), Qt::Key_Return);
        QTest::qWait(20);
    }

    tests::KeyedGate m_gate; // who can sign can also delegate
    Place m_askedAt;
    std::unique_ptr<tests::WindowWorld> m_world;
};

RELEASE_DESK_TEST(tst_palette_commands, TestPaletteCommands)

#include "tst_palette_commands.moc"
