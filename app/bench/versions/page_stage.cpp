// SPDX-License-Identifier: Apache-2.0
#include "app/bench/versions/page_stage.h"

#include "core/async/cancel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/table_view.h"

#include <QEvent>
#include <QGuiApplication>
#include <QWindow>

namespace releasedesk::bench {

PageStage::PageStage()
{
    ui::Theme::current().install();
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_view.resize(1440, 900);
    m_view.show();
    m_view.table()->viewport()->installEventFilter(this);
}

QCoro::Task<> PageStage::open(PageStage *stage)
{
    using namespace std::chrono_literals;
    while (!stage->m_view.windowHandle() || !stage->m_view.windowHandle()->isExposed())
        (void)co_await async::sleepUnlessStopped(5ms, {});
    (void)co_await async::sleepUnlessStopped(50ms, {});
}

void PageStage::start()
{
    m_time = Stopwatch();
    m_paints.clear();
    m_paintCount = 0;
    m_firstRows.reset();
}

void PageStage::paint()
{
    m_view.table()->viewport()->repaint();
}

int PageStage::rowsAt(double milliseconds) const
{
    int rows = 0;
    for (const Paint &paint : m_paints) {
        if (paint.at <= milliseconds)
            rows = paint.rows;
    }
    return rows;
}

bool PageStage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && watched == m_view.table()->viewport()) {
        ++m_paintCount;
        // Its end is seen from behind it.
        QMetaObject::invokeMethod(
            this, [this, rows = m_view.model()->rowCount()] { notePaint(rows); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void PageStage::notePaint(int rows)
{
    m_paints.append({elapsed(), rows});
    if (rows > 0 && !m_firstRows)
        m_firstRows = elapsed();
}

ui::ShownVersion benchVersion(const QString &project, const QString &name)
{
    ui::ShownVersion shown{name, ConnectionId("bench"), {}, {}};
    domain::JiraVersion version;
    version.id = QStringLiteral("10001");
    version.project = project;
    version.name = name;
    shown.snapshot.versions = {version};
    return shown;
}

} // namespace releasedesk::bench
