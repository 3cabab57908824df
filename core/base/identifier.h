// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <compare>

namespace releasedesk {

//! A name of one kind of thing; two kinds do not mix.
template<typename Tag>
class Identifier
{
public:
    Identifier() = default;
    explicit Identifier(QString value)
        : m_value(std::move(value))
    {
    }
    explicit Identifier(const char *value)
        : m_value(QString::fromUtf8(value))
    {
    }

    [[nodiscard]] const QString &value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const Identifier &, const Identifier &) = default;
    friend std::strong_ordering operator<=>(const Identifier &a, const Identifier &b)
    {
        return a.m_value.compare(b.m_value) <=> 0;
    }
    friend size_t qHash(const Identifier &id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    QString m_value;
};

using ReleaseId = Identifier<struct ReleaseIdTag>;
using TaskId = Identifier<struct TaskIdTag>;
using PhaseId = Identifier<struct PhaseIdTag>;
using PersonId = Identifier<struct PersonIdTag>;
using ProjectId = Identifier<struct ProjectIdTag>;
using ConnectionId = Identifier<struct ConnectionIdTag>;
using EnvironmentId = Identifier<struct EnvironmentIdTag>;
using TemplateId = Identifier<struct TemplateIdTag>;
using StreamId = Identifier<struct StreamIdTag>;
using EffectId = Identifier<struct EffectIdTag>; //!< the op_id, carried to endpoints as RD_OP_ID

} // namespace releasedesk
