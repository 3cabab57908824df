// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

namespace releasedesk::tests {

//! Gives every field of a record a value that is not its default, so that one that is forgotten shows.
class SampleFields
{
public:
    template<typename T>
    void operator()(const char *name, T &value, OptionalField /*mark*/ = {})
    {
        fill(value, QString::fromLatin1(name));
    }

    template<typename T>
    static void fill(T &value, const QString &name)
    {
        using namespace json;
        if constexpr (Record<T>) {
            SampleFields inner;
            value.fields(inner);
        } else if constexpr (IsIdentifier<T>::value) {
            value = T(QString(name + QStringLiteral("-1")));
        } else if constexpr (NamedEnum<T>) {
            value = enumNames(T{}).back().first;
        } else if constexpr (std::same_as<T, QDateTime>) {
            value = QDateTime(QDate(2026, 11, 24), QTime(14, 0, 0, 250), Qt::UTC);
        } else if constexpr (std::same_as<T, QDate>) {
            value = QDate(2026, 11, 24);
        } else if constexpr (std::same_as<T, QJsonObject>) {
            value = {{name, QStringLiteral("값 & value")}};
        } else if constexpr (std::same_as<T, QJsonArray>) {
            value = {name};
        } else if constexpr (std::same_as<T, QJsonValue>) {
            value = name;
        } else if constexpr (std::same_as<T, QString>) {
            value = name + QStringLiteral(" – 한글");
        } else if constexpr (std::same_as<T, bool>) {
            value = !value;
        } else if constexpr (std::integral<T>) {
            value = static_cast<T>(value + 7);
        } else if constexpr (IsList<T>::value) {
            value = T(1);
            fill(value.first(), name);
        } else if constexpr (IsMap<T>::value) {
            fill(value[typename T::key_type(name)], name);
        } else if constexpr (IsOptional<T>::value) {
            fill(value.emplace(), name);
        }
    }
};

} // namespace releasedesk::tests
