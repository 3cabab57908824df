// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/fault_plan.h"

#include "core/base/strict_json.h"

#include <QMap>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

const QMap<QString, FaultKind> kinds{
    {u"status"_s, FaultKind::Status},
    {u"html-200"_s, FaultKind::Html},
    {u"cut"_s, FaultKind::Cut},
    {u"hang"_s, FaultKind::Hang},
    {u"close-before-answer"_s, FaultKind::Close},
    {u"slow-drip"_s, FaultKind::Drip},
    {u"delay"_s, FaultKind::Delay},
};
const QStringList knownKeys{u"match"_s, u"skip"_s,       u"times"_s,   u"kind"_s,  u"status"_s, u"headers"_s, u"body"_s,
                            u"json"_s,  u"retryAfter"_s, u"applied"_s, u"bytes"_s, u"ms"_s,     u"chunked"_s};

tl::unexpected<Error> wrong(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, u"This fault rule cannot be used: %1."_s.arg(what));
}

Result<QRegularExpression> pattern(const QJsonValue &value, const QString &field)
{
    const QRegularExpression expression(value.toString(u".*"_s));
    if (!expression.isValid())
        return wrong(u"match.%1 is no regular expression (%2)"_s.arg(field, expression.errorString()));
    return expression;
}

} // namespace

Result<FaultRule> FaultRule::fromJson(const QJsonObject &json)
{
    for (const QString &key : json.keys()) {
        if (!knownKeys.contains(key))
            return wrong(u"the key “%1” is unknown; known are %2"_s.arg(key, knownKeys.join(u", "_s)));
    }
    FaultRule rule;
    const QJsonObject match = json.value(u"match"_s).toObject();
    const Result<QRegularExpression> method = pattern(match.value(u"method"_s), u"method"_s);
    const Result<QRegularExpression> path = pattern(match.value(u"path"_s), u"path"_s);
    if (!method)
        return failed(method);
    if (!path)
        return failed(path);
    rule.method = *method;
    rule.path = *path;
    const QJsonValue kind = json.value(u"kind"_s);
    const QString name = kind.isString() ? kind.toString() : QString();
    rule.status = json.value(u"status"_s).toInt(kind.isDouble() ? kind.toInt() : name.toInt());
    if (rule.status == 0)
        rule.status = 500;
    if (!kinds.contains(name) && (kind.isDouble() ? kind.toInt() : name.toInt()) < 200 && !kind.isUndefined())
        return wrong(u"the kind “%1” is unknown; known are %2 or a status"_s.arg(name, kinds.keys().join(u", "_s)));
    rule.kind = kinds.value(name, FaultKind::Status);
    rule.skip = json.value(u"skip"_s).toInt(0);
    rule.times = json.value(u"times"_s).toInt(1);
    rule.headers = json.value(u"headers"_s).toObject();
    rule.body = json.value(u"body"_s).toString().toUtf8();
    if (json.contains(u"json"_s)) {
        rule.body = QJsonDocument(json.value(u"json"_s).toObject()).toJson(QJsonDocument::Compact);
        rule.headers.insert(u"Content-Type"_s, u"application/json"_s);
    }
    rule.retryAfter = json.value(u"retryAfter"_s).toInt(-1);
    // a status means “refused”, the others mean “done, but the answer got lost”, unless the rule says otherwise
    rule.isApplied = json.value(u"applied"_s).toBool(rule.kind != FaultKind::Status);
    rule.bytes = json.value(u"bytes"_s).toInt(rule.kind == FaultKind::Drip ? 16 : 10);
    rule.pause = std::chrono::milliseconds(json.value(u"ms"_s).toInt(rule.kind == FaultKind::Drip ? 20 : 0));
    rule.chunked = json.value(u"chunked"_s).toBool();
    return rule;
}

QJsonObject FaultRule::toJson() const
{
    return {{u"match"_s, QJsonObject{{u"method"_s, method.pattern()}, {u"path"_s, path.pattern()}}},
            {u"kind"_s, kinds.key(kind)},
            {u"status"_s, status},
            {u"skip"_s, skip},
            {u"times"_s, times},
            {u"applied"_s, isApplied}};
}

HttpResponse FaultRule::spoil(HttpResponse regular) const
{
    switch (kind) {
    case FaultKind::Status: {
        HttpResponse response = HttpResponse::json(
            status,
            QJsonObject{{u"errorMessages"_s, QJsonArray{u"the sandbox was told to answer %1"_s.arg(status)}},
                        {u"errors"_s, QJsonObject()}});
        if (!body.isEmpty())
            response = {.status = status, .body = body};
        for (auto it = headers.begin(); it != headers.end(); ++it)
            response.headers.append({it.key().toLatin1(), it.value().toVariant().toString().toLatin1()});
        if (retryAfter >= 0)
            response.headers.append({"Retry-After", QByteArray::number(retryAfter)});
        return response;
    }
    case FaultKind::Html:
        return HttpResponse::html(200, u"Sign in"_s, u"Your company wants you to sign in first."_s);
    case FaultKind::Cut:
        regular.delivery = {.kind = Delivery::Kind::Cut, .bytes = bytes, .chunked = chunked};
        return regular;
    case FaultKind::Hang:
        regular.delivery = {.kind = Delivery::Kind::Hang};
        return regular;
    case FaultKind::Close:
        regular.delivery = {.kind = Delivery::Kind::Close, .pause = pause};
        return regular;
    case FaultKind::Drip:
        regular.delivery = {.kind = Delivery::Kind::Drip, .bytes = bytes, .chunked = chunked, .pause = pause};
        return regular;
    case FaultKind::Delay:
        regular.delivery = {.chunked = chunked, .pause = pause};
        return regular;
    }
    return regular;
}

Result<> FaultPlan::add(const QByteArray &json)
{
    const Result<QJsonValue> value = readStrictJson(json);
    if (!value)
        return wrong(value.error().message);
    QJsonArray list = value->toArray();
    if (value->isObject()) {
        const QJsonObject object = value->toObject();
        list = object.contains(u"rules"_s) ? object.value(u"rules"_s).toArray() : QJsonArray{object};
    }
    QList<FaultRule> rules;
    for (const auto &each : std::as_const(list)) {
        const Result<FaultRule> rule = FaultRule::fromJson(each.toObject());
        if (!rule)
            return failed(rule);
        rules.append(*rule);
    }
    m_rules += rules;
    return {};
}

std::optional<FaultRule> FaultPlan::take(const HttpRequest &request)
{
    const QString method = QString::fromLatin1(request.method);
    const QString target = QString::fromUtf8(request.target);
    for (FaultRule &rule : m_rules) {
        if (rule.times == 0 || !rule.method.match(method).hasMatch() || !rule.path.match(target).hasMatch())
            continue;
        if (rule.skip > 0) {
            --rule.skip;
            continue;
        }
        if (rule.times > 0)
            --rule.times;
        return rule;
    }
    return std::nullopt;
}

QJsonArray FaultPlan::toJson() const
{
    QJsonArray list;
    for (const FaultRule &rule : m_rules)
        list.append(rule.toJson());
    return list;
}

} // namespace releasedesk::sandbox
