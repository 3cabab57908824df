// SPDX-License-Identifier: Apache-2.0
#include "app/cli/time_option.h"

#include "core/base/shown_zone.h"

#include <QCoreApplication>

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace

Result<QDateTime> timeOption(const QString &option, const QString &text)
{
    const QDateTime at = QDateTime::fromString(text.trimmed(), Qt::ISODate);
    if (!at.isValid())
        return failure(ErrorCode::InvalidArgument,
                       text.isEmpty() ? Text::tr("%1 is missing. Write it as 2026-11-24T14:00.").arg(option)
                                      : Text::tr("%1: “%2” is not a time. Write it as 2026-11-24T14:00, or with its "
                                                 "offset as 2026-11-24T14:00+09:00.")
                                            .arg(option, text));
    return at.timeSpec() == Qt::LocalTime ? fromShownZone(at.date(), at.time()).toUTC() : at.toUTC();
}

Result<std::pair<QDateTime, QDateTime>> windowOption(const QString &text)
{
    const auto start = timeOption(QStringLiteral("--window"), text.section(u'/', 0, 0));
    const auto end = timeOption(QStringLiteral("--window"), text.section(u'/', 1, 1));
    if (!start || !end || *end <= *start)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("“%1” is no window. Write it as 2026-11-24T14:00/2026-11-24T16:00.").arg(text));
    return std::pair(*start, *end);
}

} // namespace releasedesk::cli
