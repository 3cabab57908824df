// SPDX-License-Identifier: Apache-2.0
#include "core/approvals/evidence.h"

#include "core/approvals/people_register.h"
#include "core/base/canonical_json.h"
#include "core/base/sabotage.h"
#include "core/base/strict_json.h"
#include "core/signing/ed25519.h"
#include "core/store/event_chain.h"
#include "core/store/release_codec.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace releasedesk::approvals {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Evidence)
};

const QString formatName = QStringLiteral("release-desk-evidence-1");

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

tl::unexpected<Error> broken(const char *reason, const QString &what)
{
    return refusal(QLatin1String(reason),
                   Text::tr("This evidence does not hold: %1. Ask for the file again.").arg(what), ErrorCode::DataLoss);
}

QJsonObject eventJson(const store::RecordedEvent &event, const QByteArray &previous)
{
    return {{QStringLiteral("position"), event.position},
            {QStringLiteral("stream"), event.stream.value()},
            {QStringLiteral("streamVersion"), event.streamVersion},
            {QStringLiteral("actor"), event.actor.value()},
            {QStringLiteral("at"), event.at.toMSecsSinceEpoch()},
            {QStringLiteral("name"), event.event.name},
            {QStringLiteral("version"), event.event.version},
            {QStringLiteral("payload"), QString::fromLatin1(event.event.payload.toBase64())},
            {QStringLiteral("previous"), hex(previous)},
            {QStringLiteral("hash"), hex(event.hash)}};
}

store::RecordedEvent eventOf(const QJsonObject &json)
{
    store::RecordedEvent event;
    event.position = json[QStringLiteral("position")].toInteger();
    event.stream = StreamId(json[QStringLiteral("stream")].toString());
    event.streamVersion = json[QStringLiteral("streamVersion")].toInteger();
    event.actor = PersonId(json[QStringLiteral("actor")].toString());
    event.at = QDateTime::fromMSecsSinceEpoch(json[QStringLiteral("at")].toInteger(), Qt::UTC);
    event.event = {json[QStringLiteral("name")].toString(), json[QStringLiteral("version")].toInt(),
                   QByteArray::fromBase64(json[QStringLiteral("payload")].toString().toLatin1())};
    event.hash = QByteArray::fromHex(json[QStringLiteral("hash")].toString().toLatin1());
    return event;
}

//! Goes through the events of a file in their order.
class Walk
{
public:
    explicit Walk(EvidenceReport &report)
        : m_report(report)
    {
    }

    Result<> take(const QJsonObject &json)
    {
        const store::RecordedEvent event = eventOf(json);
        const QByteArray previous = QByteArray::fromHex(json[QStringLiteral("previous")].toString().toLatin1());
        const QString place = QString::number(event.position);
        if (store::chainHash(previous, event) != event.hash)
            return broken("evidence.chain", Text::tr("event %1 is not what was recorded").arg(place));
        const bool isNext = event.position == m_last.position + 1;
        if (event.position <= m_last.position || (isNext && previous != m_last.hash))
            return broken("evidence.chain", Text::tr("event %1 does not follow the one before").arg(place));
        if (event.position == 1)
            m_first = event.hash;
        if (event.streamVersion != ++m_versions[event.stream])
            return broken("evidence.gap", Text::tr("an event before %1 was left out").arg(place));
        m_last = event;
        m_report.events += 1;
        if (event.stream == peopleStream())
            return takePeople(event);
        if (event.stream != store::releaseStream(m_report.release))
            return broken("evidence.stream", Text::tr("event %1 is of something else").arg(place));
        return takeRelease(event);
    }

    [[nodiscard]] const store::RecordedEvent &last() const { return m_last; }
    [[nodiscard]] const QByteArray &first() const { return m_first; }

private:
    Result<> takePeople(const store::RecordedEvent &event)
    {
        const Result<PeopleEvent> decoded = decodePeopleEvent(event.event);
        if (!decoded)
            return failed(decoded);
        m_people.apply(*decoded, event.at);
        return {};
    }

    Result<> takeRelease(const store::RecordedEvent &event)
    {
        const Result<QJsonObject> object = readStrictJsonObject(event.event.payload);
        if (!object)
            return failed(object);
        if (event.event.name == u"revision.frozen")
            return takeFrozen(*object);
        if (event.event.name == u"approval.signed")
            return takeSigned(event, *object);
        return {};
    }

    Result<> takeFrozen(const QJsonObject &object)
    {
        const QString digest = object[QStringLiteral("digest")].toString();
        const auto bytes = canonicalJson(object[QStringLiteral("parts")]);
        if (!bytes || sha256Hex(*bytes) != digest)
            return broken("evidence.digest", Text::tr("the digest %1 is not that of its parts").arg(digest.left(12)));
        m_parts.insert(digest, object[QStringLiteral("parts")].toObject());
        m_report.digests.append(digest);
        return {};
    }

    Result<> takeSigned(const store::RecordedEvent &event, const QJsonObject &object)
    {
        const QString digest = object[QStringLiteral("digest")].toString();
        if (!m_parts.contains(digest))
            return broken("evidence.digest", Text::tr("event %1 signs what was never frozen").arg(event.position));
        const QByteArray bytes = QByteArray::fromBase64(object[QStringLiteral("record")].toString().toLatin1());
        const PersonId person(object[QStringLiteral("person")].toString());
        if (person != event.actor)
            return broken("evidence.signer", Text::tr("event %1 speaks for somebody else").arg(event.position));
        if (bytes.isEmpty()) {
            if (m_people.keys().inForce(person, event.at))
                return broken("evidence.unsigned", Text::tr("event %1 lacks its signature").arg(event.position));
            m_report.unsignedDecisions += 1;
            return {};
        }
        const QString keyId = object[QStringLiteral("key")].toString();
        const signing::PublicKey *const key = m_people.keys().find(keyId);
        const QByteArray signature = QByteArray::fromBase64(object[QStringLiteral("signature")].toString().toLatin1());
        const bool isGood = key && m_people.keys().isValid(keyId, person, event.at)
            && signing::verify(signing::approvalType, bytes, signature, key->key);
        if (!isGood)
            return broken("evidence.signature", Text::tr("the signature of event %1 is not good").arg(event.position));
        return compare(event, object, bytes);
    }

    //! What was signed must be what the event says.
    Result<> compare(const store::RecordedEvent &event, const QJsonObject &object, const QByteArray &bytes)
    {
        const Result<QJsonObject> said = readStrictJsonObject(bytes);
        const auto text
            = [](const QJsonObject &from, const char *name) { return from[QLatin1String(name)].toString(); };
        const QList<std::pair<const char *, QString>> expected{
            {"workspace", m_report.workspace},    {"release_id", m_report.release.value()},
            {"request", text(object, "task")},    {"step", text(object, "step")},
            {"digest", text(object, "digest")},   {"decision", text(object, "decision")},
            {"meaning", text(object, "meaning")}, {"comment", text(object, "comment")},
            {"signer", text(object, "person")},   {"on_behalf_of", text(object, "onBehalfOf")},
            {"key_id", text(object, "key")}};
        for (const auto &[name, value] : expected) {
            if (!said || text(*said, name) != value)
                return broken(
                    "evidence.record",
                    Text::tr("“%1” of event %2 is not what was signed").arg(QLatin1String(name)).arg(event.position));
        }
        const QJsonObject parts = (*said)[QStringLiteral("parts")].toObject();
        const QJsonObject frozen = m_parts.value(text(object, "digest"));
        for (auto part = parts.begin(); part != parts.end(); ++part) {
            if (frozen[part.key()] != *part)
                return broken("evidence.record",
                              Text::tr("event %1 signs another “%2”").arg(event.position).arg(part.key()));
        }
        m_report.signatures += 1;
        return {};
    }

    EvidenceReport &m_report;
    PeopleRegister m_people;
    store::RecordedEvent m_last;
    QByteArray m_first;
    QHash<StreamId, qint64> m_versions;
    QHash<QString, QJsonObject> m_parts;
};

} // namespace

Result<QByteArray> exportEvidence(const ReleaseId &release, const QList<store::RecordedEvent> &events,
                                  const QDateTime &at, const EngineSigner &signer,
                                  const QList<store::ArchivedRun> &archived)
{
    QJsonArray chosen;
    QByteArray previous;
    bool isKnown = false;
    for (const store::RecordedEvent &event : events) {
        const auto run = std::ranges::find(archived, event.position - 1, &store::ArchivedRun::last);
        if (run != archived.end())
            previous = run->hash;
        const bool isOfRelease = event.stream == store::releaseStream(release);
        isKnown = isKnown || isOfRelease;
        if (isOfRelease || event.stream == peopleStream())
            chosen.append(eventJson(event, previous));
        previous = event.hash;
    }
    if (!isKnown)
        return failure(ErrorCode::NotFound, Text::tr("There is no release “%1” in this record.").arg(release.value()));
    const QString workspace = hex(events.first().hash);
    const Checkpoint checkpoint = makeCheckpoint(workspace, events.last().position, events.last().hash, at, signer);
    const QJsonObject body{{QStringLiteral("workspace"), workspace},
                           {QStringLiteral("release"), release.value()},
                           {QStringLiteral("exportedAt"), at.toMSecsSinceEpoch()},
                           {QStringLiteral("program"), QStringLiteral(RELEASE_DESK_VERSION)},
                           {QStringLiteral("checkpoint"), QString::fromUtf8(checkpointLine(checkpoint))},
                           {QStringLiteral("events"), chosen}};
    const auto bytes = canonicalJson(QJsonValue(body));
    if (!bytes)
        return failed(bytes);
    const QByteArray signature = signer.sign(signing::evidenceType, *bytes);
    return canonicalJson(
        QJsonValue(QJsonObject{{QStringLiteral("format"), formatName},
                               {QStringLiteral("body"), body},
                               {QStringLiteral("key"), QString::fromLatin1(signer.publicKey.toBase64())},
                               {QStringLiteral("signature"), QString::fromLatin1(signature.toBase64())}}));
}

Result<EvidenceReport> verifyEvidence(const QByteArray &file, const QByteArray &trustedKey)
{
    const Result<QJsonObject> object = readStrictJsonObject(file);
    if (!object || (*object)[QStringLiteral("format")].toString() != formatName)
        return broken("evidence.format", Text::tr("it is no evidence file, or it was cut"));
    const QByteArray key = QByteArray::fromBase64((*object)[QStringLiteral("key")].toString().toLatin1());
    const QByteArray signature = QByteArray::fromBase64((*object)[QStringLiteral("signature")].toString().toLatin1());
    const QJsonObject body = (*object)[QStringLiteral("body")].toObject();
    // Written again it must be the same bytes, so that nothing in it is left unread.
    const auto again = canonicalJson(
        QJsonValue(QJsonObject{{QStringLiteral("format"), formatName},
                               {QStringLiteral("body"), body},
                               {QStringLiteral("key"), QString::fromLatin1(key.toBase64())},
                               {QStringLiteral("signature"), QString::fromLatin1(signature.toBase64())}}));
    if (!again || *again != file)
        return broken("evidence.format", Text::tr("it is not in its one byte form"));
    if (!trustedKey.isEmpty() && key != trustedKey && !RD_SABOTAGED("evidence-trusts-its-key"))
        return broken("evidence.key", Text::tr("it was signed by another engine"));
    const auto bytes = canonicalJson(QJsonValue(body));
    if (!bytes || !signing::verify(signing::evidenceType, *bytes, signature, key))
        return broken("evidence.key", Text::tr("the engine did not sign it so"));

    EvidenceReport report;
    report.workspace = body[QStringLiteral("workspace")].toString();
    report.release = ReleaseId(body[QStringLiteral("release")].toString());
    report.engineKey = key;
    Walk walk(report);
    for (const auto &event : body[QStringLiteral("events")].toArray()) {
        if (const auto taken = walk.take(event.toObject()); !taken)
            return failed(taken);
    }
    const auto checkpoint = readCheckpoint(body[QStringLiteral("checkpoint")].toString().toUtf8());
    const bool isAtEnd = checkpoint && checkpoint->key == key && checkpoint->workspace == report.workspace
        && checkpoint->position >= walk.last().position
        && (checkpoint->position > walk.last().position || checkpoint->hash == walk.last().hash);
    if (!isAtEnd)
        return broken("evidence.checkpoint", Text::tr("its checkpoint is not that of this record"));
    if (!walk.first().isEmpty() && hex(walk.first()) != report.workspace)
        return broken("evidence.workspace", Text::tr("it names another workspace"));
    report.position = checkpoint->position;
    return report;
}

} // namespace releasedesk::approvals
