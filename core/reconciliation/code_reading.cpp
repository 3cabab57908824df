// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/code_reading.h"

#include "core/base/safe_text.h"
#include "core/git/repository_source.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QFileInfo>
#include <QtConcurrent/QtConcurrentRun>
#include <QUrl>

#include <algorithm>

namespace releasedesk::reconciliation {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CodeReading)
};

using namespace Qt::StringLiterals;
using git::GitRef;
using git::RefKind;

constexpr int shippedCommits = 500;

//! A revision and how people call it.
struct Named {
    QString revision;
    QString name;
};

QString fullName(const GitRef &ref)
{
    switch (ref.kind) {
    case RefKind::Tag:
        return u"refs/tags/"_s + ref.name;
    case RefKind::RemoteBranch:
        return u"refs/remotes/"_s + ref.name;
    case RefKind::Branch:
        break;
    }
    return u"refs/heads/"_s + ref.name;
}

QString shortName(const QString &location)
{
    QString path = git::isRemote(location) ? location.section(u':', -1) : QFileInfo(location).absoluteFilePath();
    while (path.endsWith(u'/'))
        path.chop(1);
    QString name = path.section(u'/', -1);
    if (name.endsWith(u".git"_s))
        name.chop(4);
    return SafeText::lineFromOutside(name.isEmpty() ? location : name).plain();
}

QStringList namesFor(const QString &version, const QString &project, const QString &pattern)
{
    if (!pattern.isEmpty()) {
        QString name = pattern;
        return {name.replace(u"${version}"_s, version)};
    }
    QStringList names;
    for (const QString &prefix : {u"v"_s, QString(), QString(project + u'-'), QString(project + u"-v"_s),
                                  QString(project + u'/'), u"release-"_s, u"release/"_s, u"releases/"_s})
        names.append(prefix + version);
    return names;
}

//! One repository, read from its base to its candidate.
class Reading
{
public:
    Reading(const CodeQuery &query, const std::stop_token &stop)
        : m_query(query)
        , m_keys(query.keyProjects)
        , m_stop(stop)
    {
    }

    [[nodiscard]] Result<CodeFacts> read(const QString &location, CodeReading &reading) const
    {
        const auto repository = git::openSource(location, m_query.mirrors, m_query.limits, m_stop);
        if (!repository)
            return failed(repository);
        const auto refs = repository->refs(m_stop);
        if (!refs)
            return failed(refs);
        CodeFacts facts;
        facts.repository = shortName(location);
        const auto head = headOf(*repository, *refs, facts.repository, reading);
        if (!head)
            return failed(head);
        const auto base = baseOf(*repository, *refs, *head, facts.repository, reading);
        if (!base)
            return failed(base);
        auto range = repository->range(base->revision, head->revision, m_keys, m_stop);
        if (!range)
            return failed(range);
        facts.range = std::move(*range);
        facts.range.baseName = base->name;
        facts.range.headName = head->name;
        if (const Result<> done = readArtifact(*repository, facts, reading); !done)
            return failed(done);
        if (const Result<> done = readShipped(*repository, facts); !done)
            return failed(done);
        return facts;
    }

private:
    [[nodiscard]] bool isThere(const git::Repository &repository, const QString &revision) const
    {
        return !revision.isEmpty() && repository.commitOf(revision, m_stop).has_value();
    }

    //! What a person named, if it is there; a version leads to its tag.
    [[nodiscard]] Result<std::optional<Named>> namedBy(const git::Repository &repository, const QList<GitRef> &refs,
                                                       const QString &wanted, const QString &shown,
                                                       CodeReading &reading) const
    {
        if (wanted.isEmpty())
            return std::optional<Named>();
        const QString name = SafeText::lineFromOutside(wanted).plain();
        if (isThere(repository, wanted))
            return std::optional(Named{wanted, name});
        if (const auto ref = refOfVersion(refs, wanted, m_query.project, m_query.tagPattern))
            return std::optional(Named{fullName(*ref), ref->name});
        const QString text
            = Text::tr("%1 has no “%2”. Name a tag, a branch or a commit that is there.").arg(shown, name);
        if (m_query.repositories.size() == 1)
            return failure(ErrorCode::NotFound, text);
        reading.notes.append(text);
        reading.doubts.append(text);
        return std::optional<Named>();
    }

    [[nodiscard]] Result<Named> headOf(const git::Repository &repository, const QList<GitRef> &refs,
                                       const QString &shown, CodeReading &reading) const
    {
        auto named = namedBy(repository, refs, m_query.named.head, shown, reading);
        if (!named || *named)
            return std::move(named).map([](std::optional<Named> each) { return std::move(*each); });
        if (const auto ref = refOfVersion(refs, m_query.version, m_query.project, m_query.tagPattern))
            return Named{fullName(*ref), ref->name};
        if (isThere(repository, m_query.artifactRevision))
            return Named{m_query.artifactRevision, m_query.artifactRevision.left(8)};
        for (const char *name : {"origin/main", "origin/master", "main", "master"}) {
            const auto ref = std::ranges::find_if(refs, [name](const GitRef &each) {
                return each.kind != RefKind::Tag && each.name == QLatin1String(name);
            });
            if (ref == refs.end())
                continue;
            reading.notes.append(Text::tr("%1: no tag or branch of %2 yet; %3 counts as the candidate.")
                                     .arg(shown, m_query.version, ref->name));
            return Named{fullName(*ref), ref->name};
        }
        reading.notes.append(Text::tr("%1: no tag or branch of %2 yet; what is checked out counts as the candidate.")
                                 .arg(shown, m_query.version));
        return Named{u"HEAD"_s, u"HEAD"_s};
    }

    [[nodiscard]] Result<Named> baseOf(const git::Repository &repository, const QList<GitRef> &refs, const Named &head,
                                       const QString &shown, CodeReading &reading) const
    {
        auto named = namedBy(repository, refs, m_query.named.base, shown, reading);
        if (!named)
            return failed(named);
        if (*named)
            return std::move(**named);
        if (isThere(repository, m_query.baseRevision))
            return Named{m_query.baseRevision, m_query.baseRevision.left(8)};
        if (const auto ref = refOfVersion(refs, m_query.baseVersion, m_query.project, m_query.tagPattern))
            return Named{fullName(*ref), ref->name};
        const auto nearest = repository.nearestTag(head.revision, m_stop);
        if (!nearest)
            return failed(nearest);
        const QString running = SafeText::lineFromOutside(m_query.baseVersion).plain();
        if (nearest->isEmpty()) {
            reading.notes.append(
                running.isEmpty()
                    ? Text::tr("%1: nothing says what was in production before it, and there is no earlier "
                               "tag; every commit counts as new.")
                          .arg(shown)
                    : Text::tr("%1: no tag or branch of %2, which runs now, and no earlier tag; "
                               "every commit counts as new.")
                          .arg(shown, running));
            reading.doubts.append(reading.notes.last());
            return Named{};
        }
        if (running.isEmpty()) {
            reading.notes.append(
                Text::tr("%1: nothing on record says what was in production before it; the nearest earlier "
                         "tag %2 counts as the base.")
                    .arg(shown, *nearest));
        } else {
            reading.notes.append(Text::tr("%1: no tag or branch of %2, which runs now, so the commits since then "
                                          "cannot be told; %3 counts as the base.")
                                     .arg(shown, running, *nearest));
            reading.doubts.append(reading.notes.last());
        }
        return Named{u"refs/tags/"_s + *nearest, *nearest};
    }

    [[nodiscard]] Result<> readArtifact(const git::Repository &repository, CodeFacts &facts, CodeReading &reading) const
    {
        if (m_query.artifactRevision.isEmpty())
            return {};
        auto artifact = repository.artifact(m_query.artifactRevision, facts.range, m_keys, m_stop);
        if (artifact) {
            facts.artifact = std::move(*artifact);
            facts.artifactOrigin = m_query.artifactOrigin;
            return {};
        }
        if (artifact.error().code != ErrorCode::NotFound && artifact.error().code != ErrorCode::InvalidArgument)
            return failed(artifact);
        if (m_query.repositories.size() == 1)
            reading.notes.append(
                Text::tr("%1: the artifact was built from %2 (%3), which is not in this repository. Fetch it, "
                         "or look where it was built.")
                    .arg(facts.repository, m_query.artifactRevision.left(8), m_query.artifactOrigin));
        return {};
    }

    [[nodiscard]] Result<> readShipped(const git::Repository &repository, CodeFacts &facts) const
    {
        if (facts.range.base.isEmpty())
            return {};
        QSet<QString> withCode;
        for (const git::GitCommit &commit : facts.range.commits) {
            for (const QString &key : commit.keys())
                withCode.insert(key);
        }
        QStringList without;
        for (const QString &key : m_query.planned) {
            if (!withCode.contains(key))
                without.append(key);
        }
        if (without.isEmpty())
            return {};
        auto shipped = repository.history(facts.range.base, without, m_keys, shippedCommits, m_stop);
        if (!shipped)
            return failed(shipped);
        facts.shipped = std::move(*shipped);
        return {};
    }

    const CodeQuery &m_query;
    git::IssueKeys m_keys;
    const std::stop_token &m_stop;
};

Result<CodeReading> readAll(const CodeQuery &query, const CodeProgress &progress, const std::stop_token &stop)
{
    CodeReading reading;
    const Reading one(query, stop);
    int number = 0;
    for (const QString &location : query.repositories) {
        if (progress)
            progress(shortName(location), ++number, static_cast<int>(query.repositories.size()));
        auto facts = one.read(location, reading);
        if (facts)
            reading.facts.append(std::move(*facts));
        else if (facts.error().code == ErrorCode::Cancelled)
            return failed(facts);
        else
            reading.unread.append({shortName(location), facts.error()});
    }
    return reading;
}

} // namespace

std::optional<GitRef> refOfVersion(const QList<GitRef> &refs, const QString &version, const QString &project,
                                   const QString &pattern)
{
    if (version.isEmpty())
        return std::nullopt;
    for (const RefKind kind : {RefKind::Tag, RefKind::Branch, RefKind::RemoteBranch}) {
        for (const QString &name : namesFor(version, project, pattern)) {
            const auto found = std::ranges::find_if(refs, [kind, &name](const GitRef &ref) {
                // Behind the name of the remote.
                const QString own = ref.kind == RefKind::RemoteBranch ? ref.name.section(u'/', 1) : ref.name;
                return ref.kind == kind && own == name;
            });
            if (found != refs.end())
                return *found;
        }
    }
    return std::nullopt;
}

QCoro::Task<Result<CodeReading>> readCode(CodeQuery query, CodeProgress progress, std::stop_token stop)
{
    if (query.repositories.isEmpty())
        co_return failure(ErrorCode::FailedPrecondition,
                          Text::tr("The project %1 names no repository, so its code cannot be compared. Add the folder "
                                   "of a clone, or an address, under “repositories” of the project in workspace.yaml.")
                              .arg(query.project));
    co_return co_await QtConcurrent::run(readAll, query, progress, stop);
}

} // namespace releasedesk::reconciliation
