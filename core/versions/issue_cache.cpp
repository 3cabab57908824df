// SPDX-License-Identifier: Apache-2.0
#include "core/versions/issue_cache.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <bit>
#include <cstring>

namespace releasedesk::versions {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IssueCache)
};

// The file: eight bytes of magic with the format, the time of the last verification, then blocks. A block is its
// length, its sum and its bytes; the first holds the particulars as JSON, each other one some issues.
constexpr char magic[] = "RDISSU02";
constexpr qsizetype magicSize = 8;
constexpr qsizetype headSize = magicSize + 8;
constexpr quint32 maxBlock = 64u * 1024 * 1024;
constexpr qsizetype issuesOfBlock = 512;

quint64 sumOf(QByteArrayView bytes)
{
    quint64 sum = 0x9e3779b97f4a7c15u ^ static_cast<quint64>(bytes.size());
    qsizetype at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        quint64 word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        sum = std::rotl((sum ^ word) * 0xff51afd7ed558ccdu, 29);
    }
    for (; at < bytes.size(); ++at)
        sum = (sum ^ static_cast<quint8>(bytes[at])) * 0x100000001b3u;
    return sum ^ (sum >> 31);
}

class BlockWriter
{
public:
    template<typename Number>
    void number(Number value)
    {
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }

    void text(const QString &text)
    {
        const QByteArray bytes = text.toUtf8();
        number(static_cast<quint32>(bytes.size()));
        m_bytes.append(bytes);
    }

    //! A text that repeats: its place in the pool.
    void pooled(const QString &text)
    {
        auto known = m_places.find(text);
        if (known == m_places.end()) {
            known = m_places.insert(text, static_cast<quint32>(m_pool.size()));
            m_pool.append(text);
        }
        number(*known);
    }

    [[nodiscard]] QByteArray block() const
    {
        BlockWriter whole;
        whole.number(static_cast<quint32>(m_pool.size()));
        for (const QString &text : m_pool)
            whole.text(text);
        return whole.m_bytes + m_bytes;
    }

private:
    QByteArray m_bytes;
    QStringList m_pool;
    QHash<QString, quint32> m_places;
};

//! Never reads beyond its bytes; after the first thing that does not fit everything is empty.
class BlockReader
{
public:
    explicit BlockReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
        const auto count = number<quint32>();
        for (quint32 i = 0; i < count && m_isGood; ++i)
            m_pool.append(text());
    }

    template<typename Number>
    Number number()
    {
        Number value{};
        if (m_bytes.size() - m_at < qsizetype{sizeof value}) {
            m_isGood = false;
            return value;
        }
        std::memcpy(&value, m_bytes.data() + m_at, sizeof value);
        m_at += qsizetype{sizeof value};
        return value;
    }

    QString text()
    {
        const qsizetype size = number<quint32>();
        if (size > m_bytes.size() - m_at) {
            m_isGood = false;
            return {};
        }
        const QString text = QString::fromUtf8(m_bytes.sliced(m_at, size));
        m_at += size;
        return text;
    }

    QString pooled()
    {
        const qsizetype at = number<quint32>();
        if (at >= m_pool.size())
            m_isGood = false;
        return m_pool.value(at);
    }

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_isGood && m_at == m_bytes.size(); }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    QStringList m_pool;
    bool m_isGood = true;
};

void writeList(BlockWriter &out, const QStringList &texts)
{
    const qsizetype count = std::min<qsizetype>(texts.size(), 255);
    out.number(static_cast<quint8>(count));
    for (qsizetype i = 0; i < count; ++i)
        out.pooled(texts.at(i));
}

QStringList readList(BlockReader &in)
{
    QStringList texts;
    const auto count = in.number<quint8>();
    for (int i = 0; i < count && in.isGood(); ++i)
        texts.append(in.pooled());
    return texts;
}

void write(BlockWriter &out, const domain::Issue &issue)
{
    out.text(issue.id);
    out.text(issue.key);
    out.text(issue.summary);
    out.text(issue.fixNote);
    for (const QString &text :
         {issue.type, issue.status, issue.assignee, issue.assigneeId, issue.priority, issue.resolution, issue.parent})
        out.pooled(text);
    writeList(out, issue.fixVersions);
    writeList(out, issue.components);
    out.number(issue.updated.isValid() ? issue.updated.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min());
    out.number(static_cast<quint8>(issue.issueClass));
    out.number(static_cast<quint8>(issue.category));
    out.number(static_cast<quint8>((issue.isSubtask ? 1 : 0) | (issue.development.isKnown ? 2 : 0)
                                   | (issue.development.isBuildFailing ? 4 : 0)));
    out.number(static_cast<qint32>(issue.development.openPullRequests));
    out.number(static_cast<qint32>(issue.development.mergedPullRequests));
    out.number(static_cast<qint32>(issue.development.commits));
    const qsizetype links = std::min<qsizetype>(issue.links.size(), 255);
    out.number(static_cast<quint8>(links));
    for (qsizetype i = 0; i < links; ++i) {
        const domain::IssueLink &link = issue.links.at(i);
        out.number(static_cast<quint8>(link.kind));
        out.number(static_cast<quint8>(link.category));
        out.text(link.key);
        out.text(link.summary);
    }
}

template<typename Enum>
Enum readEnum(BlockReader &in, Enum last)
{
    return static_cast<Enum>(std::min(in.number<quint8>(), static_cast<quint8>(last)));
}

domain::Issue readIssue(BlockReader &in)
{
    domain::Issue issue;
    issue.id = in.text();
    issue.key = in.text();
    issue.summary = in.text();
    issue.fixNote = in.text();
    for (QString *const text : {&issue.type, &issue.status, &issue.assignee, &issue.assigneeId, &issue.priority,
                                &issue.resolution, &issue.parent})
        *text = in.pooled();
    issue.fixVersions = readList(in);
    issue.components = readList(in);
    const auto updated = in.number<qint64>();
    if (updated != std::numeric_limits<qint64>::min())
        issue.updated = QDateTime::fromMSecsSinceEpoch(updated, Qt::UTC);
    issue.issueClass = readEnum(in, domain::IssueClass::Chore);
    issue.category = readEnum(in, domain::StatusCategory::Done);
    const auto flags = in.number<quint8>();
    issue.isSubtask = (flags & 1) != 0;
    issue.development.isKnown = (flags & 2) != 0;
    issue.development.isBuildFailing = (flags & 4) != 0;
    issue.development.openPullRequests = in.number<qint32>();
    issue.development.mergedPullRequests = in.number<qint32>();
    issue.development.commits = in.number<qint32>();
    const auto links = in.number<quint8>();
    for (int i = 0; i < links && in.isGood(); ++i) {
        domain::IssueLink link;
        link.kind = readEnum(in, domain::LinkKind::Related);
        link.category = readEnum(in, domain::StatusCategory::Done);
        link.key = in.text();
        link.summary = in.text();
        issue.links.append(link);
    }
    return issue;
}

struct Particulars {
    domain::ScopeEntry entry;
    std::optional<domain::JiraVersion> version;
    QDateTime asOf;
    int unreadable = 0;
    QString doubt;
    QStringList siteFields;
    int issues = 0;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("entry", entry);
        v("version", version, releasedesk::optional);
        v("asOf", asOf);
        v("unreadable", unreadable, releasedesk::optional);
        v("doubt", doubt, releasedesk::optional);
        v("siteFields", siteFields, releasedesk::optional);
        v("issues", issues);
    }
};

QByteArray framed(const QByteArray &block)
{
    QByteArray bytes;
    const auto size = static_cast<quint32>(block.size());
    const quint64 sum = sumOf(block);
    bytes.append(reinterpret_cast<const char *>(&size), sizeof size);
    bytes.append(reinterpret_cast<const char *>(&sum), sizeof sum);
    return bytes + block;
}

//! The next block of \p bytes, which it is taken from; nothing if it is damaged or there is none.
std::optional<QByteArrayView> takeBlock(QByteArrayView &bytes)
{
    quint32 size = 0;
    quint64 sum = 0;
    constexpr qsizetype frame = sizeof size + sizeof sum;
    if (bytes.size() < frame)
        return std::nullopt;
    std::memcpy(&size, bytes.data(), sizeof size);
    std::memcpy(&sum, bytes.data() + sizeof size, sizeof sum);
    if (size > maxBlock || bytes.size() - frame < size)
        return std::nullopt;
    const QByteArrayView block = bytes.sliced(frame, size);
    if (sumOf(block) != sum)
        return std::nullopt;
    bytes = bytes.sliced(frame + size);
    return block;
}

} // namespace

QString IssueCache::fileOf(const domain::ScopeEntry &entry) const
{
    const QByteArray name = QJsonDocument(toJson(entry)).toJson(QJsonDocument::Compact);
    const QByteArray hash = QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().first(32);
    return m_folder + u'/' + QString::fromLatin1(hash) + QStringLiteral(".issues");
}

std::optional<CachedIssues> IssueCache::read(const domain::ScopeEntry &entry, const TakePart &part) const
{
    QFile file(fileOf(entry));
    if (!isKept() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray content = file.readAll();
    if (content.size() < headSize || !content.startsWith(magic))
        return std::nullopt;
    qint64 verifiedAt = 0;
    std::memcpy(&verifiedAt, content.constData() + magicSize, sizeof verifiedAt);
    QByteArrayView left = QByteArrayView(content).sliced(headSize);
    const auto head = takeBlock(left);
    if (!head)
        return std::nullopt;
    const auto particulars = fromJson<Particulars>(QJsonDocument::fromJson(head->toByteArray()).object());
    if (!particulars || particulars->entry != entry)
        return std::nullopt;
    // Looked through before the first row is shown, so that nothing has to be taken back.
    QList<QByteArrayView> blocks;
    while (!left.isEmpty()) {
        const auto block = takeBlock(left);
        if (!block)
            return std::nullopt;
        blocks.append(*block);
    }
    CachedIssues cached{.entry = entry,
                        .version = particulars->version.value_or(domain::JiraVersion()),
                        .asOf = particulars->asOf,
                        .verifiedAt = QDateTime::fromMSecsSinceEpoch(verifiedAt, Qt::UTC),
                        .unreadable = particulars->unreadable,
                        .doubt = particulars->doubt,
                        .siteFields = particulars->siteFields};
    QList<domain::Issue> issues;
    for (const QByteArrayView &block : std::as_const(blocks)) {
        BlockReader in(block);
        const auto count = in.number<quint32>();
        QList<domain::Issue> some;
        for (quint32 i = 0; i < count && in.isGood(); ++i)
            some.append(readIssue(in));
        if (!in.isAtEnd())
            return std::nullopt;
        if (part)
            part(cached, some);
        issues += some;
    }
    cached.issues = issues;
    if (cached.issues.size() != particulars->issues)
        return std::nullopt;
    return cached;
}

Result<> IssueCache::write(const CachedIssues &issues) const
{
    if (!isKept())
        return {};
    const auto complain = [](const QString &detail) {
        return failure(
            ErrorCode::Unavailable,
            Text::tr("The issues cannot be kept on this computer, so they are read from Jira each time. Look "
                     "at the free space and the permissions of the workspace folder."),
            detail);
    };
    if (!QDir().mkpath(m_folder))
        return complain(m_folder);
    QSaveFile file(fileOf(issues.entry));
    if (!file.open(QIODevice::WriteOnly))
        return complain(file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    Particulars particulars{.entry = issues.entry,
                            .version = issues.version.name.isEmpty() ? std::nullopt : std::optional(issues.version),
                            .asOf = issues.asOf,
                            .unreadable = issues.unreadable,
                            .doubt = issues.doubt,
                            .siteFields = issues.siteFields,
                            .issues = static_cast<int>(issues.issues.size())};
    const qint64 verifiedAt = issues.verifiedAt.toMSecsSinceEpoch();
    file.write(magic, magicSize);
    file.write(reinterpret_cast<const char *>(&verifiedAt), sizeof verifiedAt);
    file.write(framed(QJsonDocument(toJson(particulars)).toJson(QJsonDocument::Compact)));
    for (qsizetype from = 0; from < issues.issues.size(); from += issuesOfBlock) {
        BlockWriter out;
        const qsizetype end = std::min(from + issuesOfBlock, issues.issues.size());
        out.number(static_cast<quint32>(end - from));
        for (qsizetype i = from; i < end; ++i)
            versions::write(out, issues.issues.at(i));
        file.write(framed(out.block()));
    }
    if (!file.commit())
        return complain(file.errorString());
    return {};
}

void IssueCache::verified(const domain::ScopeEntry &entry, const QDateTime &at) const
{
    QFile file(fileOf(entry));
    const qint64 time = at.toMSecsSinceEpoch();
    // Eight bytes in their place: half of a time is still only a time.
    if (isKept() && file.open(QIODevice::ReadWrite) && file.seek(magicSize))
        file.write(reinterpret_cast<const char *>(&time), sizeof time);
}

void IssueCache::forget(const domain::ScopeEntry &entry) const
{
    if (isKept())
        QFile::remove(fileOf(entry));
}

} // namespace releasedesk::versions
