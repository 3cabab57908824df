// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/batch_bar.h"

#include "ui/approvals/decision_choices.h"
#include "ui/approvals/signed_sending.h"
#include "ui/async/when_done.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/wording/release_words.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

BatchBar::BatchBar(session::Desk &desk, const Clock &clock, SigningGate *gate, QWidget *parent)
    : Surface(ColorToken::Sunken, parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_gate(gate)
    , m_reason(new QLineEdit)
    , m_passphrase(new QLineEdit)
    , m_review(new Button)
    , m_sign(new Button({}, Button::Kind::Primary))
    , m_error(new ErrorBanner)
{
    setLines(Qt::TopEdge);
    m_sign->setIconName("approvals");
    m_sign->setShownShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Return);
    m_reason->setMaxLength(4000);
    m_reason->setMinimumHeight(30);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(m_error);
    layout->addWidget(m_reason);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setMinimumHeight(30);
    layout->addWidget(m_passphrase);
    m_review->setShownShortcut(Qt::Key_V);
    m_review->setIconName("review");
    layout->addWidget(m_review);
    layout->addWidget(m_sign);
    m_error->clear();
    connect(m_sign, &Button::clicked, this, &BatchBar::signAll);
    connect(m_review, &Button::clicked, this, &BatchBar::reviewWanted);
    connect(&desk, &session::Desk::releaseChanged, this, &BatchBar::refresh);
    refresh();
}

void BatchBar::setItems(const QList<projections::InboxItem> &items)
{
    m_items = items;
    refresh();
}

void BatchBar::noteSeen(const ReleaseId &release, const TaskId &task, const QString &digest)
{
    m_seen.insert({release, task}, digest);
    refresh();
}

bool BatchBar::isSeen(const projections::InboxItem &item) const
{
    const domain::Release *const release = m_desk.release(item.release);
    const domain::ApprovalRequest *const request = release ? release->approval(item.task) : nullptr;
    const QString digest = m_seen.value({item.release, item.task});
    return request && !digest.isEmpty() && digest == request->digest;
}

int BatchBar::unseen() const
{
    return static_cast<int>(
        std::ranges::count_if(m_items, [this](const projections::InboxItem &item) { return !isSeen(item); }));
}

void BatchBar::refresh()
{
    setVisible(!m_items.isEmpty() || m_underWay > 0 || m_error->isVisibleTo(this));
    const int left = unseen();
    m_reason->setPlaceholderText(tr("One comment for all"));
    m_reason->setAccessibleName(tr("One comment for all"));
    m_passphrase->setPlaceholderText(tr("Passphrase of your signing key"));
    m_passphrase->setAccessibleName(tr("Passphrase of your signing key"));
    m_passphrase->setVisible(m_gate && m_gate->needsPassphrase(m_desk.person()));
    m_review->setText(tr("Look through %n chosen", nullptr, static_cast<int>(m_items.size())));
    m_review->setVisible(left > 0);
    m_sign->setText(tr("Sign %n chosen", nullptr, static_cast<int>(m_items.size())));
    m_sign->setDisabledReason(m_items.isEmpty() ? tr("Choose with X what you want to sign together.")
                                  : left > 0
                                  ? tr("Look through each first: %n of them you have not opened.", nullptr, left)
                                  : QString());
}

void BatchBar::signAll()
{
    if (!m_sign->isEnabled() || m_sign->isBusy())
        return;
    m_error->clear();
    const QDateTime now = m_clock.utcNow();
    const QList<projections::InboxItem> items = m_items;
    const Secret passphrase(m_passphrase->text().toUtf8()); // one for all of them
    for (const projections::InboxItem &item : items) {
        const domain::Release *const release = m_desk.release(item.release);
        const domain::ApprovalRequest *const request = release ? release->approval(item.task) : nullptr;
        if (!request)
            continue;
        const LinePlace place = placeInLine(m_desk, *release, *request, now);
        const DecisionChoices choices = choicesAt(place, m_desk, *release, *request, now);
        const domain::SignApproval command
            = decisionAt(place, *release, *request, choices.agree, m_seen.value({item.release, item.task}),
                         m_reason->text().trimmed());
        ++m_underWay;
        m_sign->setBusy(true);
        whenDone(this, sendSigned(&m_desk.session(), m_gate, command, *release, passphrase),
                 [this, name = nameOf(*release, m_desk.directory())](const Result<store::Position> &sent) {
                     noteAnswer(name, sent);
                 });
    }
}

void BatchBar::focusPassphrase()
{
    if (m_passphrase->isVisibleTo(this))
        m_passphrase->setFocus(Qt::ShortcutFocusReason);
}

void BatchBar::noteAnswer(const QString &name, const Result<store::Position> &sent)
{
    --m_underWay;
    if (!sent)
        m_error->showMessage(ErrorBanner::Kind::Error, tr("%1 was not signed.").arg(name), sent.error().message);
    if (m_underWay > 0)
        return;
    m_sign->setBusy(false);
    m_passphrase->clear();
    if (m_error->isHidden())
        m_reason->clear();
    refresh();
}

void BatchBar::languageChanged()
{
    refresh();
}

} // namespace releasedesk::ui
