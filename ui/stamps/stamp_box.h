// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_stamps.h"
#include "ui/widgets/themed_widget.h"

class QPainter;
class QRectF;

namespace releasedesk::ui {

//! The approval box (결재란): one field for each place in the line with role, stamp and date. Those who decide stand in
//! the first box, those who agree or cooperate in a second one; who is informed or receives the result in a line below.
class StampBox final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit StampBox(QWidget *parent = nullptr);

    //! The box of approval task \p task; before it is asked for, the line the flow plans.
    void showLine(const domain::Release &release, const TaskId &task, const domain::Directory &directory,
                  const QDateTime &now);
    void showStamps(const QList<domain::Stamp> &stamps, const domain::Directory &directory, const QDateTime &now);

    //! The same on paper, in the colors of \p tone; wraps at \p width and answers the height it takes.
    static qreal paint(QPainter &painter, const QPointF &topLeft, qreal width, const QList<domain::Stamp> &stamps,
                       const domain::Directory &directory, const QDateTime &now, Tone tone);

    //! What stands in the box, read field by field.
    [[nodiscard]] static QString inWords(const QList<domain::Stamp> &stamps, const domain::Directory &directory,
                                         const QDateTime &now);

    [[nodiscard]] const QList<domain::Stamp> &stamps() const { return m_stamps; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void languageChanged() override;
    void themeChanged() override { updateGeometry(); }

private:
    QList<domain::Stamp> m_stamps;
    domain::Directory m_directory;
    QDateTime m_now;
};

} // namespace releasedesk::ui
