// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/choke_points.h"
#include "tests/architecture/source_tree.h"
#include "tests/support/test_main.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace releasedesk::tests;

class TestChokePoints final : public QObject
{
    Q_OBJECT

private slots:
    void occursInItsPlaceOnly_data()
    {
        QTest::addColumn<int>("index");
        for (int index = 0; index < chokePoints().size(); ++index)
            QTest::newRow(chokePoints().at(index).name) << index;
    }

    void occursInItsPlaceOnly()
    {
        QFETCH(const int, index);
        const ChokePoint point = chokePoints().at(index);
        QVERIFY(QRegularExpression(point.pattern).isValid());

        QStringList found;
        for (const SourceFile &file : sourceFiles(point.searched, {".h", ".cpp"}))
            found += offences(point, file);

        QVERIFY2(found.isEmpty(), qPrintable("\n" + found.join('\n')));
    }

    // Shows that occursInItsPlaceOnly() can fail.
    void aStrayOneIsFound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("isOffence");
        const auto add = [](const char *name, const char *path, const char *code, bool isOffence) {
            QTest::addRow("%s, %s, %s", name, path, code) << name << path << code << isOffence;
        };
        const char *const links = "links are opened by openExternal";
        add(links, "ui/home/x.cpp", "QDesktopServices::openUrl(url);", true);
        add(links, "ui/shell/open_external.cpp", "QDesktopServices::openUrl(url);", false);
        add(links, "ui/home/x.cpp", "// never QDesktopServices::openUrl(url)", false);
        const char *const changes = "only core/http changes something over HTTP";
        add(changes, "core/connectors/jira/x.cpp", "m_network.sendCustomRequest(r, \"POST\", d);", true);
        add(changes, "core/http/mutating_http_client.cpp", "network->sendCustomRequest(r, m, d);", false);
        const char *const posts = "only core/http posts and puts";
        add(posts, "core/connectors/jira/x.cpp", "m_network.post(request, bytes);", true);
        add(posts, "app/sandbox/x.cpp", "routes.post(\"/x\", handler);", false);
        const char *const loops = "no nested event loop";
        add(loops, "ui/home/x.cpp", "QEventLoop loop;", true);
        add(loops, "core/base/x.cpp", "QCoreApplication::processEvents();", true);
        add(loops, "core/base/x.cpp", "log(\"QEventLoop\");", false);
        const char *const blocks = "no dialog that blocks";
        add(blocks, "ui/home/x.cpp", "dialog.exec();", true);
        add(blocks, "ui/home/x.cpp", "drag->exec(Qt::MoveAction);", false);
        const char *const colours = "colours come from the theme";
        add(colours, "ui/home/x.cpp", "QColor(\"red\")", true);
        add(colours, "ui/home/x.cpp", "QColor(255, 0, 0)", true);
        add(colours, "ui/home/x.cpp", "QColor{0xff0000}", true);
        add(colours, "ui/home/x.cpp", "painter.setPen(Qt::darkGray);", true);
        add(colours, "ui/home/x.cpp", "setStyleSheet(\"color: rgb(1,2,3)\");", true);
        add(colours, "ui/home/x.cpp", "const auto red = \"#ff0000\";", true);
        add(colours, "ui/home/x.cpp", "QColor(theme.color(Token::Text))", false);
        add(colours, "ui/home/x.cpp", "Qt::transparent", false);
        add(colours, "ui/theme/tokens.cpp", "QColor(0x1f2328)", false);
    }

    void aStrayOneIsFound()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, path);
        QFETCH(const QString, code);
        QFETCH(const bool, isOffence);
        const QList<ChokePoint> points = chokePoints();
        const auto point = std::ranges::find_if(points, [&name](const ChokePoint &each) { return each.name == name; });
        QVERIFY(point != points.end());

        QCOMPARE(!offences(*point, {path, code}).isEmpty(), isOffence);
    }

    void everyFileNamesItsLicence()
    {
        QStringList without;
        const QStringList folders{"app", "cmake", "core", "ui", "tests", "installer", "resources", "translations"};
        for (const SourceFile &file : sourceFiles(folders, {".h", ".cpp", ".cmake", "CMakeLists.txt", ".sh", ".py"})) {
            if (!file.text.left(200).contains("SPDX-License-Identifier: Apache-2.0"))
                without.append(file.path);
        }

        QVERIFY2(without.isEmpty(), qPrintable("\n" + without.join('\n')));
    }

    void everyHeaderIsGuarded()
    {
        QStringList without;
        for (const SourceFile &file : sourceFiles({"app", "core", "ui", "tests"}, {".h"})) {
            if (!file.text.contains("\n#pragma once\n"))
                without.append(file.path);
        }

        QVERIFY2(without.isEmpty(), qPrintable("\n" + without.join('\n')));
    }

    void commentsAreLeftOut_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("expected");
        QTest::newRow("line") << "a // b\nc" << "a     \nc";
        QTest::newRow("block") << "a /* b\n */ c" << "a     \n    c";
        QTest::newRow("string") << "f(\"a // b\")" << "f(\"      \")";
        QTest::newRow("quote in a string") << "f(\"\\\"\") // x" << "f(\"  \")     ";
        QTest::newRow("a quote as a character") << "f('\"') // x" << "f(' ')     ";
        QTest::newRow("digits") << "1'000 // x" << "1'000     ";
    }

    void commentsAreLeftOut()
    {
        QFETCH(const QString, code);

        QTEST(withoutComments(code, false), "expected");
    }
};

RELEASE_DESK_TEST(tst_choke_points, TestChokePoints)

#include "tst_choke_points.moc"
