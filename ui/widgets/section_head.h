// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state.h"
#include "ui/widgets/themed_widget.h"

#include <optional>

class QHBoxLayout;

namespace releasedesk::ui {

class Chip;
class SafeLabel;

//! The line above a section: its name, a count, at the right what opens more of it.
class SectionHead final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit SectionHead(const QString &title = {}, FontRole role = FontRole::Section, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    //! Behind the title; empty for none.
    void setCount(const QString &count, std::optional<State> state = std::nullopt);
    //! At the right end, with an arrow; empty for none.
    void setMore(const QString &text);
    //! At the right end, before what opens more.
    void addWidget(QWidget *widget);

signals:
    void moreTriggered();

private:
    class More;

    QHBoxLayout *m_layout;
    SafeLabel *m_title;
    Chip *m_count;
    More *m_more;
};

} // namespace releasedesk::ui
