// SPDX-License-Identifier: Apache-2.0
// What the keys do on the page of a version.
#include "ui/versions/issue_foot.h"
#include "ui/versions/version_view.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

#include <QKeyEvent>

namespace releasedesk::ui {

bool VersionView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_isIssueOpen
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // it closes the pane, whatever else it would do on this page
        return true;
    }
    return ThemedWidget::event(event);
}

void VersionView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_isIssueOpen)
        closeIssue();
    else
        ThemedWidget::keyPressEvent(event);
}

bool VersionView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        auto *const key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            copy(CopyAs::Text);
            return true;
        }
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
            if (const domain::Issue *const issue = m_model->issueAt(m_table->currentIndex()))
                emit issueOpened(issue->key);
            return true;
        }
        if (key->key() == Qt::Key_F && key->modifiers() == Qt::NoModifier
            && m_model->issueAt(m_table->currentIndex())) {
            m_foot->mend();
            return true;
        }
        if (key->key() == Qt::Key_Slash) {
            m_tools->search()->setFocus(Qt::ShortcutFocusReason);
            return true;
        }
    }
    return ThemedWidget::eventFilter(watched, event);
}

} // namespace releasedesk::ui
