// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/domain/connection.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class NetworkForm;
class TextField;

//! Address, account, secret and network of a connection, as its system needs them.
class ConnectionForm final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    //! Shows the fields of \p system; what was typed stays.
    void setSystem(domain::ConnectedSystem system);
    //! The values of a saved connection. \p hasSecret: one is stored, so that the field may stay empty.
    void setConnection(const domain::Connection &connection, bool hasSecret);

    //! Writes the fields into \p connection; those that its system does not have become empty.
    void fill(domain::Connection &connection) const;
    [[nodiscard]] Secret secret() const;
    //! With those of the network.
    [[nodiscard]] domain::ConnectionSecrets secrets() const;
    [[nodiscard]] NetworkForm *networkForm() const { return m_network; }
    //! Key of the project, or with Confluence of the space, whose rights are looked at; may be empty.
    [[nodiscard]] QString project() const;

    //! Marks what is wrong and goes to the first of it; answers whether nothing is.
    bool check();
    void showSecretError(const QString &text);
    void focusFirst();

signals:
    //! A person changed something that a test depends on.
    void edited();

protected:
    void languageChanged() override;

private:
    domain::ConnectedSystem m_system = domain::ConnectedSystem::JiraCloud;
    bool m_hasSecret = false;
    TextField *m_address;
    TextField *m_account;
    TextField *m_secret;
    TextField *m_sender;
    TextField *m_project;
    NetworkForm *m_network;
    QObject m_fields; //!< listens to fields that lose the focus; gone before they are taken away themselves
};

} // namespace releasedesk::ui
