// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/shell/palette_model.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestPaletteModel final : public QObject
{
    Q_OBJECT

    static PaletteEntry entry(PaletteEntry::Group group, const QString &title, const QString &detail,
                              const QString &other = {})
    {
        PaletteEntry made;
        made.group = group;
        made.title = title;
        made.detail = detail;
        made.otherTitle = other;
        return made;
    }

private slots:
    void whatEnterWouldRun_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("the name of a release alone goes to it") << "checkout 2.8" << "checkout 2.8.0";
        QTest::newRow("a verb asks for what it does") << "roll" << "Roll back";
        QTest::newRow("a verb and a name") << "roll 2.8" << "Roll back";
        QTest::newRow("a verb of the other language") << QStringLiteral("롤백 2.8") << "Roll back";
        QTest::newRow("a name among commands only") << ">2.8" << "";
        QTest::newRow("nothing typed") << "" << "Roll back";
    }

    void whatEnterWouldRun()
    {
        QFETCH(const QString, typed);
        PaletteModel model;
        model.setEntries({entry(PaletteEntry::Group::Command, "Roll back", "checkout 2.8.0", QStringLiteral("롤백")),
                          entry(PaletteEntry::Group::Place, "checkout 2.8.0", "release")});
        model.search(typed);
        const int row = model.nextEntry(-1, 1);
        const PaletteEntry *const found = row < 0 ? nullptr : model.entryAt(row);
        QTEST(found ? found->title : QString(), "first");
    }
};

RELEASE_DESK_TEST(tst_palette_model, TestPaletteModel)

#include "tst_palette_model.moc"
