// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "core/reconciliation/reconciliation_text.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using reconciliation::ReconciliationReport;
using reconciliation::ReconciliationRow;
using reconciliation::ReconciliationWish;

const QString &usage()
{
    static const QString text
        = u"reconcile PROJECT/VERSION [--base REVISION] [--head REVISION] [--artifact COMMIT] [--all] [--as-is] "
          "[--format markdown|csv]"_s;
    return text;
}

//! A release of that name, or a version that none was made of.
Result<ReconciliationWish> wishOf(const OpenWorkspace &open, const QString &name)
{
    const QString mirrors = QDir(open.room->folder()).filePath(u".repositories"_s);
    const auto &releases = open.desk->book().releases();
    const auto id = findRelease(*open.desk, name);
    if (id)
        return reconciliation::wishFor(*open.desk->release(*id), releases, open.desk->directory(), mirrors);
    const domain::Project *const project = open.desk->directory().project(ProjectId(name.section(u'/', 0, 0)));
    const QString version = name.section(u'/', 1);
    if (project == nullptr || version.isEmpty())
        return failed(id);
    return reconciliation::wishFor(*project, version, releases, open.desk->directory(), mirrors);
}

QString summaryOf(const ReconciliationReport &report)
{
    QStringList counts;
    for (const auto &[verdict, name] : reconciliation::enumNames(reconciliation::Verdict())) {
        if (const int count = report.count(verdict); count > 0)
            counts.append(u"%1 %2"_s.arg(QString::number(count), reconciliation::verdictName(verdict)));
    }
    QString text = Text::tr("%1 %2: %3 planned issue(s); %4")
                       .arg(report.project, report.version, QString::number(report.planned),
                            counts.isEmpty() ? Text::tr("nothing to compare") : counts.join(u", "_s));
    text += QString(u"\n  "_s + reconciliation::runningText(report.running));
    for (const auto &each : report.repositories)
        text += QString(u"\n  "_s + each.name + u": "_s + reconciliation::rangeText(each));
    for (const QString &note : report.notes)
        text += QString(u"\n  ! "_s + note);
    for (const auto &each : report.unread)
        text += QString(u"\n  ! "_s + each.repository + u": "_s + each.error.message);
    return text;
}

void printReport(const Console &console, const ReconciliationReport &report, const QList<ReconciliationRow> &rows)
{
    if (console.isJson())
        return console.print(jsonOf(report), {});
    console.print({}, summaryOf(report));
    QList<QStringList> lines;
    for (const ReconciliationRow &row : rows)
        lines.append(reconciliation::columnsOf(row));
    if (!lines.isEmpty())
        console.printTable({}, {}, reconciliation::columnHeads(), lines);
}

} // namespace

QCoro::Task<ExitCode> reconcile(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"base"_s, {}, u"REVISION"_s},
                       {u"head"_s, {}, u"REVISION"_s},
                       {u"artifact"_s, {}, u"COMMIT"_s},
                       {u"all"_s, {}},
                       {u"as-is"_s, {}},
                       {u"format"_s, {}, u"FORMAT"_s}});
    if (!parse(parser, invocation, usage(), 1, 1))
        co_return Usage;
    const QString format = parser.value(u"format"_s);
    if (!format.isEmpty() && format != u"markdown" && format != u"csv")
        co_return invocation.console.fail(
            {ErrorCode::InvalidArgument, Text::tr("The format is markdown or csv; without one it is a table."), {}});
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    auto wish = wishOf(**open, parser.positionalArguments().first());
    if (!wish)
        co_return invocation.console.fail(wish.error());
    if (parser.isSet(u"base"_s))
        wish->code.named.base = parser.value(u"base"_s).trimmed();
    if (parser.isSet(u"head"_s))
        wish->code.named.head = parser.value(u"head"_s).trimmed();
    if (parser.isSet(u"artifact"_s)) {
        wish->code.artifactRevision = parser.value(u"artifact"_s);
        wish->code.artifactOrigin = Text::tr("as given");
    }
    if (parser.isSet(u"as-is"_s))
        wish->scope.clear();
    reconciliation::ReconciliationService service((*open)->room->versions());
    const auto report = co_await service.run(*wish, {}, {});
    if (!report)
        co_return invocation.console.fail(report.error());
    QList<ReconciliationRow> rows = report->rows;
    if (!parser.isSet(u"all"_s))
        rows.removeIf([](const ReconciliationRow &row) { return !reconciliation::isFinding(row.verdict); });
    if (format == u"markdown")
        invocation.console.print({}, reconciliation::markdownOf(rows));
    else if (format == u"csv")
        invocation.console.print({}, reconciliation::csvOf(rows));
    else
        printReport(invocation.console, *report, rows);
    co_return report->isCodeComplete() ? Done : Failed;
}

} // namespace releasedesk::cli
