// SPDX-License-Identifier: Apache-2.0
#include "ui/reconciliation/row_foot.h"

#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr qsizetype listedCommits = 4;
constexpr int mostActions = 2;

} // namespace

RowFoot::RowFoot(QWidget *parent)
    : ThemedWidget(parent)
    , m_meaning(new SafeLabel(FontRole::Strong))
    , m_commits(new SafeLabel(FontRole::Mono, ColorToken::Text2))
    , m_fixes(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 4, 2, 0);
    layout->setSpacing(4);
    for (SafeLabel *const each : {m_meaning, m_commits, m_fixes}) {
        each->setElided();
        layout->addWidget(each);
    }
    auto *const row = new QHBoxLayout;
    row->setSpacing(8);
    for (int number = 0; number < mostActions; ++number) {
        auto *const button = new Button;
        m_actions.append(button);
        row->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, number] { emit fixWanted(m_shown.at(number)); });
    }
    row->addStretch();
    layout->addLayout(row);
}

void RowFoot::showRow(const reconciliation::ReconciliationRow &row, const QList<reconciliation::Fix> &actions)
{
    m_shown = actions;
    for (int number = 0; number < mostActions; ++number) {
        m_actions.at(number)->setVisible(number < actions.size());
        if (number < actions.size())
            m_actions.at(number)->setText(reconciliation::fixName(actions.at(number)));
    }
    m_meaning->showText(QString(row.key + QStringLiteral(" · ") + reconciliation::verdictMeaning(row.verdict)));
    QStringList commits;
    for (const reconciliation::CommitEvidence &each : row.commits.first(std::min(listedCommits, row.commits.size())))
        commits.append(QStringLiteral("%1 %2 %3").arg(each.repository, each.commit.hash.left(8), each.commit.subject));
    if (row.commits.size() > listedCommits)
        commits.append(tr("and %n more", nullptr, static_cast<int>(row.commits.size() - listedCommits)));
    m_commits->showText(commits.join(QStringLiteral("  ·  ")));
    m_commits->setVisible(!commits.isEmpty());
    QStringList fixes; // that have no button here
    for (const reconciliation::Fix fix : row.fixes) {
        if (!actions.contains(fix))
            fixes.append(reconciliation::fixName(fix));
    }
    m_fixes->setVisible(!fixes.isEmpty() || actions.isEmpty());
    m_fixes->showText(fixes.isEmpty() ? tr("Nothing to do.") : tr("What to do: %1").arg(fixes.join(tr(", or "))));
}

QString RowFoot::text() const
{
    return m_meaning->text() + u'\n' + m_commits->text() + u'\n' + m_fixes->text();
}

} // namespace releasedesk::ui
