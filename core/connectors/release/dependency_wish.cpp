// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/release/dependency_wish.h"

#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DependencyWish)
};

//! Which of \p choices a parameter names; the first if it is empty.
Result<qsizetype> chosen(const QJsonObject &parameters, const char *name, const QStringList &choices)
{
    const QString value = textOf(parameters, name).trimmed();
    const qsizetype place = value.isEmpty() ? 0 : choices.indexOf(value);
    if (place < 0)
        return badParameter(Text::tr("“%1” is nothing that “%2” can be. Use one of: %3.")
                                .arg(value, QLatin1String(name), choices.join(u", "_s)));
    return place;
}

} // namespace

Result<DependencyWish> dependencyOf(const QJsonObject &parameters)
{
    DependencyWish wish;
    wish.project = ProjectId(textOf(parameters, "project").trimmed());
    wish.version = textOf(parameters, "version").trimmed();
    if (wish.project.isEmpty() || wish.version.isEmpty())
        return badParameter(Text::tr("Which release is waited for is not said. Enter its project and its version."));
    const auto point = pointOf(parameters);
    if (!point)
        return failed(point);
    wish.point = *point;
    const auto when = chosen(parameters, "when", {u"reached"_s, u"failed"_s, u"ended"_s});
    const auto otherwise = chosen(parameters, "otherwise", {u"fail"_s, u"wait"_s, u"pass"_s});
    for (const auto *each : {&when, &otherwise}) {
        if (!*each)
            return failed(*each);
    }
    wish.when = static_cast<DependencyWish::When>(*when);
    wish.otherwise = static_cast<DependencyWish::Otherwise>(*otherwise);
    return wish;
}

} // namespace releasedesk::connectors
