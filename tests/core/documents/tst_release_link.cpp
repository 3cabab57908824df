// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_link.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;
using documents::ReleaseLink;
using Part = documents::ReleaseLink::Part;

class TestReleaseLink final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<QString>("project");
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("part");
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *project, const char *version, Part part, const char *task,
                            const char *text) {
            QTest::newRow(name) << QString::fromUtf8(project) << QString::fromUtf8(version) << static_cast<int>(part)
                                << QString::fromUtf8(task) << QString::fromUtf8(text);
        };
        row("a release", "checkout", "2.8.0", Part::Release, "", "releasedesk://release/checkout/2.8.0");
        row("its approval", "checkout", "2.8.0", Part::Approval, "", "releasedesk://release/checkout/2.8.0/approval");
        row("one approval", "checkout", "2.8.0", Part::Approval, "approve",
            "releasedesk://release/checkout/2.8.0/approval/approve");
        row("a task", "checkout", "2.8.0", Part::Flow, "deploy", "releasedesk://release/checkout/2.8.0/flow/deploy");
        row("the work plan", "checkout", "2.8.0", Part::WorkPlan, "", "releasedesk://release/checkout/2.8.0/workplan");
        row("a version with a slash and a space", "web", "release/1 b", Part::Notes, "",
            "releasedesk://release/web/release%2F1%20b/notes");
        row("a Korean version", "결제", "3월", Part::History, "",
            "releasedesk://release/%EA%B2%B0%EC%A0%9C/3%EC%9B%94/history");
        row("a version that looks like an escape", "web", "50%20", Part::Features, "",
            "releasedesk://release/web/50%2520/features");
    }

    void whatIsWrittenIsRead()
    {
        QFETCH(const QString, project);
        QFETCH(const QString, version);
        QFETCH(const int, part);
        QFETCH(const QString, task);
        QFETCH(const QString, text);
        const ReleaseLink link{ProjectId(project), version, static_cast<Part>(part), TaskId(task)};

        QCOMPARE(link.text(), text);
        const auto read = ReleaseLink::parse(text);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QVERIFY(*read == link);
        QVERIFY(ReleaseLink::isMeant(text));
    }

    void theSchemeMayBeWrittenInCapitals()
    {
        QVERIFY(ReleaseLink::parse("ReleaseDesk://release/checkout/2.8.0").has_value());
    }

    void whatIsUnusualIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        const QString start = "releasedesk://release/";
        QTest::newRow("nothing") << QString();
        QTest::newRow("another scheme") << "https://release/checkout/2.8.0";
        QTest::newRow("another host") << "releasedesk://evil.example/checkout/2.8.0";
        QTest::newRow("no host") << "releasedesk:///release/checkout/2.8.0";
        QTest::newRow("one slash") << "releasedesk:/release/checkout/2.8.0";
        QTest::newRow("a user and a password") << "releasedesk://me:secret@release/checkout/2.8.0";
        QTest::newRow("a port") << "releasedesk://release:80/checkout/2.8.0";
        QTest::newRow("no version") << QString(start + "checkout");
        QTest::newRow("an empty project") << QString(start + "/2.8.0");
        QTest::newRow("an empty version") << QString(start + "checkout/");
        QTest::newRow("an empty part") << QString(start + "checkout/2.8.0/");
        QTest::newRow("an unknown part") << QString(start + "checkout/2.8.0/approve-now");
        QTest::newRow("a task where there is none") << QString(start + "checkout/2.8.0/notes/approve");
        QTest::newRow("one part too many") << QString(start + "checkout/2.8.0/approval/a/b");
        QTest::newRow("a query") << QString(start + "checkout/2.8.0/approval?sign=yes");
        QTest::newRow("a fragment") << QString(start + "checkout/2.8.0#approval");
        QTest::newRow("a way up") << QString(start + "../2.8.0");
        QTest::newRow("a hidden way up") << QString(start + "%2E%2E/2.8.0");
        QTest::newRow("a backslash") << QString(start + "checkout\\2.8.0/x");
        QTest::newRow("a space") << QString(start + "check out/2.8.0");
        QTest::newRow("a quote") << QString(start + "check\"out/2.8.0");
        QTest::newRow("a line feed") << QString(start + "checkout/2.8.0\nraise");
        QTest::newRow("a hidden line feed") << QString(start + "checkout/2.8.0%0Araise");
        QTest::newRow("a zero") << QString(start + "checkout/2.8.0%00");
        QTest::newRow("a direction character") << QString(start + "checkout/%E2%80%AE0.8.2");
        QTest::newRow("an invisible character") << QString(start + "check%E2%80%8Bout/2.8.0");
        QTest::newRow("letters that are not escaped") << QString(start + QString::fromUtf8("결제/3"));
        QTest::newRow("half an escape") << QString(start + "checkout/2.8.0%2");
        QTest::newRow("a wrong escape") << QString(start + "checkout/2.8.0%zz");
        QTest::newRow("a surrogate in UTF-8") << QString(start + "checkout/%ED%A0%80");
        QTest::newRow("an overlong slash") << QString(start + "checkout/%C0%AF");
        QTest::newRow("spaces around a name") << QString(start + "checkout/%202.8.0");
        QTest::newRow("a name of 201 letters") << QString(start + "checkout/" + QString(201, u'1'));
        QTest::newRow("very long") << QString(start + "checkout/" + QString(100'000, u'1'));
    }

    void whatIsUnusualIsRefused()
    {
        QFETCH(const QString, text);

        const auto read = ReleaseLink::parse(text);

        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(read.error().message.startsWith("This link to Release Desk cannot be followed: "),
                 qPrintable(read.error().message));
        QVERIFY(read.error().message.size() < 500);
        QVERIFY(!read.error().message.contains(u'\n'));
    }

    void noByteMakesItFall()
    {
        const QByteArray valid = "releasedesk://release/checkout/2.8.0/approval/approve";
        for (qsizetype i = 0; i < valid.size(); ++i) {
            for (int byte = 0; byte < 256; ++byte) {
                QByteArray text = valid;
                text[i] = static_cast<char>(byte);
                const auto read = ReleaseLink::parse(QString::fromLatin1(text));
                if (read) // then it is one, and says the same when it is written again
                    QVERIFY(*ReleaseLink::parse(read->text()) == *read);
            }
        }
    }
};

RELEASE_DESK_TEST(tst_release_link, TestReleaseLink)
#include "tst_release_link.moc"
