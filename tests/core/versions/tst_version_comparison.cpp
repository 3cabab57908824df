// SPDX-License-Identifier: Apache-2.0
#include "core/versions/version_comparison.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::versions;

namespace {

domain::Issue issue(const QString &key, domain::IssueClass kind, const QStringList &components,
                    const QString &status = "Done")
{
    domain::Issue made;
    made.key = key;
    made.issueClass = kind;
    made.type = kind == domain::IssueClass::Bug ? "Bug" : "Story";
    made.components = components;
    made.summary = "Summary of " + key;
    made.status = status;
    made.category = status == "Done" ? domain::StatusCategory::Done : domain::StatusCategory::InProgress;
    return made;
}

ComparedSide before()
{
    ComparedSide side{"SHOP 2.7.4", "2.7.4", {}};
    side.issues = {issue("SHOP-1", domain::IssueClass::Feature, {"web"}),
                   issue("SHOP-2", domain::IssueClass::Bug, {"web"}, "In Review"),
                   issue("SHOP-3", domain::IssueClass::Chore, {}), issue("SHOP-4", domain::IssueClass::Chore, {})};
    side.issues[2].fixVersions = {"2.7.4"};
    side.issues[3].fixVersions = {"2.7.4", "2.9.0"};
    side.commits = {{.repository = "shop", .hash = "a"}, {.repository = "shop", .hash = "b"}};
    return side;
}

ComparedSide after()
{
    ComparedSide side{"SHOP 2.8.0", "2.8.0", {}};
    side.issues
        = {issue("SHOP-10", domain::IssueClass::Feature, {"web", "api"}),
           issue("SHOP-9", domain::IssueClass::Bug, {"api"}), issue("SHOP-11", domain::IssueClass::Chore, {}),
           issue("SHOP-1", domain::IssueClass::Feature, {"web"}), issue("SHOP-2", domain::IssueClass::Bug, {"web"})};
    side.issues[0].fixNote = "Pay with *one* tap.";
    side.issues[1].summary = "=cmd()|\"x\" <b>";
    side.commits = {{.repository = "shop", .hash = "b"}, {.repository = "shop", .hash = "c"}};
    return side;
}

} // namespace

class TestVersionComparison final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatBecameOfEachIssue()
    {
        const VersionComparison comparison = compareVersions(before(), after());
        QStringList fates;
        for (const ComparedIssue &each : comparison.issues)
            fates.append(QString(each.issue.key + u' ' + json::nameOf(each.fate)));
        QCOMPARE(fates,
                 (QStringList{"SHOP-9 new", "SHOP-10 new", "SHOP-11 new", "SHOP-4 moved", "SHOP-3 gone",
                              "SHOP-2 changed", "SHOP-1 same"}));
        QCOMPARE(comparison.count(IssueFate::New), 3);
        QCOMPARE(comparison.issues.at(3).movedTo, QStringList{"2.9.0"});
        QCOMPARE(comparison.issues.at(5).before, "In Review");
        QCOMPARE(comparison.countCommits(IssueFate::New), 1);
        QCOMPARE(comparison.commits.first().commit.hash, "c");
        QCOMPARE(comparison.countCommits(IssueFate::Gone), 1);
        QCOMPARE(comparison.commits.last().commit.hash, "a");
    }

    void newsAreByComponentAndKind()
    {
        const QList<NewsOfComponent> news = compareVersions(before(), after()).news();
        QCOMPARE(news.size(), 3);
        QCOMPARE(news.at(0).component, "api");
        QCOMPARE(news.at(0).features.size(), 1);
        QCOMPARE(news.at(0).fixes.size(), 1);
        QCOMPARE(news.at(1).component, "web");
        QCOMPARE(news.at(2).component, QString()); // comes last
        QCOMPARE(news.at(2).others.size(), 1);
    }

    void aVersionComparedWithItselfHasNoNews()
    {
        const VersionComparison comparison = compareVersions(after(), after());
        QCOMPARE(comparison.count(IssueFate::Same), 5);
        QVERIFY(comparison.news().isEmpty());
        QVERIFY(comparisonText(comparison).contains("Nothing is new."));
    }

    void isTextMarkdownCsvAndJson()
    {
        const VersionComparison comparison = compareVersions(before(), after());
        const QString text = comparisonText(comparison);
        QVERIFY2(text.startsWith("What SHOP 2.8.0 brings after SHOP 2.7.4"), qPrintable(text));
        QVERIFY(text.contains("== For users of api\n\nNew:\n  - Pay with *one* tap. (SHOP-10)"));
        QVERIFY(text.contains("SHOP-4 Summary of SHOP-4 (now in 2.9.0)"));
        QVERIFY(text.contains("(In Review → Done)"));
        const QString markdown = comparisonMarkdown(comparison);
        QVERIFY2(markdown.contains("- Pay with \\*one\\* tap\\. (SHOP\\-10)"), qPrintable(markdown));
        QVERIFY(markdown.contains("\\<b\\>"));
        const QStringList rows = comparisonCsv(comparison).split("\r\n", Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), 10);
        QVERIFY2(rows.at(1).startsWith("New,SHOP-9,Bug,api,\"'=cmd()|\"\"x\"\" <b>\","), qPrintable(rows.at(1)));
        const QJsonObject json = comparisonJson(comparison);
        QCOMPARE(json.value("counts").toObject().value("new"), 3);
        QCOMPARE(json.value("issues").toArray().size(), 7);
    }
};

RELEASE_DESK_TEST(tst_version_comparison, TestVersionComparison)
#include "tst_version_comparison.moc"
