// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "ui/modeling/floating_box.h"

namespace releasedesk::ui {

class Button;
class FlowScene;
class SafeLabel;
class SearchField;

//! Finds tasks of the flow by title, kind, target or id, and goes from one to the next. Enter is the next, Shift+Enter
//! the one before, Escape closes.
class FlowSearch final : public FloatingBox
{
    Q_OBJECT

public:
    FlowSearch(FlowScene &scene, QWidget *parent);

    //! Shows it with the cursor in its field.
    void start();
    void close();

    //! In the order they run.
    [[nodiscard]] const QList<TaskId> &found() const { return m_found; }
    [[nodiscard]] SearchField *field() const { return m_field; }

signals:
    void closed();

protected:
    void languageChanged() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void step(int by);
    void showCount();

    FlowScene &m_scene;
    SearchField *m_field;
    SafeLabel *m_count;
    Button *m_previous;
    Button *m_next;
    Button *m_close;
    QList<TaskId> m_found;
};

} // namespace releasedesk::ui
