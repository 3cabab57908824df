// SPDX-License-Identifier: Apache-2.0
#include "core/git/log_reader.h"

#include "core/base/safe_text.h"

#include <QRegularExpression>

namespace releasedesk::git {
namespace {

constexpr qsizetype fieldCount = 8;
constexpr qsizetype messageBytes = qsizetype{64} * 1024;
constexpr qsizetype subjectLength = 300;
constexpr qsizetype mentionedHashes = 200;
constexpr qsizetype nameLength = 200;

QString lineOf(const QByteArray &bytes, qsizetype length)
{
    return SafeText::lineFromOutside(QString::fromUtf8(bytes.left(length * 4))).plain().trimmed().left(length);
}

QStringList hashesAfter(const QRegularExpression &pattern, const QString &message)
{
    QStringList hashes;
    auto matches = pattern.globalMatch(message);
    while (matches.hasNext() && hashes.size() < mentionedHashes)
        hashes.append(matches.next().captured(1));
    hashes.removeDuplicates();
    return hashes;
}

bool isHash(const QByteArray &text)
{
    return (text.size() == 40 || text.size() == 64) && QByteArray::fromHex(text).size() * 2 == text.size();
}

} // namespace

QStringList LogReader::arguments()
{
    return {QStringLiteral("-z"),
            QStringLiteral("--topo-order"),
            QStringLiteral("--no-color"),
            QStringLiteral("--no-notes"),
            QStringLiteral("--no-mailmap"),
            QStringLiteral("--no-show-signature"),
            QStringLiteral("--no-patch"),
            QStringLiteral("--encoding=UTF-8"),
            QStringLiteral("--format=tformat:%H%x00%P%x00%an%x00%ae%x00%ce%x00%ct%x00%m%x00%B")};
}

void LogReader::take(const QByteArray &piece)
{
    qsizetype from = 0;
    while (true) {
        const qsizetype end = piece.indexOf('\0', from);
        if (end < 0)
            break;
        m_fields.append(m_rest + piece.mid(from, end - from));
        m_rest.clear();
        from = end + 1;
        if (m_fields.size() < fieldCount)
            continue;
        if (isHash(m_fields.first()))
            m_commits.append(commitOf(m_fields));
        else
            m_isDamaged = true;
        m_fields.clear();
    }
    m_rest += piece.mid(from);
}

std::optional<QList<GitCommit>> LogReader::finish()
{
    if (m_isDamaged || !m_fields.isEmpty() || !m_rest.isEmpty())
        return std::nullopt;
    return std::move(m_commits);
}

GitCommit LogReader::commitOf(const QList<QByteArray> &fields) const
{
    static const QRegularExpression revert(
        QStringLiteral("[Tt]his reverts (?:commit|merge) ([0-9a-f]{7,64})(?![0-9a-f])"));
    static const QRegularExpression pick(QStringLiteral("\\(cherry picked from commit ([0-9a-f]{7,64})\\)"));
    const QByteArray body = fields.at(7).left(messageBytes);
    const QString message = QString::fromUtf8(body);
    GitCommit commit;
    commit.hash = QString::fromLatin1(fields.at(0));
    commit.parents = QString::fromLatin1(fields.at(1)).split(u' ', Qt::SkipEmptyParts);
    commit.authorName = lineOf(fields.at(2), nameLength);
    commit.authorMail = lineOf(fields.at(3), nameLength);
    commit.committerMail = lineOf(fields.at(4), nameLength);
    commit.committedAt = QDateTime::fromSecsSinceEpoch(fields.at(5).toLongLong(), Qt::UTC);
    commit.isEquivalent = fields.at(6) == "=";
    const qsizetype lineEnd = body.indexOf('\n');
    commit.subject = lineOf(lineEnd < 0 ? body : body.left(lineEnd), subjectLength);
    commit.messageKeys = m_keys.inMessage(message);
    commit.reverts = hashesAfter(revert, message);
    const QStringList origins = hashesAfter(pick, message);
    // The last line is the last time it was picked; the first names the commit it all began with.
    commit.cherryPickedFrom = origins.isEmpty() ? QString() : origins.first();
    commit.pullRequest = pullRequestIn(message);
    if (commit.isMerge()) {
        commit.branch = mergedBranchIn(commit.subject);
        commit.branchKeys = m_keys.inBranch(commit.branch);
    }
    return commit;
}

QString pullRequestIn(const QString &message)
{
    static const QRegularExpression merged(QStringLiteral("^Merge pull request #([0-9]{1,9})\\b"));
    static const QRegularExpression bitbucket(QStringLiteral("^Merged in .{1,200} \\(pull request #([0-9]{1,9})\\)"));
    static const QRegularExpression squashed(QStringLiteral("^[^\\n]*\\(#([0-9]{1,9})\\)\\s*(?:\\n|$)"));
    static const QRegularExpression merge(QStringLiteral("^See merge request [A-Za-z0-9_.\\-/]*!([0-9]{1,9})\\s*$"),
                                          QRegularExpression::MultilineOption);
    for (const QRegularExpression *pattern : {&merged, &bitbucket, &squashed}) {
        if (const auto match = pattern->match(message); match.hasMatch())
            return u'#' + match.captured(1);
    }
    if (const auto match = merge.match(message); match.hasMatch())
        return u'!' + match.captured(1);
    return {};
}

QString mergedBranchIn(const QString &subject)
{
    static const QRegularExpression quoted(QStringLiteral("^Merge (?:remote-tracking )?branch(?:es)? '([^']{1,250})'"));
    static const QRegularExpression request(
        QStringLiteral("^Merge pull request #[0-9]+ from (?:[^/\\s]+/)?(\\S{1,250})"));
    static const QRegularExpression bitbucket(QStringLiteral("^Merged in (\\S{1,250})"));
    for (const QRegularExpression *pattern : {&quoted, &request, &bitbucket}) {
        if (const auto match = pattern->match(subject); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

} // namespace releasedesk::git
