// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/connection_form.h"

#include "ui/connections/network_form.h"
#include "ui/connections/system_words.h"
#include "ui/widgets/text_field.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace releasedesk::ui {

ConnectionForm::ConnectionForm(QWidget *parent)
    : ThemedWidget(parent)
    , m_address(new TextField)
    , m_account(new TextField)
    , m_secret(new TextField)
    , m_sender(new TextField)
    , m_project(new TextField)
    , m_network(new NetworkForm)
{
    m_secret->setSecret(true);
    m_sender->setPlaceholder(QStringLiteral("release@example.com"));
    m_project->setOptional(true);
    auto *const pair = new QHBoxLayout;
    pair->setSpacing(12);
    pair->addWidget(m_account, 1);
    pair->addWidget(m_secret, 1);
    pair->setAlignment(m_account, Qt::AlignTop);
    pair->setAlignment(m_secret, Qt::AlignTop);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(m_address);
    layout->addLayout(pair);
    layout->addWidget(m_sender);
    layout->addWidget(m_project);
    layout->addWidget(m_network);
    for (TextField *const field : {m_address, m_account, m_secret, m_sender, m_project})
        connect(field, &TextField::textEdited, this, &ConnectionForm::edited);
    connect(m_network, &NetworkForm::edited, this, &ConnectionForm::edited);
    connect(m_address, &TextField::editingFinished, &m_fields, [this] {
        m_address->setText(m_address->text().trimmed());
        if (!m_address->text().isEmpty())
            m_address->setError(addressError(m_system, m_address->text()));
    });
    languageChanged();
}

void ConnectionForm::languageChanged()
{
    m_address->setLabel(tr("Address"));
    m_sender->setLabel(tr("Sender"));
    setSystem(m_system);
}

void ConnectionForm::setSystem(domain::ConnectedSystem system)
{
    if (system != m_system)
        m_address->setError({});
    m_system = system;
    const SystemWords words = wordsOf(system);
    m_address->setVisible(!words.addressHint.isEmpty());
    m_address->setPlaceholder(words.addressHint);
    m_account->setVisible(!words.accountLabel.isEmpty());
    m_account->setLabel(words.accountLabel);
    m_account->setOptional(!words.needsAccount);
    m_secret->setLabel(words.secretLabel);
    m_secret->setOptional(!words.needsSecret);
    m_secret->setHelp(m_hasSecret ? tr("One is stored. Leave this empty to keep it.") : words.secretHelp);
    m_sender->setVisible(system == domain::ConnectedSystem::Smtp);
    m_project->setVisible(isJira(system) || isConfluence(system));
    m_project->setLabel(isConfluence(system) ? tr("Space to check") : tr("Project to check"));
    m_project->setPlaceholder(isConfluence(system) ? QStringLiteral("DOC") : QStringLiteral("SHOP"));
    m_project->setHelp(isConfluence(system) ? tr("The key of a space; the test then looks at your rights in it.")
                                            : tr("The key of a project; the test then looks at your rights in it."));
    m_network->setVisible(system != domain::ConnectedSystem::Smtp); // mail goes its own way
}

void ConnectionForm::setConnection(const domain::Connection &connection, bool hasSecret)
{
    m_hasSecret = hasSecret;
    m_address->setText(connection.url);
    m_account->setText(connection.account);
    m_sender->setText(connection.sender);
    setSystem(connection.system);
}

void ConnectionForm::fill(domain::Connection &connection) const
{
    const SystemWords words = wordsOf(m_system);
    connection.system = m_system;
    connection.url = words.addressHint.isEmpty() ? QString() : m_address->text().trimmed();
    connection.account = words.accountLabel.isEmpty() ? QString() : m_account->text().trimmed();
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
    return isJira(m_system) || isConfluence(m_system) ? m_project->text().trimmed() : QString();
}

bool ConnectionForm::check()
{
    const SystemWords words = wordsOf(m_system);
    m_address->setError(words.addressHint.isEmpty() ? QString() : addressError(m_system, m_address->text().trimmed()));
    const bool lacksAccount = words.needsAccount && m_account->text().trimmed().isEmpty();
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
    (m_address->isVisibleTo(this) ? m_address : m_secret)->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace releasedesk::ui
