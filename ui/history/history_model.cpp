// SPDX-License-Identifier: Apache-2.0
#include "ui/history/history_model.h"

#include "core/base/safe_text.h"
#include "ui/theme/text_painting.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QLocale>

#include <algorithm>

namespace releasedesk::ui {
namespace {

QString exactTime(const QDateTime &at)
{
    const QDateTime shown = inShownZone(at);
    return shown.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + u' ' + zoneName(at);
}

//! "Today, Tue 24 Nov"; only the date where there is no such word.
QString dayHeading(QDate day, QDate today)
{
    const QString word = dayText(day, today);
    const QString date = dateText(day, today);
    return word == date ? date : QString(word + QStringLiteral(", ") + date);
}

} // namespace

HistoryModel::HistoryModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void HistoryModel::showActivities(const QList<projections::Activity> &activities, const domain::Directory &directory,
                                  const QDateTime &now)
{
    m_all.clear();
    m_all.reserve(activities.size());
    for (const projections::Activity &activity : activities) {
        m_all.append({activity, SafeText::lineFromOutside(activity.what).plain(),
                      SafeText::lineFromOutside(activity.note).plain(),
                      activity.actor.isEmpty()
                          ? QString()
                          : SafeText::lineFromOutside(personName(directory, activity.actor)).plain()});
    }
    std::ranges::reverse(m_all);
    m_now = now;
    rebuild();
}

void HistoryModel::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    rebuild();
}

void HistoryModel::setImportantOnly(bool isImportantOnly)
{
    m_isImportantOnly = isImportantOnly;
    rebuild();
}

int HistoryModel::entryCount() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [](const Row &row) { return row.entry >= 0; }));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == IsHeadingRole)
        return row.entry < 0;
    if (row.entry >= 0)
        return entryData(m_all.at(row.entry), role);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return dayHeading(row.day, inShownZone(m_now).date());
    return {};
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rowCount() || m_rows.at(index.row()).entry < 0)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant HistoryModel::entryData(const Entry &entry, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return entry.sentence;
    case Qt::AccessibleTextRole:
        return QStringList{clockText(entry.activity.at), wordOf(stateOf(entry.activity.state)), entry.sentence,
                           entry.note}
            .join(QStringLiteral(", "));
    case Qt::ToolTipRole:
        return plainToolTip(entry.note.isEmpty() ? exactTime(entry.activity.at)
                                                 : QString(exactTime(entry.activity.at) + u'\n' + entry.note));
    case TimeRole:
        return clockText(entry.activity.at);
    case StateRole:
        return QVariant::fromValue(stateOf(entry.activity.state));
    case ActorRole:
        return entry.actor;
    case AccountRole:
        return entry.activity.actor.value();
    case NoteRole:
        return entry.note;
    case TaskRole:
        return QVariant::fromValue(entry.activity.task);
    default:
        return {};
    }
}

void HistoryModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    QDate day;
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        if (!isShown(m_all.at(i)))
            continue;
        const QDate its = inShownZone(m_all.at(i).activity.at).date();
        if (its != day) {
            day = its;
            m_rows.append({day, -1});
        }
        m_rows.append({day, i});
    }
    endResetModel();
}

bool HistoryModel::isShown(const Entry &entry) const
{
    if (m_isImportantOnly && !entry.activity.isImportant)
        return false;
    return std::ranges::all_of(m_words, [&](const QString &word) {
        return entry.sentence.contains(word, Qt::CaseInsensitive) || entry.note.contains(word, Qt::CaseInsensitive)
            || entry.actor.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace releasedesk::ui
