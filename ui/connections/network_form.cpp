// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/network_form.h"

#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/text_field.h"

#include <QFileDialog>
#include <QIntValidator>
#include <QLineEdit>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

using domain::ConnectionNetwork;
using domain::NetworkField;
using domain::ProxyKind;

const QString between = QStringLiteral("; "); // of files in one line

QHBoxLayout *beside(TextField *wide, TextField *narrow, int narrowPart)
{
    auto *const line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(wide, 3 - narrowPart, Qt::AlignTop);
    line->addWidget(narrow, narrowPart, Qt::AlignTop);
    return line;
}

QStringList filesIn(const QString &text)
{
    QStringList files;
    for (const QString &part : text.split(u';')) {
        if (const QString file = part.trimmed(); !file.isEmpty())
            files.append(file);
    }
    return files;
}

QString secondsText(int seconds)
{
    return seconds == 0 ? QString() : QString::number(seconds);
}

} // namespace

QString networkSummary(const ConnectionNetwork &network)
{
    QStringList parts;
    if (network.proxy.isNamed())
        parts.append(NetworkForm::tr("proxy %1:%2").arg(network.proxy.host).arg(network.proxy.port));
    else if (network.proxy.kind == ProxyKind::None)
        parts.append(NetworkForm::tr("no proxy"));
    if (!network.authorities.isEmpty())
        parts.append(
            NetworkForm::tr("%n own authority file(s)", nullptr, static_cast<int>(network.authorities.size())));
    if (!network.certificate.isEmpty())
        parts.append(NetworkForm::tr("client certificate"));
    if (network.connectSeconds > 0 || network.answerSeconds > 0)
        parts.append(NetworkForm::tr("own time limits"));
    return parts.join(QStringLiteral(" · "));
}

NetworkForm::NetworkForm(QWidget *parent)
    : ThemedWidget(parent)
    , m_head(new Button({}, Button::Kind::Ghost))
    , m_summary(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_kind(new SegmentedControl)
    , m_proxy(new FormField({}, m_kind))
    , m_host(new TextField)
    , m_port(new TextField)
    , m_user(new TextField)
    , m_password(new TextField)
    , m_authorities(new TextField)
    , m_certificate(new TextField)
    , m_key(new TextField)
    , m_passphrase(new TextField)
    , m_connect(new TextField)
    , m_answer(new TextField)
{
    m_head->setHeight(Button::Height::Small);
    m_head->setAutoDefault(false);
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_head);
    head->addWidget(m_summary, 1);
    m_body = makeBody();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(head);
    layout->addWidget(m_body);
    connect(m_head, &QAbstractButton::clicked, this, [this] { setOpen(!m_isOpen); });
    connect(m_kind, &SegmentedControl::chosen, this, [this] {
        showState();
        emit edited();
    });
    for (TextField *const field :
         {m_host, m_port, m_user, m_password, m_authorities, m_certificate, m_key, m_passphrase, m_connect, m_answer}) {
        connect(field, &TextField::textEdited, this, [this] {
            showState();
            emit edited();
        });
    }
    languageChanged();
}

QWidget *NetworkForm::makeBody()
{
    for (int i = 0; i < 4; ++i)
        m_kind->addSegment({});
    m_kind->setCurrentIndex(0);
    m_host->setPlaceholder(QStringLiteral("proxy.example.com"));
    m_port->edit()->setValidator(new QIntValidator(1, 65535, this));
    m_password->setSecret(true);
    m_passphrase->setSecret(true);
    for (TextField *const field :
         {m_user, m_password, m_authorities, m_certificate, m_key, m_passphrase, m_connect, m_answer})
        field->setOptional(true);
    m_authorities->setPlaceholder(QStringLiteral("/etc/ssl/company.pem"));
    for (TextField *const field : {m_connect, m_answer})
        field->edit()->setValidator(new QIntValidator(0, 9999, this));
    m_connect->setPlaceholder(QString::number(ConnectionNetwork::usualConnectSeconds));
    m_answer->setPlaceholder(QString::number(ConnectionNetwork::usualAnswerSeconds));
    addChooser(m_authorities, true);
    addChooser(m_certificate, false);
    addChooser(m_key, false);
    auto *const body = new QWidget;
    auto *const column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(m_proxy);
    column->addLayout(beside(m_host, m_port, 1));
    auto *const signIn = new QHBoxLayout;
    signIn->setSpacing(12);
    signIn->addWidget(m_user, 1, Qt::AlignTop);
    signIn->addWidget(m_password, 1, Qt::AlignTop);
    column->addLayout(signIn);
    column->addWidget(m_authorities);
    column->addWidget(m_certificate);
    column->addWidget(m_key);
    column->addWidget(m_passphrase);
    auto *const limits = new QHBoxLayout;
    limits->setSpacing(12);
    limits->addWidget(m_connect, 1, Qt::AlignTop);
    limits->addWidget(m_answer, 1, Qt::AlignTop);
    column->addLayout(limits);
    return body;
}

void NetworkForm::addChooser(TextField *field, bool isList)
{
    auto *const button = new Button({}, Button::Kind::Link);
    button->setHeight(Button::Height::Small);
    button->setAutoDefault(false);
    field->addBesideLabel(button);
    m_choosers.append(button);
    connect(button, &QAbstractButton::clicked, this, [this, field, isList] { choose(field, isList); });
}

void NetworkForm::choose(TextField *field, bool isList)
{
    auto *const dialog
        = new QFileDialog(this, tr("Choose a PEM file"), {}, tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(isList ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::filesSelected, field, [this, field, isList](const QStringList &files) {
        QStringList all = isList ? filesIn(field->text()) : QStringList();
        all += files;
        field->setText(all.join(between));
        field->setError({});
        showState();
        emit edited();
    });
    dialog->open();
}

void NetworkForm::languageChanged()
{
    m_head->setText(tr("Advanced: network"));
    m_head->setAccessibleName(m_head->text());
    m_proxy->setLabel(tr("Proxy"));
    m_kind->setSegmentText(0, tr("Of this computer"));
    m_kind->setSegmentText(1, tr("None"));
    m_kind->setSegmentText(2, QStringLiteral("HTTP"));
    m_kind->setSegmentText(3, QStringLiteral("SOCKS5"));
    m_host->setLabel(tr("Proxy host"));
    m_port->setLabel(tr("Port"));
    m_user->setLabel(tr("Proxy user"));
    m_password->setLabel(tr("Proxy password"));
    m_authorities->setLabel(tr("Own authorities"));
    m_authorities->setHelp(
        tr("PEM files of your company's certificate authority, separated by semicolons. They are trusted "
           "beside those of the system."));
    m_certificate->setLabel(tr("Client certificate"));
    m_certificate->setHelp(tr("A PEM file that this program shows, where the server wants one."));
    m_key->setLabel(tr("Key of the certificate"));
    m_key->setHelp(tr("Empty: it is in the certificate's file."));
    m_passphrase->setLabel(tr("Passphrase"));
    m_connect->setLabel(tr("Seconds to connect"));
    m_connect->setHelp(tr("At most %1.").arg(ConnectionNetwork::mostConnectSeconds));
    m_answer->setLabel(tr("Seconds for the whole answer"));
    m_answer->setHelp(tr("At most %1.").arg(ConnectionNetwork::mostAnswerSeconds));
    for (Button *const button : std::as_const(m_choosers))
        button->setText(tr("Choose…"));
    showState();
}

void NetworkForm::setNetwork(const ConnectionNetwork &network, bool hasPassword, bool hasPassphrase)
{
    m_known = network;
    m_hasPassword = hasPassword;
    m_hasPassphrase = hasPassphrase;
    m_kind->setCurrentIndex(static_cast<int>(network.proxy.kind));
    m_host->setText(network.proxy.host);
    m_port->setText(network.proxy.port == 0 ? QString() : QString::number(network.proxy.port));
    m_user->setText(network.proxy.user);
    m_authorities->setText(network.authorities.join(between));
    m_certificate->setText(network.certificate);
    m_key->setText(network.certificateKey);
    m_connect->setText(secondsText(network.connectSeconds));
    m_answer->setText(secondsText(network.answerSeconds));
    setOpen(network != ConnectionNetwork());
}

ProxyKind NetworkForm::kind() const
{
    return static_cast<ProxyKind>(m_kind->currentIndex());
}

ConnectionNetwork NetworkForm::network() const
{
    ConnectionNetwork network;
    network.proxy.kind = kind();
    if (network.proxy.isNamed()) {
        network.proxy.host = m_host->text().trimmed();
        network.proxy.port = m_port->text().toInt();
        network.proxy.user = m_user->text().trimmed();
    }
    network.authorities = filesIn(m_authorities->text());
    network.certificate = m_certificate->text().trimmed();
    network.certificateKey = m_key->text().trimmed();
    network.connectSeconds = m_connect->text().toInt();
    network.answerSeconds = m_answer->text().toInt();
    // What only the command line sets holds as long as it is for the same.
    if (domain::isSameProxy(m_known, network) && proxyPassword().isEmpty())
        network.proxy.passwordVariable = m_known.proxy.passwordVariable;
    if (domain::isSameKey(m_known, network) && keyPassphrase().isEmpty())
        network.passphraseVariable = m_known.passphraseVariable;
    return network;
}

Secret NetworkForm::proxyPassword() const
{
    const bool isMeant = kind() == ProxyKind::Http || kind() == ProxyKind::Socks5;
    return isMeant ? Secret(m_password->text().toUtf8()) : Secret();
}

Secret NetworkForm::keyPassphrase() const
{
    return Secret(m_certificate->text().trimmed().isEmpty() ? QByteArray() : m_passphrase->text().toUtf8());
}

TextField *NetworkForm::fieldOf(NetworkField field) const
{
    switch (field) {
    case NetworkField::ProxyPort:
        return m_port;
    case NetworkField::ProxyUser:
        return m_user;
    case NetworkField::Key:
        return m_certificate;
    case NetworkField::ConnectSeconds:
        return m_connect;
    case NetworkField::AnswerSeconds:
        return m_answer;
    default:
        return m_host;
    }
}

bool NetworkForm::check()
{
    const ConnectionNetwork now = network();
    TextField *wrong = nullptr;
    if (const auto problem = domain::problemOf(now); problem.field != NetworkField::None) {
        wrong = fieldOf(problem.field);
        const bool isEmptyHost = problem.field == NetworkField::ProxyHost && now.proxy.host.isEmpty();
        const bool isEmptyPort = problem.field == NetworkField::ProxyPort && m_port->text().isEmpty();
        wrong->setError(isEmptyHost       ? tr("Enter the name or address of the proxy.")
                            : isEmptyPort ? tr("Enter its port; 3128, 8080 and 1080 are usual.")
                                          : problem.text);
    }
    const bool isStored = m_hasPassword && domain::isSameProxy(m_known, now);
    if (wrong == nullptr && !now.proxy.user.isEmpty() && proxyPassword().isEmpty() && !isStored
        && now.proxy.passwordVariable.isEmpty()) {
        wrong = m_password;
        wrong->setError(tr("Enter the password of this user at the proxy."));
    }
    if (wrong == nullptr)
        return true;
    setOpen(true);
    wrong->edit()->setFocus(Qt::OtherFocusReason);
    return false;
}

void NetworkForm::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    showState();
}

void NetworkForm::showState()
{
    const ConnectionNetwork now = network();
    m_body->setVisible(m_isOpen);
    m_head->setIconName(m_isOpen ? IconName("chevron-down") : IconName("chevron-right"));
    m_head->setAccessibleDescription(m_isOpen ? tr("shown") : tr("hidden"));
    const QString summary = networkSummary(now);
    m_summary->showText(summary.isEmpty() ? tr("The way of this computer") : summary);
    for (TextField *const field : {m_host, m_port, m_user, m_password})
        field->setVisible(now.proxy.isNamed());
    m_proxy->setHelp(
        now.proxy.kind == ProxyKind::System
            ? tr("As this computer is set up. It leaves out this computer itself and the exceptions there.")
            : now.proxy.isNamed() ? tr("For every request of this connection, without exception.")
                                  : QString());
    const bool hasPassword = m_hasPassword && domain::isSameProxy(m_known, now);
    m_password->setHelp(hasPassword ? tr("One is stored. Leave this empty to keep it.") : QString());
    const bool hasPassphrase = m_hasPassphrase && domain::isSameKey(m_known, now);
    m_passphrase->setHelp(hasPassphrase ? tr("One is stored. Leave this empty to keep it.")
                                        : tr("If the key has one."));
    const bool hasCertificate = !now.certificate.isEmpty() || !now.certificateKey.isEmpty();
    m_key->setVisible(hasCertificate);
    m_passphrase->setVisible(hasCertificate);
}

} // namespace releasedesk::ui
