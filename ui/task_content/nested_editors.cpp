// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/nested_editors.h"

#include "core/base/safe_text.h"
#include "core/templates/template_library.h"
#include "ui/task_content/choice_editors.h"
#include "ui/wording/time_words.h"

#include <QComboBox>
#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NestedEditors)
};

QString shownName(const templates::ReleaseTemplate &pattern)
{
    const QString name = isKorean() && !pattern.nameKo.isEmpty() ? pattern.nameKo : pattern.name;
    return SafeText::lineFromOutside(QString(name + QStringLiteral(" · ") + pattern.id)).plain();
}

ParameterEditor *templateEditor(const QString &folder)
{
    auto *const editor = new ComboEditor({});
    for (const templates::ReleaseTemplate &pattern : templates::TemplateLibrary(folder).newest())
        editor->addChoice(pattern.id, shownName(pattern));
    editor->box()->setPlaceholderText(Text::tr("Choose a template"));
    return editor;
}

ParameterEditor *projectEditor(const domain::Directory &directory)
{
    auto *const editor = new ComboEditor({});
    editor->addChoice({}, Text::tr("The project of this release"));
    for (const domain::Project &project : directory.projects)
        editor->addChoice(
            project.id.value(),
            SafeText::lineFromOutside(project.name.isEmpty() ? project.id.value() : project.name).plain());
    return editor;
}

} // namespace

ParameterEditor *makeNestedEditor(const domain::ParameterInfo &parameter, const EditorContext &context,
                                  const QString &folder)
{
    if (parameter.name == u"template")
        return templateEditor(folder);
    if (parameter.name == u"project")
        return projectEditor(context.directory);
    return nullptr;
}

} // namespace releasedesk::ui
