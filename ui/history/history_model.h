// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/projections/activity.h"

#include <QAbstractListModel>
#include <QDate>

namespace releasedesk::ui {

//! What happened to a release, newest first, with a heading row before each day. Filters by itself, so that a day
//! without entries has no heading.
class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IsHeadingRole = Qt::UserRole, //!< bool: the text is the name of a day
        TimeRole, //!< QString: hour and minute
        StateRole, //!< State: whose glyph fits
        ActorRole, //!< QString: name as shown; empty for the engine
        AccountRole, //!< QString: for the color of the avatar
        NoteRole, //!< QString: what a person wrote, in one line
        TaskRole, //!< TaskId; empty where the entry is about the release as a whole
    };

    explicit HistoryModel(QObject *parent = nullptr);

    //! \p activities oldest first, as a desk tells them. \p now decides which day is today.
    void showActivities(const QList<projections::Activity> &activities, const domain::Directory &directory,
                        const QDateTime &now);
    //! Every word must occur in sentence, note or name.
    void setWords(const QString &words);
    void setImportantOnly(bool isImportantOnly);

    [[nodiscard]] bool hasActivities() const { return !m_all.isEmpty(); }
    [[nodiscard]] int entryCount() const; //!< without headings

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Entry {
        projections::Activity activity;
        QString sentence;
        QString note;
        QString actor;
    };
    struct Row {
        QDate day; //!< of a heading
        qsizetype entry = -1; //!< in m_all; -1: a heading
    };

    void rebuild();
    [[nodiscard]] bool isShown(const Entry &entry) const;
    [[nodiscard]] QVariant entryData(const Entry &entry, int role) const;

    QList<Entry> m_all; //!< newest first
    QList<Row> m_rows;
    QStringList m_words;
    QDateTime m_now;
    bool m_isImportantOnly = false;
};

} // namespace releasedesk::ui
