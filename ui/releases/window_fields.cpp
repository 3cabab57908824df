// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/window_fields.h"

#include "ui/widgets/text_field.h"
#include "ui/wording/read_day.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>

namespace releasedesk::ui {

WindowFields::WindowFields(const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_clock(clock)
    , m_day(new TextField)
    , m_hours(new TextField)
{
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_day, 13);
    layout->addWidget(m_hours, 10);
    layout->setAlignment(m_day, Qt::AlignTop);
    layout->setAlignment(m_hours, Qt::AlignTop);
    for (TextField *const field : {m_day, m_hours}) {
        connect(field, &TextField::textEdited, this, [this] {
            m_isTouched = true;
            read();
            emit changed();
        });
        connect(field, &TextField::editingFinished, &m_fields, [this] {
            if (check())
                write();
        });
    }
    languageChanged();
}

void WindowFields::setWindow(const QDateTime &start, const QDateTime &end)
{
    m_start = start;
    m_end = end;
    write();
    (void)check();
    emit changed();
}

bool WindowFields::check()
{
    const bool isEmpty = m_day->text().trimmed().isEmpty();
    const QDate day = readDay(m_day->text(), inShownZone(m_clock.utcNow()).date());
    const auto [from, to] = readHours(m_hours->text());
    m_day->setError(isEmpty || day.isValid() ? QString() : tr("Write a day such as 8 Dec or 2026-12-08."));
    m_hours->setError(isEmpty || from.isValid() ? QString() : tr("Write hours such as 14:00–16:00."));
    if (isEmpty)
        return true;
    if (day.isValid() && from.isValid() && m_end < m_clock.utcNow()) {
        m_day->setError(tr("This window is over already. Choose a later day."));
        return false;
    }
    return day.isValid() && from.isValid();
}

std::pair<QTime, QTime> WindowFields::readHours(const QString &text)
{
    static const QRegularExpression span(
        QStringLiteral("^\\s*(\\d{1,2})(?::(\\d{2}))?\\s*[-–~]\\s*(\\d{1,2})(?::(\\d{2}))?\\s*$"));
    const QRegularExpressionMatch match = span.match(text);
    const QTime from(match.captured(1).toInt(), match.captured(2).toInt());
    const QTime to(match.captured(3).toInt() % 24, match.captured(4).toInt());
    if (!match.hasMatch() || !from.isValid() || !to.isValid() || from == to || match.captured(3).toInt() > 24)
        return {};
    return {from, to};
}

void WindowFields::read()
{
    const QDate day = readDay(m_day->text(), inShownZone(m_clock.utcNow()).date());
    const auto [from, to] = readHours(m_hours->text());
    m_start = m_end = {};
    if (!day.isValid() || !from.isValid())
        return;
    m_start = fromShownZone(day, from);
    m_end = fromShownZone(to > from ? day : day.addDays(1), to); // over midnight
}

void WindowFields::write()
{
    if (!m_start.isValid())
        return;
    m_day->setText(fullDateText(inShownZone(m_start).date()));
    m_hours->setText(QString(clockText(m_start) + u'–' + clockText(m_end)));
}

void WindowFields::languageChanged()
{
    m_day->setLabel(tr("Window"));
    m_day->setPlaceholder(tr("e.g. 8 Dec"));
    m_hours->setLabel(tr("Time, %1").arg(zoneName(m_clock.utcNow())));
    m_hours->setPlaceholder(QStringLiteral("14:00–16:00"));
    write();
}

} // namespace releasedesk::ui
