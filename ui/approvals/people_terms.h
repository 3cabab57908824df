// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/directory.h"

namespace releasedesk::ui {

//! Whom a step asks, as one types it: "Minseo Park", "2 of SRE", "Minseo Park, Jiho Kim" (both), "2 of SRE + 1 of
//! Security" (and), "2 of SRE / 1 of Security" (or). "!" behind a term makes it mandatory.
struct PeopleTerms {
    QList<domain::StepTerm> terms; //!< people of a group are not named: they are found when the line is resolved
    domain::TermJoin join = domain::TermJoin::All;

    friend bool operator==(const PeopleTerms &, const PeopleTerms &) = default;
};

//! NotFound names who is not in the workspace; InvalidArgument what cannot be read.
[[nodiscard]] Result<PeopleTerms> readPeople(const QString &text, const domain::Directory &directory);

//! The other way round; readPeople() of it gives the same.
[[nodiscard]] QString peopleText(const PeopleTerms &people, const domain::Directory &directory);

//! Every name one can type: people and groups.
[[nodiscard]] QStringList namesToType(const domain::Directory &directory);

} // namespace releasedesk::ui
