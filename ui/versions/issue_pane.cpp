// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_pane.h"

#include "core/base/safe_text.h"
#include "ui/versions/issue_cell.h"
#include "ui/versions/issue_look.h"
#include "ui/versions/issue_sections.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/markdown_view.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/skeleton.h"
#include "ui/wording/time_words.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace releasedesk::ui {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestSummary = 600; // Jira takes 255; a hostile one would push all else out of sight

constexpr qsizetype longestStatus = 60;
constexpr int paneWidth = 380;
constexpr auto restingTime = 120ms; // arrow keys pass many issues on their way
constexpr qsizetype shortDescription = qsizetype{12} * 1024; // characters; laying out more is felt
constexpr qsizetype shortHistory = 12;

} // namespace

IssuePane::Subject IssuePane::Subject::of(const domain::Issue &issue, const QStringList &warnings,
                                          const QList<domain::ScopeCommit> &commits, bool isCodeWarned)
{
    Subject subject{issue, warnings, {}, isCodeWarned};
    for (const domain::ScopeCommit &commit : commits) {
        if (commit.issueKey == issue.key || commit.issueKeys.contains(issue.key))
            subject.commits.append(commit);
    }
    return subject;
}

IssuePane::IssuePane(QWidget *parent)
    : Surface(ColorToken::Sunken, parent)
    , m_type(new IconLabel("task", 16))
    , m_key(new SafeLabel(FontRole::Mono))
    , m_status(new Lozenge)
    , m_summary(new SafeLabel(FontRole::Panel))
    , m_age(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_open(new Button)
    , m_close(new Button(IconName("close"), QString()))
    , m_error(new ErrorBanner)
    , m_area(new QScrollArea)
    , m_empty(new EmptyState("story"))
{
    setLines(Qt::LeftEdge);
    setFixedWidth(paneWidth);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &IssuePane::read);
    m_error->clear();
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::StrongFocus);
    auto *const inside = new Surface(ColorToken::Sunken);
    auto *const column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 4, 16, 16);
    m_area->setWidget(inside);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    m_head = makeHead();
    layout->addWidget(m_head);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_empty, 1, Qt::AlignCenter);
    connect(m_close, &Button::clicked, this, &IssuePane::closeWanted);
    connect(m_open, &Button::clicked, this, [this] {
        if (m_subject)
            emit openWanted(m_subject->issue.key);
    });
    connect(m_error, &ErrorBanner::actionTriggered, this, &IssuePane::read);
    languageChanged();
}

QWidget *IssuePane::makeHead()
{
    auto *const head = new QWidget;
    auto *const first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_type);
    first->addWidget(m_key);
    first->addWidget(m_status);
    first->addStretch();
    m_open->setIconName("open-external");
    m_open->setHeight(Button::Height::Small);
    m_close->setKind(Button::Kind::Ghost);
    m_close->setHeight(Button::Height::Small);
    first->addWidget(m_open);
    first->addWidget(m_close);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *const layout = new QVBoxLayout(head);
    layout->setContentsMargins(16, 10, 10, 8);
    layout->setSpacing(6);
    layout->addLayout(first);
    layout->addWidget(m_summary);
    layout->addWidget(m_age);
    layout->addWidget(m_error);
    return head;
}

void IssuePane::languageChanged()
{
    m_open->setText(tr("Open in Jira"));
    m_close->setName(tr("Close the issue"));
    m_area->setAccessibleName(tr("Issue"));
    m_empty->setSentence(tr("Select an issue to see its description, links and history."));
    showHead();
    showContent();
}

void IssuePane::showIssue(const std::optional<Subject> &subject, const QDateTime &now)
{
    m_now = now;
    if (subject == m_subject)
        return;
    const bool isOther = !subject || !m_subject || subject->issue.key != m_subject->issue.key;
    m_subject = subject;
    if (isOther) {
        m_reading.reset(); // what is under way is of nobody's interest any more
        m_detail.reset();
        m_hasFailed = false;
        m_showsAll = false;
        m_error->clear();
        m_area->verticalScrollBar()->setValue(0);
        if (subject && m_read)
            m_rest.start(restingTime);
        else
            m_rest.stop();
    }
    showHead();
    showContent();
}

void IssuePane::stop()
{
    showIssue({}, m_now);
}

void IssuePane::read()
{
    if (!m_subject || !m_read)
        return;
    m_error->clear();
    m_hasFailed = false;
    m_reading = m_read(m_subject->issue.key);
    if (!m_reading) {
        showAge();
        showContent();
        return;
    }
    connect(m_reading.get(), &versions::DetailReading::keptShown, this, [this](const versions::IssueDetail &detail) {
        m_detail = detail;
        m_isKept = true;
        showAge();
        showContent();
    });
    connect(m_reading.get(), &versions::DetailReading::arrived, this, &IssuePane::showDetail);
    connect(m_reading.get(), &versions::DetailReading::finished, this, &IssuePane::take);
    showAge();
}

void IssuePane::take(const Result<versions::IssueDetail> &read)
{
    std::exchange(m_reading, nullptr).release()->deleteLater(); // it is telling this
    m_hasFailed = !read;
    if (read) {
        showDetail(*read);
        return;
    }
    m_error->showError(read.error());
    m_error->setAction(0, tr("Try again"));
    showHead();
    showContent();
}

void IssuePane::showDetail(const versions::IssueDetail &detail)
{
    const bool isSame = m_detail && [&] {
        versions::IssueDetail shown = *m_detail;
        shown.readAt = detail.readAt;
        return shown == detail;
    }();
    m_detail = detail;
    m_isKept = false;
    showHead();
    if (!isSame) // else nothing moves under the eyes of who reads
        showContent();
}

QString IssuePane::ageText() const
{
    return m_age->text();
}

void IssuePane::showAge()
{
    QString age;
    if (m_subject && isReading())
        age = m_detail ? tr("As of %1, looking for changes").arg(momentText(m_detail->readAt, m_now))
                       : tr("Reading from Jira");
    else if (m_detail)
        age = tr("Read from Jira %1").arg(momentText(m_detail->readAt, m_now));
    m_age->showText(age);
    m_age->setVisible(!age.isEmpty());
}

void IssuePane::showHead()
{
    m_head->setVisible(m_subject.has_value());
    m_area->setVisible(m_subject.has_value());
    m_empty->setVisible(!m_subject);
    if (!m_subject)
        return;
    const domain::Issue &issue = m_detail && !m_isKept ? m_detail->issue : m_subject->issue;
    const IssueSign type = typeOf(issue);
    m_type->setIconName(type.icon);
    m_type->setColor(type.color);
    m_key->showText(SafeText::lineFromOutside(issue.key));
    m_status->setStatus(SafeText::lineFromOutside(statusOf(issue).left(longestStatus)).plain(), lozengeOf(issue));
    const QString summary = SafeText::lineFromOutside(issue.summary).plain();
    m_summary->showText(summary.size() > longestSummary ? QString(summary.left(longestSummary) + u'…') : summary);
    showAge();
}

QWidget *IssuePane::makeDescription()
{
    const QString &whole = m_detail->description;
    if (whole.isEmpty())
        return new SafeLabel(tr("No description."), FontRole::Body, ColorToken::Text3);
    const bool isCut = !m_showsAll && whole.size() > shortDescription;
    auto *const view = new MarkdownView;
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    view->viewport()->setAutoFillBackground(false);
    view->setAccessibleName(tr("Description"));
    view->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(view->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, view,
            [view](const QSizeF &size) { view->setFixedHeight(std::max(20, static_cast<int>(size.height()) + 2)); });
    connect(view, &MarkdownView::openLink, this, &IssuePane::addressWanted);
    view->showMarkdown(isCut ? whole.left(whole.lastIndexOf(u'\n', shortDescription)) : whole);
    return view;
}

void IssuePane::showContent()
{
    auto *const column = static_cast<QVBoxLayout *>(m_area->widget()->layout());
    delete m_content;
    m_content = nullptr;
    if (!m_subject)
        return;
    m_content = new QWidget;
    auto *const layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto add = [layout](const QString &title, QWidget *part, const QString &count = {}) {
        if (!part)
            return;
        layout->addSpacing(4);
        auto *const head = new SectionHead(title, FontRole::Strong);
        head->setCount(count);
        layout->addWidget(head);
        layout->addWidget(part);
    };
    const versions::IssueDetail *const detail = m_detail ? &*m_detail : nullptr;
    const domain::Issue &issue = detail ? detail->issue : m_subject->issue;
    if (QWidget *const warnings = makeIssueWarnings(m_subject->warnings))
        layout->addWidget(warnings);
    layout->addWidget(makeIssueFacts(issue, detail, m_now));
    if (detail)
        add(tr("Description"), makeDescription());
    else if (m_read && !m_hasFailed)
        add(tr("Description"), new Skeleton(4, 24));
    if (detail && !m_showsAll && detail->description.size() > shortDescription) {
        auto *const more = new Button(tr("Show the whole description"), Button::Kind::Link);
        connect(
            more, &Button::clicked, this,
            [this] {
                m_showsAll = true;
                showContent();
            },
            Qt::QueuedConnection); // it goes away with what it stands in
        layout->addWidget(more, 0, Qt::AlignLeft);
    }
    add(tr("Links and sub-tasks"),
        makeIssueLinks(
            issue, detail, [this](const QString &key) { emit issueWanted(key); },
            [this](const QString &address) { emit addressWanted(address); }));
    add(tr("Development"),
        makeIssueCode(m_subject->issue.development.isKnown ? m_subject->issue : issue,
                      detail ? detail->code : versions::IssueCode(), m_subject->commits, m_subject->isCodeWarned,
                      [this](const QString &address) { emit addressWanted(address); }));
    if (detail) {
        const qsizetype most = m_showsAll ? detail->edits.size() : shortHistory;
        const qsizetype all = detail->edits.size() + detail->olderEdits;
        add(tr("Changes"), makeIssueHistory(*detail, most, m_now), all > 0 ? QString::number(all) : QString());
        if (detail->edits.size() > most) {
            auto *const more = new Button(tr("Show all changes"), Button::Kind::Link);
            connect(
                more, &Button::clicked, this,
                [this] {
                    m_showsAll = true;
                    showContent();
                },
                Qt::QueuedConnection);
            layout->addWidget(more, 0, Qt::AlignLeft);
        } else if (detail->olderEdits > 0) {
            layout->addWidget(new SafeLabel(tr("%n older change(s) can be seen in Jira.", nullptr, detail->olderEdits),
                                            FontRole::Secondary, ColorToken::Text3));
        }
    }
    layout->addStretch();
    column->addWidget(m_content);
}

} // namespace releasedesk::ui
