// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_chain.h"
#include "core/store/sql_connection.h"
#include "tests/guarantees/record/support/closed_record.h"

#include <QDir>
#include <QFile>

#include <array>

namespace releasedesk::tests {
namespace {

using store::RecordedEvent;

constexpr qint64 page = 4096;
const QString fileName = QStringLiteral("release-desk.db");

//! Somebody with another program and no respect: writes to the tables as they are.
class Editor
{
public:
    explicit Editor(const QString &folder)
    {
        auto opened = store::SqlConnection::open({.file = QDir(folder).filePath(fileName)});
        if (!opened)
            qFatal("the record could not be opened for editing: %s", qPrintable(opened.error().detail));
        m_connection = std::move(*opened);
        run(QStringLiteral("DROP TRIGGER IF EXISTS events_keep"));
        run(QStringLiteral("DROP TRIGGER IF EXISTS events_stay"));
    }

    void run(const QString &statement, const QVariantList &values = {})
    {
        if (const auto done = m_connection->run(statement, values); !done)
            qFatal("%s: %s", qPrintable(statement), qPrintable(done.error().detail));
    }

    void moveMarks(const RecordedEvent &last)
    {
        run(QStringLiteral("UPDATE chain_marks SET position = ?, hash = ? WHERE position >= ?"),
            {last.position, last.hash, last.position});
    }

private:
    std::unique_ptr<store::SqlConnection> m_connection;
};

QString changeField(Editor &editor, store::Position position, QRandomGenerator &random)
{
    static const std::array changes{"payload = CAST(payload || ' ' AS BLOB)",
                                    "payload = substr(payload, 2)",
                                    "payload = x''",
                                    "actor = 'lee.jun'",
                                    "actor = actor || ' '",
                                    "stream = stream || 'x', stream_version = 1000",
                                    "stream_version = stream_version + 1000",
                                    "at = at + 1",
                                    "name = 'approval.signed'",
                                    "version = 2",
                                    "hash = zeroblob(32)",
                                    "hash = x''"};
    const char *change = changes.at(random.bounded(static_cast<quint32>(changes.size())));
    editor.run(QStringLiteral("UPDATE events SET ") + QLatin1String(change) + QStringLiteral(" WHERE position = ?"),
               {position});
    return QStringLiteral("event %1: %2").arg(position).arg(QLatin1String(change));
}

//! Makes every hash from \p first on fit again, and the marks.
void chainAnew(Editor &editor, QList<RecordedEvent> events, qsizetype first)
{
    for (qsizetype i = first; i < events.size(); ++i) {
        events[i].hash = store::chainHash(i == 0 ? QByteArray() : events.at(i - 1).hash, events.at(i));
        editor.run(QStringLiteral("UPDATE events SET payload = ?, hash = ? WHERE position = ?"),
                   {events.at(i).event.payload, events.at(i).hash, events.at(i).position});
    }
    for (const RecordedEvent &event : std::as_const(events))
        editor.run(QStringLiteral("UPDATE chain_marks SET hash = ? WHERE position = ?"), {event.hash, event.position});
}

void exchange(Editor &editor, const RecordedEvent &one, const RecordedEvent &other, bool whole)
{
    if (whole) {
        editor.run(QStringLiteral("UPDATE events SET position = -1 WHERE position = ?"), {one.position});
        editor.run(QStringLiteral("UPDATE events SET position = ? WHERE position = ?"), {one.position, other.position});
        editor.run(QStringLiteral("UPDATE events SET position = ? WHERE position = -1"), {other.position});
        return;
    }
    editor.run(QStringLiteral("UPDATE events SET payload = ? WHERE position = ?"), {other.event.payload, one.position});
    editor.run(QStringLiteral("UPDATE events SET payload = ? WHERE position = ?"), {one.event.payload, other.position});
}

void addCopy(Editor &editor, store::Position of, store::Position at)
{
    editor.run(
        QStringLiteral("INSERT INTO events (position, stream, stream_version, actor, at, name, version, payload, "
                       "hash) SELECT ?, stream, 1000, actor, at, name, version, payload, hash FROM events "
                       "WHERE position = ?"),
        {at, of});
}

} // namespace

QString editRecord(const QString &folder, const ClosedRecord &record, QRandomGenerator &random)
{
    Editor editor(folder);
    const QList<RecordedEvent> &events = record.events();
    const auto count = static_cast<int>(events.size());
    const int place = random.bounded(count);
    const RecordedEvent &event = events.at(place);
    switch (random.bounded(9)) {
    case 0:
        editor.run(QStringLiteral("DELETE FROM events WHERE position = ?"), {event.position});
        return QStringLiteral("event %1 removed").arg(event.position);
    case 1:
        editor.run(QStringLiteral("DELETE FROM events WHERE position >= ?"), {event.position});
        return QStringLiteral("cut off from event %1 on").arg(event.position);
    case 2: // as it was once, to the last mark
        editor.run(QStringLiteral("DELETE FROM events WHERE position >= ?"), {event.position});
        if (place > 0)
            editor.moveMarks(events.at(place - 1));
        else
            editor.run(QStringLiteral("DELETE FROM chain_marks"));
        return QStringLiteral("set back to before event %1").arg(event.position);
    case 3: {
        const RecordedEvent &other = events.at((place + random.bounded(1, count)) % count);
        const bool whole = random.bounded(2) == 0;
        exchange(editor, event, other, whole);
        return QStringLiteral("events %1 and %2 swapped").arg(event.position).arg(other.position);
    }
    case 4:
        addCopy(editor, event.position, count + 1);
        return QStringLiteral("event %1 added again at the end").arg(event.position);
    case 5:
        addCopy(editor, event.position, random.bounded(-3, 1));
        return QStringLiteral("event %1 added again before the first").arg(event.position);
    case 6: {
        QList<RecordedEvent> rewritten = events;
        rewritten[place].event.payload += ' ';
        chainAnew(editor, rewritten, place);
        return QStringLiteral("event %1 changed and everything behind it chained anew").arg(event.position);
    }
    default:
        return changeField(editor, event.position, random);
    }
}

QString damageFile(const QString &folder, const ClosedRecord &record, QRandomGenerator &random)
{
    const QDir place(folder);
    QStringList names{fileName};
    if (place.exists(fileName + QStringLiteral("-wal")))
        names.append(fileName + QStringLiteral("-wal"));
    const QString name = names.at(random.bounded(static_cast<int>(names.size())));
    QFile file(place.filePath(name));
    if (!file.open(QIODevice::ReadWrite))
        qFatal("%s could not be opened", qPrintable(name));
    QByteArray content = file.readAll();
    const auto size = static_cast<int>(content.size());
    int at = random.bounded(size);
    // The index by which releases are read is small, and the one place that the chain does not cover: often there.
    const qint64 index = (record.indexPage() - 1) * page;
    if (name == fileName && index + page <= size && random.bounded(4) == 0)
        at = static_cast<int>(index) + random.bounded(static_cast<int>(page));
    const qint64 pageAt = at / page * page;
    QString what;
    switch (random.bounded(7)) {
    case 0:
        content[at] = static_cast<char>(static_cast<uchar>(content.at(at)) ^ (1U << random.bounded(8U)));
        what = QStringLiteral("a bit flipped");
        break;
    case 1:
        content[at] = static_cast<char>(static_cast<uchar>(content.at(at)) ^ random.bounded(1U, 256U));
        what = QStringLiteral("a byte changed");
        break;
    case 2: {
        const int length = std::min(random.bounded(1, 64), size - at);
        content.replace(at, length, QByteArray(length, '\0'));
        what = QStringLiteral("%1 bytes zeroed").arg(length);
        break;
    }
    case 3:
        content.replace(pageAt, std::min<qint64>(page, size - pageAt),
                        QByteArray(std::min<qint64>(page, size - pageAt), '\0'));
        what = QStringLiteral("a page zeroed");
        break;
    case 4:
        content.truncate(at);
        what = QStringLiteral("cut");
        break;
    case 5: { // a page that was written to another's place
        const qint64 from = random.bounded(size) / page * page;
        const qint64 length = std::min({page, size - pageAt, size - from});
        content.replace(pageAt, length, content.mid(from, length));
        what = QStringLiteral("the page at %1 in its place").arg(from);
        break;
    }
    default:
        if (!name.endsWith(QStringLiteral("-wal"))) {
            content[at] = static_cast<char>(~content.at(at));
            what = QStringLiteral("a byte inverted");
        } else {
            content = record.earlierLog();
            what = QStringLiteral("an earlier one put back");
        }
    }
    file.resize(0);
    file.seek(0);
    file.write(content);
    return QStringLiteral("%1 at %2: %3").arg(name).arg(at).arg(what);
}

} // namespace releasedesk::tests
