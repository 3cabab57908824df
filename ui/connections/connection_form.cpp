// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/connection_form.h"

#include "ui/connections/network_form.h"
#include "ui/connections/sign_in_choice.h"
#include "ui/connections/system_words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/text_field.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

ConnectionForm::ConnectionForm(QWidget *parent)
    : ThemedWidget(parent)
    , m_address(new TextField)
    , m_account(new TextField)
    , m_secret(new TextField)
    , m_sender(new TextField)
    , m_space(new TextField)
    , m_ways(new SignInChoice)
    , m_server(new Chip({}, ChipLook::tinted(State::Succeeded)))
    , m_serverPlace(new QWidget)
    , m_createToken(new Button({}, Button::Kind::Link))
    , m_network(new NetworkForm)
{
    m_secret->setSecret(true);
    m_sender->setPlaceholder(QStringLiteral("release@example.com"));
    m_space->setOptional(true);
    m_createToken->setHeight(Button::Height::Small);
    m_createToken->setFixedHeight(Theme::current().lineHeight(FontRole::SecondaryLabel));
    m_createToken->setIconName("open-external");
    m_createToken->setAutoDefault(false);
    m_secret->addBesideLabel(m_createToken);
    auto *const pair = new QHBoxLayout;
    pair->setSpacing(12);
    pair->addWidget(m_account, 1);
    pair->addWidget(m_secret, 1);
    pair->setAlignment(m_account, Qt::AlignTop);
    pair->setAlignment(m_secret, Qt::AlignTop);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(makeAddressLine());
    layout->addWidget(m_ways);
    layout->addLayout(pair);
    layout->addWidget(m_sender);
    layout->addWidget(m_space);
    layout->addWidget(m_network);
    for (TextField *const field : {m_address, m_account, m_secret, m_sender, m_space})
        connect(field, &TextField::textEdited, this, &ConnectionForm::edited);
    connect(m_network, &NetworkForm::edited, this, &ConnectionForm::edited);
    connect(m_ways, &SignInChoice::changed, this, [this] {
        showWay();
        emit edited();
    });
    connect(m_createToken, &QAbstractButton::clicked, this, [this] { emit linkWanted(tokenPage()); });
    connect(m_address->edit(), &QLineEdit::textChanged, this, &ConnectionForm::showLock);
    connect(m_address, &TextField::textEdited, this, [this] {
        showServer({});
        showServerNote({});
    });
    connect(m_address, &TextField::editingFinished, &m_fields, [this] {
        m_address->setText(m_address->text().trimmed());
        if (m_address->text().isEmpty())
            return;
        const QString problem = addressError(m_system, m_address->text());
        m_address->setError(problem);
        if (problem.isEmpty())
            emit addressEntered(m_address->text());
    });
    showServer({});
    languageChanged();
}

QLayout *ConnectionForm::makeAddressLine()
{
    auto *const place = new QVBoxLayout(m_serverPlace);
    place->setContentsMargins(0, 0, 0, 0);
    place->addWidget(m_server);
    m_address->edit()->installEventFilter(this); // the chip stands in line with it
    auto *const line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_address, 1);
    line->addWidget(m_serverPlace);
    line->setAlignment(m_address, Qt::AlignTop);
    line->setAlignment(m_serverPlace, Qt::AlignTop);
    return line;
}

bool ConnectionForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_address->edit() && (event->type() == QEvent::Move || event->type() == QEvent::Resize)) {
        const QRect field = m_address->edit()->geometry();
        const int above = field.top() + (field.height() - m_server->sizeHint().height()) / 2;
        m_serverPlace->layout()->setContentsMargins(0, std::max(0, above), 0, 0);
    }
    return ThemedWidget::eventFilter(watched, event);
}

void ConnectionForm::languageChanged()
{
    m_address->setLabel(tr("Address"));
    m_sender->setLabel(tr("Sender"));
    m_space->setLabel(tr("Space to check"));
    m_space->setHelp(tr("The key of a space; the test then looks at your rights in it."));
    m_createToken->setText(tr("Create one"));
    setSystem(m_system);
}

void ConnectionForm::themeChanged()
{
    showLock();
}

void ConnectionForm::setSystem(domain::ConnectedSystem system)
{
    if (system != m_system)
        m_address->setError({});
    m_system = system;
    const SystemWords words = wordsOf(system);
    m_address->setVisible(!words.addressHint.isEmpty());
    m_address->setPlaceholder(words.addressHint);
    m_sender->setVisible(system == domain::ConnectedSystem::Smtp);
    m_space->setVisible(isConfluence(system));
    m_space->setPlaceholder(QStringLiteral("DOC"));
    m_ways->setVisible(SignInChoice::isFor(system));
    if (SignInChoice::isFor(system))
        m_ways->setSystem(system);
    m_network->setVisible(system != domain::ConnectedSystem::Smtp); // mail goes its own way
    showWay();
}

bool ConnectionForm::hasAccount() const
{
    if (wordsOf(m_system).accountLabel.isEmpty())
        return false;
    return !SignInChoice::isFor(m_system) || m_ways->way() != SignInWay::AccessToken;
}

void ConnectionForm::showWay()
{
    const SystemWords words = wordsOf(m_system);
    const bool isPassword = SignInChoice::isFor(m_system) && m_ways->way() == SignInWay::Password;
    m_account->setVisible(hasAccount());
    m_account->setLabel(words.accountLabel);
    m_account->setOptional(!words.needsAccount && !isPassword);
    m_secret->setLabel(isPassword ? tr("Password") : words.secretLabel);
    m_secret->setOptional(!words.needsSecret);
    m_createToken->setVisible(!isPassword && !tokenPage().isEmpty());
    const QString help = isPassword || SignInChoice::isFor(m_system) ? QString() : words.secretHelp;
    m_secret->setHelp(m_hasSecret ? tr("One is stored. Leave this empty to keep it.") : help);
}

QString ConnectionForm::tokenPage() const
{
    using domain::ConnectedSystem;
    if (m_system == ConnectedSystem::JiraCloud || m_system == ConnectedSystem::ConfluenceCloud)
        return QStringLiteral("https://id.atlassian.com/manage-profile/security/api-tokens");
    QString base = m_address->text().trimmed();
    if (!SignInChoice::isFor(m_system) || base.isEmpty() || !addressError(m_system, base).isEmpty())
        return {};
    while (base.endsWith(u'/'))
        base.chop(1);
    return base
        + (m_system == ConnectedSystem::JiraDataCenter
               ? QStringLiteral("/secure/ViewProfile.jspa?selectedTab="
                                "com.atlassian.pats.pats-plugin:jira-user-personal-access-tokens")
               : QStringLiteral("/plugins/personalaccesstokens/usertokens.action"));
}

void ConnectionForm::showLock()
{
    delete m_lock;
    m_lock = nullptr;
    if (m_address->text().startsWith(QStringLiteral("https://"), Qt::CaseInsensitive)) {
        m_lock
            = m_address->edit()->addAction(IconStore::icon("lock", ColorToken::Succeeded), QLineEdit::LeadingPosition);
        m_lock->setToolTip(tr("What is sent to this address is encrypted."));
        m_lock->setText(m_lock->toolTip());
    }
    showWay(); // the page for tokens is below the address
}

void ConnectionForm::setAddress(const QString &address)
{
    m_address->setText(address);
}

QString ConnectionForm::address() const
{
    return m_address->text().trimmed();
}

void ConnectionForm::showServer(const std::optional<versions::ServerFacts> &server)
{
    m_serverPlace->setVisible(server.has_value());
    if (server)
        m_server->setText(server->api.isEmpty() ? server->edition
                                                : tr("%1 · API %2").arg(server->edition, server->api));
}

void ConnectionForm::showServerNote(const QString &note)
{
    m_address->setHelp(note);
}

void ConnectionForm::setConnection(const domain::Connection &connection, bool hasSecret)
{
    m_hasSecret = hasSecret;
    m_address->setText(connection.url);
    m_account->setText(connection.account);
    m_sender->setText(connection.sender);
    setSystem(connection.system);
    if (SignInChoice::isFor(connection.system) && !wordsOf(connection.system).needsAccount)
        m_ways->setWay(connection.account.isEmpty() ? SignInWay::AccessToken : SignInWay::Password);
    showWay();
}

void ConnectionForm::fill(domain::Connection &connection) const
{
    const SystemWords words = wordsOf(m_system);
    connection.system = m_system;
    connection.url = words.addressHint.isEmpty() ? QString() : m_address->text().trimmed();
    connection.account = hasAccount() ? m_account->text().trimmed() : QString();
    connection.sender = m_system == domain::ConnectedSystem::Smtp ? m_sender->text().trimmed() : QString();
    connection.network = m_system == domain::ConnectedSystem::Smtp ? domain::ConnectionNetwork() : m_network->network();
}

domain::ConnectionSecrets ConnectionForm::secrets() const
{
    if (m_system == domain::ConnectedSystem::Smtp)
        return {.signIn = secret()};
    return {secret(), m_network->proxyPassword(), m_network->keyPassphrase()};
}

Secret ConnectionForm::secret() const
{
    return Secret(m_secret->text().trimmed().toUtf8());
}

QString ConnectionForm::project() const
{
    if (isJira(m_system))
        return versions::everyProject;
    return isConfluence(m_system) ? m_space->text().trimmed() : QString();
}

bool ConnectionForm::check()
{
    const SystemWords words = wordsOf(m_system);
    m_address->setError(words.addressHint.isEmpty() ? QString() : addressError(m_system, m_address->text().trimmed()));
    const bool isPassword = SignInChoice::isFor(m_system) && m_ways->way() == SignInWay::Password;
    const bool lacksAccount = (words.needsAccount || isPassword) && m_account->text().trimmed().isEmpty();
    m_account->setError(lacksAccount ? tr("Enter the name you sign in with.") : QString());
    const bool lacksSecret = words.needsSecret && !m_hasSecret && secret().isEmpty();
    m_secret->setError(lacksSecret ? tr("Paste it here. Without it nobody can sign in.") : QString());
    const bool lacksSender = m_system == domain::ConnectedSystem::Smtp && !m_sender->text().contains(u'@');
    m_sender->setError(lacksSender ? tr("Enter the mail address that messages come from.") : QString());
    for (TextField *const field : {m_address, m_account, m_secret, m_sender}) {
        if (field->error().isEmpty())
            continue;
        field->edit()->setFocus(Qt::OtherFocusReason);
        return false;
    }
    return m_system == domain::ConnectedSystem::Smtp || m_network->check();
}

void ConnectionForm::showSecretError(const QString &text)
{
    m_secret->setError(text);
    m_secret->edit()->setFocus(Qt::OtherFocusReason);
}

void ConnectionForm::focusFirst()
{
    for (TextField *const field : {m_address, m_account, m_secret}) {
        if (!field->isVisibleTo(this) || (field != m_secret && !field->text().isEmpty()))
            continue;
        field->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
}

} // namespace releasedesk::ui
