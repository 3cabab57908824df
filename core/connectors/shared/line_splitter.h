// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringDecoder>
#include <QStringList>

#include <functional>

namespace releasedesk::connectors {

//! Cuts a stream of bytes, read as UTF-8 with whatever is wrong in it replaced, into lines. A line longer than 64 KiB
//! is handed out in part, with a mark that says so.
class LineSplitter
{
public:
    using Take = std::function<void(const QString &line)>;

    //! The first \p known lines are not handed out: somebody has them already.
    explicit LineSplitter(Take take, qint64 known = 0);

    void add(const QByteArray &bytes);

    //! Hands out what stands behind the last line feed.
    void finish();

    //! The last lines handed out, oldest first; for error messages.
    [[nodiscard]] const QStringList &last() const { return m_last; }

private:
    void handOut(QString line);

    static constexpr qsizetype keptLines = 12;

    Take m_take;
    qint64 m_known;
    QStringDecoder m_decoder{QStringDecoder::Utf8};
    QString m_rest;
    bool m_isCut = false; //!< the rest of the current line is dropped
    QStringList m_last;
};

} // namespace releasedesk::connectors
