// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan_check.h"
#include "core/domain/release_command.h"

namespace releasedesk::documents {

//! A release as a file that people read, compare and keep beside their source: what it plans, nothing of what happened.
struct ReleaseText {
    int format = 1; //!< of this file
    ProjectId project;
    QString version;
    QString title;
    PersonId owner;
    domain::ReleaseType type = domain::ReleaseType::Normal;
    domain::RiskClass risk = domain::RiskClass::Medium;
    QString templateId;
    int templateVersion = 1;
    QDateTime windowStart;
    QDateTime windowEnd;
    domain::WhenFrozen whenFrozen = domain::WhenFrozen::Finish;
    QList<domain::ScopeEntry> scope;
    domain::Plan plan;

    [[nodiscard]] static ReleaseText of(const domain::Release &release);
    //! The command that makes such a release; its scope has not been read from Jira yet.
    [[nodiscard]] domain::CreateRelease command(const ReleaseId &id) const;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("format", format);
        v("project", project);
        v("version", version);
        v("title", title, releasedesk::optional);
        v("owner", owner, releasedesk::optional);
        v("type", type, releasedesk::optional);
        v("risk", risk, releasedesk::optional);
        v("template", templateId, releasedesk::optional);
        v("templateVersion", templateVersion, releasedesk::optional);
        v("windowStart", windowStart, releasedesk::optional);
        v("windowEnd", windowEnd, releasedesk::optional);
        v("whenFrozen", whenFrozen, releasedesk::optional);
        v("scope", scope, releasedesk::optional);
        v("plan", plan);
    }

    friend bool operator==(const ReleaseText &, const ReleaseText &) = default;
};

//! InvalidArgument names line, column and path of what does not fit: no YAML, an unknown key (with the one that was
//! probably meant), a value of another type, a plan without sense.
[[nodiscard]] Result<ReleaseText> readReleaseText(const QByteArray &text);

//! The one form of these values: reading it and writing it again gives the same bytes.
[[nodiscard]] QByteArray writeReleaseText(const ReleaseText &release);

//! The same values in that form, with the comments of \p text. The errors of readReleaseText(); FailedPrecondition
//! where a comment could get lost.
[[nodiscard]] Result<QByteArray> formatReleaseText(const QByteArray &text);

//! A finding and where in the text it belongs, from 1; 0: nowhere in particular.
struct TextFinding {
    int line = 0;
    int column = 0;
    domain::Finding finding;
};

//! What stands against such a release: unknown kinds, missing and unknown parameters (rule “text”), and, where a
//! directory is given, everything checkPlan() says of it. The errors of readReleaseText().
[[nodiscard]] Result<QList<TextFinding>> lintReleaseText(const QByteArray &text, const domain::Directory *directory,
                                                         const QDateTime &now);

//! One difference between two releases.
struct TextChange {
    QString path; //!< phases, tasks and variables by their id: "plan.tasks[build].title"
    QJsonValue before; //!< undefined: it was added
    QJsonValue after; //!< undefined: it was removed

    friend bool operator==(const TextChange &, const TextChange &) = default;
};

//! In the order of the paths. Tasks and phases that only changed their place are told as "order".
[[nodiscard]] QList<TextChange> differences(const ReleaseText &before, const ReleaseText &after);

//! JSON Schema (2020-12) of the file, for editors.
[[nodiscard]] QByteArray releaseTextSchema();

} // namespace releasedesk::documents
