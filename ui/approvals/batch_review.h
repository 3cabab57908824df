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
class SafeLabel;

//! Several approvals to look through one below the other: of each what changed since the person signed last, or
//! everything. Space shows the next page. Each counts as looked through once the end of its list has been in view.
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
    bool eventFilter(QObject *watched, QEvent *event) override;
    void languageChanged() override;

private:
    struct Section {
        projections::InboxItem item;
        QString digest;
        ChangeList *changes = nullptr;
        bool isRead = false; //!< from the record
        bool isSeen = false;
    };

    void add(const projections::InboxItem &item);
    void fill(qsizetype section, const std::optional<domain::Release> &then);
    void noteWhatIsSeen();
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
