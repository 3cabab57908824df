// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/rights_words.h"

#include "core/base/safe_text.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace releasedesk::ui {
namespace {

using versions::ProjectRights;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RightsWords)
};

struct RightWords {
    const char *key;
    const char *name;
    const char *title; //!< %1: the project
    const char *summary;
    const char *consequence; //!< %1: the project
};

constexpr std::array rightWords{
    RightWords{"BROWSE_PROJECTS", QT_TRANSLATE_NOOP("RightsWords", "Browse projects"),
               QT_TRANSLATE_NOOP("RightsWords", "You cannot read %1"), QT_TRANSLATE_NOOP("RightsWords", "Cannot read"),
               QT_TRANSLATE_NOOP("RightsWords", "Release Desk cannot show versions and issues of %1.")},
    RightWords{"ADMINISTER_PROJECTS", QT_TRANSLATE_NOOP("RightsWords", "Administer projects"),
               QT_TRANSLATE_NOOP("RightsWords", "You cannot edit versions in %1"),
               QT_TRANSLATE_NOOP("RightsWords", "Cannot edit versions"),
               QT_TRANSLATE_NOOP("RightsWords", "Release Desk can show %1, but cannot lock or release its versions.")},
    RightWords{
        "EDIT_ISSUES", QT_TRANSLATE_NOOP("RightsWords", "Edit issues"),
        QT_TRANSLATE_NOOP("RightsWords", "You cannot edit issues in %1"),
        QT_TRANSLATE_NOOP("RightsWords", "Cannot edit issues"),
        QT_TRANSLATE_NOOP("RightsWords", "Release Desk cannot move unfinished issues of %1 to another version.")},
    RightWords{"TRANSITION_ISSUES", QT_TRANSLATE_NOOP("RightsWords", "Transition issues"),
               QT_TRANSLATE_NOOP("RightsWords", "You cannot move issues in %1 to another status"),
               QT_TRANSLATE_NOOP("RightsWords", "Cannot change status"),
               QT_TRANSLATE_NOOP("RightsWords", "Release Desk cannot move issues of %1 to another status.")},
    RightWords{"ADD_COMMENTS", QT_TRANSLATE_NOOP("RightsWords", "Add comments"),
               QT_TRANSLATE_NOOP("RightsWords", "You cannot comment in %1"),
               QT_TRANSLATE_NOOP("RightsWords", "Cannot comment"),
               QT_TRANSLATE_NOOP("RightsWords", "Release Desk cannot write comments to issues of %1.")}};

const RightWords *wordsFor(const QString &key)
{
    const auto *const found
        = std::ranges::find_if(rightWords, [&key](const RightWords &each) { return key == QLatin1String(each.key); });
    return found == rightWords.end() ? nullptr : found;
}

QString plain(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

//! Who cannot even look needs nothing said about the rest.
QStringList tellingRights(const ProjectRights &rights)
{
    const QString browse = QStringLiteral("BROWSE_PROJECTS");
    return rights.missing.contains(browse) ? QStringList{browse} : rights.missing;
}

} // namespace

QString rightName(const QString &key)
{
    if (const RightWords *const words = wordsFor(key))
        return Text::tr(words->name);
    return plain(key).toLower().replace(u'_', u' ');
}

QString lackTitle(const ProjectRights &rights)
{
    const QString key = plain(rights.key);
    if (!rights.problem.isEmpty())
        return Text::tr("The rights in %1 could not be read").arg(key);
    const QStringList telling = tellingRights(rights);
    if (telling.isEmpty())
        return {};
    if (telling.size() == 1) {
        if (const RightWords *const words = wordsFor(telling.first()))
            return Text::tr(words->title).arg(key);
    }
    return Text::tr("%n right(s) missing in %1", nullptr, static_cast<int>(telling.size())).arg(key);
}

QString lackText(const ProjectRights &rights)
{
    if (!rights.problem.isEmpty())
        return SafeText::fromOutside(rights.problem).plain();
    const QString key = plain(rights.key);
    QStringList sentences;
    QStringList names;
    for (const QString &right : tellingRights(rights)) {
        if (const RightWords *const words = wordsFor(right))
            sentences.append(Text::tr(words->consequence).arg(key));
        names.append(Text::tr("“%1”").arg(rightName(right)));
    }
    if (names.isEmpty())
        return {};
    sentences.append(Text::tr("Ask a %1 admin for the permission(s) %2.", nullptr, static_cast<int>(names.size()))
                         .arg(key, names.join(QStringLiteral(", "))));
    return sentences.join(u' ');
}

QString rightsSummary(const ProjectRights &rights)
{
    if (!rights.problem.isEmpty())
        return Text::tr("Could not be read");
    if (!rights.isChecked)
        return Text::tr("Not checked");
    QStringList parts;
    for (const QString &right : tellingRights(rights)) {
        const RightWords *const words = wordsFor(right);
        parts.append(words ? Text::tr(words->summary) : rightName(right));
    }
    return parts.isEmpty() ? Text::tr("All rights") : parts.join(QStringLiteral(", "));
}

QString lackDetails(const ProjectRights &rights)
{
    QStringList lines;
    const QString answer = rights.status > 0 ? QStringLiteral("HTTP %1").arg(rights.status) : Text::tr("no answer");
    lines.append(QString(plain(rights.request) + QStringLiteral(" → ") + answer));
    for (const QString &right : rights.missing)
        lines.append(QString(plain(right) + QStringLiteral(": havePermission = false")));
    return lines.join(u'\n');
}

QStringList lackingProjects(const versions::ConnectionReport &report, const domain::Connection &connection)
{
    QStringList keys;
    for (const ProjectRights &each : report.projects) {
        const bool lacks = !each.problem.isEmpty() || (each.isChecked && !each.missing.isEmpty());
        const bool isUsed = connection.projects.isEmpty() || connection.projects.contains(each.key);
        if (lacks && isUsed && !connection.readOnlyProjects.contains(each.key))
            keys.append(plain(each.key));
    }
    return keys;
}

QString requestToAdmin(const ProjectRights &rights, const Petitioner &who)
{
    const QString key = plain(rights.key);
    const QString name = rights.name.isEmpty() ? key : QStringLiteral("%1 (%2)").arg(plain(rights.name), key);
    const QString account = who.account.isEmpty() || who.account == who.name
        ? plain(who.name)
        : QStringLiteral("%1 (%2)").arg(plain(who.name), plain(who.account));
    QStringList lines{Text::tr("Hello,"),
                      {},
                      Text::tr("I prepare releases of %1 with Release Desk and cannot do all of it, because my account "
                               "lacks permissions in Jira.")
                          .arg(name),
                      {},
                      Text::tr("Jira: %1").arg(plain(who.address)),
                      Text::tr("Project: %1").arg(name),
                      Text::tr("Account: %1").arg(account),
                      {},
                      Text::tr("What is missing:")};
    for (const QString &right : rights.missing) {
        const RightWords *const words = wordsFor(right);
        const QString why = words ? Text::tr(words->consequence).arg(key) : QString();
        lines.append(QStringLiteral("- %1 (%2). %3").arg(rightName(right), plain(right), why).trimmed());
    }
    if (rights.missing.isEmpty())
        lines.append(QString(QStringLiteral("- ") + SafeText::lineFromOutside(rights.problem).plain()));
    lines += {{},
              Text::tr("Please grant this in the permission scheme of the project (Project settings, Permissions), or "
                       "tell me who can."),
              Text::tr("Checked: %1").arg(inShownZone(who.at).toString(QStringLiteral("yyyy-MM-dd HH:mm t"))),
              {},
              Text::tr("Thank you,"),
              plain(who.name)};
    return lines.join(u'\n') + u'\n';
}

} // namespace releasedesk::ui
