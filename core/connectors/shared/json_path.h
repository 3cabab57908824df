// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonDocument>

#include <optional>

namespace releasedesk::connectors {

//! A place in a JSON text, such as “$.data.items[0].id”: the small part of JSONPath that names exactly one value.
//! “$['odd name']” is understood too; the leading “$.” may be left out.
class JsonPath
{
public:
    //! InvalidArgument shows what is not understood.
    [[nodiscard]] static Result<JsonPath> parse(const QString &text);

    //! Nothing when there is no such place.
    [[nodiscard]] std::optional<QJsonValue> in(const QJsonValue &root) const;
    [[nodiscard]] std::optional<QJsonValue> in(const QJsonDocument &document) const;

private:
    struct Step {
        QString name; //!< of a member; empty for an element
        qsizetype index = -1;
    };

    QList<Step> m_steps;
};

//! A JSON value as one text: plain for texts, numbers and booleans, compact JSON otherwise.
[[nodiscard]] QString jsonText(const QJsonValue &value);

//! The document as a value.
[[nodiscard]] QJsonValue jsonRoot(const QJsonDocument &document);

} // namespace releasedesk::connectors
