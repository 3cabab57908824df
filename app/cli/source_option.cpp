// SPDX-License-Identifier: Apache-2.0
#include "app/cli/source_option.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

const QString searchMark = u"jql:"_s;
const QString epicMark = u"epic:"_s;

} // namespace

Result<domain::ScopeEntry> readSource(const QString &text)
{
    domain::ScopeEntry entry;
    entry.connection = ConnectionId(text.section(u'/', 0, 0).trimmed());
    const QString rest = text.section(u'/', 1).trimmed();
    if (rest.startsWith(epicMark)) {
        entry.epic = rest.mid(epicMark.size()).trimmed().toUpper();
        entry.project = entry.epic.section(u'-', 0, -2);
    } else {
        entry.project = rest.section(u'/', 0, 0).trimmed();
        const QString what = rest.section(u'/', 1).trimmed(); // the name of a version may have a slash
        (what.startsWith(searchMark) ? entry.jql : entry.version)
            = what.startsWith(searchMark) ? what.mid(searchMark.size()).trimmed() : what;
    }
    if (entry.connection.isEmpty() || entry.project.isEmpty() || entry.what().isEmpty())
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("“%1” names no source of issues. Write CONNECTION/PROJECT/VERSION, "
                                "CONNECTION/PROJECT/jql:SEARCH or CONNECTION/epic:KEY.")
                           .arg(text));
    return entry;
}

Result<QList<domain::ScopeEntry>> readSources(const QStringList &texts)
{
    QList<domain::ScopeEntry> entries;
    for (const QString &text : texts) {
        const auto entry = readSource(text);
        if (!entry)
            return failed(entry);
        entries.append(*entry);
    }
    return entries;
}

QString sourceText(const domain::ScopeEntry &entry)
{
    const QString connection = entry.connection.value() + u'/';
    if (!entry.epic.isEmpty())
        return connection + epicMark + entry.epic;
    return connection + entry.project + u'/' + (entry.jql.isEmpty() ? entry.version : searchMark + entry.jql);
}

} // namespace releasedesk::cli
