// SPDX-License-Identifier: Apache-2.0
#include "core/base/canonical_json.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace releasedesk {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CanonicalJson)
};

void writeString(const QString &text, QByteArray &out)
{
    out += '"';
    const QByteArray utf8 = text.normalized(QString::NormalizationForm_C).toUtf8();
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += QByteArray(1, c).toHex();
        } else {
            out += c;
        }
    }
    out += '"';
}

Result<> write(const QJsonValue &value, QByteArray &out);

Result<> writeNumber(double number, const QJsonValue &value, QByteArray &out)
{
    if (std::floor(number) != number || std::abs(number) > 9.0e15)
        return failure(ErrorCode::InvalidArgument, Text::tr("Only whole numbers can be signed."),
                       QString::number(number));
    out += QByteArray::number(value.toInteger(static_cast<qint64>(number)));
    return {};
}

Result<> writeObject(const QJsonObject &object, QByteArray &out)
{
    QList<QPair<QByteArray, QString>> keys; // UTF-8 order is code point order; QString's order is not
    for (auto it = object.begin(); it != object.end(); ++it)
        keys.append({it.key().normalized(QString::NormalizationForm_C).toUtf8(), it.key()});
    std::ranges::sort(keys);
    out += '{';
    bool isFirst = true;
    for (const auto &[utf8, key] : keys) {
        if (!isFirst)
            out += ',';
        isFirst = false;
        writeString(key, out);
        out += ':';
        if (auto written = write(object.value(key), out); !written)
            return written;
    }
    out += '}';
    return {};
}

Result<> writeArray(const QJsonArray &array, QByteArray &out)
{
    out += '[';
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (i > 0)
            out += ',';
        if (auto written = write(array.at(i), out); !written)
            return written;
    }
    out += ']';
    return {};
}

Result<> write(const QJsonValue &value, QByteArray &out)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        return {};
    case QJsonValue::Double:
        return writeNumber(value.toDouble(), value, out);
    case QJsonValue::String:
        writeString(value.toString(), out);
        return {};
    case QJsonValue::Array:
        return writeArray(value.toArray(), out);
    case QJsonValue::Object:
        return writeObject(value.toObject(), out);
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    out += "null";
    return {};
}

} // namespace

Result<QByteArray> canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    if (auto written = write(value, out); !written)
        return failed(written);
    return out;
}

QString sha256Hex(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace releasedesk
