// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/versions/scope_figures.h"
#include "ui/versions/shown_version.h"
#include "ui/widgets/surface.h"

class QVBoxLayout;

namespace releasedesk::ui {

//! Beside the table: what kinds of work there are, what is wrong, where it was read.
class VersionSide final : public Surface
{
    Q_OBJECT

public:
    explicit VersionSide(QWidget *parent = nullptr);

    void showVersion(const ShownVersion &version, const ScopeFigures &figures, const QDateTime &now);

signals:
    //! A warning was clicked.
    void issueWanted(const QString &key);

private:
    [[nodiscard]] QWidget *makeKinds(const ScopeFigures &figures) const;
    [[nodiscard]] QWidget *makeCode(const ShownVersion &version) const;
    [[nodiscard]] QWidget *makeWarnings(const QList<domain::ScopeWarning> &warnings);
    [[nodiscard]] QWidget *makeCommits(const QList<domain::ScopeCommit> &commits) const;
    [[nodiscard]] QWidget *makeSource(const ShownVersion &version, const QDateTime &now) const;

    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
};

} // namespace releasedesk::ui
