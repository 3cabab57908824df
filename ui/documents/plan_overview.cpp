// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/plan_overview.h"

#include "core/base/safe_text.h"
#include "core/documents/work_plan_tables.h"
#include "core/domain/approval_progress.h"
#include "core/domain/freeze_in_force.h"
#include "core/domain/release_decisions.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"
#include "ui/wording/release_words.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlanOverview)
};

QString approversText(const domain::Release &release, const domain::Directory &directory)
{
    QStringList names;
    for (const domain::Task &task : release.plan().tasks) {
        if (task.kind != u"release.approve")
            continue;
        for (const PersonId &person : domain::peopleAskedBy(release, task))
            names.append(personName(directory, person));
    }
    names.removeDuplicates();
    return names.isEmpty() ? Text::tr("nobody") : names.join(QStringLiteral(", "));
}

QString scopeText(const domain::Release &release)
{
    const domain::ScopeCounters scope = domain::countScope(release.snapshot(), {});
    return Text::tr("%n issue(s)", nullptr, scope.issues)
        + Text::tr(" · %1 done, %2 in progress, %3 to do").arg(scope.done).arg(scope.inProgress).arg(scope.toDo);
}

Surface *cell(const QString &text, bool isName, Qt::Edges lines)
{
    auto *const surface = new Surface(isName ? ColorToken::Sunken : ColorToken::Surface);
    surface->setLines(lines);
    auto *const label = new SafeLabel(text, isName ? FontRole::SecondaryStrong : FontRole::Secondary);
    label->setWordWrap(!isName);
    if (!isName)
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *const layout = new QVBoxLayout(surface);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(label);
    return surface;
}

} // namespace

QList<PlanFact> planFacts(const domain::Release &release, const domain::Directory &directory)
{
    const QString window = documents::fullWindow(release.windowStart(), release.windowEnd());
    const QString fingerprint = release.frozenDigest();
    return {{Text::tr("Project"), projectName(directory, release.project())},
            {Text::tr("Owner"), personName(directory, release.owner())},
            {Text::tr("Version"), release.version()},
            {Text::tr("Revision"),
             Text::tr("%1, %2", "number, state").arg(release.revision()).arg(domain::stateName(release.state()))},
            {Text::tr("Window"), window},
            {Text::tr("In a freeze, after the window"), domain::whenFrozenText(release.whenFrozen())},
            {Text::tr("Approvers"), approversText(release, directory)},
            {Text::tr("Scope"), scopeText(release)},
            {Text::tr("Fingerprint"),
             fingerprint.isEmpty() ? Text::tr("none yet, it is made when approval is asked for") : fingerprint}};
}

PlanOverview::PlanOverview(QWidget *parent)
    : ThemedWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void PlanOverview::showFacts(const QList<PlanFact> &facts)
{
    if (facts == m_facts && m_content)
        return;
    m_facts = facts;
    delete m_content;
    auto *const card = new Card;
    m_content = card;
    auto *const grid = new QGridLayout;
    grid->setSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    for (int i = 0; i < facts.size(); ++i) {
        const int column = (i % 2) * 2;
        QString name = SafeText::lineFromOutside(facts.at(i).name).plain();
        QString value = SafeText::lineFromOutside(facts.at(i).value).plain();
        if (value.size() > 40 && !value.contains(u' '))
            value.insert(value.size() / 2, QChar(0x200B)); // a fingerprint may break in the middle
        const bool isLastRow = i / 2 == (facts.size() - 1) / 2;
        const bool isAlone = column == 0 && i + 1 == facts.size(); // and takes the whole row
        const Qt::Edges below = isLastRow ? Qt::Edges() : Qt::Edges(Qt::BottomEdge);
        const bool hasNeighbour = column == 0 && !isAlone;
        grid->addWidget(cell(name, true, below | Qt::RightEdge), i / 2, column);
        grid->addWidget(cell(value, false, hasNeighbour ? below | Qt::RightEdge : below), i / 2, column + 1, 1,
                        isAlone ? 3 : 1);
    }
    card->content()->addLayout(grid);
    m_layout->addWidget(card);
}

} // namespace releasedesk::ui
