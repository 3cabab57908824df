// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/session.h"
#include "ui/log/log_lines.h"

#include <QAbstractScrollArea>

namespace releasedesk::ui {

//! What one attempt of a task printed: time, level, source, text, one line each. Reads what there is and follows what
//! comes; only the lines in view are painted. Keys: N and Shift+N jump between problems, End follows.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogView(session::Session &session, QWidget *parent = nullptr);

    //! An empty task shows nothing. With \p isAtError it begins at the first error instead of following the end.
    void showLog(const store::LogKey &key, bool isAtError = false);

    void setFilter(const QString &text);
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool isFollowing);

    //! Every line that passes the filter, as text.
    [[nodiscard]] QString allText() const;

    [[nodiscard]] const LogLines &lines() const { return m_lines; }

    void jumpToProblem(bool forward);

signals:
    //! Also when scrolling up turns following off.
    void followingChanged(bool isFollowing);
    void problemsChanged(int count);
    //! Lines that came while not following; 0 once they were seen.
    void unseenChanged(int count);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void readFrom(qint64 first);
    void take(qint64 first, const QList<store::LogLine> &lines);
    void goToFirstError();
    void updateBars();
    void paintRow(QPainter &painter, const store::LogLine &line, const QRect &rect) const;

    session::Session &m_session;
    store::LogKey m_key;
    LogLines m_lines;
    QList<store::LogLine> m_early; //!< came while older ones were still being read
    qint64 m_next = 0; //!< number of the next line expected
    int m_generation = 0; //!< tells a late answer for a log no longer shown
    int m_unseen = 0;
    int m_current = -1; //!< row jumped to
    bool m_isReading = false;
    bool m_isAtError = false; //!< goes to the first error once all is read
    bool m_isFollowing = true;
};

} // namespace releasedesk::ui
