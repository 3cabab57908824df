// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/plan/plan_document.h"
#include "ui/widgets/themed_widget.h"

#include <QPointer>

class QVBoxLayout;

namespace releasedesk::ui {

class PreconditionField;

//! On what a task depends, what it waits for, what waits for it, and how its effect is taken back.
class ConditionsPage final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit ConditionsPage(session::Desk &desk, QWidget *parent = nullptr);

    void showTask(const ReleaseId &release, const TaskId &task);

signals:
    void taskChosen(const releasedesk::TaskId &task);
    //! An edit was sent; refusals come from the document.
    void saving();

protected:
    void languageChanged() override { rebuild(); }

private:
    void rebuild();
    void addHead(const QString &text);
    void addNote(const QString &text);
    void addTask(const TaskId &task, const QList<domain::PlanEdit> &removal, const QString &removalText);
    //! Offers \p tasks; the chosen one is edited in by what \p make answers.
    void addChooser(const QString &prompt, const QList<domain::Task> &tasks,
                    std::function<QList<domain::PlanEdit>(TaskId)> make);
    void showPrecondition(const domain::Task &task);
    void addPredecessors(const domain::Task &task);
    void addFollowers(const domain::Task &task);
    void addWayBack(const domain::Task &task);
    void addUndone(const domain::Task &task);
    void edit(const QList<domain::PlanEdit> &edits, const QString &text);

    session::Desk &m_desk;
    QPointer<PlanDocument> m_document;
    QMetaObject::Connection m_changes;
    TaskId m_task;
    QVBoxLayout *m_layout;
    PreconditionField *m_precondition; //!< stays while the rest is made anew: somebody may be typing
    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace releasedesk::ui
