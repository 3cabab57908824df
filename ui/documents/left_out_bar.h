// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/documents/release_notes.h"
#include "ui/widgets/themed_widget.h"

class QHBoxLayout;

namespace releasedesk::ui {

class SafeLabel;

//! The issues of a release that its notes do not tell, and why; one click takes one in. Hidden while there is none.
class LeftOutBar final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit LeftOutBar(QWidget *parent = nullptr);

    //! \p isFixed: they can be read, not taken in.
    void showOmissions(const QList<documents::Omission> &omissions, bool isFixed);

signals:
    void wanted(const releasedesk::domain::Issue &issue);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showRow();
    void showMore();

    QList<documents::Omission> m_omissions;
    bool m_isFixed = false;
    qsizetype m_shown = 3; //!< how many stand in the row
    SafeLabel *m_head;
    SafeLabel *m_counts;
    QHBoxLayout *m_row;
};

} // namespace releasedesk::ui
