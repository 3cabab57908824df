// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/freezes_page.h"

#include "core/base/safe_text.h"
#include "core/base/shown_zone.h"
#include "ui/async/when_done.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_field.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int longestReason = 200;

QString momentOf(const QDateTime &at)
{
    return inShownZone(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QDateTime momentOf(const QDateTimeEdit *edit)
{
    return fromShownZone(edit->date(), edit->time());
}

void setMoment(QDateTimeEdit *edit, const QDateTime &at)
{
    const QDateTime shown = inShownZone(at);
    edit->setDateTime(QDateTime(shown.date(), QTime(shown.time().hour(), shown.time().minute())));
}

QStringList namesOf(const QList<EnvironmentId> &environments)
{
    QStringList names;
    for (const EnvironmentId &id : environments)
        names.append(id.value());
    return names;
}

} // namespace

FreezesPage::FreezesPage(domain::Directory directory, PersonId person, FreezeChanges changes, QWidget *parent)
    : ThemedWidget(parent)
    , m_directory(std::move(directory))
    , m_person(std::move(person))
    , m_changes(std::move(changes))
    , m_note(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_rows(new QVBoxLayout)
    , m_add(new Button)
    , m_form(nullptr)
    , m_reason(new TextField)
    , m_from(new QDateTimeEdit)
    , m_until(new QDateTimeEdit)
    , m_place(new QComboBox)
    , m_exceptions(new TextField)
    , m_fromField(new FormField({}, m_from))
    , m_untilField(new FormField({}, m_until))
    , m_placeField(new FormField({}, m_place))
    , m_banner(new ErrorBanner)
    , m_saveButton(new Button({}, Button::Kind::Primary))
    , m_cancel(new Button)
{
    m_note->setWordWrap(true);
    m_banner->clear();
    m_form = makeForm();
    m_form->hide();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_note);
    column->addLayout(m_rows);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    column->addWidget(m_form);
    column->addWidget(m_banner);
    column->addStretch();
    connect(m_add, &Button::clicked, this, [this] { edit(); });
    connect(m_saveButton, &Button::clicked, this, &FreezesPage::saveForm);
    connect(m_cancel, &Button::clicked, this, [this] {
        m_form->hide();
        m_banner->clear();
        m_add->show();
        m_add->setFocus();
    });
    languageChanged();
}

QWidget *FreezesPage::makeForm()
{
    for (QDateTimeEdit *const each : {m_from, m_until})
        each->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_reason->edit()->setMaxLength(longestReason);
    m_exceptions->setOptional(true);
    m_exceptions->setPlaceholder(QStringLiteral("payments/5.1.0"));
    auto *const form = new Card;
    form->setPadding(14);
    form->content()->setSpacing(10);
    form->content()->addWidget(m_reason);
    auto *const times = new QHBoxLayout;
    times->setSpacing(10);
    times->addWidget(m_fromField);
    times->addWidget(m_untilField);
    form->content()->addLayout(times);
    form->content()->addWidget(m_placeField);
    form->content()->addWidget(m_exceptions);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_saveButton);
    form->content()->addLayout(buttons);
    return form;
}

void FreezesPage::languageChanged()
{
    m_note->showText(
        tr("While a freeze holds, no release starts that takes effect there, and none whose window lies in "
           "it can be submitted. Ways back are never frozen. Every change stays in the record."));
    m_add->setText(tr("Add a freeze"));
    m_add->setIconName("plus");
    m_reason->setLabel(tr("Reason"));
    m_fromField->setLabel(tr("From"));
    m_untilField->setLabel(tr("Until"));
    m_placeField->setLabel(tr("Where"));
    m_exceptions->setLabel(tr("Exceptions"));
    m_exceptions->setHelp(tr("Releases that it does not hold, as project/version, with commas between."));
    m_saveButton->setText(tr("Save freeze"));
    m_cancel->setText(tr("Cancel"));
    showRows();
}

QString FreezesPage::placeText(const domain::Freeze &freeze) const
{
    if (freeze.environments.isEmpty())
        return tr("Everywhere");
    QStringList names;
    for (const EnvironmentId &id : freeze.environments) {
        const domain::Environment *const known = m_directory.environment(id);
        names.append(known && !known->name.isEmpty() ? known->name : id.value());
    }
    return names.join(QStringLiteral(", "));
}

void FreezesPage::showRows()
{
    delete m_card;
    m_card = new Card;
    if (m_directory.freezes.isEmpty()) {
        m_card->setPadding(14);
        auto *const none = new SafeLabel(tr("Nothing is frozen."), FontRole::Body, ColorToken::Text2);
        m_card->content()->addWidget(none);
    }
    for (qsizetype i = 0; i < m_directory.freezes.size(); ++i) {
        if (i > 0)
            m_card->content()->addWidget(new Separator);
        m_card->content()->addWidget(makeRow(i));
    }
    m_rows->addWidget(m_card);
}

QWidget *FreezesPage::makeRow(qsizetype index)
{
    const domain::Freeze &freeze = m_directory.freezes.at(index);
    auto *const row = new QWidget;
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(14, 10, 10, 10);
    layout->setSpacing(10);
    layout->addWidget(new IconLabel("freeze", 16, ColorToken::Running), 0, Qt::AlignTop);
    auto *const words = new QVBoxLayout;
    words->setSpacing(2);
    const QString reason = SafeText::lineFromOutside(freeze.reason).plain();
    auto *const name = new SafeLabel(reason, FontRole::Label);
    name->setWordWrap(true);
    QString about = tr("%1 to %2 · %3").arg(momentOf(freeze.from), momentOf(freeze.until), placeText(freeze));
    if (!freeze.exceptions.isEmpty())
        about += tr(" · except %1").arg(freeze.exceptions.join(QStringLiteral(", ")));
    auto *const details
        = new SafeLabel(SafeText::lineFromOutside(about).plain(), FontRole::Secondary, ColorToken::Text2);
    details->setWordWrap(true);
    words->addWidget(name);
    words->addWidget(details);
    layout->addLayout(words, 1);
    auto *const change = new Button("edit", tr("Change “%1”").arg(reason));
    auto *const drop = new Button("close", tr("Remove “%1”").arg(reason));
    for (Button *const each : {change, drop}) {
        each->setHeight(Button::Height::Small);
        layout->addWidget(each, 0, Qt::AlignTop);
    }
    connect(change, &Button::clicked, this, [this, index] { edit(index); });
    // Later: the button goes together with its row.
    connect(drop, &Button::clicked, this, [this, index] { remove(index); }, Qt::QueuedConnection);
    return row;
}

void FreezesPage::fillPlaces(const QList<EnvironmentId> &chosen)
{
    m_place->clear();
    m_place->addItem(tr("Everywhere"), QStringList());
    for (const domain::Environment &each : m_directory.environments)
        m_place->addItem(each.name.isEmpty() ? each.id.value() : each.name, QStringList{each.id.value()});
    domain::Freeze some;
    some.environments = chosen;
    if (chosen.size() > 1) // written into the file by hand
        m_place->addItem(placeText(some), namesOf(chosen));
    m_place->setCurrentIndex(std::max(0, m_place->findData(namesOf(chosen))));
}

void FreezesPage::edit(qsizetype index)
{
    m_edited = index;
    m_banner->clear();
    domain::Freeze freeze;
    if (index >= 0) {
        freeze = m_directory.freezes.at(index);
    } else {
        const QDate tomorrow = inShownZone(QDateTime::currentDateTimeUtc()).date().addDays(1);
        freeze.from = fromShownZone(tomorrow, QTime(0, 0));
        freeze.until = fromShownZone(tomorrow.addDays(1), QTime(0, 0));
    }
    m_reason->setText(freeze.reason);
    setMoment(m_from, freeze.from);
    setMoment(m_until, freeze.until);
    fillPlaces(freeze.environments);
    m_exceptions->setText(freeze.exceptions.join(QStringLiteral(", ")));
    m_form->show();
    m_add->hide();
    m_reason->edit()->setFocus();
}

domain::Freeze FreezesPage::written() const
{
    domain::Freeze freeze = m_edited >= 0 ? m_directory.freezes.at(m_edited) : domain::Freeze();
    if (m_edited < 0 && m_directory.person(m_person))
        freeze.owner = m_person;
    freeze.reason = m_reason->text().trimmed();
    freeze.from = momentOf(m_from);
    freeze.until = momentOf(m_until);
    freeze.environments.clear();
    for (const QString &id : m_place->currentData().toStringList())
        freeze.environments.append(EnvironmentId(id));
    freeze.exceptions.clear();
    for (const QString &each : m_exceptions->text().split(u',', Qt::SkipEmptyParts))
        freeze.exceptions.append(each.trimmed());
    freeze.exceptions.removeAll(QString());
    return freeze;
}

void FreezesPage::saveForm()
{
    const domain::Freeze freeze = written();
    if (const auto checked = domain::checkFreeze(freeze, m_directory); !checked)
        return m_banner->showError(checked.error());
    if (m_saveButton->isBusy())
        return;
    QList<domain::Freeze> all = m_directory.freezes;
    std::optional<domain::Freeze> before;
    if (m_edited >= 0)
        before = std::exchange(all[m_edited], freeze);
    else
        all.append(freeze);
    m_saveButton->setBusy(true);
    whenDone(this, m_changes.set(freeze, before), [this, all](const Result<> &done) {
        m_saveButton->setBusy(false);
        if (!done)
            return m_banner->showError(done.error());
        showChanged(all);
    });
}

void FreezesPage::remove(qsizetype index)
{
    if (index < 0 || index >= m_directory.freezes.size())
        return;
    const domain::Freeze freeze = m_directory.freezes.at(index);
    Question question;
    question.title = tr("Lift the freeze “%1”?").arg(SafeText::lineFromOutside(freeze.reason).plain());
    question.consequence = tr("What it held may take effect at once, and everybody sees who lifted it and why.");
    question.button = tr("Lift freeze");
    question.icon = "freeze";
    question.reasonLabel = tr("Reason");
    question.isDangerous = true;
    auto *const dialog = new ConfirmDialog(question, window());
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, freeze](const QString &reason) {
        dialog->setBusy(true);
        whenDone(dialog, m_changes.lift(freeze, reason), [page = QPointer(this), dialog, freeze](const Result<> &done) {
            if (!done)
                return dialog->showError(done.error());
            dialog->close();
            if (!page)
                return;
            QList<domain::Freeze> left = page->m_directory.freezes;
            left.removeOne(freeze);
            page->showChanged(left);
        });
    });
    dialog->open();
}

//! As the record has them now; in the order of their begin.
void FreezesPage::showChanged(QList<domain::Freeze> freezes)
{
    std::ranges::sort(freezes, {}, [](const domain::Freeze &each) { return std::pair(each.from, each.reason); });
    m_banner->clear();
    m_form->hide();
    m_add->show();
    m_add->setFocus();
    m_directory.freezes = freezes;
    m_edited = -1;
    showRows();
}

} // namespace releasedesk::ui
