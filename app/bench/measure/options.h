// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace releasedesk::bench {

//! One option of a bench, as "--name VALUE", or "--name" alone for a flag.
struct OptionInfo {
    enum class Type {
        Text,
        TextIfAny, //!< stands without a value where none follows
        Whole,
        Number,
        Flag
    };

    QString name;
    Type type = Type::Text;
    QJsonValue defaultValue = QJsonValue::Null; //!< null: none
    bool isRequired = false;
    double least = 0; //!< of a number
};

//! What every bench takes: --runs, --warmup, --seed and --json.
[[nodiscard]] QList<OptionInfo> commonOptions();

//! The options of one call, defaults included.
class Options
{
public:
    //! InvalidArgument names what is wrong: an unknown option, a missing one, no number where one belongs.
    [[nodiscard]] static Result<Options> parse(const QStringList &arguments, const QList<OptionInfo> &known);

    [[nodiscard]] QString text(const char *name) const { return value(name).toString(); }
    [[nodiscard]] int whole(const char *name) const { return value(name).toInt(); }
    [[nodiscard]] double number(const char *name) const { return value(name).toDouble(); }
    [[nodiscard]] bool isSet(const char *name) const { return value(name).toBool(); }

    //! Whether it was given, other than by its default.
    [[nodiscard]] bool isGiven(const char *name) const { return m_given.contains(QLatin1String(name)); }

    //! All that was in force, for the field `params`.
    [[nodiscard]] const QJsonObject &params() const { return m_values; }

private:
    [[nodiscard]] QJsonValue value(const char *name) const { return m_values.value(QLatin1String(name)); }

    QJsonObject m_values;
    QStringList m_given;
};

//! InvalidArgument: the bench was called in a way it does not understand.
[[nodiscard]] inline tl::unexpected<Error> wrongUse(const QString &message)
{
    return failure(ErrorCode::InvalidArgument, message);
}

} // namespace releasedesk::bench
