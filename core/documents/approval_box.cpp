// SPDX-License-Identifier: Apache-2.0
#include "core/documents/approval_box.h"

#include "core/base/markdown.h"
#include "core/base/safe_text.h"
#include "core/base/shown_zone.h"

#include <QCoreApplication>

namespace releasedesk::documents {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalBox)
};

QString cell(const QString &text)
{
    return markdownOfText(SafeText::lineFromOutside(text).plain());
}

QString roleOf(const Stamp &stamp, const Directory &directory)
{
    if (stamp.step.isEmpty())
        return Text::tr("Drafter");
    if (!stamp.title.isEmpty())
        return stamp.title;
    const Person *const person = directory.person(stamp.person);
    return person ? person->title : QString();
}

//! Both names where somebody acted for somebody (대결).
QString whoOf(const Stamp &stamp, const Directory &directory)
{
    if (stamp.person.isEmpty())
        return {};
    const QString name = directory.nameOf(stamp.person);
    if (stamp.actedBy.isEmpty())
        return name;
    return Text::tr("%1 for %2, %3", "who, in whose place, acting")
        .arg(directory.nameOf(stamp.actedBy), name, actingName());
}

QString decisionOf(const Stamp &stamp)
{
    if (stamp.isWithdrawn)
        return Text::tr("Withdrawn, the content changed");
    const QString word = markName(stamp.mark);
    return stamp.mark == Mark::Skipped ? QString(QStringLiteral("／ ") + word) : word;
}

} // namespace

QList<ApprovalBox> approvalBoxes(const Release &release, const Directory &directory, const QDateTime &now)
{
    QList<ApprovalBox> boxes;
    for (const TaskId &id : release.plan().executionOrder()) {
        const Task &task = *release.plan().task(id);
        if (task.kind != u"release.approve")
            continue;
        const ApprovalRequest *const request = release.approval(id);
        boxes.append(
            {id, task.title, request ? stampsOf(release, *request) : plannedStamps(release, task, directory, now)});
    }
    return boxes;
}

QString boxMarkdown(const QList<Stamp> &stamps, const Directory &directory)
{
    const QStringList head{Text::tr("Role"), Text::tr("Person"), Text::tr("Decision"), Text::tr("When"),
                           Text::tr("Comment")};
    QStringList lines{QString(QStringLiteral("| ") + head.join(QStringLiteral(" | ")) + QStringLiteral(" |")),
                      QString(QStringLiteral("|---")).repeated(head.size()) + u'|'};
    for (const Stamp &stamp : stamps) {
        const QString when
            = stamp.at.isValid() ? inShownZone(stamp.at).toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QString();
        const QStringList cells{cell(roleOf(stamp, directory)), cell(whoOf(stamp, directory)), decisionOf(stamp), when,
                                cell(stamp.comment)};
        lines << QString(QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |"));
    }
    return lines.join(u'\n');
}

} // namespace releasedesk::documents
