// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/release_sources.h"

#include "core/reconciliation/scope_change.h"
#include "ui/async/when_done.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"

#include <QCoreApplication>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseSources)
};

constexpr int tallest = 380; //!< of the list with its fields; more is scrolled

//! Why the sources cannot be changed; empty: they can.
QString refusalOf(const SourceNeeds &needs, const domain::Release &release)
{
    const domain::Person *const me = needs.desk.directory().person(needs.desk.person());
    if (me == nullptr || !me->roles.contains(domain::Role::Owner))
        return Text::tr("Your role only lets you read. Ask the owner of the release to change its sources.");
    if (!release.isEditable())
        return Text::tr("The scope is locked, because the release is prepared, runs or is over. What has to come in or "
                        "out now goes into the next release.");
    return {};
}

//! The sources as they are chosen, and what they would mean.
class SourceFields final : public QWidget
{
public:
    SourceFields(const SourceNeeds &needs, const domain::Release &release, std::function<void(const QString &)> missing)
        : m_needs(needs)
        , m_id(release.id())
        , m_refusal(refusalOf(needs, release))
        , m_missing(std::move(missing))
        , m_sources(new ScopeSources(needs.versions))
        , m_area(new QScrollArea)
        , m_note(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    {
        m_note->setWordWrap(true);
        m_area->setWidgetResizable(true);
        m_area->setFrameShape(QFrame::NoFrame);
        m_area->setFocusPolicy(Qt::NoFocus);
        m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_sources->setContentsMargins(4, 4, 4, 4); // for the ring around what has the focus
        m_area->setWidget(m_sources);
        m_area->viewport()->setAutoFillBackground(false); // the dialog shows through
        m_sources->setAutoFillBackground(false);
        m_sources->installEventFilter(this);
        auto *const column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(10);
        column->addWidget(m_area);
        column->addWidget(m_note);
        connect(m_sources, &ScopeSources::changed, this, [this] { look(); });
    }

    void start()
    {
        m_sources->setSites(m_needs.sites);
        if (!m_refusal.isEmpty())
            m_sources->setReadOnly();
        m_sources->setAll(m_needs.desk.release(m_id)->scope());
        look();
    }

    //! What would be recorded; nothing while it is not known.
    [[nodiscard]] const std::optional<reconciliation::ScopeChange> &change() const { return m_change; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_sources && event->type() == QEvent::LayoutRequest)
            fit();
        return QWidget::eventFilter(watched, event);
    }

    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        fit();
    }

private:
    void fit()
    {
        const int width = m_area->viewport()->width();
        const int wanted
            = m_sources->hasHeightForWidth() ? m_sources->heightForWidth(width) : m_sources->sizeHint().height();
        m_area->setFixedHeight(std::min(wanted, tallest));
    }

    void say(const QString &missing, const QString &note, ColorToken color = ColorToken::Text2)
    {
        m_missing(missing);
        m_note->setColor(color);
        m_note->setVisible(!note.isEmpty());
        m_note->showText(note);
    }

    //! What the sources of now would mean.
    void look()
    {
        m_change.reset();
        ++m_question;
        const domain::Release *const release = m_needs.desk.release(m_id);
        if (!release)
            return;
        if (!m_refusal.isEmpty())
            return say(m_refusal, m_refusal);
        if (m_sources->isReading())
            return say(Text::tr("The issues are still being read."), {});
        if (m_sources->hasFailed())
            return say(Text::tr("A source could not be read. Try it again or take it out."), {});
        const QList<domain::ScopeEntry> scope = m_sources->entries();
        if (scope == release->scope())
            return say(Text::tr("Add a source or take one out."), {});
        const QDateTime now = m_needs.clock.utcNow();
        const auto joined = versions::joinContents(scope, m_sources->contents(), now);
        if (!joined)
            return say(Text::tr("These sources do not go together."), joined.error().message, ColorToken::Failed);
        if (!m_needs.withCode)
            return tell(scope, *joined);
        say(Text::tr("The code is still being read."), Text::tr("Reading the code …"));
        whenDone(this, m_needs.withCode(reconciliation::withScope(*release, scope, now), *joined),
                 [this, scope, question = m_question](const Result<domain::IssueSnapshot> &coded) {
                     if (question != m_question)
                         return;
                     if (coded)
                         tell(scope, *coded);
                     else
                         say(Text::tr("The code could not be read."), coded.error().message, ColorToken::Failed);
                 });
    }

    void tell(const QList<domain::ScopeEntry> &scope, const domain::IssueSnapshot &snapshot)
    {
        const domain::Release *const release = m_needs.desk.release(m_id);
        if (!release)
            return;
        const domain::Directory &directory = m_needs.desk.directory();
        const auto change = reconciliation::changeOf(scope, snapshot, *release,
                                                     {m_needs.desk.person(), m_needs.clock.utcNow(), directory});
        if (!change)
            return say(Text::tr("This cannot be recorded."), change.error().message, ColorToken::Failed);
        m_change = *change;
        say({}, reconciliation::impactText(*change, directory),
            change->withdrawal.withdrawn.isEmpty() ? ColorToken::Text2 : ColorToken::Waiting);
    }

    SourceNeeds m_needs;
    ReleaseId m_id;
    QString m_refusal; //!< why they can only be looked at
    std::function<void(const QString &)> m_missing;
    ScopeSources *m_sources;
    QScrollArea *m_area;
    SafeLabel *m_note;
    std::optional<reconciliation::ScopeChange> m_change;
    int m_question = 0; //!< number of the newest look
};

//! Puts the sources of \p before back, unless somebody is asked to sign meanwhile.
void takeBack(const SourceNeeds &needs, const domain::Release &before)
{
    const domain::Release *const release = needs.desk.release(before.id());
    const bool isDraft = release
        && (release->state() == domain::ReleaseState::Draft || release->state() == domain::ReleaseState::Returned);
    if (!isDraft)
        return needs.failed({ErrorCode::FailedPrecondition,
                             Text::tr("The release is no draft any more. Change its sources by hand."),
                             {}});
    whenDone(&needs.desk,
             needs.desk.session().send(
                 domain::RefreshScope{release->id(), release->revision(), before.snapshot(), before.scope()}),
             [failed = needs.failed](const Result<store::Position> &answer) {
                 if (!answer)
                     failed(answer.error());
             });
}

void say(const SourceNeeds &needs, const domain::Release &before)
{
    const bool isDraft
        = before.state() == domain::ReleaseState::Draft || before.state() == domain::ReleaseState::Returned;
    std::function<void()> undo;
    if (isDraft)
        undo = [needs, before] { takeBack(needs, before); };
    needs.done(Text::tr("%1 takes its issues from other sources now.").arg(nameOf(before, needs.desk.directory())),
               std::move(undo));
}

} // namespace

void askSources(const SourceNeeds &needs, const ReleaseId &id, QWidget *window)
{
    const domain::Release *const release = needs.desk.release(id);
    if (!release)
        return;
    auto *const dialog
        = new ConfirmDialog({Text::tr("Where the issues of %1 come from").arg(nameOf(*release, needs.desk.directory())),
                             {},
                             Text::tr("Change the sources"),
                             "check"},
                            window);
    auto *const fields
        = new SourceFields(needs, *release, [dialog](const QString &missing) { dialog->setMissing(missing); });
    dialog->addDetail(fields);
    QObject::connect(dialog, &ConfirmDialog::confirmed, dialog, [dialog, fields, needs, id] {
        const domain::Release *const recorded = needs.desk.release(id);
        if (!recorded || !fields->change())
            return;
        dialog->setBusy(true);
        const domain::Release before = *recorded; // it is another one as soon as this is recorded
        whenDone(dialog, needs.desk.session().send(reconciliation::commandFor(*fields->change(), id)),
                 [dialog, needs, before](const Result<store::Position> &answer) {
                     if (!answer)
                         return dialog->showError(answer.error());
                     dialog->close();
                     say(needs, before);
                 });
    });
    dialog->open();
    fields->start();
}

} // namespace releasedesk::ui
