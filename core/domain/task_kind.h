// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"

#include <QJsonValue>
#include <QList>
#include <QStringList>

#include <array>
#include <optional>

namespace releasedesk::domain {

enum class ParameterType {
    Text,
    LongText, //!< several lines
    Number,
    Boolean,
    Choice, //!< one of ParameterInfo::choices
    Url,
    Seconds,
    People, //!< list of person ids, in order
    Connection, //!< id of a connection of ParameterInfo::system
    TextList, //!< e.g. argv or mail addresses
    Values, //!< object of names and texts
    MailAddresses, //!< list of them
    Hours, //!< working hours; 0: none
    Choices, //!< list of some of ParameterInfo::choices
};

//! Declares one parameter: forms, checks and documentation are made from it.
struct ParameterInfo {
    QString name; //!< key in Task::parameters
    ParameterType type = ParameterType::Text;
    QString label; //!< translated
    QString help; //!< translated; may be empty
    bool isRequired = false;
    QJsonValue defaultValue = {};
    QStringList choices = {};
    QString system = {}; //!< Connection: "jira", "jenkins", "smtp", "messenger"
};

//! Whether and how an effect can be taken back.
enum class Reversibility { None, Reversible, Conditional, Irreversible };

[[nodiscard]] constexpr auto enumNames(Reversibility /*type*/)
{
    return std::array<std::pair<Reversibility, const char *>, 4>{{{Reversibility::None, "none"},
                                                                  {Reversibility::Reversible, "reversible"},
                                                                  {Reversibility::Conditional, "conditional"},
                                                                  {Reversibility::Irreversible, "irreversible"}}};
}

//! What may be promised about an effect. P0: none outside. P1: exactly once. P2: at most once, looked up after a gap.
//! P3: as the endpoint's owner declares. P4: may repeat, with the same message id.
enum class EffectPromise { P0, P1, P2, P3, P4 };

//! Who moves a task of this kind.
enum class Automation {
    Automatic, //!< an executor
    Person, //!< somebody does or confirms it
    Approval, //!< an approval line
};

struct TaskKindInfo {
    QString id; //!< e.g. "jenkins.build"
    QString icon; //!< name in resources/icons
    QString name; //!< translated, e.g. "Jenkins build"
    QString does; //!< translated, one sentence
    Automation automation = Automation::Automatic;
    Reversibility reversibility = Reversibility::None;
    EffectPromise promise = EffectPromise::P0;
    QString recovery; //!< translated: how its outcome is found again after a gap
    QList<ParameterInfo> parameters;
    QStringList results; //!< fields of its output that later tasks may refer to
    int timeoutMinutes = 30; //!< of a new task of this kind; 0: as long as it takes
};

//! Every kind that executes in this version, in palette order. Texts are in the current language.
[[nodiscard]] QList<TaskKindInfo> taskKinds();

//! Nothing for a kind that does not exist here.
[[nodiscard]] std::optional<TaskKindInfo> taskKind(const QString &id);

//! Whether a kind exists, without making its texts.
[[nodiscard]] bool isTaskKind(const QString &id);

[[nodiscard]] Automation automationOf(const QString &kind);
[[nodiscard]] Reversibility reversibilityOf(const QString &kind);

//! An automatic kind that only looks or waits: nothing of it has to be taken back.
[[nodiscard]] bool changesNothing(const QString &kind);

//! Promise P4: after a gap it may be done again by itself, with the same message id.
[[nodiscard]] bool mayRepeat(const QString &kind);

} // namespace releasedesk::domain
