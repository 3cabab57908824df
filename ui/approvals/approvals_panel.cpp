// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/approvals_panel.h"

#include "core/documents/release_link.h"
#include "ui/approvals/batch_bar.h"
#include "ui/approvals/batch_review.h"
#include "ui/approvals/decision_bar.h"
#include "ui/approvals/delegation_form.h"
#include "ui/approvals/inbox_delegate.h"
#include "ui/approvals/inbox_model.h"
#include "ui/approvals/sign_off_sheet.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/surface.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int sideWidth = 320;

} // namespace

ApprovalsPanel::ApprovalsPanel(session::Desk &desk, const Clock &clock, SigningGate *gate, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_model(new InboxModel(desk, clock, this))
    , m_parts(new SegmentedControl)
    , m_list(new QListView)
    , m_sheet(new SignOffSheet(desk, clock, gate))
    , m_batch(new BatchBar(desk, clock, gate))
    , m_review(new BatchReview(desk, clock))
    , m_delegation(new DelegationForm(desk, clock, gate))
    , m_empty(new EmptyState("approvals"))
{
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeSide());
    layout->addWidget(m_sheet, 1);
    layout->addWidget(m_review, 1);
    layout->addWidget(m_empty, 1, Qt::AlignCenter);
    m_review->hide();

    connect(m_parts, &SegmentedControl::chosen, this, [this](int index) {
        m_model->setPart(static_cast<InboxModel::Part>(index));
        select(m_model->next(-1, 1));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ApprovalsPanel::showSelected);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        setTexts();
        const QModelIndex same = m_model->find(m_release, m_task);
        select(same.isValid() ? same : m_model->next(-1, 1));
    });
    connect(m_sheet, &SignOffSheet::openRelease, this, &ApprovalsPanel::openRelease);
    connect(m_sheet, &SignOffSheet::seen, m_batch, &BatchBar::noteSeen);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] { m_batch->setItems(m_model->marked()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_batch->setItems(m_model->marked()); });
    connect(m_batch, &BatchBar::reviewWanted, this, &ApprovalsPanel::lookThrough);
    connect(m_review, &BatchReview::seen, m_batch, &BatchBar::noteSeen);
    connect(m_review, &BatchReview::finished, m_batch, &BatchBar::focusPassphrase);
    connect(m_review, &BatchReview::leaveWanted, this, &ApprovalsPanel::leaveReview);
    connect(m_review, &BatchReview::openRelease, this, &ApprovalsPanel::openRelease);
    addShortcuts();
    setTexts();
    select(m_model->next(-1, 1));
}

QWidget *ApprovalsPanel::makeSide()
{
    for (int i = 0; i < 3; ++i)
        m_parts->addSegment({});
    m_list->setModel(m_model);
    m_list->setItemDelegate(new InboxDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setAutoFillBackground(false);
    connect(&Theme::current(), &Theme::changed, m_list, &QListView::doItemsLayout);

    auto *const side = new Surface(ColorToken::Sunken);
    side->setLines(Qt::RightEdge);
    side->setFixedWidth(sideWidth);
    auto *const top = new QHBoxLayout;
    top->setContentsMargins(14, 10, 14, 4);
    top->addWidget(m_parts);
    top->addStretch();
    auto *const layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_delegation);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_batch);
    return side;
}

void ApprovalsPanel::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto handler) {
        auto *const shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(keys.count() == 1 && (keys[0].key() == Qt::Key_J || keys[0].key() == Qt::Key_K));
        connect(shortcut, &QShortcut::activated, this, handler);
    };
    add(Qt::Key_J, [this] { move(1); });
    add(Qt::Key_K, [this] { move(-1); });
    add(Qt::Key_X, [this] { m_model->toggleMarked(m_list->currentIndex()); });
    add(QKeySequence::SelectAll, [this] { m_model->markAll(true); });
    add(Qt::Key_V, [this] { lookThrough(); });
    add(QKeySequence::Copy, [this] { copyLink(); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Return, [this] { m_batch->signAll(); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter, [this] { m_batch->signAll(); });
    add(Qt::Key_D, [this] { m_sheet->showChanges(); });
    add(Qt::Key_C, [this] { m_sheet->decisions()->focusComment(); });
    add(Qt::SHIFT | Qt::Key_R, [this] { m_sheet->decisions()->decide(domain::Decision::Return); });
    add(Qt::CTRL | Qt::Key_Return, [this] { m_sheet->decisions()->decideByKey(); });
    add(Qt::CTRL | Qt::Key_Enter, [this] { m_sheet->decisions()->decideByKey(); });
}

void ApprovalsPanel::showApproval(const ReleaseId &release, const TaskId &task)
{
    m_release = release;
    m_task = task;
    for (const InboxModel::Part part :
         {InboxModel::Part::ToSign, InboxModel::Part::Signed, InboxModel::Part::Requested}) {
        m_parts->setCurrentIndex(static_cast<int>(part));
        m_model->setPart(part); // selects it if it is there
        const bool isFound = m_model->find(release, task).isValid();
        m_release = release;
        m_task = task;
        if (isFound) {
            select(m_model->find(release, task));
            takeKeyboard();
            return;
        }
    }
    m_list->setCurrentIndex({});
    m_empty->hide();
    m_sheet->show();
    m_sheet->showApproval(release, task);
    takeKeyboard();
}

//! Whoever was led here signs without reaching for the sheet first: with the passphrase, or at once.
void ApprovalsPanel::takeKeyboard()
{
    QLineEdit *const passphrase = m_sheet->decisions()->passphraseEdit();
    if (passphrase->isVisibleTo(m_sheet))
        passphrase->setFocus(Qt::OtherFocusReason);
    else
        m_list->setFocus(Qt::OtherFocusReason);
}

void ApprovalsPanel::prepareToSign()
{
    if (!m_sheet->isVisibleTo(this))
        return;
    m_sheet->showChanges();
    takeKeyboard();
}

void ApprovalsPanel::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void ApprovalsPanel::languageChanged()
{
    m_model->setPart(m_model->part());
}

void ApprovalsPanel::setTexts()
{
    const qsizetype mine = std::ranges::count_if(m_desk.inbox().toSign, &projections::InboxItem::isMyTurn);
    m_parts->setSegmentText(0, mine > 0 ? tr("To sign %1").arg(mine) : tr("To sign"));
    m_parts->setSegmentText(1, tr("Signed"));
    m_parts->setSegmentText(2, tr("Requested"));
    m_parts->setAccessibleName(tr("Which approvals"));
    m_list->setAccessibleName(tr("Approvals"));
}

void ApprovalsPanel::move(int direction)
{
    const QModelIndex next = m_model->next(m_list->currentIndex().row(), direction);
    if (next.isValid())
        select(next);
}

void ApprovalsPanel::select(const QModelIndex &index)
{
    m_list->setCurrentIndex(index);
    showSelected();
}

void ApprovalsPanel::showSelected()
{
    const projections::InboxItem *const item = m_model->itemAt(m_list->currentIndex());
    m_review->hide();
    m_sheet->setVisible(item != nullptr);
    m_empty->setVisible(item == nullptr);
    if (item) {
        m_release = item->release;
        m_task = item->task;
        m_sheet->showApproval(item->release, item->task);
        return;
    }
    m_empty->setSentence(m_model->part() == InboxModel::Part::ToSign       ? tr("Nothing to sign.")
                             : m_model->part() == InboxModel::Part::Signed ? tr("You have not signed anything yet.")
                                                                           : tr("You have not asked for an approval."));
}

//! All that are chosen, one below the other, in the place of the sheet.
void ApprovalsPanel::lookThrough()
{
    const QList<projections::InboxItem> items = m_model->marked();
    if (items.isEmpty())
        return;
    m_review->showItems(items);
    m_sheet->hide();
    m_empty->hide();
    m_review->show();
    m_review->setFocus(Qt::ShortcutFocusReason);
    if (m_batch->unseen() == 0) // they fit on one page: only the passphrase is missing, where there is one
        m_batch->focusPassphrase();
}

void ApprovalsPanel::leaveReview()
{
    showSelected();
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void ApprovalsPanel::copyLink()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    using documents::ReleaseLink;
    const ReleaseLink link{release->project(), release->version(), ReleaseLink::Part::Approval, m_task};
    QGuiApplication::clipboard()->setText(link.text());
    emit copied();
}

} // namespace releasedesk::ui
