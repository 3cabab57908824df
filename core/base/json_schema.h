// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

//! What the list of fields of a record tells besides its values: a JSON Schema (draft 2020-12) of the record, and the
//! keys of an object that no field asks for.

namespace releasedesk::json {

template<typename T>
[[nodiscard]] QJsonObject schemaOf();

class SchemaVisitor
{
public:
    template<typename T>
    void operator()(const char *name, T & /*value*/)
    {
        m_properties.insert(QLatin1String(name), schemaOf<T>());
        m_required.append(QLatin1String(name));
    }
    template<typename T>
    void operator()(const char *name, T & /*value*/, OptionalField /*mark*/)
    {
        m_properties.insert(QLatin1String(name), schemaOf<T>());
    }

    [[nodiscard]] QJsonObject take() const
    {
        QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")},
                           {QStringLiteral("properties"), m_properties},
                           {QStringLiteral("additionalProperties"), false}};
        if (!m_required.isEmpty())
            schema.insert(QStringLiteral("required"), m_required);
        return schema;
    }

private:
    QJsonObject m_properties;
    QJsonArray m_required;
};

template<typename T>
QJsonObject schemaOf()
{
    const auto ofType = [](const char *type) { return QJsonObject{{QStringLiteral("type"), QLatin1String(type)}}; };
    if constexpr (Record<T>) {
        T value{};
        SchemaVisitor visitor;
        value.fields(visitor);
        return visitor.take();
    } else if constexpr (NamedEnum<T>) {
        QJsonArray names;
        for (const auto &[each, name] : enumNames(T{}))
            names.append(QLatin1String(name));
        return {{QStringLiteral("enum"), names}};
    } else if constexpr (std::same_as<T, QDateTime> || std::same_as<T, QDate>) {
        QJsonObject schema = ofType("string");
        schema.insert(QStringLiteral("format"),
                      std::same_as<T, QDate> ? QStringLiteral("date") : QStringLiteral("date-time"));
        return schema;
    } else if constexpr (std::same_as<T, bool>) {
        return ofType("boolean");
    } else if constexpr (std::integral<T>) {
        return ofType("integer");
    } else if constexpr (std::same_as<T, QString> || IsIdentifier<T>::value) {
        return ofType("string");
    } else if constexpr (std::same_as<T, QJsonObject>) {
        return ofType("object");
    } else if constexpr (std::same_as<T, QJsonArray>) {
        return ofType("array");
    } else if constexpr (IsList<T>::value) {
        QJsonObject schema = ofType("array");
        schema.insert(QStringLiteral("items"), schemaOf<typename T::value_type>());
        return schema;
    } else if constexpr (IsMap<T>::value) {
        QJsonObject schema = ofType("object");
        schema.insert(QStringLiteral("additionalProperties"), schemaOf<typename T::mapped_type>());
        return schema;
    } else if constexpr (IsOptional<T>::value) {
        return schemaOf<typename T::value_type>();
    } else {
        return {}; // any value
    }
}

//! A key that no field asks for, and those that are asked for in its place.
struct UnknownKey {
    QString path; //!< e.g. "plan.tasks[3].titel"
    QString key;
    QStringList known;
};

template<typename T>
void findUnknownKeys(const QJsonValue &json, const QString &path, QList<UnknownKey> &found);

class UnknownKeyVisitor
{
public:
    UnknownKeyVisitor(QJsonObject object, QString path, QList<UnknownKey> &found)
        : m_object(std::move(object))
        , m_path(std::move(path))
        , m_found(found)
    {
    }

    template<typename T>
    void operator()(const char *name, T & /*value*/)
    {
        const QString key = QString::fromLatin1(name);
        m_known.append(key);
        if (m_object.contains(key))
            findUnknownKeys<T>(m_object.value(key), pathTo(key), m_found);
    }
    template<typename T>
    void operator()(const char *name, T &value, OptionalField /*mark*/)
    {
        (*this)(name, value);
    }

    void finish()
    {
        for (const QString &key : m_object.keys()) {
            if (!m_known.contains(key))
                m_found.append({pathTo(key), key, m_known});
        }
    }

private:
    [[nodiscard]] QString pathTo(const QString &key) const
    {
        return m_path.isEmpty() ? key : QString(m_path + u'.' + key);
    }

    QJsonObject m_object;
    QString m_path;
    QList<UnknownKey> &m_found;
    QStringList m_known;
};

template<typename T>
void findUnknownKeys(const QJsonValue &json, const QString &path, QList<UnknownKey> &found)
{
    if constexpr (Record<T>) {
        T value{};
        UnknownKeyVisitor visitor(json.toObject(), path, found);
        value.fields(visitor);
        visitor.finish();
    } else if constexpr (IsList<T>::value) {
        int index = 0;
        for (const auto &item : json.toArray())
            findUnknownKeys<typename T::value_type>(QJsonValue(item), path + QStringLiteral("[%1]").arg(index++),
                                                    found);
    }
}

} // namespace releasedesk::json
