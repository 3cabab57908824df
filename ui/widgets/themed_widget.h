// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace releasedesk::ui {

//! A widget that paints itself from tokens and follows theme, text size and language while it is shown.
class ThemedWidget : public QWidget
{
    Q_OBJECT

public:
    explicit ThemedWidget(QWidget *parent = nullptr);

protected:
    //! Sizes and fonts may have changed; repainting is taken care of.
    virtual void themeChanged() {}

    //! Set translated texts here; also called by the language change.
    virtual void languageChanged() {}

    void changeEvent(QEvent *event) override;
};

} // namespace releasedesk::ui
