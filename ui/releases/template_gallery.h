// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "core/templates/release_template.h"
#include "ui/releases/flow_file.h"
#include "ui/widgets/themed_widget.h"

class QGridLayout;
class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class SafeLabel;
class SectionHead;
class TemplateCard;

//! The templates there are, as cards; one is chosen. A flow that came in a file is one more card for a while.
class TemplateGallery final : public ThemedWidget
{
    Q_OBJECT

public:
    TemplateGallery(const session::Desk &desk, QList<templates::ReleaseTemplate> patterns, QWidget *parent = nullptr);

    [[nodiscard]] const templates::ReleaseTemplate &chosen() const;
    void choose(const QString &id);

    //! Other templates; what was chosen stays so if it is still there. A flow of a file goes.
    void setPatterns(const QList<templates::ReleaseTemplate> &patterns);

    //! Puts the flow of \p file before the others, chooses it, and tells what could not be carried over.
    void addFile(const FlowFile &file);

    //! The versions of the chosen template that there are, the newest first.
    void setVersions(const QList<int> &versions);

    //! The template of the newest release, of \p project if it has one; empty if there is no release.
    [[nodiscard]] static QString lastUsed(const projections::ReleaseBook &book, const ProjectId &project);

signals:
    void chosenChanged();
    //! Somebody wants to bring a flow or template in from a file.
    void importWanted();
    //! Somebody wants the chosen template as a file.
    void exportWanted();

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    void addCard(TemplateCard *card, qsizetype index);
    void showRemarks(const FlowFile &file);
    void showCount();

    const session::Desk &m_desk;
    QList<TemplateCard *> m_cards;
    TemplateCard *m_fileCard = nullptr;
    SectionHead *m_head;
    Button *m_import;
    Button *m_export;
    SafeLabel *m_versions;
    QWidget *m_remarks = nullptr; //!< of the drawing that was imported
    QVBoxLayout *m_column = nullptr;
    QGridLayout *m_grid;
    SafeLabel *m_note;
    int m_columns = 0;
};

} // namespace releasedesk::ui
