// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sabotage_table.h"
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace releasedesk::tests;

namespace {

//! "G01" for every g01_….cpp below tests.
QSet<QString> guaranteesWithTest()
{
    QSet<QString> found;
    QDirIterator files(QStringLiteral(RD_SOURCE_DIR "/tests"), {QStringLiteral("g[0-9][0-9]_*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        found.insert(files.fileName().left(3).toUpper());
    }
    return found;
}

//! The names that the product's sources ask for.
QSet<QString> namesInSources()
{
    static const QRegularExpression use(QStringLiteral("RD_SABOTAGED\\(.([a-z-]+).\\)"));
    QSet<QString> found;
    for (const char *folder : {"/core", "/app", "/ui", "/tests"}) {
        QDirIterator files(QStringLiteral(RD_SOURCE_DIR) + QLatin1String(folder),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            auto matches = use.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                found.insert(matches.next().captured(1));
        }
    }
    return found;
}

} // namespace

class TestSabotageTable : public QObject
{
    Q_OBJECT

private slots:
    void everyGuaranteeWithATestHasAWeakness()
    {
        QSet<QString> weakened;
        for (const Sabotage &sabotage : sabotages)
            weakened.insert(QString::fromUtf8(sabotage.guarantee));
        const QSet<QString> tested = guaranteesWithTest();
        QVERIFY(!tested.isEmpty());
        QCOMPARE(tested - weakened, QSet<QString>());
        QCOMPARE(weakened - tested, QSet<QString>());
    }

    void everyWeaknessIsBuiltIn()
    {
        const QSet<QString> built = namesInSources();
        for (const Sabotage &sabotage : sabotages)
            QVERIFY2(built.contains(QString::fromUtf8(sabotage.name)), sabotage.name);
    }

    void whatIsShippedHoldsNoWeakness()
    {
        const QStringList programs{QStringLiteral("rdesk"), QStringLiteral("release-desk")};
        bool isBuilt = false;
        for (const QString &program : programs) {
            QFile file(QStringLiteral(RD_SOURCE_DIR "/build/release/bin/") + program);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            isBuilt = true;
            const QByteArray content = file.readAll();
            QVERIFY(!content.contains("RD_SABOTAGE"));
            QVERIFY(!content.contains("RD_FAIL"));
        }
        if (!isBuilt)
            QSKIP("the release preset has not been built here");
    }
};

RELEASE_DESK_TEST(tst_sabotage_table, TestSabotageTable)

#include "tst_sabotage_table.moc"
