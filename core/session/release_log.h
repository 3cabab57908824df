// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"
#include "core/projections/activity.h"
#include "core/session/session.h"
#include "core/session/told_lines.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <tuple>

namespace releasedesk::session {

//! Place of a line among all lines of a release: by time; of equal times what the record tells is first, then the
//! attempt that began first. Lines of one attempt keep their order, also where a clock was set back between them.
struct LogOrder {
    qint64 at = 0; //!< milliseconds, never earlier than the line before it in its attempt
    qint64 began = 0; //!< of the attempt; 0: the record
    QString stream; //!< run and attempt; empty: the record
    qint64 number = 0; //!< of the line in its stream

    friend bool operator<(const LogOrder &a, const LogOrder &b)
    {
        return std::tie(a.at, a.began, a.stream, a.number) < std::tie(b.at, b.began, b.stream, b.number);
    }
    friend bool operator==(const LogOrder &, const LogOrder &) = default;
};

//! One line of the log of a whole release.
struct ReleaseLogLine {
    store::LogLine line;
    TaskId run; //!< task or rollback step that it leads to; empty: the release as a whole
    LogOrder order;
};

//! What a recorded sentence is as a line of the log, said by "engine".
[[nodiscard]] store::LogLine logLineOf(const projections::Activity &activity);

//! The output of every attempt of a release and what the record tells of it, put in order while it is read. Holds a few
//! pages at a time, however much there is.
class ReleaseLog final : public QObject
{
    Q_OBJECT

public:
    //! \p session must outlive it.
    ReleaseLog(Session &session, ReleaseId release, QObject *parent = nullptr);

    //! Takes up the attempts and sentences that came since the last call.
    void update(const domain::Release &release, const QList<projections::Activity> &history);

    //! Whether there may be something that was not read yet.
    [[nodiscard]] bool hasMore() const;

    //! The next lines, at most \p limit, in order among themselves and behind those of earlier calls unless they came
    //! late; empty at the end of what is known. Not to be called again before it has answered.
    [[nodiscard]] QCoro::Task<Result<QList<ReleaseLogLine>>> read(int limit = 2000);

    //! Lines that were just told. Nothing if they are not of this release, are known already, or lines before them were
    //! not read yet: then hasMore() and read() gives them, whether the record has them by then or not.
    [[nodiscard]] QList<ReleaseLogLine> take(const store::LogKey &key, qint64 first,
                                             const QList<store::LogLine> &lines);

private:
    struct Stream {
        store::LogKey key;
        qint64 began = 0;
        qint64 latest = 0; //!< time of the last line
        qint64 next = 0; //!< number of the next line to ask for
        ToldLines told; //!< behind what was read
        int tries = 0; //!< at lines before those told that the record does not have yet
        bool isAtEnd = false;
        QList<ReleaseLogLine> ahead; //!< read and not handed out

        //! No line that is still to be read is earlier.
        [[nodiscard]] qint64 earliest() const { return std::max(began, latest); }
        [[nodiscard]] bool isToRead() const { return !isAtEnd && ahead.isEmpty(); }
    };

    void takeUp(const domain::Release &release, const TaskId &run);
    void takePage(Stream &stream, const QList<store::LogLine> &page);
    [[nodiscard]] std::shared_ptr<Stream> streamToRead() const;
    [[nodiscard]] QList<ReleaseLogLine> handOut(int limit);

    Session &m_session;
    ReleaseId m_release;
    QList<std::shared_ptr<Stream>> m_streams;
    QHash<QString, std::shared_ptr<Stream>> m_byName; //!< run and attempt
    QHash<QString, ToldLines> m_early; //!< of attempts that were not taken up yet
    QList<ReleaseLogLine> m_sentences; //!< not handed out yet
    qsizetype m_sentencesSeen = 0;
    qint64 m_latestSentence = 0;
    bool m_isUpdated = false; //!< the attempts that there were are taken up
};

} // namespace releasedesk::session
