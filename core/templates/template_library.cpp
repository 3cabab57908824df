// SPDX-License-Identifier: Apache-2.0
#include "core/templates/template_library.h"

#include "core/base/yaml.h"
#include "core/domain/plan_edit.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <functional>
#include <tuple>

namespace releasedesk::templates {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TemplateLibrary)
};

constexpr qint64 largestFile = qint64{8} << 20;

bool isId(const QString &id)
{
    static const QRegularExpression letters(QStringLiteral("^[a-z0-9][a-z0-9-]{0,62}$"));
    return letters.match(id).hasMatch();
}

//! A value of the project becomes a reference to it; lists of people as the approver lists of templates have it.
QJsonValue referenced(const QJsonValue &value, const domain::Project &project, QSet<QString> &used)
{
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject before = value.toObject();
        for (auto it = before.begin(); it != before.end(); ++it)
            object.insert(it.key(), referenced(QJsonValue(it.value()), project, used));
        return QJsonValue(object);
    }
    QString text = value.toString();
    if (value.isArray()) {
        QStringList words;
        for (const auto &each : value.toArray())
            words.append(QJsonValue(each).toString());
        text = words.join(u',');
    }
    for (auto it = project.variables.begin(); it != project.variables.end() && text.size() > 2; ++it) {
        if (it.value() != text)
            continue;
        used.insert(it.key());
        const QString reference = QStringLiteral("${project.%1}").arg(it.key());
        return value.isArray() ? QJsonValue(QJsonArray{reference}) : QJsonValue(reference);
    }
    return value;
}

//! The variable of the project that names this person; nobody where there is none: a template is not about people.
PersonId roleOf(const PersonId &person, const domain::Project &project, QSet<QString> &roles)
{
    if (person.isEmpty())
        return {};
    for (auto it = project.variables.begin(); it != project.variables.end(); ++it) {
        if (it.value() != person.value())
            continue;
        roles.insert(it.key());
        return PersonId(QStringLiteral("${project.%1}").arg(it.key()));
    }
    return {};
}

} // namespace

TemplateLibrary::TemplateLibrary(const QString &workspace)
    : m_folder(QDir(workspace).filePath(QStringLiteral("templates")))
{
    read();
}

void TemplateLibrary::read()
{
    m_all = builtInTemplates();
    m_problems.clear();
    const QStringList names = m_folder.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(m_folder.filePath(name));
        const bool isOpen = file.size() <= largestFile && file.open(QIODevice::ReadOnly);
        const Result<ReleaseTemplate> pattern = isOpen
            ? readTemplate(file.readAll())
            : failure(ErrorCode::NotFound, Text::tr("it could not be read or is larger than 8 MiB."));
        if (pattern)
            m_all.append(*pattern);
        else
            m_problems.append(Text::tr("The template %1 is left out: %2 Mend or remove the file.")
                                  .arg(name, pattern.error().message));
    }
}

QList<ReleaseTemplate> TemplateLibrary::newest() const
{
    QList<ReleaseTemplate> found;
    for (const ReleaseTemplate &each : m_all) {
        const auto known = std::ranges::find(found, each.id, &ReleaseTemplate::id);
        if (known == found.end())
            found.append(each);
        else if (known->version < each.version)
            *known = each;
    }
    return found;
}

Result<ReleaseTemplate> TemplateLibrary::find(const QString &id) const
{
    QStringList known;
    for (const ReleaseTemplate &each : newest()) {
        if (each.id == id)
            return each;
        known.append(each.id);
    }
    return failure(ErrorCode::NotFound,
                   Text::tr("There is no template “%1”. There are: %2.").arg(id, known.join(QStringLiteral(", "))));
}

std::optional<ReleaseTemplate> TemplateLibrary::find(const QString &id, int version) const
{
    const auto found = std::ranges::find_if(
        m_all, [&](const ReleaseTemplate &each) { return each.id == id && each.version == version; });
    return found == m_all.end() ? std::nullopt : std::optional(*found);
}

QList<int> TemplateLibrary::versions(const QString &id) const
{
    QList<int> found;
    for (const ReleaseTemplate &each : m_all) {
        if (each.id == id)
            found.append(each.version);
    }
    std::ranges::sort(found, std::greater());
    return found;
}

Result<ReleaseTemplate> TemplateLibrary::save(ReleaseTemplate pattern)
{
    if (!isId(pattern.id))
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("“%1” cannot be the id of a template, so nothing was saved. Use small letters, digits "
                                "and -.")
                           .arg(pattern.id));
    if (const auto shape = domain::checkShape(pattern.plan); !shape)
        return failed(shape);
    pattern.version = 1;
    for (const ReleaseTemplate &each : std::as_const(m_all)) {
        if (each.id == pattern.id)
            pattern.version = std::max(pattern.version, each.version + 1);
    }
    const QString name = QStringLiteral("%1-v%2.yaml").arg(pattern.id).arg(pattern.version);
    const auto refused = [&](const QString &why) {
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("The template could not be saved as %1 (%2). Check the folder and the free space.")
                           .arg(m_folder.filePath(name), why));
    };
    if (!m_folder.mkpath(QStringLiteral(".")) || QFile::exists(m_folder.filePath(name)))
        return refused(Text::tr("the folder cannot be made, or there is such a file"));
    QSaveFile file(m_folder.filePath(name));
    const QByteArray bytes = writeTemplate(pattern);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return refused(file.errorString());
    m_all.append(pattern);
    return pattern;
}

QByteArray writeTemplate(const ReleaseTemplate &pattern)
{
    return writeYaml(toJson(pattern));
}

Result<ReleaseTemplate> readTemplate(const QByteArray &text)
{
    const Result<QJsonObject> yaml = readYaml(text);
    if (!yaml)
        return failed(yaml);
    Result<ReleaseTemplate> pattern = fromJson<ReleaseTemplate>(*yaml);
    if (!pattern)
        return pattern;
    if (!isId(pattern->id) || pattern->version < 1)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("A template needs an id of small letters, digits and -, and a version from 1."));
    if (const auto shape = domain::checkShape(pattern->plan); !shape)
        return failed(shape);
    return pattern;
}

ReleaseTemplate templateOf(const domain::Plan &plan, const domain::Project &project, const QString &id,
                           const QString &name)
{
    ReleaseTemplate pattern;
    pattern.id = id;
    pattern.name = name;
    pattern.plan = plan;
    QSet<QString> used;
    QSet<QString> roles;
    for (domain::Task &task : pattern.plan.tasks) {
        task.parameters = referenced(QJsonValue(task.parameters), project, used).toObject();
        task.performer = roleOf(task.performer, project, roles);
        task.verifier = roleOf(task.verifier, project, roles);
    }
    pattern.roles = QStringList(roles.begin(), roles.end());
    std::ranges::sort(pattern.roles);
    pattern.variables = QStringList(used.begin(), used.end());
    std::ranges::sort(pattern.variables);
    return pattern;
}

} // namespace releasedesk::templates
