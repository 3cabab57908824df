// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/scope.h"
#include "core/versions/detail_reading.h"
#include "ui/widgets/surface.h"

#include <QTimer>

#include <functional>
#include <memory>

class QScrollArea;

namespace releasedesk::ui {

class Button;
class EmptyState;
class ErrorBanner;
class IconLabel;
class Lozenge;
class SafeLabel;

//! One issue beside its table: what the table knows at once, what this computer has kept next, then what Jira says now.
//! Reading begins when the selection rests and ends when it moves on. Up, Down and Page keys scroll; Escape is the
//! owner's.
class IssuePane final : public Surface
{
    Q_OBJECT

public:
    using Read = std::function<std::unique_ptr<versions::DetailReading>(const QString &key)>;

    //! What is shown of an issue beside what is read of it.
    struct Subject {
        domain::Issue issue;
        QStringList warnings;
        QList<domain::ScopeCommit> commits;
        bool isCodeWarned = false; //!< a rule warns of its pull requests or builds

        //! With those of \p commits that name it.
        [[nodiscard]] static Subject of(const domain::Issue &issue, const QStringList &warnings,
                                        const QList<domain::ScopeCommit> &commits, bool isCodeWarned);

        friend bool operator==(const Subject &, const Subject &) = default;
    };

    explicit IssuePane(QWidget *parent = nullptr);

    //! Without one the pane shows what the table knows.
    void setRead(Read read) { m_read = std::move(read); }

    //! Nothing: no issue is selected.
    void showIssue(const std::optional<Subject> &subject, const QDateTime &now);
    //! Gives up reading; the pane is empty afterwards.
    void stop();

    [[nodiscard]] const std::optional<versions::IssueDetail> &detail() const { return m_detail; }
    [[nodiscard]] bool isReading() const { return m_reading != nullptr || m_rest.isActive(); }
    [[nodiscard]] QString ageText() const;

signals:
    void closeWanted();
    //! In Jira.
    void openWanted(const QString &key);
    //! Another issue that this one names.
    void issueWanted(const QString &key);
    void addressWanted(const QString &address);

protected:
    void languageChanged() override;

private:
    [[nodiscard]] QWidget *makeHead();
    void read();
    void take(const Result<versions::IssueDetail> &read);
    void showDetail(const versions::IssueDetail &detail);
    void showHead();
    void showAge();
    void showContent();
    [[nodiscard]] QWidget *makeDescription();

    Read m_read;
    std::optional<Subject> m_subject;
    std::optional<versions::IssueDetail> m_detail;
    std::unique_ptr<versions::DetailReading> m_reading;
    QTimer m_rest; //!< until the selection rests
    QDateTime m_now;
    bool m_isKept = false; //!< the detail is that of this computer
    bool m_hasFailed = false;
    bool m_showsAll = false; //!< all of the description and history
    QWidget *m_head;
    IconLabel *m_type;
    SafeLabel *m_key;
    Lozenge *m_status;
    SafeLabel *m_summary;
    SafeLabel *m_age;
    Button *m_open;
    Button *m_close;
    ErrorBanner *m_error;
    QScrollArea *m_area;
    QWidget *m_content = nullptr;
    EmptyState *m_empty;
};

} // namespace releasedesk::ui
