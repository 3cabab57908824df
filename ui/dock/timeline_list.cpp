// SPDX-License-Identifier: Apache-2.0
#include "ui/dock/timeline_list.h"

#include "core/base/safe_text.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QAbstractListModel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int rowHeight = 26;
constexpr int activityRole = Qt::UserRole;

bool isProblem(const projections::Activity &activity)
{
    return activity.state == domain::TaskState::Failed || activity.state == domain::TaskState::Unknown;
}

class ActivityDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const override
    {
        return {200, rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto activity = index.data(activityRole).value<projections::Activity>();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, tokenColor(ColorToken::AccentTint));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, tokenColor(ColorToken::Hover));
        const QRectF row = QRectF(option.rect).adjusted(12, 0, -12, 0);
        paintLine(*painter, QRectF(row.left(), row.top(), 64, row.height()), clockText(activity.at), FontRole::Log,
                  ColorToken::Text3);
        StatusGlyph::paint(*painter, QRectF(row.left() + 72, row.center().y() - 6.5, 13, 13), stateOf(activity.state),
                           ColorToken::Sunken);
        const QRectF text = row.adjusted(94, 0, 0, 0);
        const qreal used = paintLine(*painter, text, SafeText::lineFromOutside(activity.what).plain(),
                                     FontRole::Secondary, ColorToken::Text1);
        if (!activity.note.isEmpty())
            paintLine(*painter, text.adjusted(used + 10, 0, 0, 0), SafeText::lineFromOutside(activity.note).plain(),
                      FontRole::Secondary, ColorToken::Text3);
    }
};

} // namespace

class TimelineList::Model final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setActivities(QList<projections::Activity> activities)
    {
        beginResetModel();
        m_activities = std::move(activities);
        endResetModel();
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_activities.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const projections::Activity &activity = m_activities.at(index.row());
        if (role == activityRole)
            return QVariant::fromValue(activity);
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return SafeText::lineFromOutside(QString(clockText(activity.at) + u' ' + activity.what)).plain();
        return {};
    }

private:
    QList<projections::Activity> m_activities;
};

TimelineList::TimelineList(session::Desk &desk, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_model(new Model(this))
    , m_list(new QListView(this))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ActivityDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->addWidget(m_list);
    languageChanged();
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        if (release == m_release)
            refill();
    });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const auto activity = index.data(activityRole).value<projections::Activity>();
        if (!activity.task.isEmpty())
            emit taskActivated(activity.task);
    });
}

void TimelineList::languageChanged()
{
    m_list->setAccessibleName(tr("What happened"));
}

void TimelineList::showRelease(const ReleaseId &release)
{
    m_release = release;
    refill();
}

void TimelineList::setProblemsOnly(bool problemsOnly)
{
    m_problemsOnly = problemsOnly;
    refill();
}

int TimelineList::count() const
{
    return m_model->rowCount();
}

void TimelineList::refill()
{
    QList<projections::Activity> activities = m_desk.history(m_release);
    if (m_problemsOnly)
        activities.removeIf([](const projections::Activity &activity) { return !isProblem(activity); });
    std::ranges::reverse(activities);
    m_model->setActivities(std::move(activities));
    emit countChanged(m_model->rowCount());
}

} // namespace releasedesk::ui
