// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"
#include "core/effects/effect_journal.h"
#include "core/store/sql_event_store.h"
#include "core/store/writer_lock.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <unistd.h>

using namespace releasedesk;

namespace {

constexpr int streams = 3;

void say(const QString &line)
{
    // At once and unbuffered: what is said here has been answered, whatever happens next.
    const QByteArray bytes = line.toUtf8() + '\n';
    [[maybe_unused]] const ssize_t written
        = ::write(STDOUT_FILENO, bytes.constData(), static_cast<size_t>(bytes.size()));
}

int complain(const Error &error)
{
    std::fprintf(stderr, "%s: %s (%s)\n", qPrintable(errorCodeName(error.code)), qPrintable(error.message),
                 qPrintable(error.detail));
    return 1;
}

//! Appends to three streams at a time and says the position and hash of each event that was answered.
int writeEvents(store::EventStore &store, int rounds)
{
    std::array<qint64, streams> versions{};
    for (int i = 0; i < streams; ++i) {
        const auto history = QCoro::waitFor(store.readStream(StreamId(QStringLiteral("stream-%1").arg(i))));
        if (!history)
            return complain(history.error());
        versions[static_cast<size_t>(i)] = history->size();
    }
    for (int round = 0; round < rounds; ++round) {
        std::vector<QCoro::Task<Result<QList<store::RecordedEvent>>>> waiting;
        for (int i = 0; i < streams; ++i) {
            const store::NewEvent event{QStringLiteral("task.noted"), 1, QByteArray::number(round)};
            waiting.push_back(store.append({.stream = StreamId(QStringLiteral("stream-%1").arg(i)),
                                            .expectedVersion = versions[static_cast<size_t>(i)],
                                            .actor = PersonId("writer"),
                                            .at = SystemClock().utcNow(),
                                            .events = {event, event}}));
            versions[static_cast<size_t>(i)] += 2;
        }
        for (auto &append : waiting) {
            const auto recorded = QCoro::waitFor(std::move(append));
            if (!recorded)
                return complain(recorded.error());
            for (const store::RecordedEvent &event : *recorded)
                say(QStringLiteral("%1 %2").arg(event.position).arg(QString::fromLatin1(event.hash.toHex())));
        }
    }
    return 0;
}

//! The endpoint is a file with one line per request that arrived.
class AddLine final : public effects::Effect
{
public:
    AddLine(QString file, EffectId id)
        : m_file(std::move(file))
        , m_id(std::move(id))
    {
    }

    [[nodiscard]] EffectId id() const override { return m_id; }
    [[nodiscard]] QString what() const override { return QStringLiteral("add a line"); }
    [[nodiscard]] QByteArray requestBytes() const override { return m_id.value().toUtf8(); }

    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override
    {
        QFile endpoint(m_file);
        if (!endpoint.open(QIODevice::Append))
            co_return failure(ErrorCode::Unknown, endpoint.errorString());
        endpoint.write(m_id.value().toUtf8() + '\n');
        co_return QJsonObject{{QStringLiteral("line"), m_id.value()}};
    }

    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override
    {
        QFile endpoint(m_file);
        if (!endpoint.exists())
            co_return effects::Traces(effects::DidNotHappen());
        if (!endpoint.open(QIODevice::ReadOnly))
            co_return failure(ErrorCode::Unavailable, endpoint.errorString());
        if (!endpoint.readAll().split('\n').contains(m_id.value().toUtf8()))
            co_return effects::Traces(effects::DidNotHappen());
        co_return effects::Traces(effects::Happened{{{QStringLiteral("line"), m_id.value()}}});
    }

private:
    QString m_file;
    EffectId m_id;
};

int performEffect(store::EventStore &store, const QString &endpoint, const QString &id)
{
    const SystemClock clock;
    effects::EffectJournal journal(store, clock, PersonId("writer"));
    const auto answer = QCoro::waitFor(journal.perform(std::make_shared<AddLine>(endpoint, EffectId(id))));
    say(answer ? QStringLiteral("happened ") + (*answer)[QStringLiteral("line")].toString()
               : errorCodeName(answer.error().code)
                + (answer.error().nothingHappened ? QStringLiteral(" nothingHappened") : QString()));
    return 0;
}

} // namespace

//! record_writer DATABASE events ROUNDS | effect ENDPOINT ID | hold
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;

    const auto lock = store::WriterLock::acquire(arguments.at(1));
    if (!lock)
        return complain(lock.error());
    const auto store = store::SqlEventStore::open(arguments.at(1), store::OpenMode::ReadWrite);
    if (!store)
        return complain(store.error());

    if (arguments.at(2) == QStringLiteral("events") && arguments.size() == 4)
        return writeEvents(**store, arguments.at(3).toInt());
    if (arguments.at(2) == QStringLiteral("effect") && arguments.size() == 5)
        return performEffect(**store, arguments.at(3), arguments.at(4));
    if (arguments.at(2) == QStringLiteral("hold")) {
        say(QStringLiteral("held"));
        ::pause();
    }
    return 2;
}
