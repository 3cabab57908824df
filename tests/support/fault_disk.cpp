// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_disk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <new>
#include <sqlite3.h>

namespace releasedesk::tests {

class FaultDisk::Layer
{
public:
    explicit Layer(const QString &folder)
        : m_folder(QFileInfo(folder).absoluteFilePath() + u'/')
    {
    }

    [[nodiscard]] bool isOurs(const char *path) const
    {
        return path != nullptr && QString::fromUtf8(path).startsWith(m_folder);
    }

    //! The code to fail with, or SQLITE_OK.
    [[nodiscard]] int ask(DiskCall call)
    {
        const std::scoped_lock lock(m_mutex);
        ++m_calls[static_cast<std::size_t>(call)];
        if (!m_fault || !m_fault->calls.contains(call))
            return SQLITE_OK;
        ++m_matching;
        if (m_matching < m_fault->nth || (m_matching > m_fault->nth && !m_fault->isLasting))
            return SQLITE_OK;
        m_hasFailed = true;
        return m_fault->code;
    }

    void setFault(const std::optional<DiskFault> &fault)
    {
        const std::scoped_lock lock(m_mutex);
        m_calls = {};
        m_matching = 0;
        if (fault)
            m_hasFailed = false;
        m_fault = fault;
    }

    [[nodiscard]] bool hasFailed() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_hasFailed;
    }

    [[nodiscard]] qint64 calls(const std::set<DiskCall> &kinds) const
    {
        const std::scoped_lock lock(m_mutex);
        qint64 sum = 0;
        for (const DiskCall kind : kinds)
            sum += m_calls[static_cast<std::size_t>(kind)];
        return sum;
    }

    void start()
    {
        const std::scoped_lock lock(m_mutex);
        m_recording = DiskRecording();
        m_files.clear();
        const QDir folder(m_folder);
        for (const QString &name : folder.entryList(QDir::Files)) {
            if (name.endsWith(QStringLiteral("-shm")))
                continue;
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly)) {
                m_recording->before.insert(name, file.readAll());
                m_files.insert(name, m_next++);
            }
        }
    }

    [[nodiscard]] std::size_t changes() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_recording ? m_recording->changes.size() : 0;
    }

    [[nodiscard]] DiskRecording take()
    {
        const std::scoped_lock lock(m_mutex);
        DiskRecording taken = m_recording.value_or(DiskRecording());
        m_recording.reset();
        return taken;
    }

    void made(const QString &name)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_recording || m_files.contains(name))
            return;
        m_files.insert(name, m_next);
        m_recording->changes.push_back({DiskChange::Kind::Make, m_next++, name, 0, {}});
    }

    void changed(DiskChange::Kind kind, const QString &name, qint64 at = 0, const QByteArray &bytes = {})
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_recording)
            return;
        m_recording->changes.push_back({kind, m_files.value(name), name, at, bytes});
        if (kind == DiskChange::Kind::Remove)
            m_files.remove(name);
    }

private:
    mutable std::mutex m_mutex;
    QString m_folder;
    std::array<qint64, 9> m_calls{};
    std::optional<DiskFault> m_fault;
    qint64 m_matching = 0;
    bool m_hasFailed = false;
    std::optional<DiskRecording> m_recording;
    QHash<QString, int> m_files; //!< the file that has a name now
    int m_next = 1; // 0 is no file
};

namespace {

FaultDisk::Layer *layer = nullptr;
sqlite3_vfs *below = nullptr; //!< the usual VFS

//! What the file of ours adds to one of the VFS below, which follows it in memory.
struct File {
    sqlite3_file base;
    bool isOurs; //!< below the folder, and not shared memory
    bool syncsFolder; //!< as the VFS below does at the first sync of a new journal
    QString *name;
};

File *ours(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

sqlite3_file *under(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + sizeof(File));
}

int ask(sqlite3_file *file, DiskCall call)
{
    return ours(file)->isOurs ? layer->ask(call) : SQLITE_OK;
}

void note(sqlite3_file *file, DiskChange::Kind kind, qint64 at = 0, const QByteArray &bytes = {})
{
    if (ours(file)->isOurs)
        layer->changed(kind, *ours(file)->name, at, bytes);
}

int closeFile(sqlite3_file *file)
{
    const int code = under(file)->pMethods->xClose(under(file));
    delete ours(file)->name;
    return code;
}

int readFile(sqlite3_file *file, void *bytes, int size, sqlite3_int64 at)
{
    const int code = ask(file, DiskCall::Read);
    return code != SQLITE_OK ? code : under(file)->pMethods->xRead(under(file), bytes, size, at);
}

int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    if (const int code = ask(file, DiskCall::Write); code != SQLITE_OK)
        return code;
    const int code = under(file)->pMethods->xWrite(under(file), bytes, size, at);
    if (code == SQLITE_OK)
        note(file, DiskChange::Kind::Write, at, QByteArray(static_cast<const char *>(bytes), size));
    return code;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (const int code = ask(file, DiskCall::Truncate); code != SQLITE_OK)
        return code;
    const int code = under(file)->pMethods->xTruncate(under(file), size);
    if (code == SQLITE_OK)
        note(file, DiskChange::Kind::Truncate, size);
    return code;
}

int syncFile(sqlite3_file *file, int flags)
{
    if (const int code = ask(file, DiskCall::Sync); code != SQLITE_OK)
        return code;
    const int code = under(file)->pMethods->xSync(under(file), flags);
    if (code == SQLITE_OK) {
        note(file, DiskChange::Kind::Sync);
        if (std::exchange(ours(file)->syncsFolder, false))
            note(file, DiskChange::Kind::SyncFolder);
    }
    return code;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    const int code = ask(file, DiskCall::Size);
    return code != SQLITE_OK ? code : under(file)->pMethods->xFileSize(under(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    const int code = ask(file, DiskCall::Lock);
    return code != SQLITE_OK ? code : under(file)->pMethods->xLock(under(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return under(file)->pMethods->xUnlock(under(file), level);
}

int checkReserved(sqlite3_file *file, int *answer)
{
    return under(file)->pMethods->xCheckReservedLock(under(file), answer);
}

int controlFile(sqlite3_file *file, int what, void *argument)
{
    return under(file)->pMethods->xFileControl(under(file), what, argument);
}

int sectorSize(sqlite3_file *file)
{
    return under(file)->pMethods->xSectorSize(under(file));
}

int characteristics(sqlite3_file *file)
{
    return under(file)->pMethods->xDeviceCharacteristics(under(file));
}

int mapShared(sqlite3_file *file, int page, int size, int mayExtend, void volatile **memory)
{
    const int code = ask(file, DiskCall::SharedMemory);
    return code != SQLITE_OK ? code : under(file)->pMethods->xShmMap(under(file), page, size, mayExtend, memory);
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    // Letting go cannot fail; see the contract of xShmLock.
    if ((flags & SQLITE_SHM_LOCK) != 0) {
        if (const int code = ask(file, DiskCall::Lock); code != SQLITE_OK)
            return code;
    }
    return under(file)->pMethods->xShmLock(under(file), offset, count, flags);
}

void sharedBarrier(sqlite3_file *file)
{
    under(file)->pMethods->xShmBarrier(under(file));
}

int unmapShared(sqlite3_file *file, int isDeleted)
{
    return under(file)->pMethods->xShmUnmap(under(file), isDeleted);
}

// Version 2: with shared memory, without mapped reads, which could not be made to fail.
const sqlite3_io_methods methods{
    2,          closeFile,     readFile,      writeFile,   truncateFile, syncFile,        fileSize,
    lockFile,   unlockFile,    checkReserved, controlFile, sectorSize,   characteristics, mapShared,
    lockShared, sharedBarrier, unmapShared,   nullptr,     nullptr};

int openFile(sqlite3_vfs * /*vfs*/, const char *path, sqlite3_file *file, int flags, int *flagsOut)
{
    file->pMethods = nullptr;
    const bool isOurs = layer->isOurs(path);
    if (isOurs) {
        if (const int code = layer->ask(DiskCall::Open); code != SQLITE_OK)
            return code;
    }
    const bool isNew = isOurs && !QFileInfo::exists(QString::fromUtf8(path));
    const int code = below->xOpen(below, path, under(file), flags, flagsOut);
    if (under(file)->pMethods == nullptr)
        return code;
    constexpr int journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
    ours(file)->isOurs = isOurs;
    ours(file)->syncsFolder = (flags & SQLITE_OPEN_CREATE) != 0 && (flags & journals) != 0;
    ours(file)->name = new QString(isOurs ? QFileInfo(QString::fromUtf8(path)).fileName() : QString());
    file->pMethods = &methods;
    if (code == SQLITE_OK && isNew)
        layer->made(*ours(file)->name);
    return code;
}

int removeFile(sqlite3_vfs * /*vfs*/, const char *path, int syncsFolder)
{
    const bool isOurs = layer->isOurs(path);
    if (isOurs) {
        if (const int code = layer->ask(DiskCall::Delete); code != SQLITE_OK)
            return code;
    }
    const int code = below->xDelete(below, path, syncsFolder);
    if (code == SQLITE_OK && isOurs) {
        const QString name = QFileInfo(QString::fromUtf8(path)).fileName();
        layer->changed(DiskChange::Kind::Remove, name);
        if (syncsFolder != 0)
            layer->changed(DiskChange::Kind::SyncFolder, name);
    }
    return code;
}

int hasAccess(sqlite3_vfs * /*vfs*/, const char *path, int flags, int *answer)
{
    return below->xAccess(below, path, flags, answer);
}

int fullPath(sqlite3_vfs * /*vfs*/, const char *path, int size, char *answer)
{
    return below->xFullPathname(below, path, size, answer);
}

sqlite3_vfs &vfs()
{
    static sqlite3_vfs made = [] {
        below = sqlite3_vfs_find(nullptr);
        sqlite3_vfs copy = *below; // time, randomness and the like are its own
        copy.iVersion = 2;
        copy.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
        copy.zName = "release-desk-fault-disk";
        copy.pNext = nullptr;
        copy.xOpen = openFile;
        copy.xDelete = removeFile;
        copy.xAccess = hasAccess;
        copy.xFullPathname = fullPath;
        return copy;
    }();
    return made;
}

} // namespace

FaultDisk::FaultDisk(const QString &folder)
    : m_layer(std::make_unique<Layer>(folder))
{
    Q_ASSERT(layer == nullptr);
    layer = m_layer.get();
    sqlite3_vfs_register(&vfs(), 1);
}

FaultDisk::~FaultDisk()
{
    sqlite3_vfs_register(below, 1);
    sqlite3_vfs_unregister(&vfs());
    layer = nullptr;
}

void FaultDisk::startRecording()
{
    m_layer->start();
}

std::size_t FaultDisk::changes() const
{
    return m_layer->changes();
}

DiskRecording FaultDisk::takeRecording()
{
    return m_layer->take();
}

void FaultDisk::fail(const DiskFault &fault)
{
    m_layer->setFault(fault);
}

void FaultDisk::heal()
{
    m_layer->setFault(std::nullopt);
}

bool FaultDisk::hasFailed() const
{
    return m_layer->hasFailed();
}

qint64 FaultDisk::calls(const std::set<DiskCall> &kinds) const
{
    return m_layer->calls(kinds);
}

} // namespace releasedesk::tests
