// SPDX-License-Identifier: Apache-2.0
#include "core/versions/version_lookup.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::versions;

namespace {

QList<domain::JiraVersion> named(const QStringList &names)
{
    QList<domain::JiraVersion> versions;
    for (const QString &name : names)
        versions.append({.id = QString::number(versions.size() + 1), .project = "SHOP", .name = name});
    return versions;
}

} // namespace

class TestVersionLookup final : public QObject
{
    Q_OBJECT

private slots:
    void findsOnlyTheExactName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("the name") << "2.8.0" << "2";
        QTest::newRow("another case") << "2.8.0-rc" << "";
        QTest::newRow("with a space") << "2.8.0 " << "";
        QTest::newRow("a part") << "2.8" << "";
        QTest::newRow("Korean") << "2.8.0 긴급" << "4";
        QTest::newRow("empty") << "" << "";
    }

    void findsOnlyTheExactName()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, id);

        const auto found = findVersion(named({"2.7.4", "2.8.0", "2.8.0-RC", "2.8.0 긴급"}), "SHOP", name);

        QCOMPARE(found ? found->id : QString(), id);
        if (!found)
            QCOMPARE(found.error().code, ErrorCode::NotFound);
    }

    void namesTheNearest_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("first");
        QTest::newRow("a digit wrong") << "2.8.1" << "2.8.0";
        QTest::newRow("a part") << "10.0" << "10.0.0";
        QTest::newRow("another case") << "HOTFIX-3" << "Hotfix-3";
        QTest::newRow("a prefix") << "v2.7.4" << "2.7.4";
    }

    void namesTheNearest()
    {
        QFETCH(const QString, name);

        const QStringList near = namesNear(name, named({"10.0.0", "2.7.4", "2.8.0", "Hotfix-3", "1.0", "0.9"}));

        QCOMPARE(near.size(), 5);
        QTEST(near.first(), "first");
    }

    void namesArchivedOnesLast()
    {
        QList<domain::JiraVersion> versions = named({"2.8.0", "3.9.9"});
        versions.first().isArchived = true;

        QCOMPARE(namesNear("2.8.1", versions), (QStringList{"3.9.9", "2.8.0"}));
    }

    void saysWhenThereIsNoneAtAll()
    {
        const auto found = findVersion({}, "SHOP", "2.8.0");

        QVERIFY(!found);
        QVERIFY2(found.error().message.contains("no versions at all"), qPrintable(found.error().message));
    }

    void hugeNamesDoNotCostMuch()
    {
        const QString huge(100'000, u'x');

        const auto found = findVersion(named({huge + "a", "2.8.0"}), "SHOP", huge + "b");

        QVERIFY(!found);
        QVERIFY(found.error().message.size() < 1000);
    }
};

RELEASE_DESK_TEST(tst_version_lookup, TestVersionLookup)
#include "tst_version_lookup.moc"
