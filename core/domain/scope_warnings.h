// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope.h"

namespace releasedesk::domain {

//! A rule of the product about issues that may not be ready.
struct WarningRule {
    QString id; //!< "W1" … "W13"
    QString name; //!< translated, e.g. "done, open pull request"
    QString explanation; //!< translated: when it warns, what it looks at, and what to do
};

//! What puts right what a rule warns of.
enum class WarningRemedy {
    Reopen, //!< set the status of the issue
    MoveOut, //!< to another version
    PutIntoVersion, //!< of this release
    TakeBlockerIn, //!< put what blocks the issue into the version
    ReadAgain, //!< the scope
    ShowCode, //!< the commits, which can be put right there
};

//! Of a rule there is; Reopen for any other.
[[nodiscard]] WarningRemedy remedyOf(const QString &rule);

//! All rules there are, in their order.
[[nodiscard]] QList<WarningRule> warningRules();

//! What warnings are judged by, beside the issues themselves.
struct WarningContext {
    QDateTime windowStart; //!< invalid: W5 says nothing
    QDateTime now;
    QMap<QString, QString> off = {}; //!< rule → reason, as the project has it
    const IssueSnapshot *submitted = nullptr; //!< what the signers were shown; null: W8 says nothing
    bool isCodeKnown = false; //!< the commits of the snapshot are those of all repositories of the project
    QStringList releasedVersions = {}; //!< names of versions that are out already
};

//! What the rules found, and what they could not look at.
struct WarningReport {
    QList<ScopeWarning> warnings;
    QStringList notEvaluated; //!< rules that lack what they look at: never the same as "fine"
    QMap<QString, int> silenced; //!< rule that is switched off → how often it would have warned
};

//! Judges every issue of \p snapshot by every rule.
[[nodiscard]] WarningReport judgeScope(const IssueSnapshot &snapshot, const WarningContext &context);

} // namespace releasedesk::domain
