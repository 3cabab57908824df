// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/recovery_page.h"

#include "ui/async/when_done.h"
#include "ui/connections/wizard_rail.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/wording/time_words.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr qsizetype shownReleases = 200;
constexpr int nameWidth = 190;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

int countOf(qint64 value)
{
    return static_cast<int>(std::min<qint64>(value, 1'000'000'000));
}

QString momentOf(const QDateTime &at)
{
    return at.isValid() ? momentText(at, QDateTime::currentDateTimeUtc()) : QString();
}

SafeLabel *wrapped(const QString &text, FontRole role, ColorToken color)
{
    auto *const label = new SafeLabel(text, role, color);
    label->setWordWrap(true);
    return label;
}

} // namespace

RecoveryPage::RecoveryPage(std::unique_ptr<RecoveryGate> gate, QWidget *parent)
    : Surface(ColorToken::Surface, parent)
    , m_gate(std::move(gate))
    , m_rail(new WizardRail(StepCount))
    , m_title(new SafeLabel(FontRole::PageTitle))
    , m_subtitle(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_damage(new ErrorBanner)
    , m_failure(new ErrorBanner)
    , m_inside(new QWidget)
    , m_content(new QVBoxLayout(m_inside))
    , m_progress(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_other(new Button)
    , m_back(new Button)
    , m_fromBackup(new Button)
    , m_next(new Button({}, Button::Kind::Primary))
{
    m_subtitle->setWordWrap(true);
    m_damage->clear();
    m_failure->clear();
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(12);
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_inside);
    area->viewport()->setAutoFillBackground(false);
    m_inside->setAutoFillBackground(false);

    auto *const main = new QVBoxLayout;
    main->setContentsMargins(28, 22, 28, 16);
    main->setSpacing(0);
    main->addWidget(m_title);
    main->addWidget(m_subtitle);
    main->addSpacing(16);
    main->addWidget(m_failure);
    main->addWidget(m_damage);
    main->addSpacing(12);
    main->addWidget(m_progress);
    main->addWidget(area, 1);
    auto *const right = new QVBoxLayout;
    right->setSpacing(0);
    right->addLayout(main, 1);
    right->addWidget(makeFoot());
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);

    connect(m_other, &QAbstractButton::clicked, this, &RecoveryPage::otherWorkspaceWanted);
    connect(m_back, &QAbstractButton::clicked, this, &RecoveryPage::goBack);
    connect(m_fromBackup, &QAbstractButton::clicked, this, &RecoveryPage::chooseBackup);
    connect(m_next, &QAbstractButton::clicked, this, &RecoveryPage::goOn);
    m_next->setDefault(true);
    showStep(LookStep);
}

RecoveryPage::~RecoveryPage() = default;

QWidget *RecoveryPage::makeFoot()
{
    auto *const foot = new Surface;
    foot->setLines(Qt::TopEdge);
    auto *const line = new QHBoxLayout(foot);
    line->setContentsMargins(28, 13, 28, 14);
    line->setSpacing(8);
    line->addWidget(m_other);
    line->addStretch();
    line->addWidget(m_back);
    line->addWidget(m_fromBackup);
    line->addWidget(m_next);
    return foot;
}

void RecoveryPage::look()
{
    m_finding.reset();
    m_backup.reset();
    m_outcome.reset();
    m_failure->clear();
    showStep(LookStep);
    setBusy(tr("Looking at the first event…"));
    const auto progress = [page = QPointer<RecoveryPage>(this)](qint64 event) {
        if (page && page->m_isBusy)
            page->m_progress->showText(tr("Looking at event %1…").arg(number(event)));
    };
    whenDone(this, m_gate->look(progress), [this](const RecordFinding &finding) {
        m_finding = finding;
        setBusy({});
        showStep(ChooseStep);
    });
}

void RecoveryPage::lookAtBackup(const QString &file)
{
    m_failure->clear();
    setBusy(tr("Reading the backup…"));
    whenDone(this, m_gate->lookAtBackup(file), [this](const Result<BackupFinding> &found) {
        setBusy({});
        if (!found)
            return showFailure(found.error());
        m_backup = *found;
        showStep(ChooseStep);
    });
}

void RecoveryPage::goOn()
{
    if (m_isBusy)
        return;
    if (m_step == DoneStep || (m_finding && m_finding->isWhole && !m_backup)) {
        emit openWanted();
        return;
    }
    if (m_step != ChooseStep)
        return;
    if (!m_backup && !m_finding->isRepairable) {
        chooseBackup();
        return;
    }
    m_failure->clear();
    const auto take = [this](const Result<RecoveryOutcome> &outcome) { finish(outcome); };
    if (m_backup) {
        setBusy(tr("Putting the backup in place…"));
        whenDone(this, m_gate->restore(m_backup->file), take);
    } else {
        setBusy(tr("Writing a record of what can be kept…"));
        whenDone(this, m_gate->repair(), take);
    }
}

void RecoveryPage::finish(const Result<RecoveryOutcome> &outcome)
{
    setBusy({});
    if (!outcome)
        return showFailure(outcome.error());
    m_outcome = *outcome;
    showStep(DoneStep);
}

//! Whatever failed, the damaged record is still what it was; what was found may no longer be so.
void RecoveryPage::showFailure(const Error &error)
{
    m_failure->showError(error);
    showTexts();
}

void RecoveryPage::goBack()
{
    m_backup.reset();
    m_failure->clear();
    showStep(ChooseStep);
}

void RecoveryPage::chooseBackup()
{
    auto *const dialog = new QFileDialog(this, tr("Choose a backup of this workspace"), m_gate->folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RecoveryPage::lookAtBackup);
    dialog->open();
}

void RecoveryPage::setBusy(const QString &what)
{
    m_isBusy = !what.isEmpty();
    m_progress->showText(what);
    m_progress->setVisible(m_isBusy);
    m_next->setBusy(m_isBusy && m_step != LookStep);
    for (Button *const button : {m_other, m_back, m_fromBackup})
        button->setEnabled(!m_isBusy);
}

void RecoveryPage::showStep(Step step)
{
    m_step = step;
    m_rail->setCurrent(step);
    showTexts();
}

void RecoveryPage::languageChanged()
{
    showTexts();
}

void RecoveryPage::showTexts()
{
    setWindowTitle(tr("Release Desk: recover a workspace"));
    m_rail->setHead("document", QDir(m_gate->folder()).dirName(), tr("Damaged record"));
    m_rail->setSteps({tr("Look at it"), tr("Choose what to keep"), tr("Open it again")});
    m_rail->setNote(tr("The damaged file is never thrown away. It stays in the folder under a new name."));
    m_other->setText(tr("Other workspace…"));
    m_back->setText(tr("Back"));
    m_fromBackup->setText(tr("Restore a backup…"));
    const bool isChoice = m_step == ChooseStep && m_finding.has_value();
    const bool canRepair = isChoice && m_finding->isRepairable;
    m_back->setVisible(isChoice && m_backup);
    m_fromBackup->setVisible(canRepair && !m_backup);
    m_next->setVisible(m_step != LookStep);
    clearContent();
    m_damage->clear();
    if (isChoice)
        showChoice();
    else if (m_step == DoneStep && m_outcome)
        showOutcome();
    else {
        m_title->showText(tr("Looking at the record"));
        m_subtitle->showText(tr("Every event is compared with the hash chain. Nothing is written meanwhile."));
    }
    m_content->addStretch(1);
}

void RecoveryPage::showChoice()
{
    if (m_backup) {
        m_title->showText(tr("Restore this backup?"));
        m_subtitle->showText(tr("Nothing has been written yet."));
        addFact(tr("Backup"), QFileInfo(m_backup->file).fileName());
        addFact(tr("Taken"), momentOf(m_backup->takenAt));
        addFact(tr("Holds"), tr("everything up to event %1").arg(number(m_backup->position)));
        addFact(tr("Not in it"), tr("up to %n event(s) of the present record", nullptr, countOf(m_backup->lostEvents)),
                m_backup->lostEvents > 0 ? ColorToken::Failed : ColorToken::Text1);
        m_next->setText(tr("Put the backup in place"));
        return;
    }
    const RecordFinding &found = *m_finding;
    if (found.isWhole) {
        m_title->showText(tr("The record is whole"));
        m_subtitle->showText(
            tr("Every event up to %1 is what was recorded. There is nothing to repair.").arg(number(found.keptUpTo)));
        m_next->setText(tr("Open the workspace"));
        return;
    }
    m_title->showText(found.isRepairable ? tr("What can be kept") : tr("The file alone cannot be repaired"));
    m_subtitle->showText(tr("Nothing has been written yet."));
    m_damage->showError({ErrorCode::DataLoss, found.sentence, found.detail});
    if (!found.isRepairable) {
        m_content->addWidget(wrapped(tr("Restore the last backup. What is there now is kept beside it."),
                                     FontRole::Body, ColorToken::Text2));
        m_next->setText(tr("Restore a backup…"));
        return;
    }
    const QString upTo
        = found.keptUpToAt.isValid() ? QStringLiteral(" (%1)").arg(momentOf(found.keptUpToAt)) : QString();
    addFact(tr("Kept"),
            found.keptUpTo > 0 ? tr("everything up to event %1").arg(number(found.keptUpTo)) + upTo
                               : tr("nothing: the first event is damaged"));
    addFact(tr("Lost"),
            found.lostEvents() > 0 ? tr("up to %n event(s) behind it", nullptr, countOf(found.lostEvents()))
                                   : tr("nothing"),
            found.lostEvents() > 0 ? ColorToken::Failed : ColorToken::Text1);
    addFact(tr("Noted"), tr("the repaired record says in its next event what was lost"));
    addReleases();
    m_next->setText(tr("Repair and keep %n event(s)", nullptr, countOf(found.keptUpTo)));
}

void RecoveryPage::showOutcome()
{
    m_title->showText(tr("The record works again"));
    m_subtitle->showText(tr("Tasks that were under way are looked up at their systems before anything is done again."));
    m_damage->showMessage(m_outcome->lostEvents > 0 ? ErrorBanner::Kind::Warning : ErrorBanner::Kind::Success,
                          tr("It holds everything up to event %1.").arg(number(m_outcome->keptUpTo)),
                          m_outcome->lostEvents > 0
                              ? tr("Up to %n event(s) behind it are lost.", nullptr, countOf(m_outcome->lostEvents))
                              : tr("Nothing is lost."));
    if (m_outcome->notedAt > 0)
        addFact(tr("Noted"), tr("as event %1 of the record").arg(number(m_outcome->notedAt)));
    if (!m_outcome->keptAside.isEmpty())
        addFact(tr("Kept aside"), m_outcome->keptAside.join(QStringLiteral(", ")));
    addReleases();
    m_next->setText(tr("Open the workspace"));
}

void RecoveryPage::addFact(const QString &name, const QString &value, ColorToken color)
{
    auto *const line = new QHBoxLayout;
    line->setSpacing(12);
    auto *const label = new SafeLabel(name, FontRole::SecondaryLabel, ColorToken::Text3);
    label->setFixedWidth(nameWidth / 2);
    label->setAlignment(Qt::AlignTop);
    line->addWidget(label);
    line->addWidget(wrapped(value, FontRole::Body, color), 1);
    auto *const row = new QWidget;
    line->setContentsMargins(0, 0, 0, 0);
    row->setLayout(line);
    m_content->addWidget(row);
}

void RecoveryPage::addReleases()
{
    if (!m_finding || m_finding->releases.isEmpty() || m_backup)
        return;
    auto *const head = new SectionHead(tr("Releases"), FontRole::Panel);
    head->setCount(number(m_finding->releases.size()));
    m_content->addWidget(head);
    auto *const card = new Card;
    const qsizetype shown = std::min(m_finding->releases.size(), shownReleases);
    for (qsizetype i = 0; i < shown; ++i) {
        const ReleaseRemains &each = m_finding->releases.at(i);
        auto *const row = new Surface;
        row->setLines(i + 1 < shown ? Qt::Edges(Qt::BottomEdge) : Qt::Edges());
        auto *const line = new QHBoxLayout(row);
        line->setContentsMargins(12, 8, 12, 8);
        line->setSpacing(12);
        auto *const name = new SafeLabel(each.name, FontRole::Label);
        name->setElided();
        line->addWidget(name, 1);
        line->addWidget(
            new SafeLabel(tr("%n event(s) kept", nullptr, countOf(each.kept)), FontRole::Secondary, ColorToken::Text2));
        QString lost = each.lost > 0 ? tr("%n lost", nullptr, countOf(each.lost)) : tr("whole");
        if (each.kept == 0)
            lost = tr("lost");
        auto *const state
            = new SafeLabel(lost, FontRole::SecondaryLabel, each.lost > 0 ? ColorToken::Failed : ColorToken::Text3);
        state->setMinimumWidth(nameWidth / 3);
        state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        line->addWidget(state);
        row->setAccessibleName(each.name);
        card->content()->addWidget(row);
    }
    m_content->addWidget(card);
    if (shown < m_finding->releases.size())
        m_content->addWidget(wrapped(tr("… and %n more.", nullptr, countOf(m_finding->releases.size() - shown)),
                                     FontRole::Secondary, ColorToken::Text3));
}

void RecoveryPage::clearContent()
{
    while (QLayoutItem *const item = m_content->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace releasedesk::ui
