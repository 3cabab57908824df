// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/versions/shown_version.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class Button;
class IconLabel;
class Lozenge;
class SafeLabel;
class VersionBar;

//! "2.8.0 · unreleased · releases 24 Nov · 1 day left" and how much of it is done.
class VersionHead final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit VersionHead(QWidget *parent = nullptr);

    void showVersion(const ShownVersion &version, const QDateTime &now);
    void showCounters(const domain::ScopeCounters &counters);

    //! Opens what can be changed in Jira.
    [[nodiscard]] Button *changeButton() const { return m_change; }

    //! Opens where the issues come from; hidden unless a page offers it.
    [[nodiscard]] Button *sourcesButton() const { return m_sources; }

    //! "1 day left", "3 days late"; empty where nothing can be said.
    [[nodiscard]] static QString daysLeftText(const domain::JiraVersion &version, QDate today);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    bool m_isNarrow = false;
    SafeLabel *m_title;
    Lozenge *m_lozenge;
    SafeLabel *m_dates;
    Button *m_change;
    Button *m_sources;
    IconLabel *m_clock;
    SafeLabel *m_left;
    VersionBar *m_bar;
    SafeLabel *m_done;
};

} // namespace releasedesk::ui
