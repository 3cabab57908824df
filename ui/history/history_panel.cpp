// SPDX-License-Identifier: Apache-2.0
#include "ui/history/history_panel.h"

#include "ui/history/history_delegate.h"
#include "ui/history/history_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/switch.h"

#include <QListView>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace releasedesk::ui {

HistoryPanel::HistoryPanel(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_model(new HistoryModel(this))
    , m_head(new SectionHead)
    , m_filter(new SearchField)
    , m_important(new Switch)
    , m_card(new Card)
    , m_list(new QListView)
    , m_empty(new EmptyState("history"))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HistoryDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_card->content()->setContentsMargins(1, 5, 1, 5);
    m_card->content()->addWidget(m_list);
    m_filter->setFixedWidth(260);
    m_filter->setShownShortcut(QKeySequence(Qt::Key_Slash));
    m_head->addWidget(m_important);
    m_head->addWidget(m_filter);

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 14, 20, 18);
    layout->setSpacing(8);
    layout->addWidget(m_head);
    layout->addWidget(m_card, 1);
    layout->addWidget(m_empty, 1);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_model->setWords(words);
        showCounts();
    });
    connect(m_important, &QCheckBox::toggled, this, [this](bool isOn) {
        m_model->setImportantOnly(isOn);
        showCounts();
    });
    connect(new QShortcut(Qt::Key_Slash, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated,
            m_filter, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    connect(m_list, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const auto task = index.data(HistoryModel::TaskRole).value<TaskId>(); !task.isEmpty())
            emit taskActivated(task);
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        m_important->setChecked(false);
        m_filter->clear();
    });
    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        if (id == m_release)
            refresh();
    });
    connect(&desk, &session::Desk::directoryChanged, this, &HistoryPanel::refresh);
    setTexts();
}

void HistoryPanel::showRelease(const ReleaseId &release)
{
    if (release != m_release) {
        m_filter->clear();
        m_list->scrollToTop();
        m_release = release;
    }
    refresh();
}

void HistoryPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

void HistoryPanel::languageChanged()
{
    setTexts();
}

void HistoryPanel::themeChanged()
{
    m_list->doItemsLayout(); // rows may have another height
}

void HistoryPanel::refresh()
{
    const auto kept = m_list->currentIndex().data(HistoryModel::TaskRole).value<TaskId>();
    const int position = m_list->verticalScrollBar()->value();
    m_model->showActivities(m_desk.history(m_release), m_desk.directory(), m_clock.utcNow());
    for (int row = 0; row < m_model->rowCount() && !kept.isEmpty(); ++row) {
        const QModelIndex index = m_model->index(row);
        if (index.data(HistoryModel::TaskRole).value<TaskId>() == kept) {
            m_list->setCurrentIndex(index);
            break;
        }
    }
    m_list->doItemsLayout(); // the range of the scroll bar is right again
    m_list->verticalScrollBar()->setValue(position);
    showCounts();
}

void HistoryPanel::showCounts()
{
    const int count = m_model->entryCount();
    m_head->setCount(count > 0 ? QString::number(count) : QString());
    m_card->setVisible(count > 0);
    m_empty->setVisible(count == 0);
    const bool isFiltered = m_model->hasActivities();
    m_empty->setSentence(isFiltered ? tr("Nothing in the history matches this filter.")
                                    : tr("Nothing has happened to this release yet."));
    m_empty->setAction(isFiltered ? tr("Show everything") : QString());
}

void HistoryPanel::setTexts()
{
    m_head->setTitle(tr("History"));
    m_filter->setPrompt(tr("Filter the history"));
    m_important->setText(tr("Important only"));
    m_list->setAccessibleName(tr("History"));
    refresh();
}

} // namespace releasedesk::ui
