// SPDX-License-Identifier: Apache-2.0
// What the main window offers for whole flows: templates, text, files from elsewhere.
#include "core/domain/change_check.h"
#include "ui/releases/release_details.h"
#include "ui/releases/template_desk.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/header_bar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/palette_contents.h"
#include "ui/shell/panel_shelf.h"

#include <QCoreApplication>

#include <array>

namespace releasedesk::ui {
namespace {

enum class FlowAct { Details, Sources, KeepAsTemplate, Update, Export };

struct ActLook {
    FlowAct act;
    const char *text;
    IconName icon;
    const char *also;
};

constexpr std::array acts{
    ActLook{FlowAct::Details, QT_TRANSLATE_NOOP("PaletteContents", "Change title, owner and window…"), "calendar",
            QT_TRANSLATE_NOOP("PaletteContents", "calendar, move the slot, rename")},
    ActLook{FlowAct::Sources, QT_TRANSLATE_NOOP("PaletteContents", "Change where the issues come from…"), "version",
            QT_TRANSLATE_NOOP("PaletteContents", "sources, scope, JQL")},
    ActLook{FlowAct::KeepAsTemplate, QT_TRANSLATE_NOOP("PaletteContents", "Save this flow as a template…"), "template",
            QT_TRANSLATE_NOOP("PaletteContents", "keep for later")},
    ActLook{FlowAct::Update, QT_TRANSLATE_NOOP("PaletteContents", "Update from its template…"), "sync",
            QT_TRANSLATE_NOOP("PaletteContents", "newer template")},
    ActLook{FlowAct::Export, QT_TRANSLATE_NOOP("PaletteContents", "Export this release as text…"), "download",
            QT_TRANSLATE_NOOP("PaletteContents", "save as a file, YAML")},
};

//! Why it cannot be done with \p release; empty: it can.
QString refusalOf(FlowAct act, const domain::Release &release)
{
    if (act == FlowAct::KeepAsTemplate || act == FlowAct::Export)
        return {};
    if (act == FlowAct::Details && domain::isUnderWay(release)) // its window may have to be moved
        return {};
    if (!release.isEditable())
        return MainWindow::tr("only while the release is a draft or was returned");
    if (act == FlowAct::Update && release.templateId().isEmpty())
        return MainWindow::tr("the release was not made from a template");
    return {};
}

} // namespace

std::function<void()> MainWindow::flowAct(int index, const ReleaseId &id)
{
    switch (acts.at(static_cast<std::size_t>(index)).act) {
    case FlowAct::Details:
        return [this, id] { askDetails(m_needs.desk, m_needs.clock, id, this); };
    case FlowAct::Sources:
        return [this, id] { m_shelf->changeSources(id); };
    case FlowAct::KeepAsTemplate:
        return [this, id] { m_shelf->templates()->keepAsTemplate(id, this); };
    case FlowAct::Update:
        return [this, id] { m_shelf->templates()->showUpdate(id, this); };
    case FlowAct::Export:
        return [this, id] { m_shelf->templates()->exportRelease(id, this); };
    }
    Q_UNREACHABLE();
}

QList<HeaderExtra> MainWindow::flowExtras(const domain::Release &release)
{
    QList<HeaderExtra> extras;
    for (int i = 0; i < static_cast<int>(acts.size()); ++i) {
        const ActLook &each = acts.at(static_cast<std::size_t>(i));
        if (refusalOf(each.act, release).isEmpty())
            extras.append(
                {QCoreApplication::translate("PaletteContents", each.text), each.icon, flowAct(i, release.id())});
    }
    return extras;
}

QList<WindowCommand> MainWindow::flowCommands(const domain::Release *release)
{
    QList<WindowCommand> commands;
    for (int i = 0; release && i < static_cast<int>(acts.size()); ++i) {
        const ActLook &each = acts.at(static_cast<std::size_t>(i));
        commands.append(
            {each.text, each.icon, QString(), flowAct(i, release->id()), refusalOf(each.act, *release), each.also});
    }
    commands.append({QT_TRANSLATE_NOOP("PaletteContents", "Import a drawing, a release or a template…"), "document",
                     QString(), [this] { importFlow(); }});
    commands.append({QT_TRANSLATE_NOOP("PaletteContents", "Show this view to others, or no longer"), "fit",
                     QStringLiteral("F11"), [this] { setPresenting(!m_scaleBefore); }});
    if (m_needs.saveProject) {
        commands.append(
            {QT_TRANSLATE_NOOP("PaletteContents", "Add a project…"), "plus", QString(), [this] { newProject(); }});
        const ProjectId shown = release ? release->project() : ProjectId();
        if (!shown.isEmpty())
            commands.append({QT_TRANSLATE_NOOP("PaletteContents", "Change this project…"), "edit", QString(),
                             [this, shown] { changeProject(projectNeeds(), shown); }});
    }
    if (m_needs.freezes.set)
        commands.append({QT_TRANSLATE_NOOP("PaletteContents", "Freezes…"), "freeze", QString(),
                         [this] { openSettings(SettingsDialog::FreezePage); }});
    return commands;
}

ProjectNeeds MainWindow::projectNeeds()
{
    return {m_needs.desk, m_needs.connections.connections(), m_needs.saveProject, this, {}};
}

void MainWindow::newProject()
{
    ProjectNeeds needs = projectNeeds();
    needs.saved = [this](const ProjectId &project) { startRelease(project, {}); };
    addProject(needs);
}

//! What comes in a file begins a new release.
void MainWindow::importFlow()
{
    go({View::NewRelease});
    m_shelf->templates()->chooseFile(this);
}

} // namespace releasedesk::ui
