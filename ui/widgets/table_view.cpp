// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/table_view.h"

#include "ui/theme/theme.h"
#include "ui/widgets/row_delegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace releasedesk::ui {

TableView::TableView(QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new RowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this] { updateGeometry(); });
    connect(&Theme::current(), &Theme::changed, this, &TableView::applyTheme);
    applyTheme();
}

void TableView::setCompactRowHeight(int height)
{
    m_compactHeight = height;
    applyTheme();
}

void TableView::setFittingRows(bool isFitting)
{
    m_isFitting = isFitting;
    setVerticalScrollBarPolicy(isFitting ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, isFitting ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
}

void TableView::setWrappingRows(bool isWrapping)
{
    if (isWrapping == m_isWrapping)
        return;
    m_isWrapping = isWrapping;
    setWordWrap(isWrapping);
    if (isWrapping)
        connect(horizontalHeader(), &QHeaderView::sectionResized, this, &TableView::fitRows);
    else
        disconnect(horizontalHeader(), &QHeaderView::sectionResized, this, &TableView::fitRows);
    fitRows();
}

void TableView::fitRows()
{
    if (m_isWrapping && model())
        resizeRowsToContents();
    updateGeometry();
}

void TableView::setModel(QAbstractItemModel *newModel)
{
    for (const QMetaObject::Connection &connection : std::as_const(m_fitting))
        disconnect(connection);
    m_fitting.clear();
    QTableView::setModel(newModel);
    if (!newModel)
        return;
    const auto fit = [this] { fitRows(); };
    m_fitting = {connect(newModel, &QAbstractItemModel::rowsInserted, this, fit),
                 connect(newModel, &QAbstractItemModel::rowsRemoved, this, fit),
                 connect(newModel, &QAbstractItemModel::modelReset, this, fit)};
    fitRows();
}

QSize TableView::sizeHint() const
{
    if (!m_isFitting || !model())
        return QTableView::sizeHint();
    const int head = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->minimumHeight();
    const int rows
        = m_isWrapping ? verticalHeader()->length() : model()->rowCount() * verticalHeader()->defaultSectionSize();
    const QScrollBar *const scrollBar = horizontalScrollBar();
    return {QTableView::sizeHint().width(),
            head + rows + (scrollBar->maximum() > 0 ? scrollBar->sizeHint().height() : 0)};
}

QSize TableView::minimumSizeHint() const
{
    return m_isFitting ? QSize(QTableView::minimumSizeHint().width(), sizeHint().height())
                       : QTableView::minimumSizeHint();
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (event->matches(QKeySequence::Copy)) {
        copyRow();
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && index.isValid()) {
        emit previewRequested(index);
    } else if (event->key() == Qt::Key_X && event->modifiers() == Qt::NoModifier && index.isValid()) {
        selectionModel()->select(index, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    } else if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) {
        event->ignore();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

void TableView::applyTheme()
{
    const int row = Theme::current().rowHeight(m_compactHeight);
    verticalHeader()->setMinimumSectionSize(row);
    verticalHeader()->setDefaultSectionSize(row);
    horizontalHeader()->setFixedHeight(std::max(28, 28 * Theme::current().textScale() / 100));
    horizontalHeader()->setFont(Theme::current().font(FontRole::CaptionLabel));
    fitRows();
    viewport()->update();
}

void TableView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    viewport()->update();
}

void TableView::copyRow()
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return;
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString text = index.siblingAtColumn(column).data().toString();
        if (!isColumnHidden(column) && !text.isEmpty())
            cells.append(text);
    }
    QGuiApplication::clipboard()->setText(cells.join(u'\t'));
}

} // namespace releasedesk::ui
