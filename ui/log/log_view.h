// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "core/session/told_lines.h"
#include "ui/log/log_lines.h"

#include <QAbstractScrollArea>

#include <functional>

namespace releasedesk::ui {

class ErrorBanner;
class ReleaseLogFeed;

//! What one attempt of a task printed, or all tasks of a release by time: time, level, source, text, one line each.
//! Reads what there is and follows what comes; only the lines in view are painted. Where reading broke off it says so
//! below the lines, and reads on when asked to or when something new is told. Keys: N and Shift+N jump between
//! problems, End follows, Up and Down choose a line, Enter goes to its task, Ctrl+C copies.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogView(session::Session &session, QWidget *parent = nullptr);

    //! An empty task shows nothing. With \p isAtError it begins at the first error instead of following the end.
    void showLog(const store::LogKey &key, bool isAtError = false);

    //! Every task's output and what the record tells of \p release. \p desk must outlive the view.
    void showRelease(session::Desk &desk, const ReleaseId &release);

    void setFilter(const QString &text);
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool isFollowing);

    //! Every line that passes the filter, as text.
    [[nodiscard]] QString allText() const;

    [[nodiscard]] const LogLines &lines() const { return m_lines; }

    //! The line chosen by keyboard, click or jump; -1: none.
    [[nodiscard]] int currentRow() const { return m_current; }

    void jumpToProblem(bool forward);

signals:
    //! Also when scrolling up turns following off.
    void followingChanged(bool isFollowing);
    void problemsChanged(int count);
    //! Lines that came while not following; 0 once they were seen.
    void unseenChanged(int count);
    //! Somebody wants to see the task that a line is of: a task or a rollback step.
    void taskActivated(const releasedesk::TaskId &run);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] bool hasTasks() const { return m_feed != nullptr; }
    void begin(bool isAtError);
    void readFrom(qint64 first);
    void take(qint64 first, const QList<store::LogLine> &lines);
    void joinTold();
    void readAgain();
    void tellFailure(const Error &error);
    void endFailure();
    void placeBanner();
    void added(int dropped, int count);
    void goToFirstError();
    void goTo(int row);
    void choose(int row);
    bool chooseByKey(int key);
    void activate(int row);
    [[nodiscard]] int rowAt(QPoint place) const;
    [[nodiscard]] bool leadsToTask(QPoint place) const;
    [[nodiscard]] QString taskOf(int row) const;
    [[nodiscard]] QString hint() const;
    void copy() const;
    void updateBars();

    session::Session &m_session;
    store::LogKey m_key;
    ReleaseLogFeed *m_feed = nullptr; //!< of a whole release
    ReleaseId m_release; //!< shown as a whole
    std::function<QString(const TaskId &)> m_titleOf;
    LogLines m_lines;
    session::ToldLines m_told; //!< behind lines that were not read yet
    int m_tries = 0; //!< at lines that the record does not have yet
    ErrorBanner *m_banner; //!< why the rest of the log cannot be read
    qint64 m_next = 0; //!< number of the next line expected
    int m_generation = 0; //!< tells a late answer for a log no longer shown
    int m_unseen = 0;
    int m_current = -1;
    bool m_isReading = false;
    bool m_isAtError = false; //!< goes to the first error once all is read
    bool m_isFollowing = true;
};

} // namespace releasedesk::ui
