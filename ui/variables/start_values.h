// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"
#include "ui/widgets/text_field.h"

#include <QMap>

namespace releasedesk::ui {

//! The variables that a release asks for at its start, a field each with what is offered. Says at once what does not
//! fit.
class StartValues final : public QWidget
{
    Q_OBJECT

public:
    explicit StartValues(const domain::Release &release, QWidget *parent = nullptr);

    //! Whether the release asks for any.
    [[nodiscard]] static bool areAsked(const domain::Release &release);

    //! By name; those that were left as they are offered too.
    [[nodiscard]] QMap<QString, QString> values() const;

    //! What keeps the release from starting; empty if nothing does.
    [[nodiscard]] QString fault() const;

signals:
    void edited();

private:
    struct Field {
        domain::Variable variable;
        FormField *field = nullptr;
        std::function<QString()> value;
    };

    void judge(const Field &field);
    void add(const domain::Variable &variable);

    QList<Field> m_fields;
};

} // namespace releasedesk::ui
