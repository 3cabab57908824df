// SPDX-License-Identifier: Apache-2.0
#include "core/store/record_lines.h"

#include "core/base/strict_json.h"
#include "core/store/chain_walk.h"
#include "core/store/event_store.h"
#include "core/store/record_copy.h"
#include "core/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <limits>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordLines)
};

constexpr qint64 longestLine = qint64{4} * maxPayloadBytes;

tl::unexpected<Error> unreadable(const QString &what)
{
    return failure(
        ErrorCode::DataLoss,
        Text::tr("The exported record cannot be read: a line of it is not an event. Nothing was taken over; use "
                 "another copy."),
        what);
}

tl::unexpected<Error> cannot(const QString &file, const QString &detail)
{
    return failure(ErrorCode::Unavailable,
                   Text::tr("“%1” could not be read or written. Check the place, its permissions and its free space.")
                       .arg(QFileInfo(file).fileName()),
                   detail);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray RecordLines::lineOf(const RecordedEvent &event)
{
    QJsonObject line{{QStringLiteral("position"), event.position},
                     {QStringLiteral("stream"), event.stream.value()},
                     {QStringLiteral("streamVersion"), event.streamVersion},
                     {QStringLiteral("actor"), event.actor.value()},
                     {QStringLiteral("at"), event.at.toMSecsSinceEpoch()},
                     {QStringLiteral("name"), event.event.name},
                     {QStringLiteral("version"), event.event.version},
                     {QStringLiteral("hash"), QString::fromLatin1(event.hash.toHex())}};
    const QString text = QString::fromUtf8(event.event.payload);
    if (text.toUtf8() == event.event.payload)
        line.insert(QStringLiteral("payload"), text);
    else
        line.insert(QStringLiteral("payloadBase64"), QString::fromLatin1(event.event.payload.toBase64()));
    return compact(line);
}

Result<RecordedEvent> RecordLines::parse(const QByteArray &line)
{
    const Result<QJsonObject> object = readStrictJsonObject(line);
    if (!object)
        return unreadable(object.error().message);
    const auto value = [&](const char *name) { return (*object)[QLatin1String(name)]; };
    RecordedEvent event;
    event.position = value("position").toInteger(-1);
    event.stream = StreamId(value("stream").toString());
    event.streamVersion = value("streamVersion").toInteger(-1);
    event.actor = PersonId(value("actor").toString());
    event.at = QDateTime::fromMSecsSinceEpoch(value("at").toInteger(), Qt::UTC);
    event.event.name = value("name").toString();
    event.event.version = value("version").toInt(-1);
    event.event.payload = value("payloadBase64").isString()
        ? QByteArray::fromBase64(value("payloadBase64").toString().toLatin1())
        : value("payload").toString().toUtf8();
    event.hash = QByteArray::fromHex(value("hash").toString().toLatin1());
    if (event.position < 1 || event.streamVersion < 1 || event.stream.isEmpty() || event.event.version < 1)
        return unreadable(QStringLiteral("position %1").arg(event.position));
    return event;
}

Result<ChainMark> RecordLines::write(const QString &databaseFile, const QString &linesFile)
{
    const auto connection = SqlConnection::open({.file = databaseFile, .mode = OpenMode::ReadOnly});
    if (!connection)
        return failed(connection);
    if (const auto prepared = prepareSchema(**connection); !prepared)
        return failed(prepared);
    QSaveFile lines(linesFile);
    if (!lines.open(QIODevice::WriteOnly))
        return cannot(linesFile, lines.errorString());
    ChainMark end;
    bool isWritten = true;
    const auto put = [&](const QByteArray &line) {
        isWritten = isWritten && lines.write(line) == line.size() && lines.write("\n") == 1;
        return isWritten ? Result<>() : Result<>(cannot(linesFile, lines.errorString()));
    };
    const auto read = (*connection)->readTogether([&]() -> Result<> {
        const auto runs = readArchivedRuns(**connection, 0, std::numeric_limits<Position>::max());
        if (!runs)
            return failed(runs);
        for (const ArchivedRun &run : *runs) {
            const auto done = put(compact({{QStringLiteral("archivedFrom"), run.first},
                                           {QStringLiteral("archivedTo"), run.last},
                                           {QStringLiteral("hash"), QString::fromLatin1(run.hash.toHex())}}));
            if (!done)
                return done;
        }
        ChainWalk walk{ChainMark()}; // nothing leaves that is not what was recorded
        const auto events = eachEventAfter(**connection, 0, [&](const RecordedEvent &event) -> Result<> {
            if (event.position != walk.last().position + 1)
                walk.skip(*runs);
            const auto whole = walk.step(event);
            return whole ? put(lineOf(event)) : whole;
        });
        walk.skip(*runs);
        end = walk.last();
        return events;
    });
    if (!read)
        return failed(read);
    if (!lines.commit())
        return cannot(linesFile, lines.errorString());
    return end;
}

Result<ChainMark> RecordLines::read(const QString &linesFile, const QString &databaseFile, const QByteArray &log)
{
    QFile lines(linesFile);
    if (!lines.open(QIODevice::ReadOnly))
        return cannot(linesFile, lines.errorString());
    auto builder = RecordBuilder::make(databaseFile, log);
    if (!builder)
        return failed(builder);
    while (!lines.atEnd()) {
        const QByteArray line = lines.readLine(longestLine);
        if (!line.endsWith('\n'))
            return unreadable(QStringLiteral("a line is too long, or the last one is cut short"));
        if (line.startsWith("{\"archivedFrom\"")) {
            const Result<QJsonObject> run = readStrictJsonObject(line);
            if (!run)
                return unreadable(run.error().message);
            const auto added = (*builder)->addArchived(
                {{(*run)[QLatin1String("archivedFrom")].toInteger(), (*run)[QLatin1String("archivedTo")].toInteger(),
                  QByteArray::fromHex((*run)[QLatin1String("hash")].toString().toLatin1())}},
                QStringLiteral("elsewhere"));
            if (!added)
                return failed(added);
            continue;
        }
        const auto event = parse(line);
        if (!event)
            return failed(event);
        if (const auto added = (*builder)->add(*event); !added)
            return failed(added);
    }
    return (*builder)->finish();
}

} // namespace releasedesk::store
