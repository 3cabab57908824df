// SPDX-License-Identifier: Apache-2.0
#include "app/cli/act_on.h"
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "core/reconciliation/late_change_reading.h"
#include "core/reconciliation/reconciliation_service.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using reconciliation::LateChange;
using reconciliation::LateChangeImpact;

const QString &usage()
{
    static const QString text
        = u"release scope RELEASE [--add KEY,KEY…] [--remove KEY,KEY…] [--to VERSION] [--accept]"_s;
    return text;
}

QStringList keysIn(const QString &text)
{
    QStringList keys;
    for (const QString &key : text.split(u',', Qt::SkipEmptyParts))
        keys.append(key.trimmed());
    return keys;
}

QJsonObject jsonOf(const LateChangeImpact &impact, const domain::Directory &directory)
{
    QJsonArray withdrawn;
    for (const domain::WithdrawnSignature &each : impact.withdrawal.withdrawn)
        withdrawn.append(directory.nameOf(each.person));
    QJsonArray kept;
    for (const domain::WithdrawnSignature &each : impact.withdrawal.kept)
        kept.append(directory.nameOf(each.person));
    return {{u"added"_s, QJsonArray::fromStringList(impact.added)},
            {u"removed"_s, QJsonArray::fromStringList(impact.removed)},
            {u"parts"_s, QJsonArray::fromStringList(impact.withdrawal.parts)},
            {u"withdrawn"_s, withdrawn},
            {u"kept"_s, kept}};
}

//! The issues by the version of the release they come into or leave, in the order of its scope.
QMap<qsizetype, QStringList> byEntry(const QStringList &keys, const domain::Release &release)
{
    QMap<qsizetype, QStringList> sorted;
    for (const QString &key : keys)
        sorted[release.scope().indexOf(reconciliation::entryFor(key, release).value_or(domain::ScopeEntry()))] += key;
    return sorted;
}

//! What is asked of Jira, for each version of the release.
QList<versions::IssueChange> movesFor(const LateChange &change, const domain::Release &release, const QString &to)
{
    QList<versions::IssueChange> moves;
    for (const bool isAdding : {true, false}) {
        const auto sorted = byEntry(isAdding ? change.addedKeys : change.removedKeys, release);
        for (auto each = sorted.begin(); each != sorted.end(); ++each) {
            const domain::ScopeEntry &entry = release.scope().at(each.key());
            versions::IssueChange move;
            move.connection = entry.connection;
            move.project = entry.project;
            move.keys = each.value();
            move.toVersion = isAdding ? entry.version : to;
            move.fromVersion = isAdding ? QString() : entry.version;
            moves.append(move);
        }
    }
    return moves;
}

} // namespace

QCoro::Task<ExitCode> releaseScope(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{u"add"_s, {}, u"KEYS"_s}, {u"remove"_s, {}, u"KEYS"_s}, {u"to"_s, {}, u"VERSION"_s}, {u"accept"_s, {}}});
    if (!parse(parser, invocation, usage(), 1, 1))
        co_return Usage;
    const Console &console = invocation.console;
    const auto open = co_await openWorkspace(invocation, parser.isSet(u"accept"_s) ? Access::Decide : Access::Read);
    if (!open)
        co_return console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return console.fail(id.error());
    const domain::Release release = *(*open)->desk->release(*id);
    LateChange change;
    change.addedKeys = keysIn(parser.value(u"add"_s));
    change.removedKeys = keysIn(parser.value(u"remove"_s));
    const auto read = co_await reconciliation::readLateChange(&(*open)->room->versions(), change, release);
    if (!read)
        co_return console.fail(read.error());
    const domain::Directory &directory = (*open)->desk->directory();
    const auto impact = reconciliation::impactOf(
        *read, release, {(*open)->session->person(), QDateTime::currentDateTimeUtc(), directory});
    if (!impact)
        co_return console.fail(impact.error());
    if (!parser.isSet(u"accept"_s)) {
        console.print(jsonOf(*impact, directory),
                      QString(reconciliation::impactText(*impact, directory) + u'\n'
                              + Text::tr("Nothing was changed yet. Repeat it with --accept.")));
        co_return Done;
    }
    const auto changes = (*open)->room->jiraChangesFor((*open)->session->person());
    for (const versions::IssueChange &move : movesFor(change, release, parser.value(u"to"_s))) {
        const auto done = co_await changes->changeIssues(move);
        if (!done)
            co_return console.fail(done.error());
        if (!done->refused.isEmpty())
            co_return console.fail({ErrorCode::FailedPrecondition, done->refused.join(u'\n'), {}});
    }
    // What is recorded is what was shown: the frozen issues with exactly this change.
    if (const auto sent = co_await sendAndSee(*open, domain::RefreshScope{*id, release.revision(), impact->snapshot});
        !sent)
        co_return console.fail(sent.error());
    console.print(jsonOf(*impact, directory), reconciliation::impactText(*impact, directory));
    co_return Done;
}

} // namespace releasedesk::cli
