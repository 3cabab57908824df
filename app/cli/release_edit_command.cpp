// SPDX-License-Identifier: Apache-2.0
#include "app/cli/act_on.h"
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/release_json.h"
#include "app/cli/time_option.h"
#include "core/domain/change_check.h"
#include "core/domain/freeze_in_force.h"
#include "core/domain/plan_check.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

//! The command that the options ask for; InvalidArgument names the option that cannot be read.
Result<domain::EditDetails> wishOf(const QCommandLineParser &parser, const domain::Release &release)
{
    domain::EditDetails wish{release.id(),          release.revision(),  release.title(),     release.owner(),
                             release.windowStart(), release.windowEnd(), release.whenFrozen()};
    if (parser.isSet(u"title"_s))
        wish.title = parser.value(u"title"_s).trimmed();
    if (parser.isSet(u"owner"_s))
        wish.owner = PersonId(parser.value(u"owner"_s));
    if (parser.isSet(u"window"_s)) {
        const auto window = windowOption(parser.value(u"window"_s));
        if (!window)
            return failed(window);
        wish.windowStart = window->first;
        wish.windowEnd = window->second;
    }
    if (parser.isSet(u"when-frozen"_s)) {
        const auto choice = json::fromName<domain::WhenFrozen>(parser.value(u"when-frozen"_s));
        if (!choice)
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("“%1” is nothing that a release can do in a freeze or after its window. Write "
                                    "finish, hold or rollBack.")
                               .arg(parser.value(u"when-frozen"_s)));
        wish.whenFrozen = *choice;
    }
    return wish;
}

} // namespace

QCoro::Task<ExitCode> releaseEdit(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"title"_s, {}, u"TEXT"_s},
                       {u"owner"_s, {}, u"PERSON"_s},
                       {u"window"_s, {}, u"W"_s},
                       {u"when-frozen"_s, {}, u"CHOICE"_s},
                       {u"accept"_s, {}}});
    const QString usage = u"release edit RELEASE [--title TEXT] [--owner PERSON] [--window START/END] "
                          "[--when-frozen finish|hold|rollBack] [--accept]"_s;
    if (!parse(parser, invocation, usage, 1, 1))
        co_return Usage;
    const Console console = invocation.console;
    const auto open = co_await openWorkspace(invocation, parser.isSet(u"accept"_s) ? Access::Decide : Access::Read);
    if (!open)
        co_return console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return console.fail(id.error());
    const domain::Release release = *(*open)->desk->release(*id);
    const domain::Directory directory = (*open)->desk->directory();
    const auto wish = wishOf(parser, release);
    if (!wish)
        co_return console.fail(wish.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto preview = domain::previewOf(*wish, release, {(*open)->session->person(), now, directory});
    if (!preview)
        co_return console.fail(preview.error());
    QStringList told;
    if (const QString means = domain::consequenceOf(*preview, release, directory); !means.isEmpty())
        told.append(means);
    if (!parser.isSet(u"accept"_s)) {
        told.append(Text::tr("Nothing was changed yet. Repeat it with --accept."));
        console.print(releaseJson(release, {}, directory), told.join(u'\n'));
        co_return Done;
    }
    if (const auto sent = co_await sendAndSee(*open, *wish); !sent)
        co_return console.fail(sent.error());
    const domain::Release &edited = *(*open)->desk->release(*id);
    const auto findings = edited.isEditable() ? domain::checkPlan(edited, directory, now) : QList<domain::Finding>();
    told.prepend(edited.revision() == release.revision()
                     ? Text::tr("%1 %2 is so already.").arg(edited.project().value(), edited.version())
                     : Text::tr("Changed %1 %2, revision %3: %4.")
                           .arg(edited.project().value(), edited.version())
                           .arg(edited.revision())
                           .arg(domain::stateName(edited.state())));
    for (const domain::Finding &finding : findings)
        told.append(QString(u"  "_s + finding.rule + u"  "_s + finding.message));
    console.print(releaseJson(edited, findings, directory), told.join(u'\n'));
    co_return Done;
}

} // namespace releasedesk::cli
