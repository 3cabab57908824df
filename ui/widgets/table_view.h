// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace releasedesk::ui {

//! The table of every view: head 28, rows 36 (by density), horizontal lines only, whole rows are selected.
//! Keys: Enter opens (activated), Space previews, X selects, Ctrl+C copies the row.
class TableView : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);

    //! Compact height of a row, 36 unless told otherwise.
    void setCompactRowHeight(int height);

    //! Exactly as high as its rows, without a scroll bar: for short tables in cards.
    void setFittingRows(bool isFitting);
    [[nodiscard]] bool isFittingRows() const { return m_isFitting; }

    //! Rows are as high as their cells with WrapRole need, and at least as high as the others. For short tables.
    void setWrappingRows(bool isWrapping);

    //! The row under the pointer, or -1.
    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void previewRequested(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void applyTheme();
    void setHoveredRow(int row);
    void copyRow();
    void fitRows();

    int m_compactHeight = 36;
    QList<QMetaObject::Connection> m_fitting;
    int m_hoveredRow = -1;
    bool m_isFitting = false;
    bool m_isWrapping = false;
};

} // namespace releasedesk::ui
