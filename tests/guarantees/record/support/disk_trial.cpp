// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/record/support/disk_trial.h"

#include "core/base/clock.h"
#include "core/effects/effect_journal.h"
#include "core/store/event_chain.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>

namespace releasedesk::tests {
namespace {

using store::RecordedEvent;
using Events = Result<QList<RecordedEvent>>;

constexpr int limit = 1'000'000;
const QString fileName = QStringLiteral("release-desk.db");

void copyFolder(const QString &from, const QString &to)
{
    QDir(to).removeRecursively();
    QDir().mkpath(to);
    const QDir source(from);
    for (const QString &name : source.entryList(QDir::Files)) {
        if (!name.endsWith(QStringLiteral("-shm")) && !QFile::copy(source.filePath(name), to + u'/' + name))
            qFatal("%s could not be copied", qPrintable(name));
    }
}

QString asText(const Error &error)
{
    return error.message + QStringLiteral(" (") + error.detail + u')';
}

//! Something outside that counts how often it happens and can be asked.
class Counted final : public effects::Effect
{
public:
    explicit Counted(int &count)
        : m_count(count)
    {
    }
    [[nodiscard]] EffectId id() const override { return EffectId("op-1"); }
    [[nodiscard]] QString what() const override { return QStringLiteral("count"); }
    [[nodiscard]] QByteArray requestBytes() const override { return "count"; }
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override
    {
        ++m_count;
        co_return QJsonObject();
    }
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override
    {
        if (m_count > 0)
            co_return effects::Traces(effects::Happened());
        co_return effects::Traces(effects::DidNotHappen());
    }

private:
    int &m_count;
};

} // namespace

DiskTrial::DiskTrial(QString folder)
    : m_folder(std::move(folder))
    , m_file(QDir(m_folder).filePath(fileName))
{
}

void DiskTrial::open(const QStringList &whenOpened)
{
    auto opened = store::SqlEventStore::open(store::SqlDatabase{.file = m_file, .whenOpened = whenOpened});
    if (!opened)
        return;
    m_store = std::move(*opened);
    read();
}

void DiskTrial::openLog()
{
    if (auto opened = store::SqlTaskLog::open(m_file, store::OpenMode::ReadWrite))
        m_log = std::move(*opened);
}

void DiskTrial::close()
{
    m_store.reset();
    m_log.reset();
}

store::Append DiskTrial::nextAppend(int release, int events, int bytes)
{
    store::Append append{.stream = StreamId(QStringLiteral("trial-%1").arg(release)),
                         .expectedVersion = m_versions.value(QString::number(release)),
                         .actor = PersonId("kim.minji"),
                         .at = QDateTime(QDate(2026, 11, 24), QTime(14, 0), Qt::UTC),
                         .events = {}};
    for (int i = 0; i < events; ++i)
        append.events.append(
            {QStringLiteral("task.noted"), 1, QByteArray::number(++m_payloads) + ' ' + QByteArray(bytes, 'x')});
    return append;
}

void DiskTrial::note(const store::Append &append, const Events &answer)
{
    if (answer) {
        for (const RecordedEvent &event : *answer)
            m_answered.insert(event.position, event.hash);
        m_versions[append.stream.value().section(u'-', 1)] += answer->size();
        return;
    }
    // Unknown says that it may have been recorded: both are right.
    if (answer.error().code == ErrorCode::Unknown)
        return;
    for (const store::NewEvent &event : append.events)
        m_refused.insert(event.payload);
}

void DiskTrial::append(int release, int events, int bytes)
{
    if (!m_store)
        return;
    const store::Append wanted = nextAppend(release, events, bytes);
    note(wanted, QCoro::waitFor(m_store->append(wanted)));
}

void DiskTrial::appendTogether(int count, int bytes)
{
    if (!m_store)
        return;
    std::vector<store::Append> wanted;
    std::vector<QCoro::Task<Events>> waiting;
    for (int i = 0; i < count; ++i) {
        wanted.push_back(nextAppend(i, 1, bytes));
        waiting.push_back(m_store->append(wanted.back()));
    }
    for (std::size_t i = 0; i < wanted.size(); ++i)
        note(wanted[i], QCoro::waitFor(std::move(waiting[i])));
}

void DiskTrial::log(int lines)
{
    if (!m_log)
        return;
    QList<store::LogLine> printed;
    for (int i = 0; i < lines; ++i)
        printed.append({QDateTime(QDate(2026, 11, 24), QTime(14, 0), Qt::UTC), store::LogLevel::Info,
                        QStringLiteral("stdout"), QString(300, u'l')});
    const store::LogKey key{ReleaseId("trial-0"), TaskId("build"), 1};
    if (!QCoro::waitFor(m_log->add(key, printed)))
        return;
    const auto kept = QCoro::waitFor(m_log->read(key, 0, limit));
    if (kept && kept->size() < lines)
        m_wrong.append(QStringLiteral("%1 of %2 lines of output can be read").arg(kept->size()).arg(lines));
}

void DiskTrial::read()
{
    if (!m_store)
        return;
    const Events all = QCoro::waitFor(m_store->readAfter(0, limit));
    if (all)
        compare("read", all);
    const auto audited = QCoro::waitFor(m_store->auditVerify());
    if (!audited && audited.error().code == ErrorCode::DataLoss)
        m_wrong.append(QStringLiteral("damage is reported that is none: ") + asText(audited.error()));
    for (auto it = m_versions.cbegin(); it != m_versions.cend(); ++it) {
        const Events stream = QCoro::waitFor(m_store->readStream(StreamId(QStringLiteral("trial-") + it.key())));
        if (stream && stream->size() < it.value())
            m_wrong.append(QStringLiteral("trial-%1 has %2 events instead of %3")
                               .arg(it.key())
                               .arg(stream->size())
                               .arg(it.value()));
    }
}

void DiskTrial::lookOn()
{
    const auto other = store::SqlEventStore::open(m_file, store::OpenMode::ReadOnly);
    if (!other)
        return;
    if (const Events all = QCoro::waitFor((*other)->readAfter(0, limit)))
        compare("read by another program", all);
}

void DiskTrial::effect()
{
    if (!m_store)
        return;
    const SystemClock clock;
    effects::EffectJournal journal(*m_store, clock, PersonId("engine"));
    const int before = m_sent;
    const auto answer = QCoro::waitFor(journal.perform(std::make_shared<Counted>(m_sent)));
    if (m_sent > 1)
        m_wrong.append(QStringLiteral("the effect happened %1 times").arg(m_sent));
    if (answer && m_sent != 1)
        m_wrong.append(QStringLiteral("success without an effect"));
    if (!answer && answer.error().nothingHappened && m_sent != before)
        m_wrong.append(QStringLiteral("an effect of which was said that nothing happened"));
    // Its events are not of this trial's making; take them over as they stand.
    if (const Events stream = QCoro::waitFor(m_store->readAfter(0, limit))) {
        for (const RecordedEvent &event : *stream)
            m_answered.insert(event.position, event.hash);
    }
}

void DiskTrial::compare(const char *when, const Events &found)
{
    const auto complain
        = [&](const QString &what) { m_wrong.append(QLatin1String(when) + QStringLiteral(": ") + what); };
    if (!found)
        return complain(asText(found.error()));
    if (!store::verifyChain({}, {found->constData(), static_cast<std::size_t>(found->size())}))
        return complain(QStringLiteral("the chain is broken"));
    for (auto it = m_answered.cbegin(); it != m_answered.cend(); ++it) {
        if (it.key() > found->size())
            return complain(QStringLiteral("event %1 was answered and is lost").arg(it.key()));
        if (found->at(it.key() - 1).hash != it.value())
            return complain(QStringLiteral("event %1 was answered and is another").arg(it.key()));
    }
    for (const RecordedEvent &event : *found) {
        if (m_refused.contains(event.event.payload))
            return complain(
                QStringLiteral("event %1 is there, of which was said that nothing was recorded").arg(event.position));
    }
}

void DiskTrial::compareFile(const char *when, const QString &folder)
{
    const QString file = QDir(folder).filePath(fileName);
    if (!QFile::exists(file) && m_answered.isEmpty())
        return;
    const auto opened = store::SqlEventStore::open(file, store::OpenMode::ReadWrite);
    if (!opened)
        return m_wrong.append(QLatin1String(when) + QStringLiteral(": cannot be opened: ") + asText(opened.error()));
    compare(when, QCoro::waitFor((*opened)->readAfter(0, limit)));
}

void DiskTrial::checkAfterwards()
{
    const QString killed = m_folder + QStringLiteral("-killed");
    if (m_store || m_log) {
        copyFolder(m_folder, killed);
        compareFile("killed right behind the error", killed);
    }
    if (m_store) {
        read();
        const auto answered = m_answered.size();
        append(0, 1, 10);
        if (m_answered.size() == answered)
            m_wrong.append(QStringLiteral("does not go on when the disk is well again"));
        else
            compare("gone on", QCoro::waitFor(m_store->readAfter(0, limit)));
        copyFolder(m_folder, killed);
        compareFile("killed after going on", killed);
    }
    if (m_log)
        log(3);
    if (m_sent > 0)
        effect();
    close();
    compareFile("opened again", m_folder);
    QDir(killed).removeRecursively();
}

void makeRecord(const QString &folder)
{
    // Copied while it is open, as a kill would leave it: part of it is in the write-ahead log.
    const QString made = folder + QStringLiteral("-made");
    QDir().mkpath(made);
    DiskTrial trial(made);
    trial.open();
    for (int i = 0; i < 8; ++i)
        trial.append(100 + i, 2, 400);
    copyFolder(made, folder);
    trial.close();
    QDir(made).removeRecursively();
}

QStringList tryWithFault(const DiskScenario &scenario, const QString &start, const QString &folder,
                         const DiskFault &fault, bool &hasStruck)
{
    if (scenario.startsEmpty) {
        QDir(folder).removeRecursively();
        QDir().mkpath(folder);
    } else {
        copyFolder(start, folder);
    }
    FaultDisk disk(folder);
    DiskTrial trial(folder);
    disk.fail(fault);
    scenario.run(trial);
    hasStruck = disk.hasFailed();
    disk.heal();
    trial.checkAfterwards();
    return trial.wrong();
}

} // namespace releasedesk::tests
