// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/release_workspace.h"

#include "core/base/safe_text.h"
#include "core/domain/approval_progress.h"
#include "core/domain/plan_check.h"
#include "core/templates/offered_update.h"
#include "ui/plan/plan_document.h"
#include "ui/releases/template_book.h"
#include "ui/shell/palette_contents.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/tab_bar.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

IconName iconOf(ReleaseTab tab)
{
    switch (tab) {
    case ReleaseTab::Flow:
        return "flow";
    case ReleaseTab::Features:
        return "version";
    case ReleaseTab::Approvals:
        return "approvals";
    case ReleaseTab::WorkPlan:
        return "document";
    case ReleaseTab::Notes:
        return "notes";
    case ReleaseTab::History:
        return "history";
    case ReleaseTab::Code:
        return "commit";
    }
    Q_UNREACHABLE();
}

constexpr qsizetype mostOfObstacle = 300; //!< the rest is in the list "Before you start"

QString templateName(const domain::Release &release, const TemplateBook *book)
{
    const auto known
        = book ? book->library().find(release.templateId()) : templates::builtInTemplate(release.templateId());
    if (!known)
        return release.templateId();
    return isKorean() && !known->nameKo.isEmpty() ? known->nameKo : known->name;
}

} // namespace

SignatureCount signatureCount(const domain::Release &release)
{
    SignatureCount count;
    for (const domain::Task &task : release.plan().tasks) {
        if (task.kind != u"release.approve")
            continue;
        if (const domain::ApprovalRequest *const request = release.approval(task.id)) {
            count.granted += domain::grantedCount(*request);
            count.needed += request->neededCount();
        } else {
            count.needed += domain::plannedNeededCount(release, task);
        }
    }
    return count;
}

ReleaseWorkspace::ReleaseWorkspace(session::Desk &desk, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_row(new Surface)
    , m_tabs(new TabBar)
    , m_undo(new Button("undo", QString()))
    , m_redo(new Button("redo", QString()))
    , m_lock(new IconLabel("lock", 14, ColorToken::Text3))
    , m_note(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_update(new Button({}, Button::Kind::Link))
    , m_propose(new Button({}, Button::Kind::Link))
    , m_noteArea(new QWidget)
    , m_stateBanner(new ErrorBanner)
    , m_banner(new ErrorBanner)
    , m_stack(new QStackedWidget)
{
    m_row->setLines(Qt::BottomEdge);
    auto *const note = new QHBoxLayout(m_noteArea);
    note->setContentsMargins(0, 0, 0, 0);
    note->setSpacing(6);
    for (Button *const each : {m_undo, m_redo}) {
        each->setHeight(Button::Height::Small);
        note->addWidget(each);
    }
    note->addWidget(m_lock);
    note->addWidget(m_note);
    note->addWidget(m_update);
    note->addWidget(m_propose);
    m_propose->setHeight(Button::Height::Small);
    m_propose->hide();
    connect(m_propose, &QAbstractButton::clicked, this,
            [this] { PlanDocument::of(m_desk, m_release).startProposal(); });
    m_update->setHeight(Button::Height::Small);
    m_update->hide();
    auto *const row = new QHBoxLayout(m_row);
    row->setContentsMargins(12, 0, 14, 0);
    row->setSpacing(12);
    row->addWidget(m_tabs);
    row->addStretch();
    row->addWidget(m_noteArea);
    m_banner->setEdgeToEdge(true);
    m_banner->hide();
    m_stateBanner->setEdgeToEdge(true);
    m_stateBanner->hide();

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_row);
    layout->addWidget(m_stateBanner);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index >= 0)
            emit tabChosen(m_order.at(index));
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0 && m_tabs->hasFocus() && m_order.at(index) != m_tab)
            emit tabChosen(m_order.at(index));
    });
    connect(m_update, &Button::clicked, this, [this] { emit updateWanted(m_release); });
    connect(m_undo, &Button::clicked, this, [this] { PlanDocument::of(m_desk, m_release).undo(); });
    connect(m_redo, &Button::clicked, this, [this] { PlanDocument::of(m_desk, m_release).redo(); });
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        if (id == m_release)
            refresh();
    });
    languageChanged();
}

void ReleaseWorkspace::addTab(ReleaseTab tab, MakePage make)
{
    m_makers.insert(tab, std::move(make));
    m_order.append(tab);
    m_tabs->addTab(tabName(tab), iconOf(tab));
}

void ReleaseWorkspace::setTemplates(const TemplateBook &book)
{
    m_book = &book;
    connect(m_book, &TemplateBook::changed, this, &ReleaseWorkspace::refresh);
}

void ReleaseWorkspace::show(const ReleaseId &release, ReleaseTab tab, const TaskId &task)
{
    if (!hasTab(tab))
        tab = m_order.value(0);
    const bool isOther = release != m_release;
    m_release = release;
    m_tab = tab;
    if (!m_pages.contains(tab)) {
        const Page made = m_makers.value(tab)();
        m_pages.insert(tab, made);
        m_stack->addWidget(made.widget);
    }
    m_tabs->setCurrentIndex(indexOf(tab));
    m_pages.value(tab).show(release, task);
    m_stack->setCurrentWidget(m_pages.value(tab).widget);
    if (isOther) {
        m_banner->clear();
        connectDocument();
    }
    refresh();
}

QWidget *ReleaseWorkspace::tabRow() const
{
    return m_row;
}

QWidget *ReleaseWorkspace::page() const
{
    return m_stack;
}

void ReleaseWorkspace::languageChanged()
{
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, tabName(m_order.at(i)));
    m_undo->setName(tr("Undo"));
    m_undo->setShownShortcut(QKeySequence(QKeySequence::Undo));
    m_redo->setName(tr("Redo"));
    m_redo->setShownShortcut(QKeySequence(QKeySequence::Redo));
    refresh();
}

void ReleaseWorkspace::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    fitNote();
}

void ReleaseWorkspace::connectDocument()
{
    for (const QMetaObject::Connection &link : std::as_const(m_documentLinks))
        disconnect(link);
    const PlanDocument &document = PlanDocument::of(m_desk, m_release);
    m_documentLinks = {connect(&document, &PlanDocument::changed, this, &ReleaseWorkspace::refresh),
                       connect(&document, &PlanDocument::sendingChanged, this, &ReleaseWorkspace::refresh),
                       connect(&document, &PlanDocument::proposingChanged, this, &ReleaseWorkspace::refresh),
                       connect(&document, &PlanDocument::refused, m_banner, &ErrorBanner::showError)};
}

void ReleaseWorkspace::refresh()
{
    const domain::Release *const release = m_release.isEmpty() ? nullptr : m_desk.release(m_release);
    if (!release)
        return;
    showCounts(*release);
    showNote(*release);
    showState(*release);
    fitNote();
}

void ReleaseWorkspace::setObstacle(const QString &reason)
{
    if (reason == m_obstacle)
        return;
    m_obstacle = reason;
    refresh();
}

//! On every tab: it is what the owner came to see, and what is changed next.
void ReleaseWorkspace::showState(const domain::Release &release)
{
    const std::optional<domain::Signature> back = domain::sentBack(release);
    QString sentence = SafeText::lineFromOutside(m_obstacle).plain();
    if (sentence.size() > mostOfObstacle)
        sentence = QString(sentence.left(mostOfObstacle) + u'…');
    QString consequence;
    if (back) {
        const QString who = personName(m_desk.directory(), back->person);
        const QString reason = SafeText::lineFromOutside(back->comment).plain();
        const QString asks = release.owner() == m_desk.person()
            ? tr("Change it and ask for approval again.")
            : tr("%1 changes it and asks for approval again.").arg(personName(m_desk.directory(), release.owner()));
        consequence = sentence.isEmpty() ? asks : sentence;
        sentence = back->decision == domain::Decision::Reject ? tr("%1 rejected it: “%2”.").arg(who, reason)
                                                              : tr("%1 returned it: “%2”.").arg(who, reason);
    }
    if (sentence.isEmpty())
        return m_stateBanner->clear();
    const QString all = consequence.isEmpty() ? sentence : QString(sentence + u' ' + consequence);
    if (m_stateBanner->isHidden() || m_stateBanner->accessibleName() != all) // it is read aloud each time
        m_stateBanner->showMessage(ErrorBanner::Kind::Warning, sentence, consequence,
                                   back ? IconName("undo") : IconName("warning"));
}

void ReleaseWorkspace::showCounts(const domain::Release &release)
{
    const auto set = [this](ReleaseTab tab, const QString &count) {
        if (const int index = indexOf(tab); index >= 0)
            m_tabs->setCount(index, count);
    };
    set(ReleaseTab::Features,
        release.snapshot().issues.isEmpty() ? QString() : QString::number(release.snapshot().issues.size()));
    const SignatureCount signatures = signatureCount(release);
    set(ReleaseTab::Approvals,
        signatures.needed > 0 ? QStringLiteral("%1 / %2").arg(signatures.granted).arg(signatures.needed) : QString());
}

void ReleaseWorkspace::showNote(const domain::Release &release)
{
    const bool isFlow = m_tab == ReleaseTab::Flow;
    const PlanDocument &document = PlanDocument::of(m_desk, release.id());
    const bool isEditable = release.isEditable() || document.isProposing();
    m_undo->setVisible(isFlow && isEditable);
    m_redo->setVisible(isFlow && isEditable);
    const auto named = [](const QString &verb, const QString &step) {
        return step.isEmpty() ? verb : QStringLiteral("%1: %2").arg(verb, SafeText::lineFromOutside(step).plain());
    };
    m_undo->setName(named(tr("Undo"), document.undoStack().undoText()));
    m_redo->setName(named(tr("Redo"), document.undoStack().redoText()));
    m_undo->setEnabled(document.undoStack().canUndo() && !document.isSending());
    m_redo->setEnabled(document.undoStack().canRedo() && !document.isSending());
    const bool isLocked = !isEditable && !release.isOver();
    m_lock->setVisible(isFlow && isLocked);
    QString words;
    if (isLocked)
        words = release.state() == domain::ReleaseState::Preparing ? tr("Flow is locked while it is prepared")
                                                                   : tr("Flow is locked while running");
    else if (document.isProposing())
        words = tr("Only drawn, until it is accepted");
    else if (isEditable && !release.frozenDigest().isEmpty())
        words = tr("An edit withdraws the signatures");
    else if (release.state() == domain::ReleaseState::RolledBack)
        words = tr("A retry keeps every task that succeeded");
    else if (!release.templateId().isEmpty())
        words = tr("From template “%1” v%2").arg(templateName(release, m_book)).arg(release.templateVersion());
    m_note->showText(isFlow ? words : QString());
    m_propose->setText(tr("Propose a change"));
    m_propose->setVisible(isFlow && isLocked && document.isProposable());
    m_update->setText(tr("Update available"));
    m_update->setVisible(isFlow && m_book && templates::hasUpdate(release, m_desk.directory(), m_book->library()));
}

//! Where there is little room the words go first: the lock says them when it is pointed at. What can be done stays.
void ReleaseWorkspace::fitNote()
{
    const int room = width() - 12 - m_tabs->sizeHint().width() - 24 - 14;
    m_note->setVisible(!m_note->text().isEmpty());
    m_lock->setToolTip(plainToolTip(m_note->text()));
    if (m_noteArea->sizeHint().width() > room)
        m_note->hide();
    m_noteArea->setVisible(m_noteArea->sizeHint().width() <= room && m_tab == ReleaseTab::Flow);
}

int ReleaseWorkspace::indexOf(ReleaseTab tab) const
{
    return static_cast<int>(m_order.indexOf(tab));
}

} // namespace releasedesk::ui
