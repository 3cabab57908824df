// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

#include <QDateTime>

namespace releasedesk::ui {

class Button;
class SafeLabel;

//! When the rows were read, or how far reading them is, with a way to stop it.
class ReadingLine final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit ReadingLine(QWidget *parent = nullptr);

    //! Nothing is read. An invalid time says nothing.
    void showAge(const QDateTime &takenAt, const QDateTime &now);
    //! \p of below 0: nobody knows yet.
    void showProgress(int read, int of);
    //! Rows that were read earlier are shown while Jira is asked.
    void showChecking(const QDateTime &takenAt, const QDateTime &now);

    [[nodiscard]] QString text() const;
    [[nodiscard]] Button *cancelButton() const { return m_cancel; }

signals:
    void cancelWanted();

protected:
    void languageChanged() override;

private:
    SafeLabel *m_text;
    Button *m_cancel;
};

} // namespace releasedesk::ui
