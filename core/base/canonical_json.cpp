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

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

void writeEscaped(QByteArrayView utf8, QByteArray &out)
{
    out += '"';
    qsizetype written = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8.at(i);
        const bool isControl = static_cast<unsigned char>(c) < 0x20;
        if (c != '"' && c != '\\' && !isControl)
            continue;
        out += utf8.sliced(written, i - written);
        out += isControl ? QByteArray("\\u00" + QByteArray(1, c).toHex()) : QByteArray{'\\' + QByteArray(1, c)};
        written = i + 1;
    }
    out += utf8.sliced(written);
    out += '"';
}

QByteArray normalUtf8(const QString &text)
{
    return isAscii(text) ? text.toLatin1() : text.normalized(QString::NormalizationForm_C).toUtf8();
}

void writeString(const QString &text, QByteArray &out)
{
    writeEscaped(normalUtf8(text), out);
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

Result<> writeMember(const QByteArray &utf8Key, const QJsonValue &value, QByteArray &out)
{
    if (!out.endsWith('{'))
        out += ',';
    writeEscaped(utf8Key, out);
    out += ':';
    return write(value, out);
}

Result<> writeObject(const QJsonObject &object, QByteArray &out)
{
    // An object keeps its keys in the order of QString, which up to U+007F is that of the code points.
    bool isInOrder = true;
    for (auto it = object.begin(); it != object.end() && isInOrder; ++it)
        isInOrder = isAscii(it.key());
    QList<QPair<QByteArray, QString>> keys;
    for (auto it = object.begin(); it != object.end() && !isInOrder; ++it)
        keys.append({normalUtf8(it.key()), it.key()});
    std::ranges::sort(keys);
    out += '{';
    for (auto it = object.begin(); it != object.end() && isInOrder; ++it) {
        if (auto written = writeMember(it.key().toLatin1(), *it, out); !written)
            return written;
    }
    for (const auto &[utf8, key] : std::as_const(keys)) {
        if (auto written = writeMember(utf8, object.value(key), out); !written)
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
