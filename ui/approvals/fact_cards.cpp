// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/fact_cards.h"

#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/surface.h"

#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

Card *makeCard(const QList<SignOffFact> &facts)
{
    auto *const card = new Card;
    card->content()->setContentsMargins(13, 5, 13, 5);
    for (qsizetype i = 0; i < facts.size(); ++i) {
        const SignOffFact &fact = facts.at(i);
        auto *const text = new SafeLabel(fact.text, FontRole::Body);
        text->setWordWrap(true);
        auto *const row = new QHBoxLayout;
        row->setContentsMargins(0, 7, 0, 7);
        row->setSpacing(9);
        row->addWidget(new IconLabel(fact.icon, 15, fact.color), 0, Qt::AlignTop);
        row->addWidget(text, 1);
        row->addWidget(new SafeLabel(fact.source, FontRole::Caption, ColorToken::Text3), 0, Qt::AlignTop);
        if (i > 0)
            card->content()->addWidget(new Separator);
        card->content()->addLayout(row);
    }
    card->content()->addStretch();
    return card;
}

void replace(QVBoxLayout *column, QWidget *card)
{
    if (column->count() > 1) {
        QLayoutItem *const old = column->takeAt(1);
        delete old->widget();
        delete old;
    }
    column->addWidget(card, 1);
}

} // namespace

FactCards::FactCards(QWidget *parent)
    : QWidget(parent)
    , m_riskHead(new SectionHead({}, FontRole::Panel))
    , m_evidenceHead(new SectionHead({}, FontRole::Panel))
    , m_risk(new QVBoxLayout)
    , m_evidence(new QVBoxLayout)
{
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addLayout(m_risk, 1);
    layout->addLayout(m_evidence, 1);
    m_risk->setSpacing(2);
    m_evidence->setSpacing(2);
    m_risk->addWidget(m_riskHead);
    m_evidence->addWidget(m_evidenceHead);
}

void FactCards::showFacts(const QList<SignOffFact> &risk, const QList<SignOffFact> &evidence)
{
    const RiskLevel level = levelOf(risk);
    m_riskHead->setTitle(tr("Risk"));
    m_riskHead->setCount(level == RiskLevel::High         ? tr("High")
                             : level == RiskLevel::Medium ? tr("Medium")
                                                          : tr("Low"),
                         level == RiskLevel::High         ? State::Failed
                             : level == RiskLevel::Medium ? State::Waiting
                                                          : State::Succeeded);
    m_evidenceHead->setTitle(tr("Evidence"));
    replace(m_risk, makeCard(risk));
    replace(m_evidence, makeCard(evidence));
}

} // namespace releasedesk::ui
