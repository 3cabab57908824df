// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv.h"
#include "core/base/markdown.h"
#include "core/base/safe_text.h"
#include "core/versions/version_comparison.h"

#include <QCoreApplication>

namespace releasedesk::versions {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(VersionComparison)
};

constexpr qsizetype shortHash = 8;

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

QString sameText(const QString &text)
{
    return text;
}

QString escaped(const QString &text)
{
    return markdownOfText(text);
}

//! What became of an issue, in a few words.
QString fateText(const ComparedIssue &each)
{
    switch (each.fate) {
    case IssueFate::Changed:
        return Text::tr("%1 → %2").arg(line(each.before), line(each.issue.status));
    case IssueFate::Moved:
        return Text::tr("now in %1").arg(line(each.movedTo.join(QStringLiteral(", "))));
    default:
        return line(each.issue.status);
    }
}

//! Both ways for people differ in their marks only.
struct Style {
    QString title;
    QString head;
    QString item;
    QString (*text)(const QString &);
};

QString document(const VersionComparison &comparison, const Style &style)
{
    QStringList lines{
        QString(style.title
                + style.text(Text::tr("What %1 brings after %2").arg(line(comparison.to), line(comparison.from)))),
        {}};
    const auto kind = [&](const QString &name, const QList<domain::Issue> &issues) {
        if (issues.isEmpty())
            return;
        lines.append(style.text(QString(name + u':')));
        for (const domain::Issue &issue : issues)
            lines.append(QString(style.item + style.text(plainWords(issue)) + QStringLiteral(" (")
                                 + style.text(line(issue.key)) + u')'));
        lines.append(QString());
    };
    for (const NewsOfComponent &news : comparison.news()) {
        lines.append({QString(style.head + style.text(readersOf(news))), {}});
        kind(Text::tr("New"), news.features);
        kind(Text::tr("Fixed"), news.fixes);
        kind(Text::tr("Also changed"), news.others);
    }
    if (comparison.count(IssueFate::New) == 0)
        lines.append({style.text(Text::tr("Nothing is new.")), {}});
    for (const IssueFate fate : {IssueFate::Moved, IssueFate::Gone, IssueFate::Changed}) {
        if (comparison.count(fate) == 0)
            continue;
        lines.append({QString(style.head + style.text(wordOf(fate))), {}});
        for (const ComparedIssue &each : comparison.issues) {
            if (each.fate == fate)
                lines.append(QString(style.item + style.text(line(each.issue.key)) + u' '
                                     + style.text(line(each.issue.summary)) + QStringLiteral(" (")
                                     + style.text(fateText(each)) + u')'));
        }
        lines.append(QString());
    }
    for (const IssueFate fate : {IssueFate::New, IssueFate::Gone}) {
        if (comparison.countCommits(fate) == 0)
            continue;
        lines.append({QString(style.head
                              + style.text(fate == IssueFate::New ? Text::tr("Commits it brings")
                                                                  : Text::tr("Commits it no longer has"))),
                      {}});
        for (const ComparedCommit &each : comparison.commits) {
            if (each.fate == fate)
                lines.append(QString(style.item + style.text(each.commit.hash.left(shortHash)) + u' '
                                     + style.text(line(each.commit.subject))));
        }
        lines.append(QString());
    }
    if (!comparison.commitsDoubt.isEmpty())
        lines.append({style.text(line(comparison.commitsDoubt)), {}});
    return QString(lines.join(u'\n').trimmed() + u'\n');
}

} // namespace

QString wordOf(IssueFate fate)
{
    switch (fate) {
    case IssueFate::New:
        return Text::tr("New");
    case IssueFate::Moved:
        return Text::tr("Moved to another version");
    case IssueFate::Gone:
        return Text::tr("No longer there");
    case IssueFate::Changed:
        return Text::tr("In both, other status");
    case IssueFate::Same:
        break;
    }
    return Text::tr("In both");
}

QString plainWords(const domain::Issue &issue)
{
    return line(issue.fixNote.isEmpty() ? issue.summary : issue.fixNote);
}

QString readersOf(const NewsOfComponent &news)
{
    return news.component.isEmpty() ? Text::tr("Without a component")
                                    : Text::tr("For users of %1").arg(line(news.component));
}

QString comparisonText(const VersionComparison &comparison)
{
    return document(comparison, {{}, QStringLiteral("== "), QStringLiteral("  - "), &sameText});
}

QString comparisonMarkdown(const VersionComparison &comparison)
{
    return document(comparison, {QStringLiteral("# "), QStringLiteral("## "), QStringLiteral("- "), &escaped});
}

QString comparisonCsv(const VersionComparison &comparison)
{
    QStringList rows{QStringList{Text::tr("Change"), Text::tr("Key"), Text::tr("Type"), Text::tr("Component"),
                                 Text::tr("Summary"), Text::tr("Status"), Text::tr("Detail")}
                         .join(u',')};
    for (const ComparedIssue &each : comparison.issues) {
        const bool hasDetail = each.fate == IssueFate::Moved || each.fate == IssueFate::Changed;
        rows.append(QStringList{csvCell(wordOf(each.fate)), csvCell(each.issue.key), csvCell(each.issue.type),
                                csvCell(each.issue.components.join(QStringLiteral(", "))), csvCell(each.issue.summary),
                                csvCell(each.issue.status), csvCell(hasDetail ? fateText(each) : QString())}
                        .join(u','));
    }
    for (const ComparedCommit &each : comparison.commits)
        rows.append(QStringList{csvCell(wordOf(each.fate)), csvCell(each.commit.hash), csvCell(Text::tr("Commit")),
                                csvCell(each.commit.repository), csvCell(each.commit.subject), QString(),
                                csvCell(each.commit.issueKey)}
                        .join(u','));
    return rows.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

QJsonObject comparisonJson(const VersionComparison &comparison)
{
    QJsonArray issues;
    for (const ComparedIssue &each : comparison.issues) {
        QJsonObject json{{QStringLiteral("fate"), json::nameOf(each.fate)},
                         {QStringLiteral("key"), each.issue.key},
                         {QStringLiteral("type"), each.issue.type},
                         {QStringLiteral("class"), json::nameOf(each.issue.issueClass)},
                         {QStringLiteral("summary"), each.issue.summary},
                         {QStringLiteral("words"), plainWords(each.issue)},
                         {QStringLiteral("status"), each.issue.status},
                         {QStringLiteral("components"), QJsonArray::fromStringList(each.issue.components)}};
        if (each.fate == IssueFate::Changed)
            json.insert(QStringLiteral("before"), each.before);
        if (each.fate == IssueFate::Moved)
            json.insert(QStringLiteral("movedTo"), QJsonArray::fromStringList(each.movedTo));
        issues.append(json);
    }
    QJsonArray commits;
    for (const ComparedCommit &each : comparison.commits)
        commits.append(QJsonObject{{QStringLiteral("fate"), json::nameOf(each.fate)},
                                   {QStringLiteral("repository"), each.commit.repository},
                                   {QStringLiteral("hash"), each.commit.hash},
                                   {QStringLiteral("subject"), each.commit.subject},
                                   {QStringLiteral("issue"), each.commit.issueKey}});
    QJsonObject counts;
    for (const auto &[fate, name] : enumNames(IssueFate()))
        counts.insert(QLatin1String(name), comparison.count(fate));
    return {{QStringLiteral("from"), comparison.from},
            {QStringLiteral("to"), comparison.to},
            {QStringLiteral("counts"), counts},
            {QStringLiteral("newCommits"), comparison.countCommits(IssueFate::New)},
            {QStringLiteral("goneCommits"), comparison.countCommits(IssueFate::Gone)},
            {QStringLiteral("commits"), commits},
            {QStringLiteral("commitsDoubt"), comparison.commitsDoubt},
            {QStringLiteral("issues"), issues}};
}

} // namespace releasedesk::versions
