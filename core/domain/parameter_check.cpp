// SPDX-License-Identifier: Apache-2.0
#include "core/domain/parameter_check.h"

#include "core/domain/references.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ParameterCheck)
};

QString faultOfUrl(const QJsonValue &value)
{
    const QUrl url(value.toString(), QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    return url.isValid() && isWeb && !url.host().isEmpty()
        ? QString()
        : Text::tr("This is no web address. Write it as https://host/path.");
}

//! Lists may be written with commas as well.
QString faultOfAddresses(const QJsonValue &value)
{
    const QJsonArray entries = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const auto &entry : entries) {
        for (const QString &part : entry.toString().split(u',', Qt::SkipEmptyParts)) {
            const QString address = part.trimmed();
            if (!address.isEmpty() && referencesIn(address).isEmpty() && !isMailAddress(address))
                return Text::tr("“%1” is no mail address. Write it as name@company.com, one per line.")
                    .arg(address.left(80));
        }
    }
    return {};
}

} // namespace

bool isMailAddress(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+$"));
    return text.size() <= 254 && form.match(text).hasMatch();
}

QString shapeFaultOf(const ParameterInfo &parameter, const QJsonValue &value)
{
    const bool isNothing = value.isUndefined() || value.isNull() || value == QJsonValue(QString());
    if (isNothing)
        return {};
    if (parameter.type == ParameterType::MailAddresses)
        return faultOfAddresses(value);
    if (!referencesIn(value).isEmpty())
        return {};
    if (parameter.type == ParameterType::Url)
        return faultOfUrl(value);
    if (parameter.type == ParameterType::Choices) {
        for (const auto &choice : value.toArray()) {
            if (!parameter.choices.contains(choice.toString()))
                return Text::tr("“%1” is none of the choices. Choose again.").arg(choice.toString().left(80));
        }
    }
    return {};
}

} // namespace releasedesk::domain
