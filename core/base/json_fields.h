// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "core/base/result.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <concepts>
#include <optional>

//! Records ↔ JSON from one list of fields. A record says
//!
//!     template<typename Visitor> void fields(Visitor &v) { v("task", task); v("at", at); v("note", note, optional); }
//!
//! and gets toJson(record) and fromJson<Record>(object). A field is required unless marked `optional`; what is
//! missing or of another type is named by its path. An enum takes part through
//!
//!     [[nodiscard]] constexpr auto enumNames(Color) { return std::array<std::pair<Color, const char *>, n>{…}; }

namespace releasedesk {

struct OptionalField {
};
//! Marks a field that may be absent; it then keeps its default.
inline constexpr OptionalField optional{};

namespace json {

template<typename T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) { enumNames(value); };

template<NamedEnum T>
[[nodiscard]] QString nameOf(T value)
{
    for (const auto &[known, name] : enumNames(T{})) {
        if (known == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template<NamedEnum T>
[[nodiscard]] std::optional<T> fromName(QStringView text)
{
    for (const auto &[known, name] : enumNames(T{})) {
        if (text == QLatin1String(name))
            return known;
    }
    return std::nullopt;
}

class Writer;
class Reader;

template<typename T>
concept Record = requires(T value, Writer &writer) { value.fields(writer); };

template<typename T>
struct IsIdentifier : std::false_type {
};
template<typename Tag>
struct IsIdentifier<Identifier<Tag>> : std::true_type {
};
template<typename T>
struct IsList : std::false_type {
};
template<typename T>
struct IsList<QList<T>> : std::true_type {
};
template<typename T>
struct IsMap : std::false_type {
};
template<typename K, typename T>
struct IsMap<QMap<K, T>> : std::true_type {
};
template<typename T>
struct IsOptional : std::false_type {
};
template<typename T>
struct IsOptional<std::optional<T>> : std::true_type {
};

template<typename T>
[[nodiscard]] QJsonValue write(const T &value);

class Writer
{
public:
    //! \p blank is the record without values as it is written: an optional field that is in it has a default of its own
    //! and is always written, because its absence means that default.
    explicit Writer(QJsonObject blank = {})
        : m_blank(std::move(blank))
    {
    }

    template<typename T>
    void operator()(const char *name, T &value)
    {
        m_object.insert(QLatin1String(name), write(value));
    }
    template<typename T>
    void operator()(const char *name, T &value, OptionalField /*mark*/)
    {
        if (!(value == T{}) || m_blank.contains(QLatin1String(name)))
            m_object.insert(QLatin1String(name), write(value));
    }

    [[nodiscard]] QJsonObject take() { return std::move(m_object); }

private:
    QJsonObject m_blank;
    QJsonObject m_object;
};

template<typename T>
QJsonValue write(const T &value)
{
    if constexpr (Record<T>) {
        static const QJsonObject blank = [] {
            T nothing{};
            Writer writer;
            nothing.fields(writer);
            return writer.take();
        }();
        Writer writer(blank);
        const_cast<T &>(value).fields(writer); // the Writer only reads; one list of fields serves both directions
        return writer.take();
    } else if constexpr (IsIdentifier<T>::value) {
        return value.value();
    } else if constexpr (NamedEnum<T>) {
        return nameOf(value);
    } else if constexpr (std::same_as<T, QDateTime>) {
        return value.isValid() ? QJsonValue(value.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
    } else if constexpr (std::same_as<T, QDate>) {
        return value.isValid() ? QJsonValue(value.toString(Qt::ISODate)) : QJsonValue();
    } else if constexpr (std::same_as<T, QJsonObject> || std::same_as<T, QJsonArray> || std::same_as<T, QJsonValue>) {
        return value;
    } else if constexpr (IsList<T>::value) {
        QJsonArray array;
        for (const auto &item : value)
            array.append(write(item));
        return array;
    } else if constexpr (IsMap<T>::value) {
        QJsonObject object;
        for (auto it = value.begin(); it != value.end(); ++it) {
            if constexpr (IsIdentifier<typename T::key_type>::value)
                object.insert(it.key().value(), write(it.value()));
            else
                object.insert(it.key(), write(it.value()));
        }
        return object;
    } else if constexpr (IsOptional<T>::value) {
        return value ? write(*value) : QJsonValue();
    } else {
        return QJsonValue(value);
    }
}

//! Remembers the first problem and the path to it.
class Problem
{
public:
    [[nodiscard]] bool isSet() const { return !m_text.isEmpty(); }
    [[nodiscard]] const QString &text() const { return m_text; }
    void set(const QString &path, const QString &what)
    {
        if (m_text.isEmpty())
            m_text = path.isEmpty() ? what : path + QStringLiteral(": ") + what;
    }

private:
    QString m_text;
};

template<typename T>
void read(const QJsonValue &json, T &value, const QString &path, Problem &problem);

class Reader
{
public:
    Reader(QJsonObject object, QString path, Problem &problem)
        : m_object(std::move(object))
        , m_path(std::move(path))
        , m_problem(problem)
    {
    }

    template<typename T>
    void operator()(const char *name, T &value)
    {
        const auto found = m_object.constFind(QLatin1String(name));
        m_known.append(QLatin1String(name));
        if (found == m_object.constEnd()) {
            m_problem.set(pathTo(name), QCoreApplication::translate("JsonFields", "is missing"));
            return;
        }
        read(QJsonValue(*found), value, pathTo(name), m_problem);
    }
    template<typename T>
    void operator()(const char *name, T &value, OptionalField /*mark*/)
    {
        const auto found = m_object.constFind(QLatin1String(name));
        m_known.append(QLatin1String(name));
        if (found != m_object.constEnd() && !found->isNull())
            read(QJsonValue(*found), value, pathTo(name), m_problem);
    }

    //! Keys that no field asked for; files written by people refuse them.
    [[nodiscard]] QStringList unknownKeys() const
    {
        QStringList unknown;
        for (const QString &key : m_object.keys()) {
            if (!m_known.contains(key))
                unknown.append(key);
        }
        return unknown;
    }

private:
    [[nodiscard]] QString pathTo(const char *name) const
    {
        return m_path.isEmpty() ? QString::fromLatin1(name) : m_path + u'.' + QLatin1String(name);
    }

    QJsonObject m_object;
    QString m_path;
    Problem &m_problem;
    QStringList m_known;
};

template<typename T>
void read(const QJsonValue &json, T &value, const QString &path, Problem &problem)
{
    const auto wrongType = [&](const char *wanted) {
        problem.set(path, QCoreApplication::translate("JsonFields", "should be %1").arg(QLatin1String(wanted)));
    };
    if constexpr (Record<T>) {
        if (!json.isObject())
            return wrongType("an object");
        Reader reader(json.toObject(), path, problem);
        value.fields(reader);
        if constexpr (requires { T::refusesUnknownKeys; }) {
            for (const QString &key : reader.unknownKeys())
                problem.set(path, QCoreApplication::translate("JsonFields", "unknown key “%1”").arg(key));
        }
    } else if constexpr (IsIdentifier<T>::value) {
        if (!json.isString())
            return wrongType("a text");
        value = T(json.toString());
    } else if constexpr (NamedEnum<T>) {
        const auto known = fromName<T>(json.toString());
        if (!json.isString() || !known) {
            QStringList names;
            for (const auto &[each, name] : enumNames(T{}))
                names.append(QString::fromLatin1(name));
            problem.set(path,
                        QCoreApplication::translate("JsonFields", "“%1” is not one of %2")
                            .arg(json.toVariant().toString().left(80), names.join(QStringLiteral(", "))));
            return;
        }
        value = *known;
    } else if constexpr (std::same_as<T, QDateTime>) {
        value = QDateTime::fromString(json.toString(), Qt::ISODateWithMs);
        if (!json.isNull() && !value.isValid())
            return wrongType("a time such as 2026-11-24T05:00:00Z");
    } else if constexpr (std::same_as<T, QDate>) {
        value = QDate::fromString(json.toString(), Qt::ISODate);
        if (!json.isNull() && !value.isValid())
            return wrongType("a date such as 2026-11-24");
    } else if constexpr (std::same_as<T, QJsonObject>) {
        if (!json.isObject())
            return wrongType("an object");
        value = json.toObject();
    } else if constexpr (std::same_as<T, QJsonArray>) {
        if (!json.isArray())
            return wrongType("a list");
        value = json.toArray();
    } else if constexpr (std::same_as<T, QJsonValue>) {
        value = json;
    } else if constexpr (std::same_as<T, QString>) {
        if (!json.isString())
            return wrongType("a text");
        value = json.toString();
    } else if constexpr (std::same_as<T, bool>) {
        if (!json.isBool())
            return wrongType("true or false");
        value = json.toBool();
    } else if constexpr (std::integral<T>) {
        const qint64 integer = json.toInteger(std::numeric_limits<qint64>::min());
        if (!json.isDouble() || integer == std::numeric_limits<qint64>::min() || !std::in_range<T>(integer))
            return wrongType("a whole number");
        value = static_cast<T>(integer);
    } else if constexpr (IsList<T>::value) {
        if (!json.isArray())
            return wrongType("a list");
        value.clear();
        int index = 0;
        for (const auto &item : json.toArray()) {
            typename T::value_type element{};
            read(QJsonValue(item), element, path + QStringLiteral("[%1]").arg(index++), problem);
            value.append(std::move(element));
        }
    } else if constexpr (IsMap<T>::value) {
        if (!json.isObject())
            return wrongType("an object");
        value.clear();
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            typename T::mapped_type element{};
            read(QJsonValue(it.value()), element, path + u'.' + it.key(), problem);
            value.insert(typename T::key_type(it.key()), std::move(element));
        }
    } else if constexpr (IsOptional<T>::value) {
        if (json.isNull())
            return value.reset();
        typename T::value_type element{};
        read(json, element, path, problem);
        value = std::move(element);
    } else {
        static_assert(std::same_as<T, void>, "this type has no JSON form");
    }
}

} // namespace json

//! A record as JSON.
template<json::Record T>
[[nodiscard]] QJsonObject toJson(const T &record)
{
    return json::write(record).toObject();
}

//! A record from JSON; DataLoss names the path of what does not fit.
template<json::Record T>
[[nodiscard]] Result<T> fromJson(const QJsonObject &object)
{
    T record{};
    json::Problem problem;
    json::read(QJsonValue(object), record, {}, problem);
    if (problem.isSet())
        return failure(ErrorCode::DataLoss, problem.text());
    return record;
}

} // namespace releasedesk
