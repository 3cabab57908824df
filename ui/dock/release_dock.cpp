// SPDX-License-Identifier: Apache-2.0
#include "ui/dock/release_dock.h"

#include "core/domain/rollback_plan.h"
#include "ui/async/when_done.h"
#include "ui/dock/timeline_list.h"
#include "ui/log/log_file.h"
#include "ui/log/log_view.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/button.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/tab_bar.h"
#include "ui/wording/release_words.h"

#include <QFileDialog>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

enum Tab { LogTab, TimelineTab, ProblemsTab };
enum Scope { TaskScope, WholeScope };

constexpr int filterWidth = 180;
constexpr int narrowestFilter = 72;
constexpr int titleWidth = 130;
constexpr int roomForWords = 800; //!< below it, the switches have short words or none

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
    , m_scope(new SegmentedControl(this))
    , m_save(new Button(IconName("download"), tr("Save the log…"), this))
    , m_fold(new Button(IconName("chevron-down"), tr("Fold"), this))
{
    m_tabs->addTab({}, "command");
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_scope->setSmall(true);
    m_scope->addSegment({});
    m_scope->addSegment({});
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
    head->addWidget(m_filter, 1);
    head->addWidget(m_scope);
    head->addWidget(m_follow);
    head->addWidget(m_save);
    head->addWidget(m_fold);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    languageChanged();

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        for (QWidget *const tool : std::initializer_list<QWidget *>{m_filter, m_scope, m_follow, m_save})
            tool->setVisible(index == LogTab);
        if (m_isFolded)
            setFolded(false);
    });
    connect(m_filter, &QLineEdit::textChanged, m_log, &LogView::setFilter);
    connect(m_follow, &QCheckBox::toggled, m_log, &LogView::setFollowing);
    connect(m_log, &LogView::followingChanged, m_follow, &QCheckBox::setChecked);
    connect(m_log, &LogView::unseenChanged, this, [this](int count) {
        m_unseen = count;
        nameFollow();
    });
    connect(m_log, &LogView::taskActivated, this, [this](const TaskId &run) {
        const TaskId restored = domain::restoredTaskOf(run);
        emit taskActivated(restored.isEmpty() ? run : restored);
    });
    connect(m_scope, &SegmentedControl::chosen, this, [this](int scope) { setWhole(scope == WholeScope); });
    connect(m_problems, &TimelineList::countChanged, this,
            [this](int count) { m_tabs->setCount(ProblemsTab, QString::number(count)); });
    connect(m_timeline, &TimelineList::taskActivated, this, &ReleaseDock::taskActivated);
    connect(m_problems, &TimelineList::taskActivated, this, &ReleaseDock::taskActivated);
    connect(m_save, &QAbstractButton::clicked, this, &ReleaseDock::askWhere);
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

//! Where there is little room the tools say less; what they do not say is in their names.
void ReleaseDock::fitTools()
{
    const bool isRoomy = width() >= scaled(roomForWords);
    m_filter->setMinimumWidth(scaled(narrowestFilter));
    m_filter->setMaximumWidth(scaled(filterWidth));
    const domain::Release *const release = m_desk.release(m_release);
    const QString title = release && !m_task.isEmpty() ? taskTitle(*release, m_task) : tr("Task");
    const QFontMetrics metrics(Theme::current().font(FontRole::SecondaryLabel));
    m_scope->setSegmentText(TaskScope,
                            isRoomy ? metrics.elidedText(title, Qt::ElideRight, scaled(titleWidth)) : tr("Task"));
    m_scope->setSegmentText(WholeScope, isRoomy ? tr("Whole release") : tr("All"));
    m_scope->setToolTip(plainToolTip(tr("The log of “%1”, or of the whole release").arg(title)));
    m_scope->updateGeometry();
    nameFollow();
}

void ReleaseDock::nameFollow()
{
    const QString name = m_unseen > 0 ? tr("%n new line(s)", nullptr, m_unseen) : tr("Follow");
    m_follow->setText(width() >= scaled(roomForWords) ? name : QString());
    m_follow->setAccessibleName(name);
    m_follow->setToolTip(plainToolTip(name));
}

void ReleaseDock::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    fitTools();
}

void ReleaseDock::themeChanged()
{
    fitTools();
    fitHeight();
}

void ReleaseDock::languageChanged()
{
    m_tabs->setTabText(LogTab, tr("Log"));
    m_tabs->setTabText(TimelineTab, tr("Timeline"));
    m_tabs->setTabText(ProblemsTab, tr("Problems"));
    m_filter->setPrompt(tr("Filter log"));
    m_scope->setAccessibleName(tr("Which log"));
    m_save->setName(tr("Save the log…"));
    fitTools();
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

void ReleaseDock::setWhole(bool isWhole)
{
    if (m_isWhole == isWhole)
        return;
    m_isWhole = isWhole;
    m_scope->setCurrentIndex(isWhole ? WholeScope : TaskScope);
    follow();
}

store::LogKey ReleaseDock::shownKey() const
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release || m_task.isEmpty())
        return {};
    return {m_release, m_task, std::max(1, release->run(m_task).attempt())};
}

void ReleaseDock::follow()
{
    fitTools();
    if (m_isWhole && m_desk.release(m_release))
        return m_log->showRelease(m_desk, m_release);
    const store::LogKey key = shownKey();
    const bool isFailed
        = !key.task.isEmpty() && m_desk.release(m_release)->run(m_task).state == domain::TaskState::Failed;
    m_log->showLog(key, isFailed);
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

void ReleaseDock::askWhere()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    QString name = release->project().value() + u'-' + release->version();
    if (!m_isWhole)
        name += u'-' + m_task.value();
    auto *const dialog = new QFileDialog(window(), tr("Save the log"), {}, tr("Text (*.log *.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("log"));
    dialog->selectFile(name.replace(u'/', u'-') + QStringLiteral(".log"));
    connect(dialog, &QFileDialog::fileSelected, this, &ReleaseDock::saveLog);
    dialog->open();
}

void ReleaseDock::saveLog(const QString &path)
{
    const QString filter = m_log->lines().filter();
    whenDone(this,
             m_isWhole ? LogFile::write(&m_desk, m_release, filter, path)
                       : LogFile::write(&m_desk, shownKey(), filter, path),
             [this, path](const Result<qint64> &written) {
                 if (written)
                     emit saved(path);
                 else
                     emit failed(written.error());
             });
}

void ReleaseDock::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokenColor(ColorToken::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), tokenColor(ColorToken::Line));
    painter.fillRect(QRect(0, headHeight(), width(), 1), tokenColor(ColorToken::Line));
}

} // namespace releasedesk::ui
