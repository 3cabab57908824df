// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace releasedesk {

//! Text that came from outside (Jira, a log, a file), made fit to show: capped, without control characters, with
//! direction characters made visible.
class SafeText
{
public:
    static constexpr qsizetype maxLength = qsizetype{64} * 1024;

    SafeText() = default;

    //! Keeps line feeds and tabs. Bidirectional controls become visible marks such as ⟦RLO⟧.
    [[nodiscard]] static SafeText fromOutside(QStringView text);

    //! The same in one line: line breaks and tabs become spaces.
    [[nodiscard]] static SafeText lineFromOutside(QStringView text);

    [[nodiscard]] const QString &plain() const { return m_plain; }
    [[nodiscard]] QString html() const { return m_plain.toHtmlEscaped(); }
    [[nodiscard]] bool isShortened() const { return m_isShortened; }

private:
    QString m_plain;
    bool m_isShortened = false;
};

} // namespace releasedesk
