// SPDX-License-Identifier: Apache-2.0
#include "core/bpmn/bpmn_import.h"
#include "core/documents/release_text.h"
#include "core/domain/plan_edit.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::bpmn;
using domain::Edge;

namespace {

QByteArray drawing(const QByteArray &inner, const QByteArray &before = {})
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + before
        + "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
          "xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\">\n<bpmn:process id=\"p\" name=\"Ship checkout\">\n"
        + inner + "</bpmn:process>\n</bpmn:definitions>\n";
}

//! Build, then Scan and Test beside each other, then Deploy; with a way back from Test to Build.
QByteArray sample()
{
    return drawing("<bpmn:startEvent id=\"s\"/>\n"
                   "<bpmn:serviceTask id=\"t1\" name=\"Build api\"/>\n"
                   "<bpmn:parallelGateway id=\"g1\"/>\n"
                   "<bpmn:task id=\"t2\" name=\"Scan\"/>\n"
                   "<bpmn:userTask id=\"t3\" name=\"결재 승인\"/>\n"
                   "<bpmn:exclusiveGateway id=\"g2\" name=\"All well?\"/>\n"
                   "<bpmn:task id=\"t4\" name=\"Deploy\"/>\n"
                   "<bpmn:endEvent id=\"e\"/>\n"
                   "<bpmn:sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"t1\"/>\n"
                   "<bpmn:sequenceFlow id=\"f2\" sourceRef=\"t1\" targetRef=\"g1\"/>\n"
                   "<bpmn:sequenceFlow id=\"f3\" sourceRef=\"g1\" targetRef=\"t2\"/>\n"
                   "<bpmn:sequenceFlow id=\"f4\" sourceRef=\"g1\" targetRef=\"t3\"/>\n"
                   "<bpmn:sequenceFlow id=\"f5\" sourceRef=\"t2\" targetRef=\"g2\"/>\n"
                   "<bpmn:sequenceFlow id=\"f6\" sourceRef=\"t3\" targetRef=\"g2\"/>\n"
                   "<bpmn:sequenceFlow id=\"f7\" sourceRef=\"g2\" targetRef=\"t4\"/>\n"
                   "<bpmn:sequenceFlow id=\"f8\" name=\"no\" sourceRef=\"g2\" targetRef=\"t1\">"
                   "<bpmn:conditionExpression>x</bpmn:conditionExpression></bpmn:sequenceFlow>\n"
                   "<bpmn:sequenceFlow id=\"f9\" sourceRef=\"t4\" targetRef=\"e\"/>\n");
}

bool tells(const Imported &imported, const QString &element, const QString &what)
{
    return std::ranges::any_of(imported.remarks, [&](const Remark &each) {
        return each.element == element && each.message.contains(what) && each.line > 0;
    });
}

} // namespace

class TestBpmnImport final : public QObject
{
    Q_OBJECT

private slots:
    void gatewaysBecomeTheConnectionsThroughThem()
    {
        const auto done = readBpmn(sample());
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(done->name, "Ship checkout");
        const auto has = [&](const char *from, const char *to) {
            return done->plan.edges.contains(Edge{TaskId(from), TaskId(to)});
        };
        QCOMPARE(done->plan.tasks.size(), 4);
        QVERIFY(has("build-api", "scan"));
        QVERIFY(has("scan", "deploy"));
        QCOMPARE(done->plan.edges.size(), 4);
        QCOMPARE(done->plan.phases.size(), 3);
        QVERIFY(domain::checkShape(done->plan));
    }

    void whatCouldNotBeCarriedOverIsTold()
    {
        const auto done = readBpmn(sample());
        QVERIFY(done);
        QVERIFY(tells(*done, "Build api", "to do by hand"));
        QVERIFY(tells(*done, "All well?", "decision"));
        QVERIFY(tells(*done, "no", "condition"));
        QVERIFY(tells(*done, "Scan", "way back to “Build api”"));
        QVERIFY(tells(*done, "결재 승인", "approval"));
        QCOMPARE(std::ranges::count(done->plan.tasks, "release.approve", &domain::Task::kind), 1);
    }

    void lanesThatGoForwardBecomePhases()
    {
        const auto done = readBpmn(
            drawing("<bpmn:laneSet id=\"ls\"><bpmn:lane id=\"l1\" name=\"Development\">"
                    "<bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane><bpmn:lane id=\"l2\" name=\"Operations\">"
                    "<bpmn:flowNodeRef>b</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"
                    "<bpmn:task id=\"a\" name=\"Build\"/><bpmn:task id=\"b\" name=\"Deploy\"/>"
                    "<bpmn:sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"b\"/>"));
        QVERIFY(done);
        QCOMPARE(done->plan.phases.size(), 2);
        QCOMPARE(done->plan.phases.first().name, "Development");
        QCOMPARE(done->plan.task(TaskId("deploy"))->phase, done->plan.phases.last().id);
        QVERIFY(done->remarks.isEmpty());
    }

    void aSubProcessIsOneTask()
    {
        const auto done = readBpmn(drawing("<bpmn:subProcess id=\"a\" name=\"Smoke tests\"><bpmn:task id=\"in\"/>"
                                           "<bpmn:sequenceFlow id=\"x\" sourceRef=\"in\" targetRef=\"in\"/>"
                                           "</bpmn:subProcess><bpmn:task id=\"b\" name=\"After\"/>"
                                           "<bpmn:sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"b\"/>"));
        QVERIFY(done);
        QCOMPARE(done->plan.tasks.size(), 2);
        QVERIFY(tells(*done, "Smoke tests", "What is inside"));
    }

    void theFlowIsALegalRelease()
    {
        const auto done = readBpmn(sample());
        QVERIFY(done);
        documents::ReleaseText text;
        text.project = ProjectId("checkout");
        text.version = "1";
        text.plan = done->plan;
        const auto read = documents::readReleaseText(documents::writeReleaseText(text));
        QVERIFY(read);
        QCOMPARE(read->plan, done->plan);
    }

    void hostileOrBrokenTextIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("why");
        QTest::newRow("nothing") << QByteArray() << "Line";
        QTest::newRow("no XML") << QByteArray("tasks:\n  - id: a\n") << "no complete XML";
        QTest::newRow("cut off") << sample().left(400) << "no complete XML";
        QTest::newRow("another document") << QByteArray("<html xmlns=\"x\"/>") << "no process";
        QTest::newRow("no task") << drawing("<bpmn:startEvent id=\"s\"/>") << "no task";
        QTest::newRow("entities that grow")
            << drawing("<bpmn:task id=\"a\" name=\"&b;\"/>",
                       "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n")
            << "document type";
        QTest::newRow("a file from outside") << drawing("<bpmn:task id=\"a\" name=\"&f;\"/>",
                                                        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n")
                                             << "document type";
        QTest::newRow("too deep") << drawing(QByteArray("<a>").repeated(200) + QByteArray("</a>").repeated(200))
                                  << "nested deeper";
        QTest::newRow("too many elements") << drawing(QByteArray("<a/>").repeated(maxElements + 1)) << "more than";
        QTest::newRow("too large") << QByteArray(maxBytes + 1, ' ') << "8 MiB";
    }

    void hostileOrBrokenTextIsRefusedWithItsLine()
    {
        QFETCH(const QByteArray, xml);
        QFETCH(const QString, why);
        const auto done = readBpmn(xml);
        QVERIFY(!done);
        QVERIFY2(done.error().message.contains(why), qPrintable(done.error().message));
        QVERIFY2(done.error().message.contains("Nothing was imported"), qPrintable(done.error().message));
    }

    void whateverIsCutOrSwappedEndsInAFlowOrARefusal()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int i = 0; i < 3000; ++i) {
            QByteArray xml = sample();
            for (quint32 k = 0; k <= random.bounded(4U); ++k) {
                const auto at = static_cast<qsizetype>(random.bounded(static_cast<quint32>(xml.size())));
                const auto from = static_cast<qsizetype>(random.bounded(static_cast<quint32>(xml.size())));
                const auto length = static_cast<qsizetype>(random.bounded(40U));
                if (random.bounded(2U) == 0)
                    xml.replace(at, length, xml.mid(from, static_cast<qsizetype>(random.bounded(40U))));
                else
                    xml[at] = static_cast<char>(random.bounded(256U));
            }
            const auto done = readBpmn(xml);
            QVERIFY2(!done || domain::checkShape(done->plan), qPrintable(QStringLiteral("seed %1").arg(seed)));
            QVERIFY(done || !done.error().message.isEmpty());
        }
    }
};

RELEASE_DESK_TEST(tst_bpmn_import, TestBpmnImport)

#include "tst_bpmn_import.moc"
