// SPDX-License-Identifier: Apache-2.0
#include "ui/calendar/slot_form.h"

#include "ui/calendar/shown_entries.h"
#include "ui/releases/window_fields.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int firstHour = 14; //!< what is asked for where a release has no window yet
constexpr int lastHour = 16;

//! The same choice again after the list was filled anew.
void choose(QComboBox *box, const QString &id)
{
    box->setCurrentIndex(std::max(0, box->findData(id)));
}

} // namespace

SlotForm::SlotForm(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_release(new QComboBox)
    , m_place(new QComboBox)
    , m_releaseField(new FormField({}, m_release))
    , m_placeField(new FormField({}, m_place))
    , m_window(new WindowFields(clock))
    , m_card(new Card)
    , m_glyph(new StatusGlyph(State::Succeeded, 16))
    , m_answer(new SafeLabel(FontRole::Strong))
    , m_takeNext(new Button({}, Button::Kind::Link))
{
    for (QComboBox *const each : {m_release, m_place}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        each->setMinimumContentsLength(10);
    }
    m_answer->setWordWrap(true);
    m_card->setPadding(12);
    m_card->setSurroundings(ColorToken::Sunken);
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_glyph, 0, Qt::AlignTop);
    head->addWidget(m_answer, 1);
    m_card->content()->setSpacing(6);
    m_card->content()->addLayout(head);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_releaseField);
    layout->addWidget(m_placeField);
    layout->addWidget(m_window);
    layout->addWidget(m_card);
    layout->addWidget(m_takeNext, 0, Qt::AlignLeft);

    connect(m_release, &QComboBox::currentIndexChanged, this, &SlotForm::takeRelease);
    connect(m_place, &QComboBox::currentIndexChanged, this, &SlotForm::judge);
    connect(m_window, &WindowFields::changed, this, [this] {
        judge();
        if (m_window->start().isValid())
            emit dayChanged(inShownZone(m_window->start()).date());
    });
    connect(m_takeNext, &QAbstractButton::clicked, this, [this] {
        const qint64 span = m_window->start().secsTo(m_window->end());
        const QDateTime next = m_nextFree;
        m_window->setWindow(next, next.addSecs(span));
    });
    languageChanged();
    takeRelease();
}

void SlotForm::languageChanged()
{
    m_releaseField->setLabel(tr("Release"));
    m_placeField->setLabel(tr("Where"));
    refresh();
}

void SlotForm::refresh()
{
    fillReleases();
    fillPlaces();
    judge();
}

void SlotForm::fillReleases()
{
    const QSignalBlocker blocker(m_release);
    const QString chosen = m_release->currentData().toString();
    QList<const domain::Release *> open;
    for (const domain::Release &each : m_desk.book().releases()) {
        if (isOpen(each))
            open.append(&each);
    }
    std::ranges::sort(open, {}, [](const domain::Release *each) {
        return std::tuple(!each->windowStart().isValid(), each->windowStart(), each->id().value());
    });
    m_release->clear();
    m_release->addItem(tr("One that is not drafted yet"), QString());
    for (const domain::Release *const each : std::as_const(open))
        m_release->addItem(nameOf(*each, m_desk.directory()), each->id().value());
    choose(m_release, chosen);
}

void SlotForm::fillPlaces()
{
    const QSignalBlocker blocker(m_place);
    const QString chosen = m_place->currentData().toString();
    m_place->clear();
    const bool hasRelease = !m_release->currentData().toString().isEmpty();
    m_place->addItem(hasRelease ? tr("Where it takes effect") : tr("Everywhere"), QString());
    for (const auto &[id, name] : shownPlaces(m_desk.directory()))
        m_place->addItem(name, id.value());
    choose(m_place, chosen);
}

//! The window of the release that was chosen; without one, the afternoon of the next working day.
void SlotForm::takeRelease()
{
    fillPlaces();
    const domain::Release *const release = m_desk.release(ReleaseId(m_release->currentData().toString()));
    if (release && release->windowStart().isValid() && release->windowEnd().isValid())
        return m_window->setWindow(release->windowStart(), release->windowEnd());
    if (m_window->start().isValid())
        return judge();
    QDate day = inShownZone(m_clock.utcNow()).date().addDays(1);
    for (int i = 0; i < 14 && !m_desk.directory().calendar.isWorkingDay(day); ++i)
        day = day.addDays(1);
    m_window->setWindow(fromShownZone(day, QTime(firstHour, 0)), fromShownZone(day, QTime(lastHour, 0)));
}

void SlotForm::askFor(QDate day)
{
    if (!m_window->start().isValid() || inShownZone(m_window->start()).date() == day)
        return;
    const QDateTime start = fromShownZone(day, inShownZone(m_window->start()).time());
    m_window->setWindow(start, start.addSecs(m_window->start().secsTo(m_window->end())));
}

rehearsal::SlotWish SlotForm::wish() const
{
    rehearsal::SlotWish wish;
    if (const domain::Release *const release = m_desk.release(ReleaseId(m_release->currentData().toString())))
        wish = rehearsal::wishOf(*release, m_desk.directory());
    const QString place = m_place->currentData().toString();
    if (!place.isEmpty())
        wish.environments = {EnvironmentId(place)};
    else if (wish.release.isEmpty())
        for (const domain::Environment &each : m_desk.directory().environments)
            wish.environments.append(each.id);
    wish.from = m_window->start();
    wish.until = m_window->end();
    return wish;
}

void SlotForm::judge()
{
    const rehearsal::SlotWish wanted = wish();
    m_obstacles.clear();
    m_nextFree = {};
    if (wanted.from.isValid() && wanted.until.isValid()) {
        const QList<domain::Release> all = m_desk.book().releases().values();
        m_obstacles = rehearsal::obstaclesOf(wanted, all, m_desk.directory());
        if (!m_obstacles.isEmpty())
            m_nextFree = rehearsal::nextFreeSlot(wanted, all, m_desk.directory());
    }
    showObstacles();
}

QString SlotForm::answer() const
{
    const rehearsal::SlotWish wanted = wish();
    if (!wanted.from.isValid() || !wanted.until.isValid())
        return tr("Write a day and hours to see whether they are free.");
    const QString when = windowText(wanted.from, wanted.until, m_clock.utcNow());
    if (m_obstacles.isEmpty())
        return tr("Free: %1").arg(when);
    return m_obstacles.first().isBlocking() ? tr("Not free: %1").arg(when) : tr("Free, but look: %1").arg(when);
}

void SlotForm::showObstacles()
{
    const bool isAsked = m_window->start().isValid() && m_window->end().isValid();
    const bool isBlocked = !m_obstacles.isEmpty() && m_obstacles.first().isBlocking();
    const State state = !isAsked ? State::Planned
        : isBlocked              ? State::Failed
        : m_obstacles.isEmpty()  ? State::Succeeded
                                 : State::Waiting;
    m_glyph->setState(state);
    m_card->setState(isAsked ? std::optional(state) : std::nullopt);
    m_answer->showText(answer());
    delete m_list;
    m_list = nullptr;
    if (!m_obstacles.isEmpty()) {
        m_list = new QWidget;
        auto *const column = new QVBoxLayout(m_list);
        column->setContentsMargins(24, 0, 0, 0);
        column->setSpacing(4);
        for (const rehearsal::Obstacle &each : std::as_const(m_obstacles)) {
            auto *const line = new SafeLabel(FontRole::Secondary, ColorToken::Text1);
            line->setWordWrap(true);
            line->showText(SafeText::lineFromOutside(each.message));
            column->addWidget(line);
        }
        m_card->content()->addWidget(m_list);
    }
    m_takeNext->setVisible(m_nextFree.isValid());
    m_takeNext->setText(tr("Next free: %1").arg(momentText(m_nextFree, m_clock.utcNow())));
}

} // namespace releasedesk::ui
