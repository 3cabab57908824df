// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/canonical_json.h"
#include "core/domain/approval_record.h"
#include "tests/support/approval_desk.h"

namespace releasedesk::tests {

//! An ApprovalDesk whose people sign with keys.
class ForgeryDesk : public ApprovalDesk
{
public:
    ForgeryDesk()
    {
        directory.approvals.requiresSignatures = true;
        int number = 0;
        for (const domain::Person &person : directory.people) {
            QByteArray seed(32, static_cast<char>(++number));
            keys.insert(person.id, *signing::keyPairFromSeed(seed));
            enrol(person.id, keys.value(person.id));
        }
    }

    void enrol(const PersonId &person, const signing::KeyPair &pair)
    {
        directory.keys.supersede(person, now);
        directory.keys.add({signing::keyIdOf(pair.publicKey), person, pair.publicKey, now.addDays(-1)});
    }

    //! What \p person would send: signed with the own key, about the release as it stands.
    [[nodiscard]] domain::SignApproval honest(const char *person,
                                              domain::Decision decision = domain::Decision::Approve) const
    {
        domain::SignApproval command = wish(decision);
        must(domain::signDecision(command, PersonId(person), release, directory, keys.value(PersonId(person)),
                                  claims()));
        return command;
    }

    [[nodiscard]] domain::SigningClaims claims() const
    {
        return {QStringLiteral("passphrase"), now, QStringLiteral("1.0"), now, QStringLiteral("aa")};
    }

    //! The same decision with another record, signed well by \p person's key.
    [[nodiscard]] domain::SignApproval resigned(domain::SignApproval command, const char *person,
                                                const QByteArray &bytes,
                                                const QByteArray &type = signing::approvalType) const
    {
        const signing::KeyPair pair = keys.value(PersonId(person));
        command.record = {bytes, *signing::sign(type, bytes, pair.secretKey), signing::keyIdOf(pair.publicKey)};
        return command;
    }

    //! The record of \p command with one field of another value, signed well.
    [[nodiscard]] domain::SignApproval saying(const domain::SignApproval &command, const char *person,
                                              const QString &field, const QJsonValue &value) const
    {
        QJsonObject said = QJsonDocument::fromJson(command.record.bytes).object();
        said.insert(field, value);
        return resigned(command, person, *canonicalJson(QJsonValue(said)));
    }

    Result<> signWell(const char *person, domain::Decision decision = domain::Decision::Approve)
    {
        return as(person, honest(person, decision));
    }

    QHash<PersonId, signing::KeyPair> keys;
};

} // namespace releasedesk::tests
