// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/steer_actions.h"

#include "ui/task_content/note_action.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace releasedesk::ui {

SteerActions::SteerActions(Send send, QWidget *parent)
    : ThemedWidget(parent)
    , m_send(std::move(send))
    , m_more(new Button(QString(), Button::Kind::Ghost))
    , m_folded(new QWidget)
    , m_column(new QVBoxLayout(m_folded))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *const head = new QHBoxLayout;
    head->addWidget(m_more);
    head->addStretch(1);
    column->addLayout(head);
    column->addWidget(m_folded);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        m_isOpen = !m_isOpen;
        fold();
    });
    languageChanged();
    hide();
}

void SteerActions::languageChanged()
{
    m_more->setText(tr("Out of turn"));
    m_more->setAccessibleName(m_more->text());
    fold();
}

void SteerActions::fold()
{
    m_folded->setVisible(m_isOpen);
    m_more->setIconName(m_isOpen ? IconName("chevron-down") : IconName("chevron-right"));
    m_more->setAccessibleDescription(m_isOpen ? tr("shown") : tr("hidden"));
}

void SteerActions::showOffers(const QList<SteerOffer> &offers, const domain::Directory &directory)
{
    const auto isSame = [](const Row &row, const SteerOffer &offer) {
        return row.offer.button == offer.button && row.offer.label == offer.label;
    };
    if (!std::ranges::equal(m_rows, offers, isSame))
        rebuild(offers, directory);
    for (qsizetype i = 0; i < offers.size(); ++i) {
        m_rows[i].offer = offers.at(i);
        m_rows[i].facts->showText(SafeText::fromOutside(offers.at(i).facts));
        m_rows[i].facts->setVisible(!offers.at(i).facts.isEmpty());
    }
    setVisible(!offers.isEmpty());
}

void SteerActions::rebuild(const QList<SteerOffer> &offers, const domain::Directory &directory)
{
    QMap<QString, QString> notes;
    for (const Row &row : std::exchange(m_rows, {})) {
        notes.insert(row.offer.label, row.action->note());
        for (QWidget *const old : {static_cast<QWidget *>(row.facts), static_cast<QWidget *>(row.action)}) {
            old->hide();
            old->setParent(nullptr);
            old->deleteLater(); // a button of it may have asked for this
        }
    }
    for (const SteerOffer &offer : offers) {
        Row row{offer, new SafeLabel(FontRole::Secondary, ColorToken::Text3),
                new NoteAction(offer.label, offer.button, false, offer.isNoteRequired)};
        row.facts->setWordWrap(true);
        row.action->setNote(notes.value(offer.label));
        if (offer.asksPerson) {
            QList<std::pair<PersonId, QString>> people;
            for (const domain::Person &each : directory.people)
                people.append({each.id, personName(directory, each.id)});
            row.action->offerPeople(people, tr("Whoever may take it"));
        }
        const auto place = m_rows.size();
        connect(row.action, &NoteAction::wanted, this, [this, place](const QString &note, const PersonId &person) {
            m_send(m_rows.at(place).offer.make(note, person));
        });
        m_column->addWidget(row.facts);
        m_column->addWidget(row.action);
        m_rows.append(row);
    }
}

} // namespace releasedesk::ui
