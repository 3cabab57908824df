// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_sections.h"

#include "core/base/safe_text.h"
#include "ui/versions/issue_cell.h"
#include "ui/versions/issue_look.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IssueSections)
};

constexpr qsizetype commitLimit = 20;

constexpr qsizetype longestField = 500; // letters; more is no name and takes its time to be laid out

QString line(const QString &text)
{
    const QString shown = SafeText::lineFromOutside(QStringView(text).left(longestField)).plain();
    return text.size() > longestField ? QString(shown + u'…') : shown;
}

Card *makeCard()
{
    auto *const card = new Card;
    card->setSurroundings(ColorToken::Sunken);
    return card;
}

SafeLabel *makeWrapped(const QString &text, FontRole role, ColorToken color)
{
    auto *const label = new SafeLabel(text, role, color);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

//! An icon, words in one or two lines.
QWidget *makeRow(IconName icon, ColorToken color, const QString &words, const QString &below = {},
                 FontRole role = FontRole::Body)
{
    auto *const row = new QWidget;
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(10);
    layout->addWidget(new IconLabel(icon, 15, color), 0, Qt::AlignTop);
    auto *const texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(makeWrapped(words, role, ColorToken::Text1));
    if (!below.isEmpty())
        texts->addWidget(makeWrapped(below, FontRole::Secondary, ColorToken::Text3));
    layout->addLayout(texts, 1);
    return row;
}

void addTo(Card *card, QWidget *row)
{
    if (card->content()->count() > 0)
        card->content()->addWidget(new Separator);
    card->content()->addWidget(row);
}

ColorToken colorOf(domain::StatusCategory category)
{
    return category == domain::StatusCategory::Done      ? ColorToken::Succeeded
        : category == domain::StatusCategory::InProgress ? ColorToken::Running
                                                         : ColorToken::Text3;
}

QString wordsOf(domain::LinkKind kind)
{
    switch (kind) {
    case domain::LinkKind::Subtask:
        return Text::tr("Sub-task");
    case domain::LinkKind::Blocks:
        return Text::tr("blocks");
    case domain::LinkKind::BlockedBy:
        return Text::tr("is blocked by");
    case domain::LinkKind::Duplicate:
        return Text::tr("duplicate");
    case domain::LinkKind::Related:
        break;
    }
    return Text::tr("relates to");
}

QWidget *makeLink(const domain::IssueLink &link, const Follow &follow)
{
    auto *const button = new RowButton;
    const QString category
        = Lozenge::wordOf(link.category == domain::StatusCategory::Done             ? Lozenge::Category::Done
                              : link.category == domain::StatusCategory::InProgress ? Lozenge::Category::InProgress
                                                                                    : Lozenge::Category::ToDo);
    const QString head = QString(wordsOf(link.kind) + QStringLiteral(" · ") + category);
    button->setAccessibleName(
        QString(wordsOf(link.kind) + u' ' + line(link.key) + u' ' + line(link.summary) + u' ' + category));
    auto *const layout = new QHBoxLayout(button);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(10);
    const bool isDone = link.category == domain::StatusCategory::Done;
    layout->addWidget(new IconLabel(isDone ? IconName("check") : IconName("task"), 15, colorOf(link.category)), 0,
                      Qt::AlignTop);
    auto *const texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto *const first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(new SafeLabel(line(link.key), FontRole::Mono, ColorToken::Accent));
    auto *const summary = new SafeLabel(line(link.summary), FontRole::Body);
    summary->setElided();
    first->addWidget(summary, 1);
    texts->addLayout(first);
    texts->addWidget(new SafeLabel(head, FontRole::Secondary, ColorToken::Text3));
    layout->addLayout(texts, 1);
    QObject::connect(button, &QAbstractButton::clicked, button, [follow, key = link.key] { follow(key); });
    return button;
}

//! Something that has a page elsewhere; all texts are from outside.
struct AddressRow {
    IconName icon;
    ColorToken color = ColorToken::Text3;
    QString words;
    QString below;
    QString url; //!< empty: it leads nowhere
};

QWidget *makeAddressRow(const AddressRow &row, const Follow &follow)
{
    if (row.url.isEmpty())
        return makeRow(row.icon, row.color, line(row.words), line(row.below));
    auto *const button = new RowButton;
    button->setAccessibleName(QString(line(row.words) + u' ' + line(row.below)));
    auto *const layout = new QHBoxLayout(button);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(10);
    layout->addWidget(new IconLabel(row.icon, 15, row.color), 0, Qt::AlignTop);
    auto *const texts = new QVBoxLayout;
    texts->setSpacing(1);
    for (const auto &[text, role, color] : {std::tuple{line(row.words), FontRole::Body, ColorToken::Text1},
                                            std::tuple{line(row.below), FontRole::Secondary, ColorToken::Text3}}) {
        if (text.isEmpty())
            continue;
        auto *const label = new SafeLabel(text, role, color);
        label->setElided(Qt::ElideMiddle);
        texts->addWidget(label);
    }
    layout->addLayout(texts, 1);
    QObject::connect(button, &QAbstractButton::clicked, button, [follow, url = row.url] { follow(url); });
    return button;
}

QWidget *makeWebLink(const versions::IssueWebLink &link, const Follow &follow)
{
    return makeAddressRow({.icon = "open-external",
                           .words = link.title.isEmpty() ? link.url : link.title,
                           .below = link.url,
                           .url = link.url},
                          follow);
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString wordOfState(const QString &state)
{
    if (state == u"OPEN")
        return Text::tr("open");
    if (state == u"MERGED")
        return Text::tr("merged");
    return state == u"DECLINED" ? Text::tr("declined") : line(state).toLower();
}

QWidget *makePullRequest(const versions::IssuePullRequest &request, const Follow &follow)
{
    const bool isOpen = request.state == u"OPEN";
    const bool isMerged = request.state == u"MERGED";
    const QString way = request.branch.isEmpty() || request.target.isEmpty()
        ? request.branch
        : QString(request.branch + QStringLiteral(" → ") + request.target);
    return makeAddressRow({.icon = "pull-request",
                           .color = isOpen ? ColorToken::Waiting
                               : isMerged  ? ColorToken::Succeeded
                                           : ColorToken::Text3,
                           .words = request.title,
                           .below = joined({wordOfState(request.state), way, request.author}),
                           .url = request.url},
                          follow);
}

QWidget *makeJirasCommit(const versions::IssueCommit &commit, const Follow &follow)
{
    return makeAddressRow({.icon = "commit",
                           .words = commit.subject.isEmpty() ? commit.hash : commit.subject,
                           .below = joined({commit.hash.left(8), commit.repository, commit.author}),
                           .url = commit.url},
                          follow);
}

QWidget *makeOwnCommit(const domain::ScopeCommit &commit)
{
    const bool isReverted = !commit.revertedBy.isEmpty();
    return makeRow(
        "commit", isReverted ? ColorToken::Waiting : ColorToken::Text3, line(commit.subject),
        joined({line(commit.hash.left(8)), line(commit.pullRequest), line(commit.branch),
                isReverted ? Text::tr("taken back by %1").arg(line(commit.revertedBy.left(8))) : QString()}));
}

//! What Jira counts, in a sentence.
void addCounts(Card *card, const domain::Issue &issue, bool isCodeWarned)
{
    const domain::Development &code = issue.development;
    if (!code.isKnown) {
        addTo(card,
              makeRow("info", ColorToken::Text3, Text::tr("This Jira does not hand out its development information.")));
        return;
    }
    const IssueSign sign = developmentOf(issue, isCodeWarned);
    QStringList counts;
    if (code.openPullRequests > 0)
        counts.append(Text::tr("%n open pull request(s)", nullptr, code.openPullRequests));
    if (code.mergedPullRequests > 0)
        counts.append(Text::tr("%n merged", nullptr, code.mergedPullRequests));
    if (code.commits > 0)
        counts.append(Text::tr("%n commit(s)", nullptr, code.commits));
    addTo(card,
          makeRow(sign.icon.isNull() ? IconName("commit") : sign.icon,
                  sign.isWarning ? ColorToken::Waiting : ColorToken::Text3,
                  counts.isEmpty() && sign.words.size() < 2 ? Text::tr("Jira knows no code of it.") : sign.words,
                  joined(counts)));
}

} // namespace

QWidget *makeIssueWarnings(const QStringList &warnings)
{
    if (warnings.isEmpty())
        return nullptr;
    Card *const card = makeCard();
    card->setState(State::Waiting);
    for (const QString &warning : warnings)
        addTo(card, makeRow("warning", ColorToken::Waiting, line(warning)));
    return card;
}

QWidget *makeIssueFacts(const domain::Issue &issue, const versions::IssueDetail *detail, const QDateTime &now)
{
    auto *const widget = new QWidget;
    auto *const grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(5);
    grid->setColumnMinimumWidth(0, 92);
    grid->setColumnStretch(1, 1);
    const auto add = [grid](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        const int row = grid->rowCount();
        grid->addWidget(new SafeLabel(name, FontRole::Secondary, ColorToken::Text3), row, 0,
                        Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(makeWrapped(line(value), FontRole::Secondary, ColorToken::Text1), row, 1);
    };
    const QString comma = QStringLiteral(", ");
    add(Text::tr("Type"), issue.type);
    add(Text::tr("Assignee"), assigneeOf(issue));
    if (detail)
        add(Text::tr("Reporter"), detail->reporter);
    add(Text::tr("Priority"), issue.priority);
    add(Text::tr("Resolution"), issue.resolution);
    add(Text::tr("Components"), issue.components.join(comma));
    add(Text::tr("Fix versions"), issue.fixVersions.join(comma));
    if (detail)
        add(Text::tr("Labels"), detail->labels.join(comma));
    add(Text::tr("Parent"), issue.parent);
    add(Text::tr("What was fixed"), issue.fixNote);
    if (detail && detail->created.isValid())
        add(Text::tr("Created"), momentText(detail->created, now));
    if (issue.updated.isValid())
        add(Text::tr("Updated"), momentText(issue.updated, now));
    return widget;
}

QWidget *makeIssueLinks(const domain::Issue &issue, const versions::IssueDetail *detail, const Follow &followIssue,
                        const Follow &followAddress)
{
    if (issue.links.isEmpty() && (!detail || detail->webLinks.isEmpty()))
        return nullptr;
    Card *const card = makeCard();
    QList<domain::IssueLink> links = issue.links;
    std::ranges::sort(links, {}, [](const domain::IssueLink &each) {
        return std::pair(each.kind != domain::LinkKind::Subtask, each.key);
    });
    for (const domain::IssueLink &link : std::as_const(links))
        addTo(card, makeLink(link, followIssue));
    if (detail) {
        for (const versions::IssueWebLink &link : detail->webLinks)
            addTo(card, makeWebLink(link, followAddress));
    }
    return card;
}

QWidget *makeIssueCode(const domain::Issue &issue, const versions::IssueCode &code,
                       const QList<domain::ScopeCommit> &commits, bool isCodeWarned, const Follow &followAddress)
{
    Card *const card = makeCard();
    domain::Issue counted = issue;
    if (!counted.development.isKnown)
        counted.development = code.counts;
    addCounts(card, counted, isCodeWarned);
    for (const versions::IssuePullRequest &request : code.pullRequests)
        addTo(card, makePullRequest(request, followAddress));
    for (const versions::IssueBranch &branch : code.branches)
        addTo(card,
              makeAddressRow({.icon = "branch", .words = branch.name, .below = branch.repository, .url = branch.url},
                             followAddress));
    const qsizetype shown = std::min(commits.size(), commitLimit);
    for (qsizetype i = 0; i < shown; ++i)
        addTo(card, makeOwnCommit(commits.at(i)));
    qsizetype more = commits.size() - shown;
    qsizetype rows = shown;
    for (const versions::IssueCommit &commit : code.commits) {
        const bool isOurs = std::ranges::any_of(
            commits, [&](const domain::ScopeCommit &own) { return own.hash.startsWith(commit.hash.left(12)); });
        if (isOurs)
            continue;
        if (rows++ < commitLimit)
            addTo(card, makeJirasCommit(commit, followAddress));
        else
            ++more;
    }
    if (more > 0)
        addTo(card, makeRow("commit", ColorToken::Text3, Text::tr("and %n more", nullptr, static_cast<int>(more))));
    const QString doubt = code.standing == versions::CodeStanding::Partial
        ? Text::tr("Jira counts more than it hands out here.")
        : code.standing == versions::CodeStanding::Refused && counted.development.isKnown
        ? Text::tr("This Jira counts pull requests and commits, but does not hand them out one by one.")
        : QString();
    if (!doubt.isEmpty())
        addTo(card, makeRow("info", ColorToken::Text3, doubt));
    return card;
}

QWidget *makeIssueHistory(const versions::IssueDetail &detail, qsizetype most, const QDateTime &now)
{
    Card *const card = makeCard();
    const qsizetype shown = std::min(detail.edits.size(), most);
    for (qsizetype i = 0; i < shown; ++i) {
        const versions::IssueEdit &edit = detail.edits.at(i);
        const QString field = line(edit.field);
        const QString what = edit.from.isEmpty() ? Text::tr("%1: %2").arg(field, line(edit.to))
            : edit.to.isEmpty()                  ? Text::tr("%1: %2 taken away").arg(field, line(edit.from))
                                                 : Text::tr("%1: %2 → %3").arg(field, line(edit.from), line(edit.to));
        const QString when = edit.at.isValid() ? momentText(edit.at, now) : QString();
        addTo(card,
              makeRow("history", ColorToken::Text3, what,
                      edit.who.isEmpty() ? when : QString(line(edit.who) + QStringLiteral(" · ") + when)));
    }
    if (shown == 0)
        addTo(card, makeRow("history", ColorToken::Text3, Text::tr("Nothing was changed since it was created.")));
    return card;
}

} // namespace releasedesk::ui
