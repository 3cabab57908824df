// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/approvals/sign_off_facts.h"

#include <QWidget>

class QVBoxLayout;

namespace releasedesk::ui {

class SectionHead;

//! Risk and evidence side by side.
class FactCards final : public QWidget
{
    Q_OBJECT

public:
    explicit FactCards(QWidget *parent = nullptr);

    void showFacts(const QList<SignOffFact> &risk, const QList<SignOffFact> &evidence);

private:
    SectionHead *m_riskHead;
    SectionHead *m_evidenceHead;
    QVBoxLayout *m_risk;
    QVBoxLayout *m_evidence;
};

} // namespace releasedesk::ui
