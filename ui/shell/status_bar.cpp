// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/status_bar.h"

#include "ui/shell/side_bar.h"
#include "ui/shell/status_item.h"
#include "ui/widgets/popover_frame.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

QDateTime lastJiraReading(const projections::ReleaseBook &book)
{
    QDateTime last;
    for (const domain::Release &release : book.releases()) {
        const QDateTime &taken = release.snapshot().takenAt;
        if (taken.isValid() && (!last.isValid() || taken > last))
            last = taken;
    }
    return last;
}

StatusBar::StatusBar(const session::Desk &desk, const Clock &clock, const EngineWatch &watch, QString folder,
                     QWidget *parent)
    : Surface(ColorToken::Window, parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_watch(watch)
    , m_folder(std::move(folder))
    , m_engine(new StatusItem)
    , m_urgent(new StatusItem)
    , m_sync(new StatusItem)
    , m_counts(new StatusItem)
    , m_acting(new StatusItem)
    , m_time(new StatusItem)
{
    setLines(Qt::TopEdge);
    fitHeight();
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(0);
    for (StatusItem *const each : {m_engine, m_urgent, m_sync, m_counts})
        layout->addWidget(each);
    layout->addStretch();
    layout->addWidget(m_acting);
    layout->addWidget(m_time);
    m_time->setEnabled(false);
    m_acting->setEnabled(false);

    connect(m_engine, &QAbstractButton::clicked, this, &StatusBar::openEngine);
    connect(m_urgent, &QAbstractButton::clicked, this, [this] {
        if (const domain::Release *const release = releaseToTell())
            emit placeWanted({View::Release, release->id()});
    });
    connect(m_sync, &QAbstractButton::clicked, this, [this] { emit placeWanted({View::Connections}); });
    connect(m_counts, &QAbstractButton::clicked, this, [this] { emit placeWanted({View::Releases}); });
    connect(&m_desk, &session::Desk::releaseChanged, this, &StatusBar::refresh);
    connect(&m_desk, &session::Desk::inboxChanged, this, &StatusBar::refresh);
    connect(&m_watch, &EngineWatch::answered, this, &StatusBar::showEngine);
    connect(&m_watch, &EngineWatch::fellSilent, this, &StatusBar::showEngine);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        showSync();
        refresh();
    });
    refresh();
}

void StatusBar::setActing(bool isActing)
{
    m_isActing = isActing;
    refresh();
}

void StatusBar::refresh()
{
    showEngine();
    showReleases();
    showSync();
    m_acting->showWords(m_isActing
                            ? tr("Acting as %1 · sample workspace").arg(personName(m_desk.directory(), m_desk.person()))
                            : QString(),
                        std::nullopt, "users", ColorToken::Waiting);
    const QDateTime now = inShownZone(m_clock.utcNow());
    const QString date = QLocale().toString(
        now.date(), isKorean() ? QStringLiteral("yyyy-MM-dd(ddd)") : QStringLiteral("ddd d MMM yyyy"));
    m_time->showWords(date + (isKorean() ? QStringLiteral(" ") : QStringLiteral(", ")) + clockText(now) + u' '
                      + zoneName(now));
    fold();
}

void StatusBar::fitHeight()
{
    constexpr int plain = 24;
    setFixedHeight(std::max(plain, plain * Theme::current().textScale() / 100));
}

//! What can be seen elsewhere as well leaves while there is no room.
void StatusBar::fold()
{
    const QList<StatusItem *> all{m_engine, m_urgent, m_sync, m_counts, m_acting, m_time};
    int needed = 8;
    for (StatusItem *const each : all) {
        each->setVisible(!each->text().isEmpty());
        needed += each->isHidden() ? 0 : each->sizeHint().width();
    }
    for (StatusItem *const each : {m_counts, m_sync, m_urgent}) {
        if (needed <= width() || each->isHidden())
            continue;
        needed -= each->sizeHint().width();
        each->hide();
    }
}

void StatusBar::themeChanged()
{
    fitHeight();
    fold();
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fold();
}

void StatusBar::languageChanged()
{
    refresh();
}

void StatusBar::showEvent(QShowEvent *event)
{
    Surface::showEvent(event);
    refresh();
    m_second.start();
}

void StatusBar::hideEvent(QHideEvent *event)
{
    Surface::hideEvent(event);
    m_second.stop();
}

void StatusBar::showEngine()
{
    if (m_watch.isSilent())
        m_engine->showWords(tr("Engine: does not answer since %1").arg(clockText(m_watch.silentSince())), std::nullopt,
                            "wifi-off", ColorToken::Failed);
    else
        m_engine->showWords(tr("Engine: embedded"), State::Succeeded);
}

//! The most urgent one under way; without one, what was rolled back or aborted last and nobody has closed.
const domain::Release *StatusBar::releaseToTell() const
{
    const domain::Release *const urgent = mostUrgentRelease(m_desk.book());
    if (urgent && urgent->isLive() && urgent->state() != domain::ReleaseState::InApproval)
        return urgent;
    const domain::Release *last = nullptr;
    for (const domain::Release &release : m_desk.book().releases()) {
        const bool isOpenEnd
            = release.state() == domain::ReleaseState::RolledBack || release.state() == domain::ReleaseState::Aborted;
        if (isOpenEnd && release.endedAt().isValid() && (!last || release.endedAt() > last->endedAt()))
            last = &release;
    }
    return last;
}

void StatusBar::showReleases()
{
    int running = 0;
    for (const domain::Release &release : m_desk.book().releases()) {
        const bool isUnderWay = release.isLive() && release.state() != domain::ReleaseState::InApproval;
        running += isUnderWay ? 1 : 0;
    }
    if (const domain::Release *const told = releaseToTell()) {
        const StateWord state = stateWordOf(*told);
        m_urgent->showWords(nameOf(*told, m_desk.directory()) + QStringLiteral(" · ") + state.word, state.state);
    } else {
        m_urgent->showWords({});
    }
    const auto waiting = std::ranges::count_if(m_desk.inbox().toSign, &projections::InboxItem::isMyTurn);
    QStringList counts;
    if (running > 0)
        counts.append(tr("%n running", nullptr, running));
    if (waiting > 0)
        counts.append(tr("%n waiting for you", nullptr, static_cast<int>(waiting)));
    m_counts->showWords(counts.join(QStringLiteral(" · ")));
}

void StatusBar::showSync()
{
    const QDateTime read = lastJiraReading(m_desk.book());
    if (!read.isValid()) {
        m_sync->showWords({});
        return;
    }
    const qint64 seconds = read.secsTo(m_clock.utcNow());
    const QString age = ageText(read, m_clock.utcNow());
    m_sync->showWords(seconds < 60          ? tr("Jira read %1 s ago").arg(std::max<qint64>(seconds, 0))
                          : seconds < 86400 ? tr("Jira read %1 ago").arg(age)
                                            : tr("Jira read %1").arg(age),
                      std::nullopt, "sync");
}

void StatusBar::openEngine()
{
    auto *const popover = new PopoverFrame(this);
    popover->setAttribute(Qt::WA_DeleteOnClose);
    popover->content()->setSpacing(4);
    const auto line = [popover](const QString &name, const QString &value) {
        auto *const row = new QHBoxLayout;
        row->setSpacing(16);
        row->addWidget(new SafeLabel(name, FontRole::Secondary, ColorToken::Text3));
        row->addStretch();
        row->addWidget(new SafeLabel(value, FontRole::Secondary));
        popover->content()->addLayout(row);
    };
    popover->setPadding(12);
    popover->content()->addWidget(
        new SafeLabel(m_watch.isSilent() ? tr("The engine does not answer") : tr("The engine runs in this program"),
                      FontRole::Strong));
    if (m_watch.latency())
        line(tr("Last answer took"), tr("%1 ms").arg(m_watch.latency()->count()));
    line(tr("Events on record"), QLocale().toString(m_desk.position()));
    line(tr("Workspace"), m_folder);
    line(tr("Program"), QStringLiteral("Release Desk " RELEASE_DESK_VERSION));
    connect(popover, &PopoverFrame::closed, popover, &QObject::deleteLater);
    popover->popUpAt(m_engine);
}

} // namespace releasedesk::ui
