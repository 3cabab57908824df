// SPDX-License-Identifier: Apache-2.0
#include "app/bench/versions/table_bench.h"

#include "app/bench/versions/page_stage.h"
#include "core/async/cancel.h"
#include "ui/widgets/table_view.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QRandomGenerator>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace releasedesk::bench {
namespace {

using Type = OptionInfo::Type;

const QString rare = QStringLiteral("정산오류"); // in one row of a hundred

domain::Issue issueOf(int number, QRandomGenerator &random)
{
    constexpr std::array words{"payment", "login", "결제",   "deploy", "coupon",
                               "receipt", "배포",  "canary", "환불",   "token"};
    constexpr std::array statuses{"To Do", "In Progress", "In Review", "Done"};
    domain::Issue issue;
    issue.id = QString::number(100'000 + number);
    issue.key = QStringLiteral("RD-%1").arg(number);
    for (int i = 0; i < 6; ++i)
        issue.summary += QString::fromUtf8(words.at(random.bounded(static_cast<quint32>(words.size())))) + u' ';
    if (number % 100 == 42)
        issue.summary += rare;
    const auto status = random.bounded(static_cast<quint32>(statuses.size()));
    issue.status = QString::fromLatin1(statuses.at(status));
    issue.category = status == 3 ? domain::StatusCategory::Done
        : status == 0            ? domain::StatusCategory::ToDo
                                 : domain::StatusCategory::InProgress;
    issue.type = random.bounded(3U) == 0 ? QStringLiteral("Bug") : QStringLiteral("Story");
    issue.issueClass = domain::issueClassOf(issue.type);
    issue.assignee = QStringLiteral("Person %1").arg(random.bounded(200U));
    issue.priority = random.bounded(2U) == 0 ? QStringLiteral("High") : QStringLiteral("Medium");
    issue.development = {.isKnown = true, .mergedPullRequests = static_cast<int>(random.bounded(4U))};
    return issue;
}

//! The least a table has to do: draw what is visible, look through the text once, sort numbers.
class TableFloor
{
public:
    TableFloor(const QList<versions::IssueChunk::Ptr> &chunks, QSize size)
        : m_chunks(chunks)
        , m_picture(size, QImage::Format_ARGB32_Premultiplied)
    {
        for (const auto &chunk : chunks) {
            m_text += chunk->text();
            m_issues += chunk->issues();
        }
    }

    void scroll(qsizetype first)
    {
        m_picture.fill(QGuiApplication::palette().color(QPalette::Base));
        QPainter painter(&m_picture);
        constexpr int height = 34;
        for (int line = 0; line * height < m_picture.height(); ++line) {
            const domain::Issue &issue = m_issues.at((first + line) % m_issues.size());
            const int y = line * height + 22;
            int x = 10;
            for (const QString *const text : {&issue.key, &issue.summary, &issue.assignee, &issue.status}) {
                painter.drawText(x, y, *text);
                x += 260;
            }
        }
    }

    [[nodiscard]] qsizetype filter(const QString &text) const
    {
        qsizetype found = 0;
        for (qsizetype at = m_text.indexOf(text); at >= 0; at = m_text.indexOf(text, at + 1))
            ++found;
        return found;
    }

    void sort() const
    {
        std::vector<std::pair<versions::IssueChunk::Prefix, quint32>> keys;
        keys.reserve(static_cast<std::size_t>(m_issues.size()));
        quint32 number = 0;
        for (const auto &chunk : m_chunks) {
            for (qsizetype row = 0; row < chunk->size(); ++row)
                keys.emplace_back(chunk->summaryPrefix(row), number++);
        }
        std::ranges::sort(keys);
    }

private:
    QList<versions::IssueChunk::Ptr> m_chunks;
    QList<domain::Issue> m_issues;
    QString m_text;
    QImage m_picture;
};

class TableRuns
{
public:
    TableRuns(Options options, std::shared_ptr<Measurement> measurement)
        : m_options(std::move(options))
        , m_measurement(std::move(measurement))
    {
        QRandomGenerator random(static_cast<quint32>(m_options.whole("seed")));
        QList<domain::Issue> issues;
        for (int number = 1; number <= m_options.whole("rows"); ++number)
            issues.append(issueOf(number, random));
        m_chunks = versions::IssueChunk::split(issues);
    }

    //! \p self and \p stage outlive the task.
    [[nodiscard]] static QCoro::Task<> run(std::shared_ptr<TableRuns> self, PageStage *stage, bool isCounted)
    {
        const auto floor = std::make_shared<TableFloor>(self->m_chunks, self->show(*stage));
        const auto now = std::make_shared<Parts>();
        now->show.add(stage->elapsed());
        self->jump(*stage, *floor, *now);
        self->filter(*stage, *floor, *now);
        // Sorted at once, with the order still to be made, then as in the product, where it was made after the rows
        // came.
        co_await sort(self, stage, &Parts::freshSort, now);
        stage->view().model()->unsort();
        co_await sort(self, stage, &Parts::sort, now);
        const Stopwatch least;
        floor->sort();
        now->floorSort.add(least.elapsed());
        if (isCounted)
            self->count(*now, *stage);
    }

    void report()
    {
        Measurement &to = *m_measurement;
        to.set("rows", m_options.whole("rows"));
        to.set("columns", m_columns);
        to.set("show_ms", m_parts.show.stat());
        to.set("scroll_frame_ms", m_frames.stat());
        to.set("scroll_p95_of_runs_ms", m_parts.scroll.stat());
        to.set("filter_ms", m_parts.filter.stat());
        to.set("filter_matches", m_matches);
        to.set("sort_ms", m_parts.sort.stat());
        to.set("sort_fresh_ms", m_parts.freshSort.stat());
        to.set("sorted_ok", m_isSorted);
        to.set("floor_scroll_frame_ms", m_floorFrames.stat());
        to.set("floor_filter_ms", m_parts.floorFilter.stat());
        to.set("floor_sort_ms", m_parts.floorSort.stat());
    }

private:
    struct Parts {
        Samples show;
        Samples scroll;
        Samples filter;
        Samples sort; //!< the order was made before
        Samples freshSort; //!< with making it, until it is painted
        Samples floorScroll;
        Samples floorFilter;
        Samples floorSort;
    };

    //! Answers the size of what is visible.
    [[nodiscard]] QSize show(PageStage &stage)
    {
        ui::VersionView &view = stage.view();
        view.beginVersion(benchVersion(QStringLiteral("RD"), QStringLiteral("2024.03")), {});
        stage.start();
        view.setRows(m_chunks);
        stage.paint();
        return view.table()->viewport()->size();
    }

    void count(Parts &now, PageStage &stage)
    {
        m_columns = stage.view().model()->columnCount();
        for (auto part : {&Parts::show, &Parts::scroll, &Parts::filter, &Parts::sort, &Parts::freshSort,
                          &Parts::floorScroll, &Parts::floorFilter, &Parts::floorSort})
            (m_parts.*part)
                .add((now.*part).percentile(part == &Parts::scroll || part == &Parts::floorScroll ? 95 : 50));
        m_frames = now.scroll;
        m_floorFrames = now.floorScroll;
    }

    void jump(PageStage &stage, TableFloor &floor, Parts &now) const
    {
        QScrollBar *const bar = stage.view().table()->verticalScrollBar();
        const int rows = m_options.whole("rows");
        int row = 0;
        for (int i = 0; i < m_options.whole("jumps"); ++i) {
            row = (row + m_options.whole("step")) % rows;
            const int painted = stage.paints();
            const Stopwatch time;
            stage.view().table()->scrollTo(stage.view().model()->index(row, 0), QAbstractItemView::PositionAtTop);
            stage.paint();
            now.scroll.add(time.elapsed());
            if (stage.paints() == painted)
                m_measurement->refute(QStringLiteral("a frame was not painted"));
            const Stopwatch least;
            floor.scroll(row);
            now.floorScroll.add(least.elapsed());
        }
        if (bar->value() == 0)
            m_measurement->refute(QStringLiteral("the table was not scrolled"));
    }

    void filter(PageStage &stage, const TableFloor &floor, Parts &now)
    {
        const QString text = m_options.text("filter");
        ui::IssueTableModel &model = *stage.view().model();
        const Stopwatch time;
        model.setWords(text);
        stage.paint();
        now.filter.add(time.elapsed());
        m_matches = model.rowCount();
        const Stopwatch least;
        (void)floor.filter(versions::foldedForSearch(text));
        now.floorFilter.add(least.elapsed());
        qsizetype expected = 0;
        for (const auto &chunk : std::as_const(m_chunks)) {
            for (const domain::Issue &issue : chunk->issues()) {
                const QStringList all{issue.key, issue.summary, issue.assignee, issue.status, issue.type};
                expected += all.join(u'\n').contains(text, Qt::CaseInsensitive) ? 1 : 0;
            }
        }
        if (expected != m_matches)
            m_measurement->refute(QStringLiteral("the filter finds %1 rows of %2").arg(m_matches).arg(expected));
        model.setWords({});
    }

    [[nodiscard]] static QCoro::Task<> sort(std::shared_ptr<TableRuns> self, PageStage *stage, Samples Parts::*part,
                                            std::shared_ptr<Parts> now)
    {
        ui::IssueTableModel &model = *stage->view().model();
        const Stopwatch time;
        model.sort(ui::IssueTableModel::SummaryColumn, Qt::AscendingOrder);
        while (!model.isInOrder())
            (void)co_await async::sleepUnlessStopped(std::chrono::milliseconds(1), {});
        stage->paint();
        ((*now).*part).add(time.elapsed());
        self->checkOrder(model);
    }

    void checkOrder(const ui::IssueTableModel &model)
    {
        m_isSorted = model.rowCount() == m_options.whole("rows");
        for (int row = 1; row < model.rowCount() && m_isSorted; ++row) {
            const QString before = versions::foldedForSearch(model.issueAt(model.index(row - 1, 0))->summary);
            m_isSorted = before <= versions::foldedForSearch(model.issueAt(model.index(row, 0))->summary);
        }
        if (!m_isSorted)
            m_measurement->refute(QStringLiteral("the rows are not in order"));
    }

    Options m_options;
    std::shared_ptr<Measurement> m_measurement;
    QList<versions::IssueChunk::Ptr> m_chunks;
    Parts m_parts; //!< one value for each run
    Samples m_frames; //!< of the last run
    Samples m_floorFrames;
    int m_columns = 0;
    int m_matches = 0;
    bool m_isSorted = false;
};

} // namespace

QList<OptionInfo> tableOptions()
{
    return commonOptions()
        + QList<OptionInfo>{{QStringLiteral("rows"), Type::Whole, 50'000, false, 1},
                            {QStringLiteral("jumps"), Type::Whole, 150, false, 1},
                            {QStringLiteral("step"), Type::Whole, 337, false, 1},
                            {QStringLiteral("filter"), Type::Text, rare}};
}

QStringList tableFields()
{
    return {QStringLiteral("rows"),
            QStringLiteral("columns"),
            QStringLiteral("show_ms"),
            QStringLiteral("scroll_frame_ms"),
            QStringLiteral("scroll_p95_of_runs_ms"),
            QStringLiteral("filter_ms"),
            QStringLiteral("filter_matches"),
            QStringLiteral("sort_ms"),
            QStringLiteral("sort_fresh_ms"),
            QStringLiteral("sorted_ok"),
            QStringLiteral("floor_scroll_frame_ms"),
            QStringLiteral("floor_filter_ms"),
            QStringLiteral("floor_sort_ms")};
}

QCoro::Task<Result<>> measureTable(Options options, std::shared_ptr<Measurement> measurement)
{
    const auto runs = std::make_shared<TableRuns>(options, measurement);
    measurement->begin();
    for (int run = -options.whole("warmup"); run < options.whole("runs"); ++run) {
        const auto stage = std::make_unique<PageStage>();
        co_await PageStage::open(stage.get());
        co_await TableRuns::run(runs, stage.get(), run >= 0);
    }
    measurement->end();
    runs->report();
    co_return Result<>();
}

} // namespace releasedesk::bench
