// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/widgets/picture.h"
#include "ui/theme/icons.h"
#include "ui/theme/text_painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/lozenge.h"
#include "ui/widgets/phase_strip.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/tab_bar.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/version_bar.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

QHBoxLayout *row(std::initializer_list<QWidget *> widgets, int spacing = 8)
{
    auto *const layout = new QHBoxLayout;
    layout->setSpacing(spacing);
    for (QWidget *const widget : widgets)
        layout->addWidget(widget, 0, Qt::AlignVCenter);
    layout->addStretch();
    return layout;
}

SafeLabel *heading(const QString &text)
{
    return new SafeLabel(text, FontRole::Panel);
}

QWidget *states()
{
    auto *const card = new Card;
    auto *const head = new Surface(ColorToken::Sunken);
    head->setLines(Qt::BottomEdge);
    head->setFixedHeight(28);
    card->content()->addWidget(head);
    for (const State state : allStates) {
        auto *const line = new Surface;
        line->setLines(state == allStates.back() ? Qt::Edges() : Qt::BottomEdge);
        line->setFixedHeight(32);
        auto *const glyphs = row({new StatusGlyph(state, 12), new StatusGlyph(state, 14), new StatusGlyph(state, 20)});
        auto *const layout = new QHBoxLayout(line);
        layout->setContentsMargins(12, 0, 12, 0);
        layout->addLayout(glyphs, 1);
        layout->addLayout(row({new Pill(state)}), 2);
        card->content()->addWidget(line);
    }
    return card;
}

QLayout *buttons()
{
    auto *const column = new QVBoxLayout;
    column->setSpacing(12);
    auto *const primary = new Button("Request approval", Button::Kind::Primary);
    primary->setShownShortcut(Qt::CTRL | Qt::Key_Return);
    column->addLayout(row({primary, new Button("Dry run"), new Button("Skip", Button::Kind::Ghost)}));
    auto *const rollBack = new Button("Roll back…", Button::Kind::DangerFill);
    rollBack->setIconName("undo");
    auto *const publish = new Button("Publish");
    publish->setDisabledReason("There is nothing to publish yet.");
    auto *const more = new Button("more", "More");
    more->setKind(Button::Kind::Default);
    column->addLayout(row({new Button("Reject", Button::Kind::Danger), rollBack, publish, more}));
    auto *const focused = new Button("Focused", Button::Kind::Primary);
    focused->setObjectName("focused");
    auto *const small = new Button("Small");
    small->setHeight(Button::Height::Small);
    auto *const add = new Button("Add", Button::Kind::Ghost);
    add->setIconName("plus");
    auto *const busy = new Button("Saving");
    busy->setIconName("sync");
    busy->setBusy(true);
    auto *const choice = new SegmentedControl;
    choice->addSegment("All");
    choice->addSegment("Mine");
    column->addLayout(row({focused, small, add, choice, busy, new Button("Open", Button::Kind::Link)}));
    return column;
}

QLayout *fields()
{
    auto *const column = new QVBoxLayout;
    column->setSpacing(8);
    auto *const combo = new QComboBox;
    combo->addItems({"checkout", "payments"});
    column->addWidget(combo);
    auto *const edit = new QLineEdit("2.9.0");
    edit->setObjectName("field");
    column->addWidget(edit);
    auto *const wrong = new TextField;
    wrong->setText("hanbit.atlasian.net");
    wrong->setError("No server at this address. Did you mean hanbit.atlassian.net?");
    column->addWidget(wrong);
    auto *const on = new QCheckBox("On");
    on->setChecked(true);
    auto *const one = new QRadioButton("One");
    one->setChecked(true);
    auto *const lit = new Switch;
    lit->setChecked(true);
    column->addLayout(row({on, new QCheckBox("Off"), one, new QRadioButton("Other"), lit, new Switch}, 16));
    auto *const search = new SearchField("Search or run…");
    search->setShownShortcut(Qt::CTRL | Qt::Key_K);
    column->addWidget(search);
    auto *const explained = new Switch("Ask again if the version changes");
    explained->setExplanation("New commits or issues void earlier sign-offs");
    column->addWidget(explained);
    return column;
}

QLayout *banners()
{
    auto *const column = new QVBoxLayout;
    column->setSpacing(8);
    const auto add = [column](ErrorBanner::Kind kind, const QString &bold, const QString &rest, IconName icon,
                              const QString &action) {
        auto *const banner = new ErrorBanner;
        banner->showMessage(kind, bold, rest, icon);
        banner->setAction(0, action);
        column->addWidget(banner);
    };
    add(ErrorBanner::Kind::Error, "No connection since 14:32:16.", "The release keeps running.", "wifi-off", {});
    add(ErrorBanner::Kind::Warning, "SHOP-1422 has a failing build.", {}, {}, "Show build");
    add(ErrorBanner::Kind::Information, "Five things changed since you signed.", {}, {}, {});
    return column;
}

QLayout *types()
{
    auto *const column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(new SafeLabel("28 Metric 4.1", FontRole::Metric));
    column->addWidget(new SafeLabel("20 Page title 버전 2.8.0", FontRole::PageTitle));
    column->addWidget(new SafeLabel("16 Section 다가오는 릴리스", FontRole::Section));
    column->addWidget(new SafeLabel("14 Panel title 릴리스 결재", FontRole::Panel));
    column->addWidget(new SafeLabel("13 Body. 결재자 세 명이 차례로 승인합니다.", FontRole::Body));
    column->addWidget(new SafeLabel("12 Secondary. 11/25(수) 10:00–11:30", FontRole::Secondary, ColorToken::Text2));
    column->addWidget(new SafeLabel("11 Caption. Jira synced 40 s ago", FontRole::Caption, ColorToken::Text3));
    column->addWidget(new SafeLabel("12 Mono 2.8.0 a41f9c2 SHOP-1402", FontRole::Mono));
    return column;
}

QLayout *chips()
{
    auto *const column = new QVBoxLayout;
    column->addLayout(row({new Chip("1 behind"), new Chip("Tue 24 Nov", ChipLook::outline("calendar")),
                           new Chip("Freeze", ChipLook::tinted(State::Running, "freeze")),
                           new Lozenge("Done", Lozenge::Category::Done)},
                          6));
    column->addLayout(row({new Lozenge("In progress", Lozenge::Category::InProgress),
                           new Lozenge("To do", Lozenge::Category::ToDo), new Chip("Ctrl K", ChipLook::key())},
                          6));
    auto *const person = new Avatar(28);
    person->showPerson("Bae-dal Yoon", "account-1");
    auto *const colleague = new Avatar;
    colleague->showPerson("한가은", "account-2");
    auto *const project = new ProjectMark;
    project->showProject("checkout", 0);
    auto *const phases = new PhaseStrip;
    phases->showPhases({State::Succeeded, State::Succeeded, State::Waiting, State::Running, State::Planned});
    column->addLayout(row({person, colleague, project, phases}));
    auto *const version = new VersionBar;
    version->showCounts(20, 3, 4);
    column->addWidget(version);
    auto *const tabs = new TabBar;
    tabs->addTab("Flow", "flow");
    tabs->setCount(tabs->addTab("Features", "version"), "25");
    tabs->addTab("History", "history");
    column->addWidget(tabs);
    column->addWidget(new Skeleton(2, 24));
    return column;
}

QWidget *table(QObject *owner)
{
    auto *const model = new QStandardItemModel(0, 4, owner);
    model->setHorizontalHeaderLabels({"Release", "State", "Phases", "Owner"});
    struct Line {
        QString project;
        State state;
        QString word;
        QString owner;
        int color;
    };
    const QList<Line> lines{{"checkout", State::Running, "Canary 10 %", "Bae-dal Yoon", 0},
                            {"payments", State::Waiting, "Security sign-off", "Gaeun Han", 1},
                            {"catalog", State::Planned, "Needs exception", "Priya Nair", 2}};
    for (const Line &line : lines) {
        auto *const name = new QStandardItem(line.project);
        name->setData(line.project, ProjectRole);
        name->setData(line.color, ProjectColorRole);
        name->setData("Faster payment sheet and more", SecondaryRole);
        name->setData(QVariant::fromValue(FontRole::Strong), FontRoleRole);
        auto *const state = new QStandardItem(line.word);
        state->setData(QVariant::fromValue(line.state), PillRole);
        auto *const phases = new QStandardItem;
        phases->setData(QVariant::fromValue(QList<State>{State::Succeeded, line.state, State::Planned}), PhasesRole);
        auto *const person = new QStandardItem(line.owner);
        person->setData(line.owner, AvatarRole);
        model->appendRow({name, state, phases, person});
    }
    auto *const view = new TableView;
    view->setModel(model);
    view->setFittingRows(true);
    view->setColumnWidth(0, 200);
    view->setColumnWidth(1, 140);
    view->selectRow(1);
    auto *const card = new Card;
    card->content()->addWidget(view);
    return card;
}

class IconSheet final : public QWidget
{
public:
    IconSheet() { setFixedSize(840, 120); }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        int i = 0;
        for (const std::string_view name : iconNames) {
            const QRectF box(i % 25 * 33 + 2, i / 25 * 27 + 4, 16, 16);
            IconStore::paint(painter, box, IconName::find(QString::fromLatin1(name.data(), qsizetype(name.size()))),
                             ColorToken::Text2);
            ++i;
        }
    }
};

} // namespace

//! Draws every component on one sheet, for the eye: build/…/gallery-light.png and gallery-dark.png.
class TestGallery final : public QObject
{
    Q_OBJECT

private slots:
    void drawsEveryComponent_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::newRow("light") << Theme::Mode::Light;
        QTest::newRow("dark") << Theme::Mode::Dark;
    }

    void drawsEveryComponent()
    {
        QFETCH(const Theme::Mode, mode);
        Theme::current().install();
        Theme::current().setMode(mode);

        Surface sheet;
        auto *const grid = new QGridLayout(&sheet);
        grid->setContentsMargins(28, 20, 28, 20);
        grid->setHorizontalSpacing(32);
        grid->setVerticalSpacing(8);
        grid->addWidget(heading("Task states: shape first, color second"), 0, 0);
        grid->addWidget(states(), 1, 0, 3, 1, Qt::AlignTop);
        grid->addWidget(heading("Buttons"), 0, 1);
        grid->addLayout(buttons(), 1, 1, Qt::AlignTop);
        grid->addWidget(heading("Fields"), 2, 1);
        grid->addLayout(fields(), 3, 1, Qt::AlignTop);
        grid->addWidget(heading("Type"), 0, 2);
        grid->addLayout(types(), 1, 2, Qt::AlignTop);
        grid->addWidget(heading("Chips"), 2, 2);
        grid->addLayout(chips(), 3, 2, Qt::AlignTop);
        grid->addWidget(heading("Table"), 4, 0);
        grid->addWidget(table(&sheet), 5, 0, Qt::AlignTop);
        grid->addWidget(heading("Banners and toast"), 4, 1);
        grid->addLayout(banners(), 5, 1, Qt::AlignTop);
        auto *const empty = new EmptyState("template", "No open releases. Start from a template.");
        empty->setAction("New release", "plus");
        empty->setLink("Try with sample data");
        grid->addWidget(empty, 5, 2);
        grid->addWidget(heading("Icons"), 6, 0);
        grid->addWidget(new IconSheet, 7, 0, 1, 2);
        Toast toast({State::Succeeded, "checkout 2.8.0 is live in Korea", "Open"}, &sheet);
        sheet.resize(1440, 900);
        sheet.show();
        toast.setBoxGeometry(QRect(1000, 800, 320, 44));
        toast.show();
        sheet.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&sheet));
        sheet.findChild<QWidget *>("focused")->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();

        const QImage image = sheet.grab().toImage();

        QVERIFY(image.save(QStringLiteral(RD_BIN_DIR "/../gallery-%1.png").arg(QTest::currentDataTag())));
        QVERIFY(tests::colorsIn(image) > 200);
        Theme::current().setMode(Theme::Mode::Light);
    }

    void drawsControlsOfQt_data() { drawsEveryComponent_data(); }

    void drawsControlsOfQt()
    {
        QFETCH(const Theme::Mode, mode);
        Theme::current().install();
        Theme::current().setMode(mode);

        Surface sheet;
        auto *const grid = new QGridLayout(&sheet);
        grid->setContentsMargins(20, 20, 20, 20);
        grid->setSpacing(12);
        auto *const spin = new QSpinBox;
        spin->setSuffix(" min");
        grid->addWidget(spin, 0, 0);
        auto *const area = new QPlainTextEdit("Rollback now restores the token cache.\n\n\n\n\n\n\n\n\nEnd");
        area->setFixedHeight(90);
        grid->addWidget(area, 1, 0);
        auto *const secret = new TextField("API token");
        secret->setText("not a token");
        secret->setSecret(true);
        secret->setOptional(true);
        grid->addWidget(secret, 2, 0);
        auto *const off = new QLineEdit("Disabled");
        off->setEnabled(false);
        grid->addWidget(off, 3, 0);
        auto *const offBox = new QCheckBox("Disabled");
        offBox->setChecked(true);
        offBox->setEnabled(false);
        auto *const partly = new QCheckBox("Partly");
        partly->setTristate(true);
        partly->setCheckState(Qt::PartiallyChecked);
        grid->addLayout(row({offBox, partly}), 4, 0);
        grid->addWidget(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel), 5, 0);
        auto *const combo = new QComboBox;
        combo->addItems({"checkout", "payments", "catalog"});
        combo->setItemIcon(1, IconStore::icon("version"));
        grid->addWidget(combo, 0, 1);
        grid->setRowStretch(6, 1);
        sheet.resize(760, 460);
        sheet.show();
        sheet.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&sheet));
        area->setFocus(Qt::MouseFocusReason);

        QMenu menu(&sheet);
        menu.addAction(IconStore::icon("copy"), "Duplicate")->setShortcut(Qt::CTRL | Qt::Key_D);
        menu.addAction("Rename");
        menu.addSeparator();
        menu.addAction("Delete")->setEnabled(false);
        menu.popup(sheet.mapToGlobal(QPoint(420, 240)));
        menu.setActiveAction(menu.actions().at(1));
        combo->showPopup();
        QCoreApplication::processEvents();

        QImage image = sheet.grab().toImage();
        QPainter painter(&image);
        menu.render(&painter, QPoint(420, 240), {}, QWidget::DrawChildren);
        combo->view()->window()->render(&painter, QPoint(385, 60));
        painter.end();

        QVERIFY(image.save(QStringLiteral(RD_BIN_DIR "/../gallery-qt-%1.png").arg(QTest::currentDataTag())));
        QVERIFY(tests::colorsIn(image) > 100);
        combo->hidePopup();
        Theme::current().setMode(Theme::Mode::Light);
    }
};

RELEASE_DESK_TEST(tst_gallery, TestGallery)
#include "tst_gallery.moc"
