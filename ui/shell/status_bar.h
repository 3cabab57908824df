// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/shell/engine_watch.h"
#include "ui/shell/place.h"
#include "ui/widgets/surface.h"

#include <QTimer>

namespace releasedesk::ui {

class StatusItem;

//! 24 px at the foot of the window: engine, the most urgent release, age of what was read from Jira, time. Each part is
//! a button that opens what is behind it.
class StatusBar final : public Surface
{
    Q_OBJECT

public:
    //! All must outlive it. \p engineName says where the engine is: "embedded".
    StatusBar(const session::Desk &desk, const Clock &clock, const EngineWatch &watch, QString folder,
              QWidget *parent = nullptr);

    //! Marks that somebody acts as somebody else.
    void setActing(bool isActing);

    void refresh();
    void fitHeight();
    void fold();

signals:
    void placeWanted(const releasedesk::ui::Place &place);

protected:
    void languageChanged() override;
    void themeChanged() override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showEngine();
    void showReleases();
    [[nodiscard]] const domain::Release *releaseToTell() const;
    void showSync();
    void openEngine();

    const session::Desk &m_desk;
    const Clock &m_clock;
    const EngineWatch &m_watch;
    QString m_folder;
    StatusItem *m_engine;
    StatusItem *m_urgent;
    StatusItem *m_sync;
    StatusItem *m_counts;
    StatusItem *m_acting;
    StatusItem *m_time;
    QTimer m_second;
    bool m_isActing = false;
};

//! When issues were last read from Jira for an open release; invalid if none was.
[[nodiscard]] QDateTime lastJiraReading(const projections::ReleaseBook &book);

} // namespace releasedesk::ui
