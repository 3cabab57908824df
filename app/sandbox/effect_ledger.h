// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace releasedesk::sandbox {

//! Counts what arrived that was meant to change something. Arrivals with the same operation id, method and path are one
//! entry, and so are those without an id whose bodies are equal too.
class EffectLedger
{
public:
    struct Arrival {
        QString service; //!< jira-cloud, jenkins, hook, smtp …
        QString method;
        QString path;
        QString operationId;
        QByteArray bodyHash;
        int status = 0;
        bool isApplied = false; //!< the change took place
    };

    void record(const Arrival &arrival);
    void clear();

    //! For GET /sandbox/effects; with a text only the entries whose id or path contains it.
    [[nodiscard]] QJsonObject toJson(const QString &filter) const;
    [[nodiscard]] qsizetype arrivals() const { return m_arrivals; }

private:
    struct Entry {
        Arrival first;
        QList<int> statuses;
        int applied = 0;
        qsizetype order = 0; //!< of its first arrival among all
    };

    QList<Entry> m_entries;
    qsizetype m_arrivals = 0;
};

} // namespace releasedesk::sandbox
