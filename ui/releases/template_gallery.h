// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "core/templates/release_template.h"
#include "ui/widgets/themed_widget.h"

class QGridLayout;

namespace releasedesk::ui {

class SafeLabel;
class SectionHead;
class TemplateCard;

//! The templates there are, as cards; one is chosen.
class TemplateGallery final : public ThemedWidget
{
    Q_OBJECT

public:
    TemplateGallery(const session::Desk &desk, QList<templates::ReleaseTemplate> patterns, QWidget *parent = nullptr);

    [[nodiscard]] const templates::ReleaseTemplate &chosen() const;
    void choose(const QString &id);

    //! The template of the newest release, of \p project if it has one; empty if there is no release.
    [[nodiscard]] static QString lastUsed(const projections::ReleaseBook &book, const ProjectId &project);

signals:
    void chosenChanged();

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QList<TemplateCard *> m_cards;
    SectionHead *m_head;
    QGridLayout *m_grid;
    SafeLabel *m_note;
    int m_columns = 0;
};

} // namespace releasedesk::ui
