// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/mark_color.h"

#include "ui/theme/tokens.h"

namespace releasedesk::ui {

QColor markColorFor(const QString &key)
{
    quint32 hash = 2166136261U; // FNV-1a
    const QByteArray bytes = key.toUtf8();
    for (const char byte : bytes)
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    return markColorAt(static_cast<int>(hash % markColors.size()));
}

QColor markColorAt(int index)
{
    const auto count = static_cast<int>(markColors.size());
    return QColor::fromRgb(markColors.at(static_cast<std::size_t>(((index % count) + count) % count)));
}

} // namespace releasedesk::ui
