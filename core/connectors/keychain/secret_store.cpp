// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/keychain/secret_store.h"

#include "core/base/canonical_json.h"

#include <QCoreApplication>
#include <QCoroSignal>
#include <QFileInfo>
#include <qt6keychain/keychain.h>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SecretStore)
};

const QString service = QStringLiteral("release-desk");
constexpr std::chrono::milliseconds patience{10'000}; // a locked collection asks the person

//! Runs one job of the library to its end; false in time out.
template<typename Job>
QCoro::Task<bool> finish(Job *job)
{
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->start();
    const auto done = co_await qCoro(job, &QKeychain::Job::finished, patience);
    co_return done.has_value() && job->error() == QKeychain::NoError;
}

struct DeleteLater {
    void operator()(QObject *object) const { object->deleteLater(); } // we are resumed inside its signal
};
template<typename Job>
using JobPointer = std::unique_ptr<Job, DeleteLater>;

} // namespace

SecretStore::SecretStore(const QString &workspaceFolder)
    : m_workspace(sha256Hex(QFileInfo(workspaceFolder).absoluteFilePath().toUtf8()).left(16))
{
}

QString SecretStore::keyOf(const ConnectionId &connection) const
{
    return m_workspace + u'/' + connection.value();
}

QCoro::Task<> SecretStore::probe()
{
    const auto turn = co_await m_probing.take();
    if (m_keeper == Keeper::NotProbed)
        m_keeper = co_await isKeyStoreThere() ? Keeper::KeyStore : Keeper::Memory;
}

//! Writes, reads and deletes: nothing less shows that secrets would come back.
QCoro::Task<bool> SecretStore::isKeyStoreThere() const
{
    // Without a session bus there is no key store, and looking for one would only take time.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        co_return false;
    const QString key = m_workspace + QStringLiteral("/probe");
    const JobPointer<QKeychain::WritePasswordJob> write(new QKeychain::WritePasswordJob(service));
    write->setKey(key);
    write->setBinaryData("probe");
    if (!co_await finish(write.get()))
        co_return false;
    const JobPointer<QKeychain::ReadPasswordJob> read(new QKeychain::ReadPasswordJob(service));
    read->setKey(key);
    const bool isRead = co_await finish(read.get()) && read->binaryData() == "probe";
    const JobPointer<QKeychain::DeletePasswordJob> erase(new QKeychain::DeletePasswordJob(service));
    erase->setKey(key);
    const bool isErased = co_await finish(erase.get());
    co_return isRead &&isErased;
}

QCoro::Task<Result<Secret>> SecretStore::read(ConnectionId connection)
{
    co_await probe();
    const auto inMemory = m_memory.constFind(connection);
    if (inMemory != m_memory.constEnd())
        co_return *inMemory;
    if (m_keeper == Keeper::KeyStore) {
        const JobPointer<QKeychain::ReadPasswordJob> job(new QKeychain::ReadPasswordJob(service));
        job->setKey(keyOf(connection));
        if (co_await finish(job.get()) && !job->binaryData().isEmpty())
            co_return Secret(job->binaryData());
    }
    co_return failure(
        ErrorCode::NotFound,
        Text::tr("No secret is stored for “%1” on this computer. Enter it under Connections.").arg(connection.value()));
}

QCoro::Task<Result<>> SecretStore::write(ConnectionId connection, Secret secret)
{
    co_await probe();
    if (m_keeper == Keeper::Memory) {
        m_memory.insert(connection, secret);
        co_return Result<>();
    }
    const JobPointer<QKeychain::WritePasswordJob> job(new QKeychain::WritePasswordJob(service));
    job->setKey(keyOf(connection));
    job->setBinaryData(secret.reveal());
    if (co_await finish(job.get()))
        co_return Result<>();
    m_memory.insert(connection, secret); // so that work can go on now
    co_return failure(
        ErrorCode::Unavailable,
        Text::tr("The key store did not take the secret of “%1”, so it is known only until the program ends. "
                 "Unlock the key store and save again.")
            .arg(connection.value()),
        job->errorString());
}

QCoro::Task<Result<>> SecretStore::remove(ConnectionId connection)
{
    co_await probe();
    m_memory.remove(connection);
    if (m_keeper != Keeper::KeyStore)
        co_return Result<>();
    const JobPointer<QKeychain::DeletePasswordJob> job(new QKeychain::DeletePasswordJob(service));
    job->setKey(keyOf(connection));
    const bool isGone = co_await finish(job.get()) || job->error() == QKeychain::EntryNotFound;
    if (isGone)
        co_return Result<>();
    co_return failure(ErrorCode::Unavailable,
                      Text::tr("The key store still holds the secret of “%1”. Unlock it and remove the secret again.")
                          .arg(connection.value()),
                      job->errorString());
}

QString SecretStore::note() const
{
    if (m_keeper == Keeper::KeyStore)
        return Text::tr("Secrets are kept in the key store of this computer.");
    return Text::tr(
        "There is no key store here: secrets are known only until the program ends. “rdesk connection add … "
        "--token-env VARIABLE --remember-variable” keeps the name of a variable that holds one.");
}

Secret SecretStore::fromEnvironment(const QString &name)
{
    return Secret(qgetenv(name.toUtf8().constData()));
}

} // namespace releasedesk::connectors
