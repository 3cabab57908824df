// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/start_checks.h"

#include "core/domain/approval_rules.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/rule_words.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QThreadPool>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::Finding;
using domain::FindingLevel;

constexpr int rowHeight = 34;
constexpr int headHeight = 26;
constexpr qsizetype mostAtOnce = 400; //!< tasks; checking more takes longer than a frame
constexpr qsizetype mostFixes = 12;
constexpr qsizetype mostRows = 40; //!< nobody reads more at once, and each row is a widget

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StartChecks)
};

//! Rules that answer one question, and what to say if nothing was found.
struct Group {
    QStringList rules;
    QString passed;
    QString detail;
    bool isJudged = true; //!< false: there is nothing that the rules could look at
};

//! What is said of the window if nothing stands against it.
Group windowGroup(const domain::Release &release, const domain::Directory &directory, const QDateTime &now)
{
    constexpr int daysAhead = 366;
    const auto next = domain::freezeMet(release, directory, now, now.addDays(daysAhead));
    const QString ahead
        = next ? Text::tr("Next freeze: %1").arg(momentText(next->freeze.from, now)) : Text::tr("No freeze is planned");
    const bool hasWindow = release.windowStart().isValid();
    return {{QStringLiteral("L6")},
            hasWindow ? Text::tr("No freeze in the window") : Text::tr("No window: it may start at any time"),
            ahead};
}

//! What is said of issues and code if no warning was found.
Group scopeGroup(const domain::Release &release)
{
    const QList<domain::Issue> &issues = release.snapshot().issues;
    const auto done = std::ranges::count(issues, domain::StatusCategory::Done, &domain::Issue::category);
    const QStringList rules{QStringLiteral("L10")};
    if (issues.isEmpty())
        return {rules, Text::tr("The release names no issues"), Text::tr("Nothing to compare with the code"), false};
    if (done < issues.size())
        return {rules, Text::tr("%1 of %2 issues are done").arg(done).arg(issues.size()),
                Text::tr("No rule warns of the others yet"), false};
    return {rules, Text::tr("The version has what it names"), Text::tr("Issues and merged code")};
}

Group approvalGroup(const domain::Release &release)
{
    const bool isAsked = std::ranges::any_of(release.plan().tasks,
                                             [](const domain::Task &task) { return task.kind == u"release.approve"; });
    const QStringList rules{QStringLiteral("L3"), QStringLiteral("L5"), QStringLiteral("L11")};
    if (!isAsked)
        return {rules, Text::tr("Nobody is asked for approval"), Text::tr("The flow has no approval"), false};
    return {rules, Text::tr("No one approves their own change"), Text::tr("Separation of duties")};
}

Group wayBackGroup(const domain::Release &release)
{
    const bool isAnyEffect = std::ranges::any_of(release.plan().tasks, &domain::isHeldByFreezes);
    const QStringList rules{QStringLiteral("L4")};
    if (!isAnyEffect)
        return {rules, Text::tr("Nothing takes effect in an environment"), Text::tr("No way back is needed"), false};
    return {rules, Text::tr("The rollback lane covers the deployment"), Text::tr("Every effect")};
}

QList<Group> groups(const domain::Release &release, const domain::Directory &directory, const QDateTime &now)
{
    return {
        windowGroup(release, directory, now),
        {{QStringLiteral("L1"), QStringLiteral("L2"), QStringLiteral("L14")},
         Text::tr("Every task can run"),
         Text::tr("Order, targets and values")},
        scopeGroup(release),
        approvalGroup(release),
        wayBackGroup(release),
    };
}

StartCheck rowOf(const Finding &finding, const domain::Release &release)
{
    const domain::Task *const task = release.plan().task(finding.task);
    // The first sentence says what is wrong, the rest what to do.
    const qsizetype end = finding.message.indexOf(QStringLiteral(". "));
    const QString text = end < 0 ? finding.message : finding.message.left(end);
    const QString rest = end < 0 ? QString() : finding.message.mid(end + 2);
    QString detail = rest;
    if (detail.isEmpty() && task)
        detail = task->title;
    return {finding.level, text, detail, finding.task, finding.rule == u"L6", finding.rule};
}

//! Servers that do not answer, or one row that all do.
QList<StartCheck> endpointRows(const QList<EndpointAnswer> &endpoints)
{
    QList<StartCheck> rows;
    qsizetype answered = 0;
    for (const EndpointAnswer &each : endpoints) {
        answered += each.at.isValid() && each.problem.isEmpty() ? 1 : 0;
        if (!each.problem.isEmpty())
            rows.append({FindingLevel::Warning,
                         Text::tr("%1 does not answer").arg(each.name),
                         each.problem,
                         {},
                         false,
                         QStringLiteral("L8"),
                         true});
    }
    if (!rows.isEmpty() || endpoints.isEmpty())
        return rows;
    if (answered < endpoints.size())
        return {{FindingLevel::Information,
                 Text::tr("Asking %n endpoint(s)…", nullptr, static_cast<int>(endpoints.size() - answered)),
                 Text::tr("Each is asked who we are; nothing is changed."),
                 {}}};
    return {{std::nullopt,
             Text::tr("%n endpoint(s) answer", nullptr, static_cast<int>(answered)),
             Text::tr("Connections the tasks use"),
             {}}};
}

//! What the lines lack for a request of \p drafter, beyond what \p known says: the button says no for the same reason.
QList<Finding> againstRequest(const domain::Release &release, const PersonId &drafter,
                              const domain::Directory &directory, const QDateTime &now, const QList<Finding> &known)
{
    QList<Finding> findings;
    const bool isAskable
        = release.state() == domain::ReleaseState::Draft || release.state() == domain::ReleaseState::Returned;
    for (const domain::Task &task : release.plan().tasks) {
        if (drafter.isEmpty() || !isAskable || task.kind != u"release.approve")
            continue;
        const domain::ApprovalLine line = domain::resolvedLine(task, release, directory, now);
        for (const QString &problem : domain::lineProblems(task, line, release, drafter, directory)) {
            const bool isKnown = std::ranges::any_of(known, [&](const Finding &each) {
                return each.task == task.id && each.rule == u"L11" && each.level == FindingLevel::Error;
            });
            if (!isKnown)
                findings.append({QStringLiteral("L11"), FindingLevel::Error, task.id, problem});
        }
    }
    return findings;
}

//! Who would ask: whoever looks, if that is somebody who may; else the owner.
PersonId drafterFor(const session::Desk &desk, const domain::Release &release)
{
    const domain::Person *const person = desk.directory().person(desk.person());
    return person && person->roles.contains(domain::Role::Owner) ? desk.person() : release.owner();
}

} // namespace

QList<StartCheck> startChecksOf(const domain::Release &release, const domain::Directory &directory,
                                const QDateTime &now, const PersonId &drafter, const QList<EndpointAnswer> &endpoints)
{
    QList<Finding> findings;
    QList<Finding> all = domain::checkPlan(release, directory, now);
    all += againstRequest(release, drafter, directory, now, all);
    for (const FindingLevel level : {FindingLevel::Error, FindingLevel::Warning, FindingLevel::Information})
        std::ranges::copy_if(all, std::back_inserter(findings),
                             [&](const Finding &each) { return each.level == level; });
    QList<StartCheck> rows;
    qsizetype hidden = 0;
    const auto take = [&](const Finding &finding) {
        if (rows.size() < mostRows)
            rows.append(rowOf(finding, release));
        else
            ++hidden;
    };
    for (const Group &group : groups(release, directory, now)) {
        bool isPassed = true;
        for (const Finding &finding : std::as_const(findings)) {
            if (!group.rules.contains(finding.rule))
                continue;
            take(finding);
            isPassed = false;
        }
        if (isPassed)
            rows.append({group.isJudged ? std::nullopt : std::optional(FindingLevel::Information),
                         group.passed,
                         group.detail,
                         {}});
        if (group.rules.contains(QStringLiteral("L6")))
            rows += endpointRows(endpoints);
        findings.removeIf([&](const Finding &each) { return group.rules.contains(each.rule); });
    }
    for (const Finding &finding : std::as_const(findings))
        take(finding);
    if (hidden > 0) {
        rows.append({FindingLevel::Information,
                     Text::tr("%n more point(s)", nullptr, static_cast<int>(hidden)),
                     Text::tr("Mend the ones above; the rest follows."),
                     {}});
    }
    qsizetype fixes = 0; // of those one sees first: working out more takes longer than typing
    for (StartCheck &row : rows) {
        if (row.task.isEmpty() || row.rule.isEmpty() || fixes == mostFixes)
            continue;
        row.fix = quickFixOf({row.rule, *row.level, row.task, {}}, release, directory);
        fixes += row.fix.edits.isEmpty() ? 0 : 1;
    }
    return rows;
}

StartChecks::StartChecks(const session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_title(new SafeLabel(FontRole::Strong, ColorToken::Text1))
    , m_count(new Chip)
    , m_checkedAt(new SafeLabel(FontRole::Caption, ColorToken::Text3))
{
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_count);
    head->addStretch();
    head->addWidget(m_checkedAt);

    auto *const content = new QWidget;
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    auto *const scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(scroll, 1);
}

void StartChecks::showRelease(const domain::Release &release)
{
    const QDateTime now = m_clock.utcNow();
    const quint64 number = ++m_asked;
    const PersonId drafter = drafterFor(m_desk, release);
    if (release.plan().tasks.size() <= mostAtOnce) {
        showRows(startChecksOf(release, m_desk.directory(), now, drafter, m_endpoints), now);
        return;
    }
    m_title->showText(tr("Before you start"));
    m_checkedAt->showText(tr("Checking…"));
    const QPointer<StartChecks> self(this);
    QThreadPool::globalInstance()->start(
        [self, number, release, directory = m_desk.directory(), now, drafter, endpoints = m_endpoints] {
            const QList<StartCheck> rows = startChecksOf(release, directory, now, drafter, endpoints);
            // The pool may outlive the panel: the answer goes to the application's thread and looks there.
            QMetaObject::invokeMethod(QCoreApplication::instance(), [self, number, rows, now] {
                if (!self || self->m_asked != number)
                    return;
                self->showRows(rows, now);
                emit self->checked();
            });
        });
}

void StartChecks::showRows(const QList<StartCheck> &rows, const QDateTime &at)
{
    m_title->showText(tr("Before you start"));
    m_checkedAt->showText(tr("Checked %1 · again at start").arg(clockText(at)));
    if (rows == m_shown && m_card)
        return;
    m_shown = rows;
    const auto count = [&](FindingLevel level) {
        return static_cast<int>(std::ranges::count_if(rows, [&](const StartCheck &row) { return row.level == level; }));
    };
    m_errors = count(FindingLevel::Error);
    m_warnings = count(FindingLevel::Warning);
    if (m_errors > 0) {
        m_count->setText(tr("%n to fix", nullptr, m_errors));
        m_count->setLook(ChipLook::tinted(State::Failed));
    } else if (m_warnings > 0) {
        m_count->setText(tr("%n warning(s)", nullptr, m_warnings));
        m_count->setLook(ChipLook::tinted(State::Waiting));
    } else {
        m_count->setText(tr("Nothing in the way"));
        m_count->setLook(ChipLook::tinted(State::Succeeded));
    }
    delete m_card;
    m_card = new Card;
    m_card->setSurroundings(ColorToken::Sunken);
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_card->content()->addWidget(makeRow(rows.at(i), i + 1 == rows.size()));
    m_rows->addWidget(m_card);
    m_rows->addStretch();
}

int StartChecks::wantedHeight() const
{
    return headHeight + 6 + static_cast<int>(m_shown.size()) * rowHeight + 2;
}

QWidget *StartChecks::makeRow(const StartCheck &check, bool isLast)
{
    auto *const row = new RowButton;
    row->setFixedHeight(rowHeight);
    row->setLine(!isLast);
    const bool isError = check.level == FindingLevel::Error;
    const bool isWarning = check.level == FindingLevel::Warning;
    if (isError || isWarning)
        row->setBackground(isError ? ColorToken::FailedTint : ColorToken::WaitingTint);
    const IconName icon = isError ? IconName("state-failed") : isWarning ? IconName("warning") : IconName("info");
    auto *const glyph = new IconLabel(check.level ? icon : IconName("state-succeeded"), 14,
                                      isError           ? ColorToken::Failed
                                          : isWarning   ? ColorToken::Waiting
                                          : check.level ? ColorToken::Text3
                                                        : ColorToken::Succeeded);
    auto *const text = new SafeLabel(check.text, FontRole::Label, ColorToken::Text1);
    auto *const detail = new SafeLabel(check.detail, FontRole::Secondary, ColorToken::Text3);
    text->setElided();
    detail->setElided();
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(glyph);
    layout->addWidget(text, 0);
    layout->addWidget(detail, 1);
    if (!check.rule.isEmpty())
        layout->addWidget(new SafeLabel(ruleWord(check.rule), FontRole::Caption, ColorToken::Text3));
    row->setAccessibleName(
        QString(check.text + QStringLiteral(". ") + check.detail
                + (check.rule.isEmpty() ? QString() : QString(QStringLiteral(" ") + ruleWord(check.rule)))));
    if (!check.rule.isEmpty()) // for whoever writes policies or compares with the check of the terminal
        row->setToolTip(plainToolTip(tr("Rule %1: %2").arg(check.rule, ruleWord(check.rule))));
    if (check.task.isEmpty() && !check.isAboutWindow && !check.isAboutEndpoint)
        row->setFocusPolicy(Qt::NoFocus);
    connect(row, &QAbstractButton::clicked, this, [this, check] {
        if (check.isAboutWindow)
            emit windowChosen();
        else if (check.isAboutEndpoint)
            emit endpointChosen();
        else if (!check.task.isEmpty())
            emit taskChosen(check.task);
    });
    return check.fix.edits.isEmpty() ? static_cast<QWidget *>(row) : besideFix(row, check);
}

//! A row with the button that mends it. A click changes the flow, and with it these rows: it is taken up later.
QWidget *StartChecks::besideFix(QWidget *row, const StartCheck &check)
{
    auto *const fix = new Button(check.fix.text, Button::Kind::Default);
    fix->setHeight(Button::Height::Small);
    fix->setAccessibleDescription(check.text);
    connect(
        fix, &QAbstractButton::clicked, this, [this, action = check.fix] { emit fixWanted(action); },
        Qt::QueuedConnection);
    auto *const both = new QWidget;
    auto *const layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(row, 1);
    layout->addWidget(fix);
    return both;
}

} // namespace releasedesk::ui
