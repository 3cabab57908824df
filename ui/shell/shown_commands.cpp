// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/shown_commands.h"

#include "ui/modeling/flow_menu.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"
#include "ui/shell/palette_contents.h"
#include "ui/shell/panel_shelf.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key_text.h"

#include <QMenu>
#include <QPointer>

#include <memory>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShownCommands)
};

//! The text of \p shown in the other language: looked up for the classes around it, one of which wrote it.
QString otherNameOf(const QWidget *shown, const QString &name)
{
    for (const QWidget *each = shown; each; each = each->parentWidget()) {
        const QString other = inOtherLanguage(each->metaObject()->className(), name.toUtf8().constData());
        if (!other.isEmpty() && other != name)
            return other;
    }
    return {};
}

//! The menu lives as long as one of its entries.
using KeptMenu = std::shared_ptr<QMenu>;

KeptMenu kept(QMenu *menu)
{
    return {menu, [guard = QPointer<QMenu>(menu)](QMenu * /*maybe gone with its view*/) { delete guard.data(); }};
}

QString reasonOf(const QAction &action, const FlowScene &scene)
{
    if (action.isEnabled())
        return {};
    if (!scene.isEditable())
        return Text::tr("the flow is locked; propose a change");
    return Text::tr("select several tasks first");
}

void addActions(QList<PaletteEntry> &entries, const QMenu &menu, const KeptMenu &owner, const FlowScene &scene,
                const QString &where, const QStringList &known)
{
    for (QAction *const action : menu.actions()) {
        const QString title = action->text().remove(u'&');
        if (const QMenu *const below = action->menu()) {
            addActions(entries, *below, owner, scene, QString(where + QStringLiteral(" · ") + title), known);
            continue;
        }
        if (action->isSeparator() || known.contains(title))
            continue;
        PaletteEntry entry;
        entry.title = title;
        entry.otherTitle = inOtherLanguage("FlowMenu", title.toUtf8().constData());
        entry.detail = where;
        entry.icon = "flow";
        entry.keys = keyText(action->shortcut());
        entry.disabledReason = reasonOf(*action, scene);
        entry.run = [owner, action] { action->trigger(); };
        entries.append(entry);
    }
}

QString whyDisabled(const Button &button)
{
    return button.accessibleDescription().isEmpty() ? Text::tr("not now") : button.accessibleDescription();
}

} // namespace

QString nameOfButton(const QWidget *button)
{
    if (!button->accessibleName().isEmpty())
        return button->accessibleName();
    const auto *const pressed = qobject_cast<const QAbstractButton *>(button);
    return pressed ? pressed->text().remove(u'&') : QString();
}

QList<PaletteEntry> shownButtons(const QWidget *page, const QString &where, const QStringList &known,
                                 std::function<void(const QString &)> refuse)
{
    QList<PaletteEntry> entries;
    for (Button *const button : page->findChildren<Button *>()) {
        const QString name = nameOfButton(button);
        if (!button->isVisible() || name.isEmpty() || known.contains(name))
            continue;
        PaletteEntry entry;
        entry.title = name;
        entry.otherTitle = otherNameOf(button, name);
        entry.detail = where;
        entry.icon = "command";
        entry.keys = keyText(button->property("shownKeys").value<QKeySequence>());
        if (!button->isEnabled())
            entry.disabledReason = whyDisabled(*button);
        entry.run = [pressed = QPointer<Button>(button), name, refuse] {
            if (!pressed || !pressed->isVisible() || nameOfButton(pressed) != name)
                refuse(PanelShelf::notOffered(name));
            else if (!pressed->isEnabled())
                refuse(whyDisabled(*pressed));
            else
                pressed->click();
        };
        entries.append(entry);
    }
    return entries;
}

QList<PaletteEntry> flowMenuEntries(FlowView &view, const QString &where, const QStringList &known)
{
    const QList<TaskId> selected = view.flowScene().selectedTasks();
    const QPoint place = selected.isEmpty() ? QPoint(-1, -1) : view.taskRect(selected.first()).center();
    const KeptMenu menu = kept(makeFlowMenu(view, place));
    QList<PaletteEntry> entries;
    addActions(entries, *menu, menu, view.flowScene(), where, known);
    return entries;
}

} // namespace releasedesk::ui
