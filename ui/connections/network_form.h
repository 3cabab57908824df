// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/domain/connection_network.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class Button;
class FormField;
class SafeLabel;
class SegmentedControl;
class TextField;

//! How a server is reached where the way of this computer does not do: proxy, authorities, certificate and time
//! limits. Folded away until it is wanted; the line beside the head says what is set.
class NetworkForm final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit NetworkForm(QWidget *parent = nullptr);

    //! The values of a saved connection; opens if there are any. \p hasPassword and \p hasPassphrase: one is stored,
    //! so that the field may stay empty.
    void setNetwork(const domain::ConnectionNetwork &network, bool hasPassword, bool hasPassphrase);

    [[nodiscard]] domain::ConnectionNetwork network() const;
    [[nodiscard]] Secret proxyPassword() const;
    [[nodiscard]] Secret keyPassphrase() const;

    //! Marks what is wrong, opens and goes there; answers whether nothing is.
    bool check();

    void setOpen(bool isOpen);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

signals:
    //! A person changed something that a test depends on.
    void edited();

protected:
    void languageChanged() override;

private:
    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] domain::ProxyKind kind() const;
    [[nodiscard]] TextField *fieldOf(domain::NetworkField field) const;
    void addChooser(TextField *field, bool isList);
    void choose(TextField *field, bool isList);
    void showState();

    domain::ConnectionNetwork m_known;
    bool m_hasPassword = false;
    bool m_hasPassphrase = false;
    bool m_isOpen = false;
    Button *m_head;
    SafeLabel *m_summary;
    QWidget *m_body = nullptr;
    SegmentedControl *m_kind;
    FormField *m_proxy;
    TextField *m_host;
    TextField *m_port;
    TextField *m_user;
    TextField *m_password;
    TextField *m_authorities;
    TextField *m_certificate;
    TextField *m_key;
    TextField *m_passphrase;
    TextField *m_connect;
    TextField *m_answer;
    QList<Button *> m_choosers;
};

//! In one line, translated: what of the way of this computer \p network changes; empty if nothing.
[[nodiscard]] QString networkSummary(const domain::ConnectionNetwork &network);

} // namespace releasedesk::ui
