// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "core/versions/version_comparison.h"
#include "core/versions/version_service.h"
#include "ui/widgets/themed_widget.h"

#include <functional>

class QComboBox;

namespace releasedesk::ui {

class Button;
class ComparisonModel;
class EmptyState;
class ErrorBanner;
class MarkdownView;
class SectionHead;
class SegmentedControl;
class Skeleton;
class TableView;

//! What is new between two versions of a project, releases of it, or what runs in two environments: the issues with
//! what became of them, and what it means for whom. Escape goes back.
class ComparisonPanel final : public ThemedWidget
{
    Q_OBJECT

public:
    ComparisonPanel(session::Desk &desk, versions::VersionService &versions, QWidget *parent = nullptr);

    //! Reads into \p comparison the commits between two versions of a project that no release holds.
    using ReadCommits = std::function<QCoro::Task<versions::VersionComparison>(
        domain::Project project, QString from, QString to, versions::VersionComparison comparison)>;
    void setReadCommits(ReadCommits readCommits) { m_readCommits = std::move(readCommits); }

    //! Compares \p version with the one released before it, until somebody chooses others.
    void open(const ProjectId &project, const QString &version);

    [[nodiscard]] const ProjectId &project() const { return m_project; }
    [[nodiscard]] QComboBox *fromBox() const { return m_from; }
    [[nodiscard]] QComboBox *toBox() const { return m_to; }
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] MarkdownView *news() const { return m_news; }
    [[nodiscard]] const versions::VersionComparison &comparison() const { return m_comparison; }
    void copyMarkdown() const;
    void copyCsv() const;

signals:
    void closed();
    void issueOpened(const QString &key);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    //! Something that holds issues.
    struct Choice {
        enum class Kind { Version, Release, Environment };

        Kind kind = Kind::Version;
        QString id; //!< name of the version or id of the release
        QString label;
    };

    [[nodiscard]] QWidget *makeBar();
    void takeVersions(const Result<QList<domain::JiraVersion>> &versions, const QString &version);
    [[nodiscard]] QList<Choice> recordedChoices() const;
    [[nodiscard]] const domain::Project *knownProject() const;
    void compare();
    [[nodiscard]] QCoro::Task<Result<versions::ComparedSide>> side(const Choice &choice) const;
    void takeSide(bool isFrom, const Result<versions::ComparedSide> &side);
    void readCommits();
    void showComparison();
    void showState();

    session::Desk &m_desk;
    versions::VersionService &m_versions;
    ProjectId m_project;
    QString m_wished; //!< version to be compared, for another try
    QList<Choice> m_choices;
    std::optional<versions::ComparedSide> m_fromSide;
    std::optional<versions::ComparedSide> m_toSide;
    versions::VersionComparison m_comparison;
    ReadCommits m_readCommits;
    std::stop_source m_stop;
    qsizetype m_number = 0; //!< of the newest reading
    bool m_isReading = false;
    bool m_hasFailed = false;
    ComparisonModel *m_model;
    Button *m_back;
    QComboBox *m_from;
    QComboBox *m_to;
    Button *m_swap;
    Button *m_markdown;
    Button *m_csv;
    ErrorBanner *m_error;
    SegmentedControl *m_fates;
    Skeleton *m_loading;
    TableView *m_table;
    EmptyState *m_empty;
    QWidget *m_side;
    SectionHead *m_newsHead;
    MarkdownView *m_news;
};

} // namespace releasedesk::ui
