// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>
#include <memory>

namespace releasedesk::http {

//! A body that can be read once. QNetworkAccessManager repeats a request when the connection breaks, whatever its
//! method, unless its body cannot be rewound.
class OneShotBody final : public QIODevice
{
public:
    //! \p taken counts the bytes handed over; while it is 0, no complete request can have left.
    OneShotBody(QByteArray bytes, std::shared_ptr<qsizetype> taken)
        : m_bytes(std::move(bytes))
        , m_taken(std::move(taken))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    bool seek(qint64 /*position*/) override { return false; } // says so without the warning of QIODevice
    [[nodiscard]] bool atEnd() const override { return *m_taken == m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - *m_taken; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const auto size = std::min<qsizetype>(static_cast<qsizetype>(maxSize), m_bytes.size() - *m_taken);
        std::copy_n(m_bytes.constData() + *m_taken, size, data);
        *m_taken += size;
        return size;
    }
    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    QByteArray m_bytes;
    std::shared_ptr<qsizetype> m_taken;
};

} // namespace releasedesk::http
