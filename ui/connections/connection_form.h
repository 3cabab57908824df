// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/domain/connection.h"
#include "core/versions/connection_report.h"
#include "ui/widgets/themed_widget.h"

#include <optional>

class QAction;

namespace releasedesk::ui {

class Button;
class Chip;
class NetworkForm;
class SignInChoice;
class TextField;

//! Address, account, secret and network of a connection, as its system needs them.
class ConnectionForm final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    //! Shows the fields of \p system; what was typed stays.
    void setSystem(domain::ConnectedSystem system);
    void setAddress(const QString &address);
    [[nodiscard]] QString address() const;

    //! What was found at the address, as a chip behind it; nothing: not looked for, or not found.
    void showServer(const std::optional<versions::ServerFacts> &server);
    //! Looking for it, or why it was not found; that does not keep anybody from going on.
    void showServerNote(const QString &note);

    //! The values of a saved connection. \p hasSecret: one is stored, so that the field may stay empty.
    void setConnection(const domain::Connection &connection, bool hasSecret);

    //! Writes the fields into \p connection; those that its system does not have become empty.
    void fill(domain::Connection &connection) const;
    [[nodiscard]] Secret secret() const;
    //! With those of the network.
    [[nodiscard]] domain::ConnectionSecrets secrets() const;
    [[nodiscard]] NetworkForm *networkForm() const { return m_network; }
    //! With Confluence the key of the space whose rights are looked at, which may be empty; with Jira every project.
    [[nodiscard]] QString project() const;

    //! Marks what is wrong and goes to the first of it; answers whether nothing is.
    bool check();
    void showSecretError(const QString &text);
    void focusFirst();

signals:
    //! A person changed something that a test depends on.
    void edited();
    //! The person is done with the address, and it could be one.
    void addressEntered(const QString &address);
    //! A page outside is to be opened.
    void linkWanted(const QString &link);

protected:
    void languageChanged() override;
    void themeChanged() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QLayout *makeAddressLine();
    [[nodiscard]] bool hasAccount() const;
    [[nodiscard]] QString tokenPage() const;
    void showWay();
    void showLock();

    domain::ConnectedSystem m_system = domain::ConnectedSystem::JiraCloud;
    bool m_hasSecret = false;
    TextField *m_address;
    TextField *m_account;
    TextField *m_secret;
    TextField *m_sender;
    TextField *m_space;
    SignInChoice *m_ways;
    Chip *m_server;
    QWidget *m_serverPlace; //!< keeps the chip in line with the field
    Button *m_createToken;
    QAction *m_lock = nullptr; //!< only while the address is encrypted
    NetworkForm *m_network;
    QObject m_fields; //!< listens to fields that lose the focus; gone before they are taken away themselves
};

} // namespace releasedesk::ui
