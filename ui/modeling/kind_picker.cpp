// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/kind_picker.h"

#include "core/domain/task_kind.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/shadow.h"

#include <QKeyEvent>
#include <QListView>
#include <QMultiMap>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace releasedesk::ui {
namespace {

constexpr int boxWidth = 340;
constexpr int shownRows = 8;
constexpr int kindRole = Qt::UserRole + 1;

//! Rows as wide as the box: what a kind does ends in "…" where there is no room for all of it.
class KindDelegate final : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {1, RowDelegate::sizeHint(option, index).height()};
    }
};

//! How well a kind fits: by its name first, then by its id, then by what it does; nothing if it does not.
std::optional<int> rankOf(const domain::TaskKindInfo &kind, const QString &words)
{
    int worst = 0;
    for (const QString &part : words.split(u' ', Qt::SkipEmptyParts)) {
        if (kind.name.startsWith(part, Qt::CaseInsensitive))
            continue;
        const int rank = kind.name.contains(part, Qt::CaseInsensitive) ? 1
            : kind.id.contains(part, Qt::CaseInsensitive)              ? 2
            : kind.does.contains(part, Qt::CaseInsensitive)            ? 3
                                                                       : -1;
        if (rank < 0)
            return std::nullopt;
        worst = std::max(worst, rank);
    }
    return worst;
}

} // namespace

KindPicker::KindPicker(QWidget *parent)
    : PopoverFrame(parent)
    , m_search(new SearchField(tr("Find a kind of task")))
    , m_list(new QListView)
    , m_model(new QStandardItemModel(this))
{
    setPadding(6);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new KindDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Kinds of task"));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedSize(boxWidth - 14, shownRows * 36);
    content()->addWidget(m_search);
    content()->addSpacing(6);
    content()->addWidget(m_list);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &KindPicker::fill);
    connect(m_list, &QListView::clicked, this, &KindPicker::pick);
    fill({});
}

void KindPicker::pickAt(QWidget *anchor, const QPoint &position)
{
    m_search->clear();
    fill({});
    popUpAt(anchor);
    QRect box = boxRect().translated(pos());
    box.moveTopLeft(anchor->mapToGlobal(position));
    setBoxGeometry(box);
    m_search->setFocus(Qt::PopupFocusReason);
}

void KindPicker::fill(const QString &words)
{
    m_model->clear();
    QMultiMap<int, domain::TaskKindInfo> found;
    QList<domain::TaskKindInfo> kinds = domain::taskKinds();
    std::ranges::reverse(kinds); // of one rank, what is put in last comes first
    for (const domain::TaskKindInfo &kind : std::as_const(kinds)) {
        if (const auto rank = rankOf(kind, words))
            found.insert(*rank, kind);
    }
    for (const domain::TaskKindInfo &kind : std::as_const(found)) {
        auto *const item = new QStandardItem(kind.name);
        item->setData(kind.id, kindRole);
        item->setData(kind.icon, IconRole);
        item->setData(kind.does, SecondaryRole);
        item->setToolTip(kind.does);
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void KindPicker::pick()
{
    const QString kind = m_list->currentIndex().data(kindRole).toString();
    if (kind.isEmpty())
        return;
    hide();
    emit picked(kind);
}

bool KindPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *const key = static_cast<QKeyEvent *>(event);
        const int row = m_list->currentIndex().row();
        switch (key->key()) {
        case Qt::Key_Down:
            m_list->setCurrentIndex(m_model->index(std::min(row + 1, m_model->rowCount() - 1), 0));
            return true;
        case Qt::Key_Up:
            m_list->setCurrentIndex(m_model->index(std::max(row - 1, 0), 0));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            pick();
            return true;
        case Qt::Key_Escape:
            hide();
            return true;
        default:
            break;
        }
    }
    return PopoverFrame::eventFilter(watched, event);
}

} // namespace releasedesk::ui
