// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

//! Which program this is, what it was built with, and under which licences.
class AboutPage final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit AboutPage(QWidget *parent = nullptr);

    //! What is shown, as text to paste into a report.
    [[nodiscard]] static QString summary();

protected:
    void languageChanged() override;

private:
    void fill();

    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
};

} // namespace releasedesk::ui
