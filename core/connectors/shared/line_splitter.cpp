// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/shared/line_splitter.h"

#include "core/base/safe_text.h"

namespace releasedesk::connectors {

LineSplitter::LineSplitter(Take take, qint64 known)
    : m_take(std::move(take))
    , m_known(known)
{
}

void LineSplitter::add(const QByteArray &bytes)
{
    const QString text = m_decoder.decode(bytes);
    qsizetype from = 0;
    while (true) {
        const qsizetype end = text.indexOf(u'\n', from);
        const QStringView piece = QStringView(text).mid(from, end < 0 ? -1 : end - from);
        if (!m_isCut)
            m_rest += piece.left(SafeText::maxLength + 1 - m_rest.size());
        if (end < 0) {
            if (!m_isCut && m_rest.size() > SafeText::maxLength) {
                handOut(std::exchange(m_rest, {}).left(SafeText::maxLength) + QStringLiteral(" …"));
                m_isCut = true;
            }
            return;
        }
        if (!m_isCut)
            handOut(m_rest.size() > SafeText::maxLength
                        ? QString(m_rest.left(SafeText::maxLength) + QStringLiteral(" …"))
                        : m_rest);
        m_rest.clear();
        m_isCut = false;
        from = end + 1;
    }
}

void LineSplitter::finish()
{
    if (!m_rest.isEmpty())
        handOut(std::exchange(m_rest, {}));
}

void LineSplitter::handOut(QString line)
{
    while (line.endsWith(u'\r'))
        line.chop(1);
    m_last.append(line.left(1000));
    if (m_last.size() > keptLines)
        m_last.removeFirst();
    if (m_known > 0)
        --m_known;
    else
        m_take(line);
}

} // namespace releasedesk::connectors
