// SPDX-License-Identifier: Apache-2.0
#include "app/cli/act_on.h"
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/source_option.h"
#include "core/reconciliation/reconciliation_service.h"
#include "core/reconciliation/scope_change.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using reconciliation::ScopeChange;

QJsonArray jsonOf(const QList<domain::ScopeEntry> &scope)
{
    QJsonArray array;
    for (const domain::ScopeEntry &entry : scope)
        array.append(sourceText(entry));
    return array;
}

QJsonObject jsonOf(const ScopeChange &change, const domain::Directory &directory)
{
    const auto names = [&](const QList<domain::WithdrawnSignature> &signatures) {
        QJsonArray array;
        for (const domain::WithdrawnSignature &each : signatures)
            array.append(directory.nameOf(each.person));
        return array;
    };
    return {{u"sources"_s, jsonOf(change.scope)},
            {u"added"_s, jsonOf(change.added)},
            {u"removed"_s, jsonOf(change.removed)},
            {u"issuesAdded"_s, QJsonArray::fromStringList(change.comes)},
            {u"issuesRemoved"_s, QJsonArray::fromStringList(change.leaves)},
            {u"issues"_s, change.snapshot.issues.size()},
            {u"withdrawn"_s, names(change.withdrawal.withdrawn)},
            {u"kept"_s, names(change.withdrawal.kept)}};
}

void printSources(const Console &console, const domain::Release &release)
{
    QList<QStringList> rows;
    for (const domain::ScopeEntry &entry : release.scope())
        rows.append({sourceText(entry)});
    console.printTable(u"sources"_s, jsonOf(release.scope()), {Text::tr("Source")}, rows);
}

//! The sources as they would be. AlreadyExists and NotFound name what is there or is not.
Result<QList<domain::ScopeEntry>> changed(const domain::Release &release, const QStringList &added,
                                          const QStringList &removed)
{
    QList<domain::ScopeEntry> scope = release.scope();
    const auto out = readSources(removed);
    if (!out)
        return failed(out);
    const auto in = readSources(added);
    if (!in)
        return failed(in);
    for (const domain::ScopeEntry &entry : *out) {
        if (!scope.removeOne(entry))
            return failure(ErrorCode::NotFound,
                           Text::tr("The release does not take its issues from “%1”, so nothing was changed.")
                               .arg(sourceText(entry)));
    }
    for (const domain::ScopeEntry &entry : *in) {
        if (scope.contains(entry))
            return failure(ErrorCode::AlreadyExists,
                           Text::tr("The release takes its issues from “%1” already.").arg(sourceText(entry)));
        scope.append(entry);
    }
    return scope;
}

//! What is there now, with its code. No sources: no issues.
QCoro::Task<Result<domain::IssueSnapshot>> read(std::shared_ptr<OpenWorkspace> open, domain::Release release,
                                                QDateTime now)
{
    if (release.scope().isEmpty()) {
        domain::IssueSnapshot nothing;
        nothing.takenAt = now;
        co_return nothing;
    }
    reconciliation::ReconciliationService service(open->room->versions());
    const auto wish = reconciliation::wishFor(release, open->desk->book().releases(), open->desk->directory(),
                                              QDir(open->room->folder()).filePath(u".repositories"_s));
    co_return co_await service.snapshot(wish, now);
}

} // namespace

QCoro::Task<ExitCode> releaseSources(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"add"_s, {}, u"SOURCE"_s}, {u"remove"_s, {}, u"SOURCE"_s}, {u"accept"_s, {}}});
    if (!parse(parser, invocation, u"release sources RELEASE [--add SOURCE]… [--remove SOURCE]… [--accept]"_s, 1, 1))
        co_return Usage;
    const Console &console = invocation.console;
    const auto open = co_await openWorkspace(invocation, parser.isSet(u"accept"_s) ? Access::Decide : Access::Read);
    if (!open)
        co_return console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return console.fail(id.error());
    const domain::Release release = *(*open)->desk->release(*id);
    if (!parser.isSet(u"add"_s) && !parser.isSet(u"remove"_s)) {
        printSources(console, release);
        co_return Done;
    }
    const auto scope = changed(release, parser.values(u"add"_s), parser.values(u"remove"_s));
    if (!scope)
        co_return console.fail(scope.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto snapshot = co_await read(*open, reconciliation::withScope(release, *scope, now), now);
    if (!snapshot)
        co_return console.fail(snapshot.error());
    const domain::Directory &directory = (*open)->desk->directory();
    const auto change
        = reconciliation::changeOf(*scope, *snapshot, release, {(*open)->session->person(), now, directory});
    if (!change)
        co_return console.fail(change.error());
    const QString told = reconciliation::impactText(*change, directory);
    if (!parser.isSet(u"accept"_s)) {
        console.print(jsonOf(*change, directory),
                      QString(told + u'\n' + Text::tr("Nothing was changed yet. Repeat it with --accept.")));
        co_return Done;
    }
    // What is recorded is what was just told.
    if (const auto sent = co_await sendAndSee(*open, reconciliation::commandFor(*change, *id)); !sent)
        co_return console.fail(sent.error());
    console.print(jsonOf(*change, directory), told);
    co_return Done;
}

} // namespace releasedesk::cli
