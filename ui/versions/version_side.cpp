// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/version_side.h"

#include "core/base/safe_text.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/wording/time_words.h"

#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int sideWidth = 300;
constexpr qsizetype warningLimit = 30;
constexpr int commitLimit = 8;

Card *cardOn(ColorToken surroundings)
{
    auto *const card = new Card;
    card->setSurroundings(surroundings);
    return card;
}

QWidget *row(const QString &name, const QString &value, IconName icon, ColorToken color)
{
    auto *const widget = new QWidget;
    auto *const layout = new QHBoxLayout(widget);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(10);
    if (!icon.isNull())
        layout->addWidget(new IconLabel(icon, 15, color));
    auto *const label = new SafeLabel(name, FontRole::Body);
    label->setElided();
    layout->addWidget(label, 1);
    layout->addWidget(new SafeLabel(value, FontRole::Secondary, ColorToken::Text3));
    return widget;
}

//! In as many lines as it needs.
QWidget *sentence(const QString &text, IconName icon)
{
    auto *const widget = new QWidget;
    auto *const layout = new QHBoxLayout(widget);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(10);
    layout->addWidget(new IconLabel(icon, 15, ColorToken::Text2), 0, Qt::AlignTop);
    auto *const label = new SafeLabel(text, FontRole::Secondary, ColorToken::Text2);
    label->setWordWrap(true);
    layout->addWidget(label, 1);
    return widget;
}

} // namespace

VersionSide::VersionSide(QWidget *parent)
    : Surface(ColorToken::Sunken, parent)
{
    setLines(Qt::LeftEdge);
    setFixedWidth(sideWidth);
    auto *const inside = new Surface(ColorToken::Sunken);
    m_layout = new QVBoxLayout(inside);
    m_layout->setContentsMargins(16, 12, 16, 16);
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

void VersionSide::showVersion(const ShownVersion &version, const ScopeFigures &figures, const QDateTime &now)
{
    const QList<domain::ScopeWarning> &warnings = figures.warnings;
    delete m_content;
    m_content = new QWidget;
    auto *const column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(new SectionHead(tr("What is in it"), FontRole::Strong));
    column->addWidget(makeKinds(figures));
    if (QWidget *const code = makeCode(version)) {
        column->addSpacing(6);
        column->addWidget(new SectionHead(version.runsWhere.isEmpty() ? tr("Code it brings")
                                                                      : tr("Compared with %1").arg(version.runsWhere),
                                          FontRole::Strong));
        column->addWidget(code);
    }
    column->addSpacing(6);
    auto *const head = new SectionHead(tr("What to look at"), FontRole::Strong);
    if (!warnings.isEmpty())
        head->setCount(QString::number(warnings.size()), State::Waiting);
    column->addWidget(head);
    column->addWidget(makeWarnings(warnings));
    if (figures.counters.commitsWithoutIssue.value_or(0) > 0) {
        column->addSpacing(6);
        column->addWidget(new SectionHead(tr("Commits without an issue"), FontRole::Strong));
        column->addWidget(makeCommits(version.snapshot.commits));
    }
    column->addSpacing(6);
    column->addWidget(new SectionHead(tr("Source"), FontRole::Strong));
    column->addWidget(makeSource(version, now));
    column->addStretch();
    m_layout->addWidget(m_content);
}

QWidget *VersionSide::makeKinds(const ScopeFigures &figures) const
{
    struct Kind {
        domain::IssueClass issueClass;
        QString name;
        IconName icon;
        ColorToken color;
    };
    const QList<Kind> kinds{{domain::IssueClass::Feature, tr("New features"), "story", ColorToken::Succeeded},
                            {domain::IssueClass::Bug, tr("Fixes"), "bug", ColorToken::Failed},
                            {domain::IssueClass::Chore, tr("Other work"), "task", ColorToken::Running}};
    Card *const card = cardOn(ColorToken::Sunken);
    for (const Kind &kind : kinds) {
        const ScopeFigures::Kind &count = figures.kinds.at(static_cast<std::size_t>(kind.issueClass));
        if (card->content()->count() > 0)
            card->content()->addWidget(new Separator);
        card->content()->addWidget(
            row(kind.name, tr("%1 of %2 done").arg(count.done).arg(count.all), kind.icon, kind.color));
    }
    return card;
}

//! Null where nothing is known of code.
QWidget *VersionSide::makeCode(const ShownVersion &version) const
{
    const QList<domain::ScopeCommit> &commits = version.snapshot.commits;
    if (commits.isEmpty())
        return nullptr;
    QSet<std::pair<QString, QString>> requests;
    for (const domain::ScopeCommit &commit : commits) {
        if (!commit.pullRequest.isEmpty())
            requests.insert({commit.repository, commit.pullRequest});
    }
    Card *const card = cardOn(ColorToken::Sunken);
    if (!version.runs.isEmpty()) {
        card->content()->addWidget(sentence(version.runs, "server"));
        card->content()->addWidget(new Separator);
    }
    card->content()->addWidget(
        row(tr("%n commit(s)", nullptr, static_cast<int>(commits.size())),
            requests.isEmpty() ? QString() : tr("%n pull request(s)", nullptr, static_cast<int>(requests.size())),
            "commit", ColorToken::Text2));
    return card;
}

QWidget *VersionSide::makeWarnings(const QList<domain::ScopeWarning> &warnings)
{
    Card *const card = cardOn(ColorToken::Sunken);
    if (warnings.isEmpty())
        card->content()->addWidget(row(tr("No warnings"), {}, "check", ColorToken::Succeeded));
    const qsizetype count = std::min(warnings.size(), warningLimit);
    for (qsizetype i = 0; i < count; ++i) {
        const domain::ScopeWarning &warning = warnings.at(i);
        auto *const button = new RowButton;
        button->setAccessibleName(warning.message);
        button->setLine(i + 1 < count || warnings.size() > count);
        auto *const text = new SafeLabel(warning.message, FontRole::Secondary, ColorToken::Text2);
        text->setWordWrap(true);
        auto *const layout = new QHBoxLayout(button);
        layout->setContentsMargins(12, 8, 12, 9);
        layout->setSpacing(10);
        layout->addWidget(new IconLabel("warning", 15, ColorToken::Waiting), 0, Qt::AlignTop);
        layout->addWidget(text, 1);
        connect(button, &QAbstractButton::clicked, this, [this, key = warning.issueKey] { emit issueWanted(key); });
        card->content()->addWidget(button);
    }
    if (warnings.size() > count)
        card->content()->addWidget(
            row(tr("and %n more", nullptr, static_cast<int>(warnings.size() - count)), {}, {}, ColorToken::Text3));
    return card;
}

QWidget *VersionSide::makeCommits(const QList<domain::ScopeCommit> &commits) const
{
    Card *const card = cardOn(ColorToken::Sunken);
    int count = 0;
    for (const domain::ScopeCommit &commit : commits) {
        if (!commit.issueKey.isEmpty() || !commit.revertedBy.isEmpty() || ++count > commitLimit)
            continue;
        card->content()->addWidget(
            row(SafeText::lineFromOutside(commit.subject).plain(), commit.hash.left(8), "commit", ColorToken::Text2));
    }
    if (count > commitLimit)
        card->content()->addWidget(row(tr("and %n more", nullptr, count - commitLimit), {}, {}, ColorToken::Text3));
    return card;
}

QWidget *VersionSide::makeSource(const ShownVersion &version, const QDateTime &now) const
{
    Card *const card = cardOn(ColorToken::Sunken);
    for (const domain::JiraVersion &each : version.snapshot.versions)
        card->content()->addWidget(
            row(QString(each.project + QStringLiteral(" · fixVersion ") + each.name), {}, "jira", ColorToken::Text2));
    if (version.snapshot.takenAt.isValid())
        card->content()->addWidget(
            row(tr("Read %1").arg(momentText(version.snapshot.takenAt, now)), {}, "clock", ColorToken::Text2));
    else
        card->content()->addWidget(row(tr("Not read from Jira"), {}, "info", ColorToken::Text2));
    return card;
}

} // namespace releasedesk::ui
