// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/attempt_list.h"

#include "ui/task_content/attempt_comparison.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/surface.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

AttemptList::AttemptList(session::Desk &desk, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        const domain::Release *const shown = release == m_release ? m_desk.release(release) : nullptr;
        const domain::TaskRun run = shown ? shown->run(m_task) : domain::TaskRun();
        if (shown && (run.attempts != m_shown.attempts))
            rebuild(); // only then: what is selected or has the focus stays
    });
}

void AttemptList::showTask(const ReleaseId &release, const TaskId &task)
{
    m_release = release;
    m_task = task;
    rebuild();
}

void AttemptList::rebuild()
{
    delete m_content;
    m_content = new QWidget(this);
    m_layout->insertWidget(0, m_content);
    auto *const rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    const domain::Release *const release = m_desk.release(m_release);
    QList<domain::Attempt> attempts = release ? release->run(m_task).attempts : QList<domain::Attempt>();
    m_shown.attempts = attempts;
    std::ranges::reverse(attempts);
    if (attempts.isEmpty())
        rows->addWidget(
            new SafeLabel(tr("It has not been tried yet."), FontRole::Secondary, ColorToken::Text3, m_content));
    for (const domain::Attempt &attempt : attempts) {
        auto *const head = new QHBoxLayout;
        head->setSpacing(8);
        head->addWidget(new StatusGlyph(stateOf(attempt.outcome), 13, m_content));
        auto *const open = new Button(tr("Attempt %1").arg(attempt.number), Button::Kind::Link, m_content);
        open->setHeight(Button::Height::Small);
        connect(open, &QAbstractButton::clicked, this, [this, number = attempt.number] { emit attemptChosen(number); });
        head->addWidget(open);
        head->addStretch(1);
        QString times = clockText(attempt.startedAt);
        if (attempt.finishedAt.isValid())
            times += QString(QStringLiteral(" · ")
                             + tr("%1 s").arg(QLocale().toString(attempt.startedAt.secsTo(attempt.finishedAt))));
        head->addWidget(new SafeLabel(times, FontRole::Caption, ColorToken::Text3, m_content));
        rows->addLayout(head);
        if (!attempt.message.isEmpty()) {
            auto *const message = new SafeLabel(FontRole::Secondary, ColorToken::Text2, m_content);
            message->setWordWrap(true);
            message->showText(SafeText::fromOutside(attempt.message));
            rows->addWidget(message);
        }
        if (!attempt.opId.isEmpty()) {
            auto *const id = new SafeLabel(attempt.opId.value(), FontRole::Mono, ColorToken::Text3, m_content);
            id->setElided(Qt::ElideMiddle);
            rows->addWidget(id);
        }
        const auto before = std::ranges::find(attempts, attempt.number - 1, &domain::Attempt::number);
        if (before != attempts.end())
            addComparison(*rows, *before, attempt);
        rows->addWidget(new Separator(Qt::Horizontal, m_content));
    }
}

//! A button that unfolds what differs from the try before.
void AttemptList::addComparison(QVBoxLayout &rows, const domain::Attempt &earlier, const domain::Attempt &later)
{
    auto *const compare = new Button(tr("Compare with attempt %1").arg(earlier.number), Button::Kind::Ghost, m_content);
    compare->setHeight(Button::Height::Small);
    compare->setCheckable(true);
    rows.addWidget(compare, 0, Qt::AlignLeft);
    auto *const place = new QVBoxLayout;
    rows.addLayout(place);
    connect(compare, &QAbstractButton::toggled, this, [place, earlier, later](bool isOpen) {
        if (isOpen)
            place->addWidget(makeAttemptComparison(earlier, later));
        else if (QLayoutItem *const item = place->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    });
}

} // namespace releasedesk::ui
