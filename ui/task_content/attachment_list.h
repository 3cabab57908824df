// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/widgets/themed_widget.h"

class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class Card;
class EmptyState;
class ErrorBanner;
class TextField;

//! Files and links at a task: open, add, drop files onto it, remove as long as nobody was asked to sign.
class AttachmentList final : public ThemedWidget
{
    Q_OBJECT

public:
    AttachmentList(session::Desk &desk, const Clock &clock, QWidget *parent = nullptr);

    //! Where attached files are kept: the folder of the workspace. Without one only links can be added.
    void setFolder(const QString &folder);

    void showTask(const ReleaseId &release, const TaskId &task);

    //! Copies \p file into the workspace and attaches it.
    void attachFile(const QString &file);
    void attachLink(const QString &address, const QString &name);

signals:
    //! A web or mail address is to be opened.
    void linkChosen(const QString &link);
    //! A document, or the folder of a file that is none, is to be opened.
    void fileChosen(const QString &path);

protected:
    void languageChanged() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void take();
    void rebuild();
    void addRow(const domain::AttachedThing &thing, bool isLast);
    void open(const domain::Attachment &attachment);
    void chooseFile();
    void setLinkShown(bool isShown);
    void sendLink();
    void send(domain::ReleaseCommand command);
    [[nodiscard]] bool mayRemove() const;

    session::Desk &m_desk;
    const Clock &m_clock;
    QString m_folder;
    ReleaseId m_release;
    TaskId m_task;
    QList<domain::AttachedThing> m_shown;
    bool m_couldRemove = false;
    QVBoxLayout *m_rows;
    Card *m_list = nullptr;
    EmptyState *m_nothing;
    Button *m_addFile;
    Button *m_addLink;
    QWidget *m_linkForm;
    TextField *m_address;
    TextField *m_name;
    Button *m_attach;
    Button *m_cancel;
    ErrorBanner *m_refusal;
};

} // namespace releasedesk::ui
