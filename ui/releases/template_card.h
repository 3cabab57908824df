// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/templates/release_template.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace releasedesk::ui {

//! One template of the gallery: its flow, what it is for, how often it was used. Chosen like a radio button.
class TemplateCard final : public QAbstractButton
{
    Q_OBJECT

public:
    TemplateCard(templates::ReleaseTemplate pattern, int releases, QWidget *parent = nullptr);

    [[nodiscard]] const templates::ReleaseTemplate &pattern() const { return m_pattern; }
    //! The same one in other words.
    void setPattern(const templates::ReleaseTemplate &pattern);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();

    templates::ReleaseTemplate m_pattern;
    int m_releases;
};

} // namespace releasedesk::ui
