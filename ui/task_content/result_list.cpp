// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/result_list.h"

#include "core/domain/task_kind.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"

#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList parts;
        for (const auto &item : value.toArray())
            parts.append(item.toVariant().toString());
        return parts.join(QStringLiteral(", "));
    }
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

} // namespace

ResultList::ResultList(session::Desk &desk, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        const domain::Release *const shown = release == m_release ? m_desk.release(release) : nullptr;
        const domain::TaskRun run = shown ? shown->run(m_task) : domain::TaskRun();
        if (shown && (run.output != m_shown.output || run.links != m_shown.links))
            rebuild(); // only then: what is selected or has the focus stays
    });
}

void ResultList::showTask(const ReleaseId &release, const TaskId &task)
{
    m_release = release;
    m_task = task;
    rebuild();
}

void ResultList::rebuild()
{
    delete m_content;
    m_content = new QWidget(this);
    m_layout->insertWidget(0, m_content);
    auto *const grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    const domain::Release *const release = m_desk.release(m_release);
    const domain::TaskRun run = release ? release->run(m_task) : domain::TaskRun();
    m_shown = run;
    const domain::Task *const task = release ? release->plan().task(m_task) : nullptr;
    // Who has signed stands above, with the time.
    const bool isTold = task && domain::automationOf(task->kind) == domain::Automation::Approval;
    int row = 0;
    for (auto field = run.output.begin(); field != run.output.end(); ++field) {
        const QString text = textOf(QJsonValue(field.value()));
        if (text.isEmpty() || isTold)
            continue;
        grid->addWidget(new SafeLabel(field.key(), FontRole::Caption, ColorToken::Text3, m_content), row, 0,
                        Qt::AlignTop);
        auto *const value = new SafeLabel(FontRole::Mono, ColorToken::Text1, m_content);
        value->showText(SafeText::lineFromOutside(text));
        value->setElided(Qt::ElideMiddle);
        grid->addWidget(value, row++, 1);
    }
    for (const QString &link : run.links) {
        auto *const open = new Button(SafeText::lineFromOutside(link).plain(), Button::Kind::Link, m_content);
        open->setHeight(Button::Height::Small);
        open->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // cut where there is no room
        connect(open, &QAbstractButton::clicked, this, [this, link] { emit linkChosen(link); });
        grid->addWidget(open, row++, 0, 1, 2);
    }
    setVisible(row > 0);
}

} // namespace releasedesk::ui
