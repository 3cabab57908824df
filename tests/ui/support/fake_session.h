// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/session.h"
#include "core/store/release_codec.h"

#include <QHash>

#include <functional>
#include <optional>

namespace releasedesk::tests {

//! A session without an engine: what happens is what the test says with happen(); commands are only noted.
class FakeSession final : public session::Session
{
public:
    explicit FakeSession(PersonId person)
        : m_person(std::move(person))
    {
    }

    [[nodiscard]] PersonId person() const override { return m_person; }

    [[nodiscard]] QCoro::Task<Result<store::Position>> send(domain::ReleaseCommand command) override
    {
        m_commands.append(command);
        if (refusal)
            co_return tl::unexpected<Error>(*refusal);
        if (onCommand)
            onCommand(command);
        if (decide) {
            if (const std::optional<Error> refused = decide(command))
                co_return tl::unexpected<Error>(*refused);
        }
        co_return Result<store::Position>(m_events.size() + eventsOnTheWay);
    }

    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> eventsAfter(store::Position position,
                                                                               int limit) override
    {
        co_return Result<QList<store::RecordedEvent>>(m_events.mid(position, limit));
    }

    [[nodiscard]] QCoro::Task<Result<QList<store::LogLine>>> log(store::LogKey key, qint64 first, int limit) override
    {
        if (logRefusal)
            co_return tl::unexpected<Error>(*logRefusal);
        co_return Result<QList<store::LogLine>>(lines.value(nameOf(key)).mid(first, limit));
    }

    //! Records \p event of \p release, done by \p actor, and tells everybody.
    void happen(const ReleaseId &release, const PersonId &actor, const QDateTime &at, const domain::ReleaseEvent &event)
    {
        store::RecordedEvent recorded;
        recorded.position = m_events.size() + 1;
        recorded.stream = store::releaseStream(release);
        recorded.streamVersion = ++m_streams[recorded.stream];
        recorded.actor = actor;
        recorded.at = at;
        recorded.event = store::encode(event);
        m_events.append(recorded);
        emit this->recorded(recorded);
    }

    //! New lines of \p key, as the engine would tell.
    void print(const store::LogKey &key, const QList<store::LogLine> &added)
    {
        QList<store::LogLine> &all = lines[nameOf(key)];
        const qint64 first = all.size();
        all.append(added);
        emit logged(key, first, added);
    }

    [[nodiscard]] const QList<domain::ReleaseCommand> &commands() const { return m_commands; }

    //! The last command, if it is a T.
    template<typename T>
    [[nodiscard]] std::optional<T> lastCommand() const
    {
        if (m_commands.isEmpty() || !std::holds_alternative<T>(m_commands.last()))
            return std::nullopt;
        return std::get<T>(m_commands.last());
    }

    std::optional<Error> refusal; //!< answered to every command while set
    std::optional<Error> logRefusal; //!< answered to every look into a log while set
    std::function<void(const domain::ReleaseCommand &)> onCommand; //!< may call happen()
    std::function<std::optional<Error>(const domain::ReleaseCommand &)> decide; //!< may call happen() or refuse
    int eventsOnTheWay = 0; //!< accepted, and told later by happen()
    QHash<QString, QList<store::LogLine>> lines;

    [[nodiscard]] static QString nameOf(const store::LogKey &key)
    {
        return key.release.value() + u'/' + key.task.value() + u'/' + QString::number(key.attempt);
    }

private:
    PersonId m_person;
    QList<domain::ReleaseCommand> m_commands;
    QList<store::RecordedEvent> m_events;
    QHash<StreamId, qint64> m_streams;
};

} // namespace releasedesk::tests
