// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/attachment_list.h"

#include "core/base/external_url.h"
#include "core/workspace/attachment_files.h"
#include "ui/async/when_done.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QUuid>
#include <QVBoxLayout>

namespace releasedesk::ui {

using workspace::AttachmentFiles;

AttachmentList::AttachmentList(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_rows(new QVBoxLayout)
    , m_nothing(new EmptyState("document"))
    , m_addFile(new Button)
    , m_addLink(new Button)
    , m_linkForm(new QWidget)
    , m_address(new TextField)
    , m_name(new TextField)
    , m_attach(new Button(QString(), Button::Kind::Primary))
    , m_cancel(new Button(QString(), Button::Kind::Ghost))
    , m_refusal(new ErrorBanner)
{
    setAcceptDrops(true);
    m_addFile->setIconName("plus");
    m_addLink->setIconName("link");
    m_name->setOptional(true);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_addFile);
    buttons->addWidget(m_addLink);
    buttons->addStretch(1);
    auto *const form = new QVBoxLayout(m_linkForm);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(10);
    form->addWidget(m_address);
    form->addWidget(m_name);
    auto *const formButtons = new QHBoxLayout;
    formButtons->addStretch(1);
    formButtons->addWidget(m_cancel);
    formButtons->addWidget(m_attach);
    form->addLayout(formButtons);
    m_linkForm->hide();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_refusal);
    column->addLayout(m_rows);
    column->addWidget(m_nothing);
    column->addLayout(buttons);
    column->addWidget(m_linkForm);
    connect(m_addFile, &QAbstractButton::clicked, this, &AttachmentList::chooseFile);
    connect(m_addLink, &QAbstractButton::clicked, this, [this] { setLinkShown(m_linkForm->isHidden()); });
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        setLinkShown(false);
        m_addLink->setFocus(Qt::OtherFocusReason);
    });
    connect(m_attach, &QAbstractButton::clicked, this, &AttachmentList::sendLink);
    connect(m_address->edit(), &QLineEdit::returnPressed, this, &AttachmentList::sendLink);
    connect(m_name->edit(), &QLineEdit::returnPressed, this, &AttachmentList::sendLink);
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        if (release == m_release)
            take();
    });
    languageChanged();
}

void AttachmentList::setFolder(const QString &folder)
{
    m_folder = folder;
    m_addFile->setVisible(!folder.isEmpty());
}

void AttachmentList::showTask(const ReleaseId &release, const TaskId &task)
{
    if (release != m_release || task != m_task) {
        m_refusal->clear();
        setLinkShown(false);
    }
    m_release = release;
    m_task = task;
    take();
}

void AttachmentList::take()
{
    const domain::Release *const release = m_desk.release(m_release);
    const QList<domain::AttachedThing> things = release ? release->attachments(m_task) : QList<domain::AttachedThing>();
    if (m_list && things == m_shown && mayRemove() == m_couldRemove)
        return;
    m_shown = things;
    rebuild();
}

//! What people sign with at hand stays as it is.
bool AttachmentList::mayRemove() const
{
    const domain::Release *const release = m_desk.release(m_release);
    return release
        && (release->state() == domain::ReleaseState::Draft || release->state() == domain::ReleaseState::Returned);
}

void AttachmentList::rebuild()
{
    const int focused = m_list ? RowButton::focusedRow(*m_list) : -1;
    delete m_list;
    m_list = new Card;
    m_rows->addWidget(m_list);
    m_couldRemove = mayRemove();
    for (qsizetype i = 0; i < m_shown.size(); ++i)
        addRow(m_shown.at(i), i + 1 == m_shown.size());
    m_list->setVisible(!m_shown.isEmpty());
    m_nothing->setVisible(m_shown.isEmpty());
    RowButton::focusRow(*m_list, focused);
}

void AttachmentList::addRow(const domain::AttachedThing &thing, bool isLast)
{
    const domain::Attachment &what = thing.what;
    auto *const row = new RowButton;
    row->setLine(!isLast);
    const QString who = personName(m_desk.directory(), thing.by);
    const QString when = momentText(thing.at, m_clock.utcNow());
    const QString size = what.isFile() ? QLocale().formattedDataSize(what.bytes, 0) : QUrl(what.url).host();
    auto *const name = new SafeLabel(FontRole::Label, ColorToken::Text1);
    name->showText(SafeText::lineFromOutside(what.name));
    name->setElided(Qt::ElideMiddle);
    auto *const facts = new SafeLabel(FontRole::Caption, ColorToken::Text3);
    facts->showText(SafeText::lineFromOutside(QStringList{size, who, when}.join(QStringLiteral(" · "))));
    facts->setElided();
    row->setAccessibleName(what.isFile() ? tr("File %1, from %2").arg(what.name, who)
                                         : tr("Link %1, from %2").arg(what.name, who));
    auto *const words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(facts);
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(10, 7, 6, 7);
    layout->setSpacing(10);
    layout->addWidget(new IconLabel(what.isFile() ? IconName("document") : IconName("link"), 16, ColorToken::Text2));
    layout->addLayout(words, 1);
    connect(row, &QAbstractButton::clicked, this, [this, what] { open(what); });

    auto *const remove = new Button("close", tr("Remove %1").arg(what.name));
    remove->setKind(Button::Kind::Ghost);
    remove->setHeight(Button::Height::Small);
    const domain::Release *const release = m_desk.release(m_release);
    const bool isOwn = thing.by == m_desk.person() || (release && release->owner() == m_desk.person());
    remove->setDisabledReason(!m_couldRemove ? tr("People were asked to sign with it at hand, so it stays.")
                                  : !isOwn   ? tr("Somebody else attached it. Ask %1.").arg(who)
                                             : QString());
    connect(remove, &QAbstractButton::clicked, this,
            [this, id = what.id] { send(domain::DetachFromTask{m_release, m_task, id}); });
    auto *const line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 6, 0);
    line->setSpacing(0);
    line->addWidget(row, 1);
    line->addWidget(remove);
    m_list->content()->addLayout(line);
}

void AttachmentList::open(const domain::Attachment &attachment)
{
    m_refusal->clear();
    if (!attachment.isFile()) {
        emit linkChosen(attachment.url);
        return;
    }
    const auto path = AttachmentFiles(m_folder).find(attachment);
    if (!path)
        m_refusal->showError(path.error());
    else // what is no document is not run by a click
        emit fileChosen(AttachmentFiles::isDocument(attachment.name) ? *path : QFileInfo(*path).path());
}

void AttachmentList::chooseFile()
{
    auto *const dialog = new QFileDialog(this, tr("Attach a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        for (const QString &file : files)
            attachFile(file);
    });
    dialog->open();
}

void AttachmentList::attachFile(const QString &file)
{
    const auto kept = AttachmentFiles(m_folder).keep(file);
    if (kept)
        send(domain::AttachToTask{m_release, m_task, *kept});
    else
        m_refusal->showError(kept.error());
}

void AttachmentList::attachLink(const QString &address, const QString &name)
{
    const auto url = externalUrl(address.trimmed());
    m_address->setError(url ? QString()
                            : tr("This is no address that can be opened. Enter one that begins with https://, http:// "
                                 "or mailto:, without a name and a password in it."));
    if (!url)
        return;
    const QString shown = name.trimmed().isEmpty() ? QString(url->host() + url->path()) : name.trimmed();
    send(domain::AttachToTask{
        m_release, m_task, {QUuid::createUuid().toString(QUuid::WithoutBraces), shown.left(200), address.trimmed()}});
    setLinkShown(false);
}

void AttachmentList::setLinkShown(bool isShown)
{
    m_linkForm->setVisible(isShown);
    m_address->setText({});
    m_address->setError({});
    m_name->setText({});
    if (isShown)
        m_address->edit()->setFocus(Qt::OtherFocusReason);
}

void AttachmentList::sendLink()
{
    attachLink(m_address->text(), m_name->text());
}

void AttachmentList::send(domain::ReleaseCommand command)
{
    m_refusal->clear();
    whenDone(this, m_desk.session().send(std::move(command)), [this](const Result<store::Position> &sent) {
        if (!sent)
            m_refusal->showError(sent.error());
    });
}

void AttachmentList::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void AttachmentList::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile() && !m_folder.isEmpty())
            attachFile(url.toLocalFile());
        else if (!url.isLocalFile())
            attachLink(url.toString(), {});
    }
    event->acceptProposedAction();
}

void AttachmentList::languageChanged()
{
    m_nothing->setSentence(tr("Nothing is attached. Add what those who sign or do this should have at hand."));
    m_addFile->setText(tr("Attach a file…"));
    m_addLink->setText(tr("Add a link…"));
    m_address->setLabel(tr("Address"));
    m_address->setPlaceholder(QStringLiteral("https://"));
    m_name->setLabel(tr("Name"));
    m_attach->setText(tr("Add the link"));
    m_cancel->setText(tr("Cancel"));
    if (m_list)
        rebuild();
}

} // namespace releasedesk::ui
