// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/domain/person.h"
#include "ui/widgets/surface.h"

class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class ErrorBanner;
class SafeLabel;

//! What is shown while no workspace is open: open one, make one, or look around with sample data. Also says why a
//! workspace could not be opened, and asks who the person is where that is not known.
class StartPage final : public Surface
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    //! Folders that were open before, newest first.
    void setRecent(const QStringList &folders);

    //! Why \p folder could not be opened. \p canLook offers to open it without changing anything.
    void showError(const Error &error, const QString &folder, bool canLook);

    //! A workspace is being opened.
    void setBusy(const QString &what);

    //! Who of these uses this computer?
    void askWho(const QString &workspaceName, const QList<domain::Person> &people);

signals:
    void openWanted(const QString &folder);
    void lookWanted(const QString &folder);
    void createWanted(const QString &folder);
    void sampleWanted();
    void personChosen(const releasedesk::PersonId &person);

protected:
    void languageChanged() override;

private:
    void chooseFolder(bool isNew);
    void clearList();

    SafeLabel *m_title;
    SafeLabel *m_sentence;
    ErrorBanner *m_banner;
    Button *m_open;
    Button *m_create;
    Button *m_sample;
    SafeLabel *m_listTitle;
    QVBoxLayout *m_list;
    QStringList m_recent;
    QString m_failed; //!< folder that could not be opened
};

} // namespace releasedesk::ui
