// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_chain.h"

#include "core/base/sabotage.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QtEndian>

#include <array>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventChain)
};

void addNumber(QCryptographicHash &hash, qint64 number)
{
    std::array<char, sizeof(qint64)> bytes{};
    qToBigEndian(number, bytes.data());
    hash.addData(QByteArrayView(bytes.data(), bytes.size()));
}

// With the length in front no byte can move from one field into its neighbour.
void addField(QCryptographicHash &hash, QByteArrayView field)
{
    addNumber(hash, field.size());
    hash.addData(field);
}

} // namespace

QByteArray chainHash(const QByteArray &previous, const RecordedEvent &event)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (RD_SABOTAGED("hash-covers-payload-only")) {
        addField(hash, event.event.payload);
        return hash.result();
    }
    addField(hash, previous);
    addNumber(hash, event.position);
    addField(hash, event.stream.value().toUtf8());
    addNumber(hash, event.streamVersion);
    addField(hash, event.actor.value().toUtf8());
    addNumber(hash, event.at.toMSecsSinceEpoch());
    addField(hash, event.event.name.toUtf8());
    addNumber(hash, event.event.version);
    addField(hash, event.event.payload);
    return hash.result();
}

Result<> verifyChain(const QByteArray &anchor, std::span<const RecordedEvent> events)
{
    if (RD_SABOTAGED("chain-not-verified"))
        return {};
    QByteArray previous = anchor;
    std::optional<Position> before;
    for (const RecordedEvent &event : events) {
        if (before && event.position != *before + 1)
            return failure(ErrorCode::DataLoss,
                           Text::tr("The record of this workspace was changed from outside: event %1 is missing. "
                                    "Release nothing from it; restore the workspace from its last backup.")
                               .arg(*before + 1),
                           QStringLiteral("next event at position %1").arg(event.position));
        const QByteArray expected = chainHash(previous, event);
        if (expected != event.hash)
            return failure(ErrorCode::DataLoss,
                           Text::tr("The record of this workspace was changed from outside: event %1 is not what was "
                                    "recorded. Release nothing from it; restore the workspace from its last backup.")
                               .arg(event.position),
                           QStringLiteral("%1 v%2 of %3: hash is %4, should be %5")
                               .arg(event.event.name)
                               .arg(event.event.version)
                               .arg(event.stream.value(), QString::fromLatin1(event.hash.toHex()),
                                    QString::fromLatin1(expected.toHex())));
        previous = event.hash;
        before = event.position;
    }
    return {};
}

} // namespace releasedesk::store
