// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/test_card.h"

#include "core/base/safe_text.h"
#include "ui/connections/rights_words.h"
#include "ui/connections/system_words.h"
#include "ui/connections/test_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"
#include "ui/wording/time_words.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

using namespace std::chrono_literals;

constexpr int maxLacks = 5; //!< projects that get a row of their own
constexpr auto muchTime = 30s; //!< a clock that is so far off spoils times of answers and sign-ins

QString plainLine(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

QString rightNames(const QStringList &keys)
{
    QStringList names;
    for (const QString &key : keys)
        names.append(rightName(key));
    return names.join(QStringLiteral(", "));
}

QString secondsText(double milliseconds)
{
    return QLocale().toString(milliseconds / 1000, 'f', 1);
}

QString durationText(int milliseconds)
{
    return milliseconds < 1000 ? TestCard::tr("%1 ms").arg(milliseconds)
                               : TestCard::tr("%1 s").arg(secondsText(milliseconds));
}

QString clockWords(const versions::ServerFacts &server)
{
    if (!server.clockAhead)
        return {};
    const std::chrono::milliseconds off = std::chrono::abs(*server.clockAhead);
    if (off <= server.clockDoubt)
        return TestCard::tr("its clock agrees");
    return TestCard::tr("server time differs by %1 s").arg(secondsText(double(off.count())));
}

QStringList keysOf(const QList<versions::ProjectRights> &projects)
{
    QStringList keys;
    for (const versions::ProjectRights &each : projects)
        keys.append(plainLine(each.key));
    return keys;
}

} // namespace

TestCard::TestCard(QWidget *parent)
    : ThemedWidget(parent)
    , m_title(new SafeLabel(FontRole::SecondaryStrong))
    , m_fact(new SafeLabel(FontRole::Caption, ColorToken::Text3))
    , m_button(new Button)
    , m_card(new Card)
{
    auto *const head = new Surface(ColorToken::Sunken);
    auto *const line = new QHBoxLayout(head);
    line->setContentsMargins(12, 6, 12, 6);
    line->setSpacing(8);
    line->addWidget(m_title);
    line->addWidget(m_fact, 1);
    m_button->setHeight(Button::Height::Small);
    m_button->setIconName("sync");
    line->addWidget(m_button);
    m_card->content()->addWidget(head);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    showNothing();
}

void TestCard::showNothing()
{
    m_wasTried = false;
    begin({});
    addRow(State::Planned, tr("Not tried yet"),
           tr("Test the connection to see what the account may do. Nothing is changed there."));
    m_button->setBusy(false);
}

void TestCard::showRunning()
{
    begin(tr("Testing…"));
    m_button->setBusy(true);
    addRow(State::Running, tr("Waiting for an answer"), {});
}

void TestCard::showReport(const versions::ConnectionReport &report, const QDateTime &at,
                          const domain::Connection &connection)
{
    m_wasTried = true;
    m_button->setBusy(false);
    const QString time = inShownZone(at).toString(QStringLiteral("HH:mm:ss"));
    begin(QString(time + QStringLiteral(" · ") + durationText(report.milliseconds)));
    addServer(report);
    if (!report.account.isEmpty()) {
        const QString host = plainLine(QUrl(connection.url).host());
        addRow(State::Succeeded, tr("You are signed in as %1").arg(plainLine(report.account)),
               host.isEmpty() ? QString() : tr("Account in %1").arg(host));
    }
    if (report.requestsLeft >= 0)
        addRow(report.requestsLeft * 10 < report.requestLimit ? State::Waiting : State::Succeeded,
               tr("%1 of %2 requests left").arg(report.requestsLeft).arg(report.requestLimit),
               tr("So much may be asked with this account before it is slowed down."));
    const bool knowsProjects = report.projectsVisible >= 0 || !report.projects.isEmpty();
    if (knowsProjects)
        addProjects(report, at, connection);
    else
        addGeneralRights(report);
    if (!report.projectsDoubt.isEmpty())
        addRow(State::Waiting, tr("Not everything was checked"), SafeText::fromOutside(report.projectsDoubt).plain());
}

void TestCard::addServer(const versions::ConnectionReport &report)
{
    const QString product = plainLine(report.product);
    if (product.isEmpty())
        return;
    const versions::ServerFacts &server = report.server;
    if (server.milliseconds < 0) {
        addRow(State::Succeeded, tr("%1 answers").arg(product), {});
        return;
    }
    QStringList facts;
    if (server.system == domain::ConnectedSystem::JiraDataCenter)
        facts.append(product);
    if (!server.protection.isEmpty())
        facts.append(server.protection);
    facts.append(durationText(server.milliseconds));
    if (const QString clock = clockWords(server); !clock.isEmpty())
        facts.append(clock);
    const bool isFarOff = server.clockAhead && std::chrono::abs(*server.clockAhead) > muchTime;
    addRow(isFarOff ? State::Waiting : State::Succeeded, tr("Jira answers"), facts.join(QStringLiteral(", ")));
}

void TestCard::addProjects(const versions::ConnectionReport &report, const QDateTime &at,
                           const domain::Connection &connection)
{
    if (report.projectsVisible == 0) {
        addRow(
            State::Failed, tr("No project is visible"),
            tr("This account may not browse any project, so there is nothing to release. Ask a Jira administrator for "
               "the permission “%1”.")
                .arg(rightName(QStringLiteral("BROWSE_PROJECTS"))));
        return;
    }
    const QString keys = keysOf(report.projects).join(QStringLiteral(", "));
    if (report.projectsVisible > 0)
        addRow(State::Succeeded, tr("%n project(s) visible", nullptr, report.projectsVisible), keys)->setTextElided();
    QList<versions::ProjectRights> lacks;
    for (const versions::ProjectRights &each : report.projects) {
        if (!each.problem.isEmpty() || (each.isChecked && !each.missing.isEmpty()))
            lacks.append(each);
    }
    for (const versions::ProjectRights &each : lacks.mid(0, maxLacks))
        addLack(each, report, at, connection);
    if (const auto others = lacks.mid(maxLacks); !others.isEmpty())
        addRow(State::Failed, tr("Rights are missing in %n more project(s)", nullptr, static_cast<int>(others.size())),
               tr("%1. The next step shows which.").arg(keysOf(others).join(QStringLiteral(", "))));
    if (lacks.isEmpty() && report.projectsVisible < 0 && !report.projects.isEmpty())
        addRow(State::Succeeded, tr("All rights found in %1").arg(keys), {});
}

void TestCard::addLack(const versions::ProjectRights &rights, const versions::ConnectionReport &report,
                       const QDateTime &at, const domain::Connection &connection)
{
    const QString key = plainLine(rights.key);
    if (connection.readOnlyProjects.contains(rights.key)) {
        TestRow *const row
            = addRow(State::Skipped, tr("%1 is read-only by your choice").arg(key),
                     tr("Release Desk shows %1 and refuses every change there before it is sent.").arg(key));
        row->addAction(tr("Allow changes in %1 again").arg(key),
                       [this, name = rights.key] { emit readOnlyWanted(name, false); });
        return;
    }
    TestRow *const row = addRow(State::Failed, lackTitle(rights), lackText(rights));
    const Petitioner who{report.account, connection.account, connection.url, at};
    Button *const copy = row->addAction(tr("Copy a request to the admin"), {});
    connect(copy, &QAbstractButton::clicked, this, [copy, rights, who] {
        QGuiApplication::clipboard()->setText(requestToAdmin(rights, who));
        copy->setText(tr("Copied"));
    });
    row->addAction(tr("Continue read-only for %1").arg(key),
                   [this, name = rights.key] { emit readOnlyWanted(name, true); });
    row->setFoldedDetail(rights.status >= 400 ? tr("HTTP %1 · details").arg(rights.status) : tr("Details"),
                         lackDetails(rights));
}

void TestCard::addGeneralRights(const versions::ConnectionReport &report)
{
    if (!report.granted.isEmpty())
        addRow(State::Succeeded, tr("%n right(s) found", nullptr, static_cast<int>(report.granted.size())),
               rightNames(report.granted));
    if (!report.missing.isEmpty())
        addRow(State::Failed, tr("%n right(s) missing", nullptr, static_cast<int>(report.missing.size())),
               QString(rightNames(report.missing) + QStringLiteral(". ")
                       + (report.note.isEmpty() ? tr("Ask an administrator for them, or go on without what needs them.")
                                                : SafeText::fromOutside(report.note).plain())));
    else if (!report.note.isEmpty())
        addRow(State::Waiting, tr("Note"), SafeText::fromOutside(report.note).plain());
}

void TestCard::showError(const Error &error, const QDateTime &at)
{
    m_wasTried = true;
    m_button->setBusy(false);
    begin(inShownZone(at).toString(QStringLiteral("HH:mm:ss")));
    TestRow *const row
        = addRow(State::Failed, tr("The connection does not work"), SafeText::fromOutside(error.message).plain());
    row->setFoldedDetail(tr("Details"), SafeText::fromOutside(error.detail).plain());
}

void TestCard::languageChanged()
{
    m_title->showText(tr("Test connection"));
    m_button->setText(m_wasTried ? tr("Test again") : tr("Test"));
}

void TestCard::begin(const QString &fact)
{
    // What is shown may be what was pressed a moment ago.
    if (m_content != nullptr) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget;
    m_rows = new QVBoxLayout(m_content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_card->content()->addWidget(m_content);
    m_lines.clear();
    m_firstProblem.clear();
    m_fact->showText(fact);
    languageChanged();
}

TestRow *TestCard::addRow(State state, const QString &title, const QString &text)
{
    auto *const row = new TestRow(state, title, text);
    m_lines.append(row->line());
    m_rows->addWidget(row);
    if (state == State::Failed) {
        if (m_firstProblem == nullptr)
            m_firstProblem = row;
        QAccessibleEvent alert(row, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    return row;
}

} // namespace releasedesk::ui
