// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <optional>

namespace releasedesk {

//! Where the values of a YAML text stand, and what is written around them: comments and empty lines. With it a text is
//! written anew without losing what its author said beside the values.
class YamlLayout
{
public:
    struct Place {
        int line = 0; //!< from 1
        int column = 0; //!< from 1

        friend bool operator==(const Place &, const Place &) = default;
    };

    //! Of a text that readYaml() takes. FailedPrecondition if a comment stands where it cannot be told from the text.
    [[nodiscard]] static Result<YamlLayout> of(const QByteArray &text);

    //! Of "plan.tasks[3].kind", or of the nearest value around it that is there.
    [[nodiscard]] std::optional<Place> placeOf(QString path) const;

    //! \p written, which is writeYaml() of the same values or of changed ones, with the comments of this text. A
    //! comment stays with the value it stood above or behind; if that has gone, with the one around it.
    [[nodiscard]] QByteArray commented(const QByteArray &written) const;

private:
    //! The value that begins on each line, by line number from 0; only the first one of a line.
    [[nodiscard]] static QHash<int, QString> pathsByLine(const QByteArray &text, QHash<QString, Place> *places);

    QHash<QString, Place> m_places;
    QHash<QString, QStringList> m_above; //!< by path; each with its #, empty: an empty line
    QHash<QString, QString> m_behind;
    QStringList m_first; //!< above everything
    QStringList m_last; //!< below everything
};

} // namespace releasedesk
