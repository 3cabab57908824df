// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/version_service.h"
#include "ui/widgets/themed_widget.h"

#include <optional>
#include <stop_token>

class QComboBox;
class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class Card;
class FormField;
class SafeLabel;
class TextField;

//! Where a release takes issues from beside the version of its project, or all of it: versions of other projects,
//! searches and epics, of any connected Jira. Each is read as soon as it is added.
class ScopeSources final : public ThemedWidget
{
    Q_OBJECT

public:
    //! A Jira that is connected.
    struct Site {
        ConnectionId id;
        QString title;

        friend bool operator==(const Site &, const Site &) = default;
    };

    explicit ScopeSources(versions::VersionService &service, QWidget *parent = nullptr);

    //! Without any, nothing can be added and nothing is shown.
    void setSites(const QList<Site> &sites);
    //! What the release takes its issues from in any case; not offered again.
    void setMain(const domain::ScopeEntry &entry) { m_main = entry; }
    //! These are all sources there are, in place of what was here; each is read.
    void setAll(const QList<domain::ScopeEntry> &entries);
    //! They can be looked at only.
    void setReadOnly();
    void clear();

    //! In the order they were added; contents() goes with it, once all are read.
    [[nodiscard]] QList<domain::ScopeEntry> entries() const;
    [[nodiscard]] QList<versions::VersionContents> contents() const;
    [[nodiscard]] bool isReading() const;
    [[nodiscard]] bool hasFailed() const;

signals:
    //! An entry came, went or was read.
    void changed();

protected:
    void languageChanged() override;

private:
    enum class Kind { Version, Search, Epic };

    struct Source {
        int number = 0;
        domain::ScopeEntry entry;
        std::optional<versions::VersionContents> contents;
        std::optional<Error> error;
        std::stop_source stop;
    };

    [[nodiscard]] Kind kind() const;
    [[nodiscard]] Card *makeEditor();
    void openEditor();
    void closeEditor();
    void readProjects();
    void readVersions();
    void showKind();
    void showMissing();
    [[nodiscard]] QString missing() const;
    [[nodiscard]] domain::ScopeEntry wanted() const;
    void add();
    void read(int number);
    void answerField(const Source &source);
    void remove(int number);
    void showRows();
    [[nodiscard]] QWidget *makeRow(const Source &source);
    [[nodiscard]] QString titleOf(const ConnectionId &site) const;

    versions::VersionService &m_service;
    QList<Site> m_sites;
    domain::ScopeEntry m_main;
    bool m_isAll = false; //!< nothing beside
    bool m_isReadOnly = false;
    QList<Source> m_sources;
    int m_last = 0;
    int m_asked = 0; //!< number of the source whose words stand in the field; 0: none
    int m_question = 0; //!< of the newest list that is read for the fields
    SafeLabel *m_label;
    Button *m_open;
    QVBoxLayout *m_rows;
    Card *m_editor;
    QComboBox *m_site;
    FormField *m_siteField;
    QComboBox *m_project;
    FormField *m_projectField;
    QComboBox *m_kind;
    FormField *m_kindField;
    QComboBox *m_version;
    FormField *m_versionField;
    TextField *m_text;
    Button *m_add;
    Button *m_close;
};

} // namespace releasedesk::ui
