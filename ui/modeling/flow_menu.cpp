// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_menu.h"

#include "ui/modeling/edge_item.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/theme/icons.h"
#include "ui/theme/text_painting.h"

#include <QCoreApplication>
#include <QMenu>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FlowMenu)
};

void add(QMenu &menu, FlowView &view, FlowKey key, IconName icon, const QString &text, const QKeySequence &keys,
         bool isEnabled)
{
    QAction *const action = menu.addAction(IconStore::icon(icon), text);
    action->setShortcut(keys);
    action->setShortcutVisibleInContextMenu(true);
    action->setEnabled(isEnabled);
    QObject::connect(action, &QAction::triggered, &view, [&view, key] { view.run(key); });
}

void addForTask(QMenu &menu, FlowView &view, bool isEditable)
{
    add(menu, view, FlowKey::Open, "sidebar", Text::tr("Open"), Qt::Key_Return, true);
    menu.addSeparator();
    add(menu, view, FlowKey::AddAfter, "plus", Text::tr("Add after…"), Qt::Key_A, isEditable);
    add(menu, view, FlowKey::AddParallel, {}, Text::tr("Add parallel…"), QKeySequence("Shift+A"), isEditable);
    add(menu, view, FlowKey::Connect, "link", Text::tr("Connect"), Qt::Key_C, isEditable);
    menu.addSeparator();
    const QString kept = isEditable ? view.editor().keptBecause() : QString();
    const bool isChangeable = isEditable && kept.isEmpty();
    add(menu, view, FlowKey::Rename, "edit", Text::tr("Rename"), Qt::Key_F2, isChangeable);
    add(menu, view, FlowKey::Duplicate, "copy", Text::tr("Duplicate"), QKeySequence("Ctrl+D"), isEditable);
    add(menu, view, FlowKey::Comment, "messenger", Text::tr("Comment"), QKeySequence("Shift+C"), true);
    add(menu, view, FlowKey::Copy, {}, Text::tr("Copy as text"), QKeySequence("Ctrl+C"), true);
    add(menu, view, FlowKey::Cut, {}, Text::tr("Cut"), QKeySequence("Ctrl+X"), isChangeable);
    const bool areSeveral = view.flowScene().selectedTasks().size() > 1;
    add(menu, view, FlowKey::Align, {}, Text::tr("Align"), QKeySequence("Shift+R"), isEditable && areSeveral);
    if (const TaskId task = view.flowScene().selectedTask(); view.flowScene().isNesting(task)) {
        const bool isUnfolded = view.flowScene().isUnfolded(task);
        add(menu, view, FlowKey::Nest, isUnfolded ? IconName("chevron-down") : IconName("chevron-right"),
            isUnfolded ? Text::tr("Fold the release inside") : Text::tr("Unfold the release inside"), Qt::Key_E, true);
    }
    add(menu, view, FlowKey::Fold, {}, Text::tr("Fold its phase"), Qt::Key_BracketLeft, true);
    add(menu, view, FlowKey::Remove, {}, Text::tr("Delete"), Qt::Key_Delete, isChangeable);
    if (kept.isEmpty())
        return;
    menu.setToolTipsVisible(true);
    for (QAction *const each : menu.actions()) {
        if (each->isEnabled())
            continue;
        each->setToolTip(plainToolTip(kept));
        each->setStatusTip(kept);
    }
}

void addForPhase(QMenu &menu, FlowView &view, const PhaseId &phase, bool isEditable)
{
    const domain::Plan &plan = view.flowScene().plan();
    const int index = plan.phaseIndex(phase);
    const auto action = [&](const QString &text, auto run) {
        QAction *const made = menu.addAction(text);
        made->setEnabled(isEditable);
        QObject::connect(made, &QAction::triggered, &view, run);
        return made;
    };
    const bool isFolded = view.flowScene().isFolded(phase);
    action(isFolded ? Text::tr("Unfold phase") : Text::tr("Fold phase"), [&view, phase, isFolded] {
        view.flowScene().setFolded(phase, !isFolded);
    })->setEnabled(true);
    action(Text::tr("Rename phase"), [&view, phase] { view.renamePhase(phase); });
    action(Text::tr("Add phase before"), [&view, index] { view.editor().addPhaseAt(index); });
    action(Text::tr("Add phase after"), [&view, index] { view.editor().addPhaseAt(index + 1); });
    const bool isBefore = plan.phase(phase)->isBeforeApproval;
    QAction *const before = action(Text::tr("Runs before sign-off"),
                                   [&view, phase, isBefore] { view.editor().setBeforeApproval(phase, !isBefore); });
    before->setCheckable(true);
    before->setChecked(isBefore);
    action(Text::tr("Delete phase"), [&view, phase] { view.editor().removePhase(phase); });
}

//! Every phase, wherever the pointer is: by keyboard there is no pointing at one.
void addPhases(QMenu &menu, FlowView &view, bool isEditable)
{
    QMenu *const phases = menu.addMenu(Text::tr("Phases"));
    for (const domain::Phase &phase : view.flowScene().plan().phases)
        addForPhase(*phases->addMenu(QString(phase.name).replace(u'&', QStringLiteral("&&"))), view, phase.id,
                    isEditable);
    if (!phases->isEmpty())
        phases->addSeparator();
    QAction *const add = phases->addAction(Text::tr("Add phase"));
    add->setEnabled(isEditable);
    QObject::connect(add, &QAction::triggered, &view,
                     [&view] { view.editor().addPhaseAt(static_cast<int>(view.flowScene().plan().phases.size())); });
}

void addSwimlanes(QMenu &menu, FlowView &view)
{
    QMenu *const lanes = menu.addMenu(Text::tr("Swimlanes (W)"));
    for (const Swimlanes each : allSwimlanes()) {
        QAction *const action = lanes->addAction(nameOf(each));
        action->setCheckable(true);
        action->setChecked(each == view.flowScene().swimlanes());
        QObject::connect(action, &QAction::triggered, &view, [&view, each] { view.flowScene().setSwimlanes(each); });
    }
}

} // namespace

QMenu *makeFlowMenu(FlowView &view, const QPoint &position)
{
    FlowScene &scene = view.flowScene();
    const QPointF point = view.mapToScene(position);
    const bool isEditable = scene.isEditable();
    auto *const menu = new QMenu(&view);
    EdgeItem *const edge = scene.edgeAt(point);
    const std::optional<PhaseId> phase = scene.phaseAt(point);
    if (scene.nodeAt(point)) {
        addForTask(*menu, view, isEditable);
    } else if (edge) {
        QAction *const cut = menu->addAction(IconStore::icon("close"), Text::tr("Disconnect"));
        cut->setEnabled(isEditable);
        QObject::connect(cut, &QAction::triggered, &view,
                         [&view, route = edge->route()] { view.editor().disconnectFrom(route.from, route.to); });
    } else if (phase) {
        addForPhase(*menu, view, *phase, isEditable);
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    if (PlanDocument *const document = scene.document(); document && document->isProposable()) {
        QAction *const propose = menu->addAction(IconStore::icon("edit"), Text::tr("Propose a change"));
        QObject::connect(propose, &QAction::triggered, document, &PlanDocument::startProposal);
    }
    add(*menu, view, FlowKey::Paste, {}, Text::tr("Paste"), QKeySequence("Ctrl+V"), isEditable);
    add(*menu, view, FlowKey::Find, "search", Text::tr("Find a task…"), QKeySequence("Ctrl+F"), true);
    add(*menu, view, FlowKey::SelectAll, {}, Text::tr("Select all"), QKeySequence("Ctrl+A"), true);
    addPhases(*menu, view, isEditable);
    addSwimlanes(*menu, view);
    if (!scene.flow().stubs.isEmpty())
        add(*menu, view, FlowKey::Unfold, {}, Text::tr("Unfold"), Qt::Key_BracketRight, true);
    add(*menu, view, FlowKey::Arrange, {}, Text::tr("Arrange"), QKeySequence("Ctrl+Shift+A"), isEditable);
    add(*menu, view, FlowKey::Fit, "fit", Text::tr("Fit"), QKeySequence("Ctrl+0"), true);
    add(*menu, view, FlowKey::ActualSize, {}, Text::tr("100 %"), QKeySequence("Ctrl+1"), true);
    add(*menu, view, FlowKey::Minimap, "minimap", Text::tr("Minimap"), Qt::Key_M, true);
    add(*menu, view, FlowKey::Timeline, "clock", Text::tr("Timeline"), Qt::Key_T, true);
    add(*menu, view, FlowKey::CriticalPath, {}, Text::tr("Critical path"), Qt::Key_P, true);
    add(*menu, view, FlowKey::Outline, "task", Text::tr("Outline"), QKeySequence("Ctrl+Shift+O"), true);
    return menu;
}

} // namespace releasedesk::ui
