// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/version_head.h"

#include "core/base/safe_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/lozenge.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/version_bar.h"
#include "ui/wording/time_words.h"

#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace releasedesk::ui {
namespace {

constexpr int titleWidth = 240; //!< that is kept in a narrow window

constexpr int narrowest = 680; //!< for words on the buttons and dates

constexpr qint64 nearDays = 2;

QString datesText(const domain::JiraVersion &version, QDate today)
{
    QStringList parts;
    if (version.startDate.isValid())
        parts.append(VersionHead::tr("Started %1").arg(shortDateText(version.startDate, today)));
    if (version.releaseDate.isValid())
        parts.append(version.isReleased
                         ? VersionHead::tr("released %1").arg(shortDateText(version.releaseDate, today))
                         : VersionHead::tr("releases %1").arg(shortDateText(version.releaseDate, today)));
    return parts.join(QStringLiteral(" · "));
}

QString sourcesText(const QList<domain::JiraVersion> &versions)
{
    QStringList names;
    for (const domain::JiraVersion &each : versions)
        names.append(SafeText::lineFromOutside(QString(each.project + u' ' + each.name)).plain());
    return names.join(QStringLiteral(", "));
}

} // namespace

VersionHead::VersionHead(QWidget *parent)
    : ThemedWidget(parent)
    , m_title(new SafeLabel(FontRole::PageTitle))
    , m_lozenge(new Lozenge)
    , m_dates(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_change(new Button({}, Button::Kind::Ghost))
    , m_sources(new Button({}, Button::Kind::Ghost))
    , m_clock(new IconLabel("clock", 14, ColorToken::Text2))
    , m_left(new SafeLabel(FontRole::Strong, ColorToken::Text2))
    , m_bar(new VersionBar)
    , m_done(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
{
    m_title->setElided();
    m_dates->setElided(); // goes before the name does
    auto *const first = new QHBoxLayout;
    first->setSpacing(10);
    first->addWidget(m_title);
    first->addWidget(m_lozenge);
    first->addWidget(m_dates);
    first->addWidget(m_change);
    first->addSpacing(-6);
    first->addWidget(m_sources);
    first->addStretch();
    first->addWidget(m_clock);
    first->addSpacing(-4);
    first->addWidget(m_left);
    auto *const second = new QHBoxLayout;
    second->setSpacing(10);
    second->addWidget(m_bar, 1);
    second->addWidget(m_done);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 10);
    layout->setSpacing(6);
    layout->addLayout(first);
    layout->addLayout(second);
    m_bar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_change->setHeight(Button::Height::Small);
    m_change->setIconName("edit");
    m_sources->setHeight(Button::Height::Small);
    m_sources->setIconName("version");
    m_sources->hide();
    languageChanged();
}

void VersionHead::languageChanged()
{
    fit();
}

//! Where it is narrow the name of the version keeps its room: buttons lose their words, and the dates go.
void VersionHead::fit()
{
    m_isNarrow = width() < narrowest;
    const std::array<std::pair<Button *, QString>, 2> words{
        {{m_change, tr("Change in Jira")}, {m_sources, tr("Sources…")}}};
    for (const auto &[button, text] : words) {
        button->setText(m_isNarrow ? QString() : text);
        button->setName(m_isNarrow ? text : QString());
    }
    m_dates->setVisible(!m_isNarrow && !m_dates->text().isEmpty());
}

void VersionHead::resizeEvent(QResizeEvent *event)
{
    if (m_isNarrow != (width() < narrowest))
        fit();
    ThemedWidget::resizeEvent(event);
}

QString VersionHead::daysLeftText(const domain::JiraVersion &version, QDate today)
{
    if (version.isReleased || !version.releaseDate.isValid())
        return {};
    const int days = static_cast<int>(today.daysTo(version.releaseDate));
    if (days == 0)
        return tr("Due today");
    return days > 0 ? tr("%n day(s) left", nullptr, days) : tr("%n day(s) late", nullptr, -days);
}

void VersionHead::showVersion(const ShownVersion &shown, const QDateTime &now)
{
    const QDate today = inShownZone(now).date();
    const domain::JiraVersion *const version = shown.version();
    const qsizetype others = shown.snapshot.versions.size() - 1;
    QString title = tr("Version %1").arg(shown.name);
    if (others > 0 && version)
        title += tr(" and %n more", nullptr, static_cast<int>(others));
    else if (others > 0)
        title = tr("Version %1, from %2").arg(shown.name, sourcesText(shown.snapshot.versions));
    m_title->showText(title);
    m_title->setMinimumWidth(std::min(m_title->sizeHint().width(), titleWidth));

    m_lozenge->setVisible(version != nullptr);
    if (version)
        m_lozenge->setStatus(version->isArchived       ? tr("ARCHIVED")
                                 : version->isReleased ? tr("RELEASED")
                                                       : tr("UNRELEASED"),
                             version->isArchived       ? Lozenge::Category::ToDo
                                 : version->isReleased ? Lozenge::Category::Done
                                                       : Lozenge::Category::InProgress);
    m_dates->showText(version ? datesText(*version, today) : QString());
    m_dates->setVisible(!m_isNarrow && !m_dates->text().isEmpty());

    const QString left = version ? daysLeftText(*version, today) : QString();
    const qint64 days = version ? today.daysTo(version->releaseDate) : 0;
    const ColorToken color = days < 0 ? ColorToken::Failed : days <= nearDays ? ColorToken::Waiting : ColorToken::Text2;
    m_left->showText(left);
    m_left->setColor(color);
    m_clock->setColor(color);
    m_clock->setVisible(!left.isEmpty());
    m_left->setVisible(!left.isEmpty());
}

void VersionHead::showCounters(const domain::ScopeCounters &counters)
{
    m_bar->showCounts(counters.done, counters.inProgress, counters.toDo);
    m_done->showText(tr("%1 of %2 done").arg(counters.done).arg(counters.issues));
}

} // namespace releasedesk::ui
