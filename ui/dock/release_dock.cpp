// SPDX-License-Identifier: Apache-2.0
#include "ui/dock/release_dock.h"

#include "ui/dock/timeline_list.h"
#include "ui/log/log_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/tab_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

enum Tab { LogTab, TimelineTab, ProblemsTab };

int scaled(int pixels)
{
    return std::max(pixels, pixels * Theme::current().textScale() / 100);
}

int headHeight()
{
    return scaled(36);
}

} // namespace

ReleaseDock::ReleaseDock(session::Desk &desk, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_tabs(new TabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_log(new LogView(desk.session(), this))
    , m_timeline(new TimelineList(desk, this))
    , m_problems(new TimelineList(desk, this))
    , m_filter(new SearchField({}, this))
    , m_follow(new Switch({}, this))
    , m_copy(new Button(IconName("copy"), tr("Copy the log"), this))
    , m_fold(new Button(IconName("chevron-down"), tr("Fold"), this))
{
    m_tabs->addTab({}, "command");
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_filter->setFixedWidth(scaled(180));
    m_follow->setChecked(true);
    m_problems->setProblemsOnly(true);
    m_stack->addWidget(m_log);
    m_stack->addWidget(m_timeline);
    m_stack->addWidget(m_problems);

    auto *const head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->setSpacing(8);
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(m_filter);
    head->addWidget(m_follow);
    head->addWidget(m_copy);
    head->addWidget(m_fold);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    languageChanged();

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        for (QWidget *const tool :
             {static_cast<QWidget *>(m_filter), static_cast<QWidget *>(m_follow), static_cast<QWidget *>(m_copy)})
            tool->setVisible(index == LogTab);
        if (m_isFolded)
            setFolded(false);
    });
    connect(m_filter, &QLineEdit::textChanged, m_log, &LogView::setFilter);
    connect(m_follow, &QCheckBox::toggled, m_log, &LogView::setFollowing);
    connect(m_log, &LogView::followingChanged, m_follow, &QCheckBox::setChecked);
    connect(m_log, &LogView::unseenChanged, this,
            [this](int count) { m_follow->setText(count > 0 ? tr("%n new line(s)", nullptr, count) : tr("Follow")); });
    connect(m_problems, &TimelineList::countChanged, this,
            [this](int count) { m_tabs->setCount(ProblemsTab, QString::number(count)); });
    connect(m_timeline, &TimelineList::taskActivated, this, &ReleaseDock::taskActivated);
    connect(m_problems, &TimelineList::taskActivated, this, &ReleaseDock::taskActivated);
    connect(m_copy, &QAbstractButton::clicked, this, &ReleaseDock::copyLog);
    connect(m_fold, &QAbstractButton::clicked, this, [this] { setFolded(!m_isFolded); });
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        if (release == m_release)
            follow(); // a new attempt has a log of its own
    });
    fitHeight();
}

void ReleaseDock::fitHeight()
{
    setFixedHeight(m_isFolded ? headHeight() + 1 : scaled(unfoldedHeight));
}

void ReleaseDock::themeChanged()
{
    m_filter->setFixedWidth(scaled(180));
    fitHeight();
}

void ReleaseDock::languageChanged()
{
    m_tabs->setTabText(LogTab, tr("Log"));
    m_tabs->setTabText(TimelineTab, tr("Timeline"));
    m_tabs->setTabText(ProblemsTab, tr("Problems"));
    m_filter->setPrompt(tr("Filter log"));
    m_follow->setText(tr("Follow"));
    m_copy->setName(tr("Copy the log"));
    m_fold->setName(m_isFolded ? tr("Unfold") : tr("Fold"));
}

void ReleaseDock::showRelease(const ReleaseId &release)
{
    m_release = release;
    m_task = {};
    m_timeline->showRelease(release);
    m_problems->showRelease(release);
    follow();
}

void ReleaseDock::showTask(const TaskId &task)
{
    m_task = task;
    follow();
}

void ReleaseDock::follow()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || m_task.isEmpty())
        return m_log->showLog({});
    const domain::TaskRun run = release->run(m_task);
    m_log->showLog({m_release, m_task, std::max(1, run.attempt())}, run.state == domain::TaskState::Failed);
}

void ReleaseDock::showLog()
{
    setFolded(false);
    m_tabs->setCurrentIndex(LogTab);
    m_log->setFocus();
}

void ReleaseDock::setFolded(bool isFolded)
{
    if (m_isFolded == isFolded)
        return;
    m_isFolded = isFolded;
    m_stack->setVisible(!isFolded);
    fitHeight();
    m_fold->setIconName(isFolded ? IconName("chevron-up") : IconName("chevron-down"));
    languageChanged();
    emit foldedChanged(isFolded);
}

void ReleaseDock::copyLog()
{
    QGuiApplication::clipboard()->setText(m_log->allText());
}

void ReleaseDock::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokenColor(ColorToken::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), tokenColor(ColorToken::Line));
    painter.fillRect(QRect(0, headHeight(), width(), 1), tokenColor(ColorToken::Line));
}

} // namespace releasedesk::ui
