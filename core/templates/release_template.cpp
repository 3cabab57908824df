// SPDX-License-Identifier: Apache-2.0
#include "core/templates/release_template.h"

#include "core/base/yaml.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

// Outside any namespace, as Qt asks; needed because the resource lies in a static library.
static void initTemplates()
{
    Q_INIT_RESOURCE(built_in_templates);
}

namespace releasedesk::templates {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseTemplate)
};

ReleaseTemplate readBuiltIn(const QString &name)
{
    QFile file(QStringLiteral(":/templates/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("built-in template %s is missing", qPrintable(name));
    const Result<QJsonObject> yaml = readYaml(file.readAll());
    const Result<ReleaseTemplate> read = yaml ? fromJson<ReleaseTemplate>(*yaml) : failed(yaml);
    if (!read)
        qFatal("built-in template %s: %s", qPrintable(name), qPrintable(read.error().message));
    return *read;
}

//! A list that consists of one "${project.x}" is the words of that variable.
QJsonValue expandList(const QJsonValue &value, const domain::Project &project)
{
    const QJsonArray list = value.toArray();
    const QString text = list.size() == 1 ? list.first().toString() : QString();
    if (!value.isArray() || !text.startsWith(u"${project.") || !text.endsWith(u'}'))
        return value;
    const QString name = text.mid(10, text.size() - 11);
    const QStringList words = project.variables.value(name).split(u',', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return value;
    QJsonArray expanded;
    for (const QString &word : words)
        expanded.append(word.trimmed());
    return expanded;
}

//! Who has the role that stands in place of a person.
PersonId inRole(const PersonId &person, const domain::Project &project)
{
    const QString &text = person.value();
    if (!text.startsWith(u"${project.") || !text.endsWith(u'}'))
        return person;
    return PersonId(project.variables.value(text.mid(10, text.size() - 11)).section(u',', 0, 0).trimmed());
}

} // namespace

const QList<ReleaseTemplate> &builtInTemplates()
{
    static const QList<ReleaseTemplate> templates = [] {
        initTemplates();
        QList<ReleaseTemplate> read;
        for (const char *const name :
             {"vm-standard", "kubernetes-canary", "blue-green", "staged-rings", "hotfix", "mobile", "database-change"})
            read.append(readBuiltIn(QLatin1String(name) + QStringLiteral(".yaml")));
        return read;
    }();
    return templates;
}

Result<ReleaseTemplate> builtInTemplate(const QString &id)
{
    QStringList known;
    for (const ReleaseTemplate &each : builtInTemplates()) {
        if (each.id == id)
            return each;
        known.append(each.id);
    }
    return failure(ErrorCode::NotFound,
                   Text::tr("There is no template “%1”. There are: %2.").arg(id, known.join(QStringLiteral(", "))));
}

QStringList missingVariables(const ReleaseTemplate &pattern, const domain::Project &project)
{
    QStringList missing;
    std::ranges::copy_if(pattern.variables, std::back_inserter(missing),
                         [&](const QString &name) { return project.variables.value(name).isEmpty(); });
    return missing;
}

domain::Plan planFor(const ReleaseTemplate &pattern, const domain::Project &project)
{
    domain::Plan plan = pattern.plan;
    for (domain::Task &task : plan.tasks) {
        for (auto value = task.parameters.begin(); value != task.parameters.end(); ++value)
            *value = expandList(QJsonValue(*value), project);
        task.performer = inRole(task.performer, project);
        task.verifier = inRole(task.verifier, project);
    }
    return plan;
}

} // namespace releasedesk::templates
