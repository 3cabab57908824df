// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/approvals/release_changes.h"
#include "ui/widgets/card.h"

namespace releasedesk::ui {

//! What a signature would cover, line by line; each opens where it can be looked at.
class ChangeList final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeList(QWidget *parent = nullptr);

    void showChanges(const QList<ReleaseChange> &changes);
    //! While the record is being read.
    void showLoading();

    [[nodiscard]] qsizetype count() const { return m_count; }

signals:
    void opened(releasedesk::ui::ReleaseTab tab);

private:
    void replace(QWidget *content);

    QWidget *m_content = nullptr;
    qsizetype m_count = 0;
};

} // namespace releasedesk::ui
