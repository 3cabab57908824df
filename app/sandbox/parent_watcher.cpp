// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/parent_watcher.h"

#include <array>
#include <cerrno>
#include <unistd.h>

namespace releasedesk::sandbox {

ParentWatcher::ParentWatcher(QObject *parent)
    : QObject(parent)
    , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &ParentWatcher::readOn);
}

void ParentWatcher::readOn()
{
    std::array<char, 256> bytes{};
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN)))
        return;
    m_notifier.setEnabled(false);
    emit parentGone();
}

} // namespace releasedesk::sandbox
