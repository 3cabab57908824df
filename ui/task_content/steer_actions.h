// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "ui/task_content/steer_offers.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class NoteAction;
class SafeLabel;

//! What can be done with a task out of its turn, folded away until somebody wants it.
class SteerActions final : public ThemedWidget
{
    Q_OBJECT

public:
    using Send = std::function<void(domain::ReleaseCommand)>;

    explicit SteerActions(Send send, QWidget *parent = nullptr);

    //! A note that somebody is writing stays as long as what it is for is offered.
    void showOffers(const QList<SteerOffer> &offers, const domain::Directory &directory);

    [[nodiscard]] bool isEmptyNow() const { return m_rows.isEmpty(); }

protected:
    void languageChanged() override;

private:
    struct Row {
        SteerOffer offer;
        SafeLabel *facts = nullptr;
        NoteAction *action = nullptr;
    };

    void rebuild(const QList<SteerOffer> &offers, const domain::Directory &directory);
    void fold();

    Send m_send;
    Button *m_more;
    QWidget *m_folded;
    QVBoxLayout *m_column;
    QList<Row> m_rows;
    bool m_isOpen = false;
};

} // namespace releasedesk::ui
