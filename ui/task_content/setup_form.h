// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/plan/plan_document.h"
#include "ui/task_content/parameter_editor.h"
#include "ui/widgets/themed_widget.h"

#include <QPointer>

#include <functional>

class QVBoxLayout;

namespace releasedesk::ui {

class FormField;

//! What is wrong with a value of a parameter and how to fix it; empty if nothing is.
[[nodiscard]] QString faultOf(const domain::ParameterInfo &parameter, const QJsonValue &value,
                              const domain::Release &release, const QMap<QString, QString> &projectVariables);

//! The value with its references replaced, or when it will be known; empty for a value without references.
[[nodiscard]] QString previewOf(const QJsonValue &value, const domain::Release &release,
                                const QMap<QString, QString> &projectVariables);

//! How a task is set up: a field per parameter of its kind, then title, place, person and what happens on failure.
//! Each field is saved by itself when the person leaves it.
class SetupForm final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit SetupForm(session::Desk &desk, QWidget *parent = nullptr);
    ~SetupForm() override;

    void setConnections(const QList<domain::Connection> &connections);

    //! Of the workspace, whose templates a nested release may be made of.
    void setFolder(const QString &folder);
    void showTask(const ReleaseId &release, const TaskId &task);

    //! What \p tasks have in common: a value entered here holds for all of them, as one step.
    void showTasks(const ReleaseId &release, const QList<TaskId> &tasks);

    //! Puts the cursor into the title.
    void editTitle();

    //! The field of a parameter, or of "title", "environment" …; null if there is none.
    [[nodiscard]] FormField *field(const QString &name) const { return m_fields.value(name).field; }
    [[nodiscard]] ParameterEditor *editor(const QString &name) const { return m_fields.value(name).editor; }

signals:
    //! An edit was sent; refusals come from the document.
    void saving();

protected:
    void languageChanged() override { rebuild(); }

private:
    using Read = std::function<QJsonValue(const domain::Task &)>;
    using Write = std::function<void(domain::Task &, const QJsonValue &)>;
    struct Field {
        FormField *field = nullptr;
        ParameterEditor *editor = nullptr;
        domain::ParameterInfo info;
        Read read;
        Write write;
    };

    void rebuild();
    void addParameters(QVBoxLayout &column);
    void addCommon(QVBoxLayout &column);
    QWidget *add(const domain::ParameterInfo &info, ParameterEditor *editor, Read read, Write write);
    void refresh();
    void judge(const Field &field, const domain::Task &task);
    void save(const QString &name);
    void saveAll(const Field &field);
    void refreshMixed(const Field &field);
    [[nodiscard]] const domain::Task *task() const;
    [[nodiscard]] QList<domain::Task> shownTasks() const;
    [[nodiscard]] QString sharedKind() const;
    [[nodiscard]] std::optional<domain::Automation> sharedAutomation() const;
    [[nodiscard]] QMap<QString, QString> projectVariables() const;

    session::Desk &m_desk;
    QPointer<PlanDocument> m_document;
    QMetaObject::Connection m_changes;
    TaskId m_task;
    QList<TaskId> m_beside; //!< shown together with it
    QString m_kind; //!< of the fields that are shown; empty for several kinds
    QHash<QString, QJsonValue> m_mixed; //!< what stands in the field of a value that the tasks do not share
    QList<domain::Connection> m_connections;
    QString m_folder;
    QMap<QString, Field> m_fields;
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
};

} // namespace releasedesk::ui
