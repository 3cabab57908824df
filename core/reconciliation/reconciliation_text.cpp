// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/reconciliation_text.h"

#include "core/base/json_fields.h"
#include "core/base/text_cells.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace releasedesk::reconciliation {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Reconciliation)
};

using namespace Qt::StringLiterals;

constexpr qsizetype shortHash = 8;

template<typename Enum>
QString stableName(Enum value)
{
    for (const auto &[each, name] : enumNames(value)) {
        if (each == value)
            return QString::fromLatin1(name);
    }
    return {};
}

QJsonObject jsonOf(const ReconciliationRow &row)
{
    QJsonArray commits;
    for (const CommitEvidence &each : row.commits)
        commits.append(QJsonObject{{u"repository"_s, each.repository},
                                   {u"hash"_s, each.commit.hash},
                                   {u"subject"_s, each.commit.subject},
                                   {u"author"_s, each.commit.authorName},
                                   {u"committedAt"_s, each.commit.committedAt.toString(Qt::ISODate)},
                                   {u"branch"_s, each.commit.branch},
                                   {u"pullRequest"_s, each.commit.pullRequest},
                                   {u"revertedBy"_s, each.commit.revertedBy},
                                   {u"inArtifact"_s, each.isInArtifact}});
    QJsonArray fixes;
    for (const Fix fix : row.fixes)
        fixes.append(stableName(fix));
    return {{u"verdict"_s, stableName(row.verdict)},
            {u"finding"_s, isFinding(row.verdict)},
            {u"key"_s, row.key},
            {u"issue"_s, row.isIssue},
            {u"summary"_s, row.summary},
            {u"evidence"_s, row.evidence},
            {u"versions"_s, QJsonArray::fromStringList(row.versions)},
            {u"fixes"_s, fixes},
            {u"commits"_s, commits}};
}

} // namespace

QStringList columnHeads()
{
    return {Text::tr("Kind"), Text::tr("Key"), Text::tr("Summary"), Text::tr("Evidence"), Text::tr("What to do")};
}

QStringList columnsOf(const ReconciliationRow &row)
{
    return {verdictName(row.verdict), row.key, row.summary, row.evidence,
            row.fixes.isEmpty() ? QString() : fixName(row.fixes.first())};
}

QString markdownOf(const QList<ReconciliationRow> &rows)
{
    const auto line = [](const QStringList &cells) { return QString(u"| "_s + cells.join(u" | "_s) + u" |\n"_s); };
    QString text = line(columnHeads()) + u"|---|---|---|---|---|\n"_s;
    for (const ReconciliationRow &row : rows) {
        QStringList cells;
        for (const QString &cell : columnsOf(row))
            cells.append(markdownCell(cell));
        text += line(cells);
    }
    return text;
}

QString csvOf(const QList<ReconciliationRow> &rows)
{
    QString text = columnHeads().join(u',') + u"\r\n"_s;
    for (const ReconciliationRow &row : rows) {
        QStringList cells;
        for (const QString &cell : columnsOf(row))
            cells.append(spreadsheetCell(cell));
        text += cells.join(u',') + u"\r\n"_s;
    }
    return text;
}

QJsonObject jsonOf(const ReconciliationReport &report)
{
    QJsonArray rows;
    for (const ReconciliationRow &row : report.rows)
        rows.append(jsonOf(row));
    QJsonArray repositories;
    for (const ComparedRepository &each : report.repositories)
        repositories.append(QJsonObject{{u"name"_s, each.name},
                                        {u"base"_s, each.base},
                                        {u"baseName"_s, each.baseName},
                                        {u"head"_s, each.head},
                                        {u"headName"_s, each.headName},
                                        {u"artifact"_s, each.artifact},
                                        {u"artifactOrigin"_s, each.artifactOrigin},
                                        {u"commits"_s, each.commits},
                                        {u"inRange"_s, each.inRange}});
    QJsonArray unread;
    for (const UnreadRepository &each : report.unread)
        unread.append(QJsonObject{{u"name"_s, each.repository},
                                  {u"code"_s, errorCodeName(each.error.code)},
                                  {u"message"_s, each.error.message}});
    QJsonObject counts;
    for (const auto &[verdict, name] : enumNames(Verdict()))
        counts.insert(QString::fromLatin1(name), report.count(verdict));
    return {{u"project"_s, report.project},
            {u"version"_s, report.version},
            {u"takenAt"_s, report.takenAt.toString(Qt::ISODate)},
            {u"planned"_s, report.planned},
            {u"findings"_s, report.findings()},
            {u"complete"_s, report.isCodeComplete()},
            {u"counts"_s, counts},
            {u"rows"_s, rows},
            {u"repositories"_s, repositories},
            {u"unread"_s, unread},
            {u"runs"_s, runningText(report.running)},
            {u"notes"_s, QJsonArray::fromStringList(report.notes)}};
}

QString rangeText(const ComparedRepository &repository)
{
    const auto named = [](const QString &name, const QString &hash) {
        const QString number = hash.left(shortHash);
        return number.isEmpty() || name.startsWith(number) ? name : Text::tr("%1 (%2)").arg(name, number);
    };
    const QString head = named(repository.headName, repository.head);
    QString commits = Text::tr("%n commit(s)", nullptr, static_cast<int>(repository.commits));
    if (repository.inRange > repository.commits)
        commits = Text::tr("%1 (%2 with merges and reverts)", "commits").arg(commits).arg(repository.inRange);
    if (repository.base.isEmpty())
        return Text::tr("everything up to %1, %2").arg(head, commits);
    return Text::tr("%1 → %2, %3", "commits").arg(named(repository.baseName, repository.base), head, commits);
}

} // namespace releasedesk::reconciliation
