// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"
#include "ui/wording/release_tab.h"

#include <optional>

class QScrollArea;
class QVBoxLayout;

namespace releasedesk::ui {

class ChangeList;
class ReadingTime;
class SafeLabel;

//! Several approvals to look through one below the other: of each what changed since the person signed last, or
//! everything. Space shows the next page. Each counts as looked through once its list has been in view from its begin
//! to its end, and the end as long as it takes to read.
class BatchReview final : public ThemedWidget
{
    Q_OBJECT

public:
    BatchReview(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! Begins at the top. What changes later in one of them is shown when it is called again.
    void showItems(const QList<projections::InboxItem> &items);

    [[nodiscard]] QScrollArea *area() const { return m_area; }
    //! Of those shown, how many still have to come into view.
    [[nodiscard]] int left() const;

signals:
    //! All that changed was in view, so that this content may be agreed to.
    void seen(const releasedesk::ReleaseId &release, const releasedesk::TaskId &task, const QString &digest);
    //! Every one was.
    void finished();
    void leaveWanted();
    void openRelease(const releasedesk::ReleaseId &release, releasedesk::ui::ReleaseTab tab);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void languageChanged() override;

private:
    struct Section {
        projections::InboxItem item;
        QString digest;
        ChangeList *changes = nullptr;
        ReadingTime *time = nullptr; //!< while its end is in view
        bool isRead = false; //!< from the record
        bool isBegun = false; //!< its begin was in view
        bool isSeen = false;
    };

    void add(const projections::InboxItem &item);
    void fill(qsizetype section, const std::optional<domain::Release> &then);
    void noteWhatIsInView();
    void noteSeen(qsizetype section);
    void setTexts();

    session::Desk &m_desk;
    const Clock &m_clock;
    QList<Section> m_sections;
    qsizetype m_round = 0; //!< how often it was filled
    QScrollArea *m_area;
    QWidget *m_page = nullptr;
    QVBoxLayout *m_column = nullptr;
    SafeLabel *m_title;
    SafeLabel *m_note;
};

} // namespace releasedesk::ui
