// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/connections/connection_gate.h"
#include "ui/theme/state.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class Card;
class SafeLabel;

//! The result of trying a connection: who we are, what answers, which rights there are and which are missing.
class TestCard final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit TestCard(QWidget *parent = nullptr);

    //! Nothing was tried, or what was tried is not what stands in the fields now.
    void showNothing();
    void showRunning();
    void showReport(const versions::ConnectionReport &report, const QDateTime &at);
    void showError(const Error &error, const QDateTime &at);

    //! Title and explanation of every line, for tests and for copying.
    [[nodiscard]] const QStringList &lines() const { return m_lines; }
    [[nodiscard]] Button *button() const { return m_button; }

protected:
    void languageChanged() override;

private:
    void begin(const QString &fact);
    void addLine(State state, const QString &title, const QString &text, const QString &detail = {});

    SafeLabel *m_title;
    SafeLabel *m_fact;
    Button *m_button;
    Card *m_card;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QStringList m_lines;
    bool m_wasTried = false;
};

} // namespace releasedesk::ui
