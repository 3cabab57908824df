// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/start_page.h"

#include "ui/shell/logo.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/time_words.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr int columnWidth = 560;

RowButton *makeRow(QWidget *sign, const QString &first, const QString &second, bool isLast)
{
    auto *const row = new RowButton;
    row->setLine(!isLast);
    row->setAccessibleName(first + QStringLiteral(", ") + second);
    auto *const line = new QHBoxLayout(row);
    line->setContentsMargins(12, 8, 12, 8);
    line->setSpacing(10);
    line->addWidget(sign);
    auto *const name = new SafeLabel(first, FontRole::Label);
    line->addWidget(name);
    auto *const detail = new SafeLabel(second, FontRole::Secondary, ColorToken::Text3);
    detail->setElided(Qt::ElideMiddle);
    line->addWidget(detail, 1);
    return row;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : Surface(ColorToken::Surface, parent)
    , m_title(new SafeLabel(FontRole::PageTitle))
    , m_sentence(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_banner(new ErrorBanner)
    , m_open(new Button(QString(), Button::Kind::Primary))
    , m_create(new Button)
    , m_sample(new Button(QString(), Button::Kind::Link))
    , m_listTitle(new SafeLabel(FontRole::CaptionLabel, ColorToken::Text3))
    , m_list(new QVBoxLayout)
{
    m_sentence->setWordWrap(true);
    auto *const column = new QVBoxLayout;
    column->setSpacing(16);
    column->addStretch(2);
    auto *const head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new Logo(36));
    head->addWidget(m_title, 1);
    column->addLayout(head);
    column->addWidget(m_sentence);
    column->addWidget(m_banner);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_open->setIconName("document");
    m_create->setIconName("plus");
    buttons->addWidget(m_open);
    buttons->addWidget(m_create);
    buttons->addSpacing(8);
    buttons->addWidget(m_sample);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addWidget(m_listTitle);
    column->addLayout(m_list);
    column->addStretch(3);

    auto *const middle = new QWidget;
    middle->setLayout(column);
    middle->setMaximumWidth(columnWidth);
    auto *const line = new QHBoxLayout(this);
    line->setContentsMargins(24, 24, 24, 24);
    line->addStretch(1);
    line->addWidget(middle, 100);
    line->addStretch(1);

    connect(m_open, &Button::clicked, this, [this] { chooseFolder(false); });
    connect(m_create, &Button::clicked, this, [this] { chooseFolder(true); });
    connect(m_sample, &Button::clicked, this, &StartPage::sampleWanted);
    connect(m_banner, &ErrorBanner::actionTriggered, this, [this](int number) {
        if (number == 0)
            emit openWanted(m_failed);
        else
            emit lookWanted(m_failed);
    });
    languageChanged();
    setRecent({});
}

void StartPage::setRecent(const QStringList &folders)
{
    m_recent = folders;
    clearList();
    m_listTitle->setVisible(!folders.isEmpty());
    m_listTitle->showText(tr("Opened before"));
    if (folders.isEmpty())
        return;
    auto *const card = new Card;
    for (const QString &folder : folders) {
        RowButton *const row
            = makeRow(new IconLabel("document"), QDir(folder).dirName(), folder, folder == folders.constLast());
        card->content()->addWidget(row);
        connect(row, &QAbstractButton::clicked, this, [this, folder] { emit openWanted(folder); });
    }
    m_list->addWidget(card);
}

void StartPage::showError(const Error &error, const QString &folder, bool canLook)
{
    languageChanged(); // no longer busy
    m_failed = folder;
    m_banner->showError(error);
    m_banner->setAction(0, folder.isEmpty() ? QString() : tr("Try again"));
    m_banner->setAction(1, canLook ? tr("Open to look only") : QString());
}

void StartPage::setBusy(const QString &what)
{
    m_banner->clear();
    m_sentence->showText(what);
    for (Button *const each : {m_open, m_create, m_sample})
        each->setEnabled(false);
}

void StartPage::askWho(const QString &workspaceName, const QList<domain::Person> &people)
{
    clearList();
    m_banner->clear();
    for (Button *const each : {m_open, m_create, m_sample})
        each->hide();
    m_sentence->showText(
        tr("Who are you in “%1”? What you do is recorded under this name. It is asked once on this computer.")
            .arg(workspaceName));
    m_listTitle->show();
    m_listTitle->showText(tr("People of this workspace"));
    auto *const card = new Card;
    for (const domain::Person &person : people) {
        const QString name = person.printedName(isKorean());
        auto *const avatar = new Avatar(20);
        avatar->showPerson(name, person.id.value());
        RowButton *const row
            = makeRow(avatar, name, isKorean() && !person.titleKo.isEmpty() ? person.titleKo : person.title,
                      person.id == people.constLast().id);
        card->content()->addWidget(row);
        connect(row, &QAbstractButton::clicked, this, [this, id = person.id] { emit personChosen(id); });
    }
    m_list->addWidget(card);
}

void StartPage::languageChanged()
{
    m_title->showText(QStringLiteral("Release Desk"));
    m_sentence->showText(
        tr("Connect Jira and one deployment target in a workspace of your own, or look around with sample data."));
    m_open->setText(tr("Open workspace…"));
    m_create->setText(tr("Create workspace…"));
    m_sample->setText(tr("Try with sample data"));
    for (Button *const each : {m_open, m_create, m_sample})
        each->setEnabled(true);
    setWindowTitle(QStringLiteral("Release Desk"));
}

void StartPage::chooseFolder(bool isNew)
{
    auto *const dialog = new QFileDialog(this, isNew ? tr("Where to make the workspace") : tr("Open a workspace"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, isNew](const QString &folder) {
        if (isNew)
            emit createWanted(folder);
        else
            emit openWanted(folder);
    });
    dialog->open();
}

void StartPage::clearList()
{
    while (QLayoutItem *const item = m_list->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace releasedesk::ui
