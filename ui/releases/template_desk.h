// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/releases/flow_file.h"
#include "ui/releases/template_book.h"

#include <QPointer>
#include <QWidget>

namespace releasedesk::templates {
struct OfferedUpdate;
}

namespace releasedesk::ui {

class ConfirmDialog;
class ConflictChoices;
struct UpdateRow;

//! What is done with templates and with flows in files, each behind a dialog over the window: keeping a release as a
//! template, taking what a newer version brings, reading and writing files.
class TemplateDesk final : public QObject
{
    Q_OBJECT

public:
    //! \p desk and \p book must outlive it.
    TemplateDesk(session::Desk &desk, TemplateBook &book, QObject *parent = nullptr);

    //! Asks for name and id and keeps the flow of \p release.
    void keepAsTemplate(const ReleaseId &release, QWidget *window);

    //! Shows the three-way merge of the newest version into a draft; where both changed the same the person chooses.
    //! All of it is one step that can be undone.
    void showUpdate(const ReleaseId &release, QWidget *window);

    //! Asks where to write \p release as text.
    void exportRelease(const ReleaseId &release, QWidget *window);
    //! Asks where to write \p pattern as text.
    void exportTemplate(const templates::ReleaseTemplate &pattern, QWidget *window);

    //! Asks for a file; opened() tells what is in it.
    void chooseFile(QWidget *window);
    //! A template in it is kept in the workspace at once.
    void openFile(const QString &path);

signals:
    //! What was done, for a moment.
    void told(const QString &sentence);
    void failed(const releasedesk::Error &error);
    void opened(const releasedesk::ui::FlowFile &file);

private:
    static const ConflictChoices *addChoices(ConfirmDialog &dialog, const QList<UpdateRow> &rows,
                                             const templates::OfferedUpdate &offered);
    void askWhere(const QString &title, const QString &name, const QByteArray &bytes, QWidget *window);

    session::Desk &m_desk;
    TemplateBook &m_book;
};

} // namespace releasedesk::ui
