// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

//! A line of the overview: what it is and what it says.
struct PlanFact {
    QString name;
    QString value;

    friend bool operator==(const PlanFact &, const PlanFact &) = default;
};

//! Project, version, window, owner, scope, revision, fingerprint and approvers of \p release, in the words of a work
//! plan.
[[nodiscard]] QList<PlanFact> planFacts(const domain::Release &release, const domain::Directory &directory);

//! Facts in two columns of bordered cells.
class PlanOverview final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit PlanOverview(QWidget *parent = nullptr);

    void showFacts(const QList<PlanFact> &facts);

private:
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    QList<PlanFact> m_facts;
};

} // namespace releasedesk::ui
