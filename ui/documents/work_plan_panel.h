// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class ErrorBanner;
class PaperTable;
class PlanOverview;
class SafeLabel;
class StampBox;
class TableView;
class WorkPlanModel;

//! The Work plan tab: the document that the flow of a release makes, with planned and measured times.
class WorkPlanPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    //! \p desk and \p clock must outlive the panel.
    WorkPlanPanel(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    void showRelease(const ReleaseId &release);

    void copyMarkdown();
    //! Asks where to, then saves.
    void saveMarkdown();
    //! Asks which printer, then prints what the saved PDF would hold.
    void print();
    //! Answers whether \p path now holds the document; if not, the panel says why.
    bool saveTo(const QString &path);

signals:
    void copied();
    void saved(const QString &path);
    //! A step was opened in the table.
    void taskActivated(const releasedesk::TaskId &task);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makePaper();
    void prepareTable(TableView *table, WorkPlanModel *model);
    void refresh();
    void showBoxes(const domain::Release &release);
    void showSections(const domain::Release &release);
    void setTexts();
    [[nodiscard]] QString markdown() const;
    void open(bool isRollback, int row);

    session::Desk &m_desk;
    const Clock &m_clock;
    ReleaseId m_release;
    ErrorBanner *m_error;
    SafeLabel *m_title;
    SafeLabel *m_subtitle;
    QVBoxLayout *m_boxPlace;
    QList<StampBox *> m_boxes; //!< of each approval in the flow
    Button *m_copy;
    Button *m_save;
    Button *m_print;
    SafeLabel *m_overviewHead;
    PlanOverview *m_overview;
    PaperTable *m_changes;
    SafeLabel *m_procedureHead;
    WorkPlanModel *m_procedure;
    TableView *m_procedureTable;
    SafeLabel *m_rollbackHead;
    WorkPlanModel *m_rollback;
    TableView *m_rollbackTable;
    ErrorBanner *m_noRollback;
    PaperTable *m_contacts;
    PaperTable *m_revisions;
    PaperTable *m_result; //!< hidden before the end of a run
};

} // namespace releasedesk::ui
