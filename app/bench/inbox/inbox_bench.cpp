// SPDX-License-Identifier: Apache-2.0
#include "app/bench/inbox/inbox_bench.h"

#include "app/bench/inbox/inbox_session.h"
#include "app/bench/measure/samples.h"
#include "core/async/cancel.h"
#include "core/session/desk.h"
#include "ui/approvals/approvals_panel.h"
#include "ui/approvals/inbox_model.h"
#include "ui/approvals/sign_off_sheet.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QListView>

namespace releasedesk::bench {
namespace {

using Type = OptionInfo::Type;

constexpr QSize usualSize(1224, 828);
constexpr int steps = 20;

struct Parts {
    Samples show;
    Samples oneMore;
    Samples next;
};

int itemsIn(const ui::ApprovalsPanel &panel)
{
    const QAbstractItemModel &model = *panel.list()->model();
    int items = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        items += model.index(row, 0).data(ui::InboxModel::IsHeadRole).toBool() ? 0 : 1;
    return items;
}

void measureOnce(int items, session::Desk &desk, InboxSession &session, const Clock &clock, Parts &parts,
                 Measurement &to)
{
    const Stopwatch show;
    ui::ApprovalsPanel panel(desk, clock);
    panel.setAttribute(Qt::WA_QuitOnClose, false); // the program goes on without it
    panel.resize(usualSize);
    panel.show();
    panel.repaint();
    parts.show.add(show.elapsed());
    if (itemsIn(panel) != items)
        to.refute(QStringLiteral("%1 items are shown of %2").arg(itemsIn(panel)).arg(items));

    for (int i = 0; i < steps; ++i) {
        const ReleaseId before = panel.sheet()->release();
        const Stopwatch next;
        const int row = panel.list()->currentIndex().row() + 1;
        panel.list()->setCurrentIndex(panel.list()->model()->index(row, 0));
        panel.repaint();
        parts.next.add(next.elapsed());
        if (panel.sheet()->release() == before)
            to.refute(QStringLiteral("the sheet did not follow the list"));
    }

    const Stopwatch more;
    session.askOnce();
    panel.repaint();
    parts.oneMore.add(more.elapsed());
    if (itemsIn(panel) != items + 1)
        to.refute(QStringLiteral("what was asked is not shown"));
}

} // namespace

QList<OptionInfo> inboxOptions()
{
    return commonOptions() + QList<OptionInfo>{{QStringLiteral("items"), Type::Whole, 1'000, false, 1}};
}

QStringList inboxFields()
{
    return {QStringLiteral("items"), QStringLiteral("read_ms"), QStringLiteral("show_ms"), QStringLiteral("next_ms"),
            QStringLiteral("one_more_ms")};
}

QCoro::Task<Result<>> measureInbox(Options options, std::shared_ptr<Measurement> measurement)
{
    ui::Theme::current().install();
    const int items = options.whole("items");
    Samples reading;
    Parts parts;
    Parts warmup;
    measurement->begin();
    for (int run = -options.whole("warmup"); run < options.whole("runs"); ++run) {
        InboxSession session(items);
        SystemClock clock;
        session::Desk desk(session, InboxSession::directory());
        const Stopwatch read;
        if (const auto opened = co_await desk.open(); !opened)
            co_return opened;
        if (run >= 0)
            reading.add(read.elapsed());
        measureOnce(items, desk, session, clock, run < 0 ? warmup : parts, *measurement);
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(1), {}); // what was deleted later goes
    }
    measurement->end();
    measurement->set("items", items);
    measurement->set("read_ms", reading.stat());
    measurement->set("show_ms", parts.show.stat());
    measurement->set("next_ms", parts.next.stat());
    measurement->set("one_more_ms", parts.oneMore.stat());
    co_return Result<>();
}

} // namespace releasedesk::bench
