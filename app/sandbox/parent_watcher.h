// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace releasedesk::sandbox {

//! Tells when standard input closes, which is when the process that holds its other end has gone.
class ParentWatcher final : public QObject
{
    Q_OBJECT

public:
    explicit ParentWatcher(QObject *parent = nullptr);

signals:
    void parentGone();

private:
    void readOn();

    QSocketNotifier m_notifier;
};

} // namespace releasedesk::sandbox
