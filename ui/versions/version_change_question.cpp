// SPDX-License-Identifier: Apache-2.0
#include "core/base/safe_text.h"
#include "ui/versions/version_change_form.h"

//! What is asked above the fields of a change.

namespace releasedesk::ui {

using versions::VersionAct;

Question VersionChangeForm::question() const
{
    const QString name = SafeText::lineFromOutside(subject().version.name).plain();
    Question question;
    question.icon = "edit";
    switch (m_act) {
    case VersionAct::Create:
        question.title = m_subjects.size() > 1
            ? tr("New version in Jira")
            : tr("New version of %1 in Jira").arg(SafeText::lineFromOutside(subject().version.project).plain());
        question.button = tr("Make the version");
        question.icon = "plus";
        break;
    case VersionAct::Edit:
        question.title = tr("Change version %1 in Jira").arg(name);
        question.button = tr("Change in Jira");
        break;
    case VersionAct::Release:
        question.title = tr("Release version %1 in Jira?").arg(name);
        question.consequence = subject().unresolved > 0
            ? tr("%n of its issues are not done.", nullptr, subject().unresolved)
            : subject().unresolved == 0 ? tr("All of its issues are done.")
                                        : tr("This marks the version in Jira; it deploys nothing.");
        question.button = tr("Release in Jira");
        question.icon = "check";
        break;
    case VersionAct::Unrelease:
        question.title = tr("Take the release of %1 back in Jira?").arg(name);
        question.consequence = tr("Jira shows it as unreleased again. What was deployed stays deployed.");
        question.button = tr("Take the release back");
        question.icon = "undo";
        break;
    case VersionAct::Archive:
        question.title = tr("Archive version %1 in Jira?").arg(name);
        question.consequence
            = tr("It disappears from Jira's lists, and issues can no longer be put into it. It can be brought back.");
        question.button = tr("Archive in Jira");
        question.icon = "hide";
        break;
    case VersionAct::Unarchive:
        question.title = tr("Bring version %1 back from the archive?").arg(name);
        question.consequence = tr("Jira lists it again, and issues can be put into it.");
        question.button = tr("Bring it back");
        question.icon = "undo";
        break;
    case VersionAct::Merge:
        question.title = tr("Merge version %1 into another?").arg(name);
        question.consequence = tr("Jira puts all its issues into the other version and deletes it. This cannot be "
                                  "taken back.");
        question.button = tr("Merge in Jira");
        question.isDangerous = true;
        question.typed = name;
        break;
    case VersionAct::Move:
        question.title = tr("Move version %1 in Jira's list").arg(name);
        question.consequence = tr("The order says which version comes next: unfinished issues go to that one.");
        question.button = tr("Move in Jira");
        break;
    }
    return question;
}

} // namespace releasedesk::ui
