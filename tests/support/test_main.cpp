// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include <QApplication>
#include <QMap>
#include <QTest>

#include <cstdio>

namespace releasedesk::tests {
namespace {

QMap<QByteArray, std::function<std::unique_ptr<QObject>()>> &registry()
{
    static QMap<QByteArray, std::function<std::unique_ptr<QObject>()>> tests;
    return tests;
}

} // namespace

Registration::Registration(const char *name, std::function<std::unique_ptr<QObject>()> make)
{
    registry().insert(name, std::move(make));
}

} // namespace releasedesk::tests

//! tst_<area> <class> [Qt Test options]: runs one class, or all of them without a name.
int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    const auto &tests = releasedesk::tests::registry();
    QList<QByteArray> wanted;
    if (arguments.size() > 1 && tests.contains(arguments.at(1).toUtf8()))
        wanted.append(arguments.takeAt(1).toUtf8());
    else if (arguments.size() > 1 && !arguments.at(1).startsWith(u'-')) {
        std::fprintf(stderr, "no such test: %s\n", qPrintable(arguments.at(1)));
        return 2;
    } else
        wanted = tests.keys();

    int failed = 0;
    for (const QByteArray &name : wanted) {
        failed += QTest::qExec(tests.value(name)().get(), arguments);
        // What the last test left on its way comes home, so that a leak that is reported is one.
        QTest::qWait(20);
    }
    return failed > 0 ? 1 : 0;
}
