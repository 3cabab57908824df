// SPDX-License-Identifier: Apache-2.0
#include "core/store/release_codec.h"
#include "tests/core/store/sample_fields.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::store;
using domain::ReleaseEvent;

namespace {

const QDir folder(QStringLiteral(RD_TEST_DATA "/events"));

template<std::size_t index = 0>
void addSamples(QList<ReleaseEvent> &samples)
{
    if constexpr (index < std::variant_size_v<ReleaseEvent>) {
        std::variant_alternative_t<index, ReleaseEvent> event;
        tests::SampleFields::fill(event, {});
        samples.append(event);
        addSamples<index + 1>(samples);
    }
}

//! One of each kind, every field with a value.
QList<ReleaseEvent> samples()
{
    QList<ReleaseEvent> all;
    addSamples(all);
    return all;
}

QString fileOf(const QString &name, int version)
{
    return folder.filePath(QStringLiteral("%1.%2.json").arg(name).arg(version));
}

QByteArray contentOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll().trimmed() : QByteArray();
}

//! The stored form of a file name such as "task.ready.1.json"; empty names for other events.
NewEvent storedIn(const QString &fileName)
{
    const QString stem = QFileInfo(fileName).completeBaseName();
    return {stem.section(u'.', 0, -2), stem.section(u'.', -1).toInt(), contentOf(folder.filePath(fileName))};
}

} // namespace

//! What was recorded once is read for ever: one file per event and version.
class TestReleaseCodec final : public QObject
{
    Q_OBJECT

private slots:
    //! RD_WRITE_EVENTS=1 adds the files of events that have none yet; a file that is there is never changed.
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RD_WRITE_EVENTS"))
            return;
        for (const ReleaseEvent &sample : samples()) {
            const NewEvent stored = encode(sample);
            QFile file(fileOf(stored.name, stored.version));
            if (!file.exists() && file.open(QIODevice::WriteOnly))
                file.write(stored.payload + '\n');
        }
    }

    void hasAFileForEveryEvent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("version");
        for (const ReleaseEvent &sample : samples()) {
            const NewEvent stored = encode(sample);
            QTest::newRow(qPrintable(stored.name)) << stored.name << stored.version;
        }
    }

    void hasAFileForEveryEvent()
    {
        QFETCH(const QString, name);
        QFETCH(const int, version);
        for (int each = 1; each <= version; ++each)
            QVERIFY2(QFile::exists(fileOf(name, each)),
                     "a new event or version needs its file: run this test once with RD_WRITE_EVENTS=1");
    }

    void readsWhatWasRecorded_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : folder.entryList({"*.json"}, QDir::Files, QDir::Name)) {
            if (!file.startsWith(u"effect."))
                QTest::newRow(qPrintable(file)) << file;
        }
    }

    void readsWhatWasRecorded()
    {
        QFETCH(const QString, file);
        const NewEvent stored = storedIn(file);

        const auto read = decodeReleaseEvent(stored);

        QVERIFY2(read, read ? "" : qPrintable(read.error().message + u' ' + read.error().detail));
        const NewEvent again = encode(*read);
        QCOMPARE(again.name, stored.name);
        const QJsonObject before = QJsonDocument::fromJson(stored.payload).object();
        const QJsonObject after = QJsonDocument::fromJson(again.payload).object();
        for (auto field = before.begin(); field != before.end() && again.version == stored.version; ++field)
            QCOMPARE(after.value(field.key()), *field); // fields may have been added since, none was dropped
    }

    void bringsEveryFieldBack_data() { hasAFileForEveryEvent_data(); }

    void bringsEveryFieldBack()
    {
        QFETCH(const QString, name);
        for (const ReleaseEvent &sample : samples()) {
            const NewEvent stored = encode(sample);
            if (stored.name != name)
                continue;
            const auto read = decodeReleaseEvent(stored);
            QVERIFY2(read, read ? "" : qPrintable(read.error().message));
            QCOMPARE(encode(*read).payload, stored.payload);
        }
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<NewEvent>("event");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("another name") << NewEvent{"release.exploded", 1, "{}"} << ErrorCode::Unimplemented;
        QTest::newRow("a newer version") << NewEvent{"release.paused", 99, "{}"} << ErrorCode::Unimplemented;
        QTest::newRow("no JSON") << NewEvent{"release.paused", 1, "oops"} << ErrorCode::DataLoss;
        QTest::newRow("a name twice") << NewEvent{"release.paused", 1, R"({"reason":"a","reason":"b"})"}
                                      << ErrorCode::DataLoss;
        QTest::newRow("a field missing") << NewEvent{"release.aborted", 1, "{}"} << ErrorCode::DataLoss;
        QTest::newRow("a field of another type")
            << NewEvent{"release.paused", 1, R"({"reason":7})"} << ErrorCode::DataLoss;
    }

    void refusesWhatItDoesNotKnow()
    {
        QFETCH(const NewEvent, event);
        QFETCH(const ErrorCode, code);
        const auto read = decodeReleaseEvent(event);
        QVERIFY(!read);
        QCOMPARE(read.error().code, code);
    }
};

RELEASE_DESK_TEST(tst_release_codec, TestReleaseCodec)
#include "tst_release_codec.moc"
