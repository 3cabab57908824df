// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/reading_line.h"

#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
#include <QLocale>

namespace releasedesk::ui {

ReadingLine::ReadingLine(QWidget *parent)
    : ThemedWidget(parent)
    , m_text(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_cancel(new Button({}, Button::Kind::Link))
{
    m_cancel->setHeight(Button::Height::Small);
    m_cancel->hide();
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    layout->addWidget(m_cancel);
    connect(m_cancel, &Button::clicked, this, &ReadingLine::cancelWanted);
    languageChanged();
}

void ReadingLine::languageChanged()
{
    m_cancel->setText(tr("Stop"));
    m_cancel->setAccessibleName(tr("Stop reading from Jira"));
}

void ReadingLine::showAge(const QDateTime &takenAt, const QDateTime &now)
{
    m_cancel->hide();
    m_text->showText(takenAt.isValid() ? tr("Read from Jira %1").arg(momentText(takenAt, now)) : QString());
}

void ReadingLine::showProgress(int read, int of)
{
    m_cancel->show();
    const QLocale locale;
    m_text->showText(of > 0 ? tr("Reading %1 of %2").arg(locale.toString(read), locale.toString(of))
                            : tr("Reading from Jira"));
}

void ReadingLine::showChecking(const QDateTime &takenAt, const QDateTime &now)
{
    m_cancel->show();
    m_text->showText(takenAt.isValid() ? tr("As of %1, looking for changes").arg(momentText(takenAt, now))
                                       : tr("Reading from Jira"));
}

QString ReadingLine::text() const
{
    return m_text->text();
}

} // namespace releasedesk::ui
