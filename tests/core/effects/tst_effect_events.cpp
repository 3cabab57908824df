// SPDX-License-Identifier: Apache-2.0
#include "core/effects/effect_events.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::effects;

//! What was recorded once is read for ever: one file per event and version.
class TestEffectEvents final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatWasRecorded()
    {
        const auto intended = std::get<EffectIntended>(*recorded("effect.intended"));
        const auto happened = std::get<EffectHappened>(*recorded("effect.happened"));
        const auto refused = std::get<EffectRefused>(*recorded("effect.refused"));
        const auto resolved = std::get<EffectResolved>(*recorded("effect.resolved"));

        QCOMPARE(intended.id, EffectId("r-7.build.1.start"));
        QCOMPARE(intended.what, "start build checkout-api");
        QCOMPARE(intended.requestHash.size(), 64);
        QCOMPARE(happened.answer["buildNumber"].toInt(), 214);
        QVERIFY(!happened.isShortened);
        QCOMPARE(refused.code, "PermissionDenied");
        QCOMPARE(refused.reason, "jenkins.forbidden");
        QVERIFY(refused.nothingHappened);
        QVERIFY(!resolved.happened);
        QCOMPARE(resolved.by, PersonId("kim.minji"));
        QCOMPARE(resolved.note, "큐에도 빌드 목록에도 없음");
    }

    void writesWhatItReads_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *const name : {"effect.intended", "effect.happened", "effect.refused", "effect.resolved"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void writesWhatItReads()
    {
        QFETCH(const QString, name);
        const auto event = recorded(name);
        QVERIFY(event);

        const store::NewEvent written = encode(*event);

        QCOMPARE(written.name, name);
        QCOMPARE(written.version, 1);
        QCOMPARE(QJsonDocument::fromJson(written.payload), QJsonDocument::fromJson(bytesOf(name)));
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<store::NewEvent>("event");
        QTest::newRow("a later version") << store::NewEvent{"effect.happened", 2, R"({"answer":{}})"};
        QTest::newRow("another event") << store::NewEvent{"release.started", 1, "{}"};
        QTest::newRow("a field is missing") << store::NewEvent{"effect.happened", 1, "{}"};
        QTest::newRow("not JSON") << store::NewEvent{"effect.happened", 1, "answer"};
        QTest::newRow("says two things") << store::NewEvent{"effect.resolved", 1,
                                                            R"({"happened":true,"happened":false,"note":"","by":"x"})"};
    }

    void refusesWhatItDoesNotKnow()
    {
        QFETCH(const store::NewEvent, event);

        const auto read = decodeEffectEvent(event);

        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::DataLoss);
    }

private:
    static QByteArray bytesOf(const QString &name)
    {
        QFile file(QStringLiteral(RD_TEST_DATA "/events/%1.1.json").arg(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static Result<EffectEvent> recorded(const QString &name) { return decodeEffectEvent({name, 1, bytesOf(name)}); }
};

RELEASE_DESK_TEST(tst_effect_events, TestEffectEvents)
#include "tst_effect_events.moc"
