// SPDX-License-Identifier: Apache-2.0
#include "ui/projects/project_changes.h"

#include "core/base/safe_text.h"
#include "ui/projects/project_form.h"
#include "ui/widgets/confirm_dialog.h"

#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ProjectChanges)
};

constexpr int formWidth = 600;

void ask(const ProjectNeeds &needs, const domain::Project *before)
{
    Question question;
    question.title = before
        ? Text::tr("Change the project %1").arg(SafeText::lineFromOutside(before->id.value()).plain())
        : Text::tr("Add a project");
    question.consequence = before ? Text::tr("Releases that are under way keep what they were made of.")
                                  : Text::tr("A project is what is released together. Its releases are composed of the "
                                             "versions in Jira and of its code.");
    question.button = before ? Text::tr("Save project") : Text::tr("Add project");
    question.icon = "plus";
    auto *const dialog = new ConfirmDialog(question, needs.over);
    dialog->setBoxWidth(formWidth);
    auto *const form = new ProjectForm(needs.desk.directory(), needs.connections, before, needs.desk.person());
    dialog->addDetail(form);
    const auto look = [form, dialog] { dialog->setMissing(form->missing()); };
    QObject::connect(form, &ProjectForm::changed, dialog, look);
    look();
    QObject::connect(dialog, &ConfirmDialog::confirmed, dialog, [dialog, form, needs] {
        const domain::Project project = form->project();
        if (const auto done = needs.save(project); !done)
            return dialog->showError(done.error());
        dialog->close();
        if (needs.saved)
            needs.saved(project.id);
    });
    dialog->open();
}

} // namespace

void addProject(const ProjectNeeds &needs)
{
    ask(needs, nullptr);
}

void changeProject(const ProjectNeeds &needs, const ProjectId &id)
{
    if (const domain::Project *const project = needs.desk.directory().project(id))
        ask(needs, project);
}

} // namespace releasedesk::ui
