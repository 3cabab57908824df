// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/widgets/themed_widget.h"

#include <QList>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;

namespace releasedesk::ui {

//! Two to five choices side by side, one of which holds. Arrow keys move the choice.
class SegmentedControl final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit SegmentedControl(QWidget *parent = nullptr);

    //! \p isSmall is 24 instead of 28 px high.
    void setSmall(bool isSmall);
    //! All parts share the width that there is.
    void setStretching(bool isStretching);

    int addSegment(const QString &text, IconName icon = {});
    void setSegmentText(int index, const QString &text);
    [[nodiscard]] int count() const { return static_cast<int>(m_segments.size()); }

    [[nodiscard]] int currentIndex() const;
    //! Does not emit chosen().
    void setCurrentIndex(int index);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    //! A person chose \p index.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void themeChanged() override;

private:
    void applyHeight();

    QHBoxLayout *m_layout;
    QButtonGroup *m_group;
    QList<QAbstractButton *> m_segments;
    bool m_isSmall = false;
    bool m_isSilent = false;
};

} // namespace releasedesk::ui
