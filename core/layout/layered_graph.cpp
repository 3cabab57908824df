// SPDX-License-Identifier: Apache-2.0
#include "core/layout/layered_graph.h"

#include <queue>

#include <algorithm>
#include <map>

namespace releasedesk::layout {
namespace {

constexpr int sweepsWithoutGain = 4; //!< after so many in vain the sweeps have found what they can find
constexpr int mostSweeps = 24;
constexpr int mostSiftings = 12;
constexpr qint64 mostTries = 150; //!< with columns mixed up
constexpr qint64 effortForTries = 12'000'000; //!< by the square of nodes and lines: a large flow has to be there soon
constexpr std::size_t mostMixed = 3; //!< columns

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

int count(const auto &list)
{
    return static_cast<int>(list.size());
}

//! Counts inversions of a sequence of places below \p limit.
class InversionCounter
{
public:
    explicit InversionCounter(int limit)
        : m_tree(at(limit) + 1, 0)
    {
    }

    //! Adds \p place and answers how many of those before were larger.
    qint64 add(int place)
    {
        qint64 notLarger = 0;
        for (int i = place + 1; i > 0; i -= i & -i)
            notLarger += m_tree[at(i)];
        for (int i = place + 1; i < count(m_tree); i += i & -i)
            ++m_tree[at(i)];
        return m_added++ - notLarger;
    }

private:
    std::vector<int> m_tree;
    qint64 m_added = 0;
};

//! Crossings of lines to the sorted places \p upper of a node and \p lower of one below it.
qint64 crossed(const int *upper, const int *upperEnd, const int *lower, const int *lowerEnd)
{
    qint64 crossings = 0;
    const int *below = lower;
    for (; upper != upperEnd; ++upper) {
        while (below != lowerEnd && *below < *upper)
            ++below;
        crossings += below - lower;
    }
    return crossings;
}

} // namespace

LayeredGraph::LayeredGraph(std::vector<int> columnOf, const std::vector<std::pair<Node, Node>> &lines, int columns)
    : m_realNodes(count(columnOf))
    , m_column(std::move(columnOf))
{
    std::vector<std::pair<Node, Node>> toRight;
    std::vector<std::pair<Node, Node>> toBelow;
    // Long lines of one node run together until they part, so they share their places.
    std::map<std::pair<Node, int>, Node> places;
    for (const auto &[from, to] : lines) {
        if (m_column[at(from)] == m_column[at(to)]) {
            toBelow.emplace_back(from, to);
            continue;
        }
        Node last = from;
        for (int column = m_column[at(from)] + 1; column < m_column[at(to)]; ++column) {
            const auto [found, isNew] = places.try_emplace({from, column}, count(m_column));
            if (isNew) {
                m_column.push_back(column);
                toRight.emplace_back(last, found->second);
            }
            last = found->second;
        }
        toRight.emplace_back(last, to);
    }

    const auto turned = [](std::vector<std::pair<Node, Node>> pairs) {
        for (auto &[from, to] : pairs)
            std::swap(from, to);
        return pairs;
    };
    m_left = endsOf(m_column.size(), turned(toRight));
    m_right = endsOf(m_column.size(), toRight);
    m_above = endsOf(m_column.size(), turned(toBelow));
    m_below = endsOf(m_column.size(), toBelow);

    Orders orders(at(columns));
    for (Node node = 0; node < count(m_column); ++node)
        orders[at(m_column[at(node)])].push_back(node);
    setOrders(std::move(orders));
}

LayeredGraph::Ends LayeredGraph::endsOf(std::size_t nodes, std::vector<std::pair<Node, Node>> pairs)
{
    std::ranges::sort(pairs);
    Ends ends;
    ends.first.assign(nodes + 1, 0);
    ends.other.reserve(pairs.size());
    for (const auto &[from, to] : pairs) {
        ++ends.first[at(from) + 1];
        ends.other.push_back(to);
    }
    for (std::size_t i = 0; i < nodes; ++i)
        ends.first[i + 1] += ends.first[i];
    return ends;
}

void LayeredGraph::setOrders(Orders orders)
{
    m_orders = std::move(orders);
    m_place.resize(m_column.size());
    for (const std::vector<Node> &order : m_orders) {
        for (int place = 0; place < count(order); ++place)
            m_place[at(order[at(place)])] = place;
    }
}

qint64 LayeredGraph::crossingsRightOf(int column) const
{
    InversionCounter counter(count(m_orders[at(column) + 1]));
    qint64 crossings = 0;
    std::vector<int> ends;
    for (const Node node : m_orders[at(column)]) {
        ends.clear();
        for (int i = m_right.first[at(node)]; i < m_right.first[at(node) + 1]; ++i)
            ends.push_back(m_place[at(m_right.other[at(i)])]);
        std::ranges::sort(ends);
        for (const int end : ends)
            crossings += counter.add(end);
    }
    return crossings;
}

qint64 LayeredGraph::crossings() const
{
    qint64 sum = 0;
    for (int column = 0; column + 1 < count(m_orders); ++column)
        sum += crossingsRightOf(column);
    return sum;
}

void LayeredGraph::reduceCrossings()
{
    const Orders given = m_orders;
    qint64 fewest = crossings();
    const qint64 crossingsGiven = fewest;
    Orders best = given;
    const auto keep = [&](qint64 crossings) {
        if (crossings >= fewest)
            return;
        fewest = crossings;
        best = m_orders;
    };

    for (const Toward first : {Toward::Left, Toward::Right}) {
        setOrders(given);
        keep(sweepAround(first));
    }
    setOrders(best);
    keep(siftAll(fewest));

    // What sifting cannot leave any more is left by mixing some columns up. A small flow can afford to try that often.
    std::minstd_rand random(1); // the same flow looks the same every time
    const qint64 size = std::max(1, count(m_column) + count(m_right.other));
    for (qint64 left = std::min(mostTries, effortForTries / (size * size)); left > 0 && fewest > 0; --left) {
        setOrders(best);
        mixUp(random);
        keep(siftAll(crossings()));
    }
    setOrders(fewest < crossingsGiven ? best : given);
}

//! Sweeps in both directions by turns until that gains nothing more; leaves the best order seen and answers how many
//! lines cross in it.
qint64 LayeredGraph::sweepAround(Toward first)
{
    Orders best = m_orders;
    qint64 fewest = crossings();
    int inVain = 0;
    for (int round = 0; round < mostSweeps && inVain < sweepsWithoutGain && fewest > 0; ++round) {
        const Toward from = (round % 2 == 0) == (first == Toward::Left) ? Toward::Left : Toward::Right;
        const bool isMoved = sweepAll(from);
        const qint64 now = crossings();
        inVain = now < fewest ? 0 : inVain + 1;
        if (now < fewest) {
            fewest = now;
            best = m_orders;
        }
        if (!isMoved)
            break;
    }
    setOrders(std::move(best));
    return fewest;
}

//! Sifts all columns, there and back, while that is worth the wait; \p crossings are those of now, answered are those
//! that are left.
qint64 LayeredGraph::siftAll(qint64 crossings)
{
    for (int round = 0; round < mostSiftings && crossings > 0; ++round) {
        qint64 gain = 0;
        for (int i = 0; i < count(m_orders); ++i)
            gain += sift(round % 2 == 0 ? i : count(m_orders) - 1 - i);
        crossings -= gain;
        // The last rounds move little; what they would still find is not worth the wait.
        if (gain * 500 < crossings || gain == 0)
            break;
    }
    return crossings;
}

//! Puts the nodes of a few columns beside each other in any order.
void LayeredGraph::mixUp(std::minstd_rand &random)
{
    const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
    const std::size_t first = below(m_orders.size());
    const std::size_t last = std::min(m_orders.size(), first + 1 + below(mostMixed));
    for (std::size_t column = first; column < last; ++column) {
        std::vector<Node> order = m_orders[column];
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[below(i)]);
        m_orders[column] = lawful(order);
        for (int place = 0; place < count(m_orders[column]); ++place)
            m_place[at(m_orders[column][at(place)])] = place;
    }
}

bool LayeredGraph::sweepAll(Toward from)
{
    bool isMoved = false;
    const int columns = count(m_orders);
    for (int i = 1; i < columns; ++i) {
        if (from == Toward::Left)
            isMoved = sweep(i, m_left) || isMoved;
        else
            isMoved = sweep(columns - 1 - i, m_right) || isMoved;
    }
    return isMoved;
}

//! Puts each node at the middle of where its lines end; one without lines keeps its place.
bool LayeredGraph::sweep(int column, const Ends &ends)
{
    std::vector<Node> &order = m_orders[at(column)];
    struct Wish {
        double middle = 0;
        int place = 0;
        Node node = 0;
    };
    std::vector<Wish> wishes;
    wishes.reserve(order.size());
    std::vector<std::size_t> free;
    for (int place = 0; place < count(order); ++place) {
        const Node node = order[at(place)];
        const int first = ends.first[at(node)];
        const int last = ends.first[at(node) + 1];
        if (first == last)
            continue;
        qint64 sum = 0;
        for (int i = first; i < last; ++i)
            sum += m_place[at(ends.other[at(i)])];
        wishes.push_back({static_cast<double>(sum) / (last - first), place, node});
        free.push_back(at(place));
    }
    std::ranges::sort(wishes, [](const Wish &a, const Wish &b) {
        return std::pair(a.middle, a.place) < std::pair(b.middle, b.place);
    });
    std::vector<Node> wanted = order;
    for (std::size_t i = 0; i < wishes.size(); ++i)
        wanted[free[i]] = wishes[i].node;
    wanted = lawful(wanted);
    const bool isMoved = wanted != order;
    order = std::move(wanted);
    for (int place = 0; place < count(order); ++place)
        m_place[at(order[at(place)])] = place;
    return isMoved;
}

//! The order nearest to \p wanted in which nothing stands above what it has to stand below.
std::vector<LayeredGraph::Node> LayeredGraph::lawful(const std::vector<Node> &wanted) const
{
    const bool isFree = std::ranges::all_of(
        wanted, [this](Node node) { return m_above.first[at(node)] == m_above.first[at(node) + 1]; });
    if (isFree)
        return wanted;

    std::map<Node, int> wish;
    std::map<Node, int> waitsFor;
    for (int place = 0; place < count(wanted); ++place) {
        const Node node = wanted[at(place)];
        wish[node] = place;
        waitsFor[node] = m_above.first[at(node) + 1] - m_above.first[at(node)];
    }
    std::priority_queue<std::pair<int, Node>, std::vector<std::pair<int, Node>>, std::greater<>> ready;
    for (const auto &[node, waiting] : waitsFor) {
        if (waiting == 0)
            ready.emplace(wish[node], node);
    }
    std::vector<Node> order;
    order.reserve(wanted.size());
    while (!ready.empty()) {
        const Node node = ready.top().second;
        ready.pop();
        order.push_back(node);
        for (int i = m_below.first[at(node)]; i < m_below.first[at(node) + 1]; ++i) {
            const Node below = m_below.other[at(i)];
            if (--waitsFor[below] == 0)
                ready.emplace(wish[below], below);
        }
    }
    // A circle leaves some behind; a plan has none, and a wrong one must not lose tasks here.
    return order.size() == wanted.size() ? order : wanted;
}

//! Moves each node of a column to where it crosses least while the others stay; answers the crossings saved.
qint64 LayeredGraph::sift(int column)
{
    std::vector<Node> &order = m_orders[at(column)];
    // Places of the other ends, sorted, in one array per side.
    struct Span {
        int left = 0;
        int leftEnd = 0;
        int right = 0;
        int rightEnd = 0;
    };
    std::vector<int> ends;
    std::vector<Span> spanOf(order.size());
    std::vector<int> indexOf(order.size());
    const auto gather = [&](Node node, const Ends &side) {
        const int begin = count(ends);
        for (int i = side.first[at(node)]; i < side.first[at(node) + 1]; ++i)
            ends.push_back(m_place[at(side.other[at(i)])]);
        std::sort(ends.begin() + begin, ends.end());
        return std::pair(begin, count(ends));
    };
    const std::vector<Node> before = order;
    for (std::size_t i = 0; i < before.size(); ++i) {
        std::tie(spanOf[i].left, spanOf[i].leftEnd) = gather(before[i], m_left);
        std::tie(spanOf[i].right, spanOf[i].rightEnd) = gather(before[i], m_right);
        indexOf[i] = static_cast<int>(i);
    }
    // Crossings between two neighbours, the first above the second, less those the other way round.
    const auto excess = [&](const Span &a, const Span &b) {
        const int *const data = ends.data();
        const int *const aLeft = data + a.left;
        const int *const aLeftEnd = data + a.leftEnd;
        const int *const bLeft = data + b.left;
        const int *const bLeftEnd = data + b.leftEnd;
        const int *const aRight = data + a.right;
        const int *const aRightEnd = data + a.rightEnd;
        const int *const bRight = data + b.right;
        const int *const bRightEnd = data + b.rightEnd;
        return crossed(aLeft, aLeftEnd, bLeft, bLeftEnd) + crossed(aRight, aRightEnd, bRight, bRightEnd)
            - crossed(bLeft, bLeftEnd, aLeft, aLeftEnd) - crossed(bRight, bRightEnd, aRight, aRightEnd);
    };
    const auto mustStandAbove = [&](Node upper, Node lower) {
        const auto first = m_below.other.begin() + m_below.first[at(upper)];
        const auto last = m_below.other.begin() + m_below.first[at(upper) + 1];
        return std::find(first, last, lower) != last;
    };

    qint64 saved = 0;
    for (std::size_t moved = 0; moved < before.size(); ++moved) {
        // indexOf is the present order as indexes into before.
        const auto found = std::ranges::find(indexOf, static_cast<int>(moved));
        const int place = static_cast<int>(found - indexOf.begin());
        const Span &span = spanOf[moved];
        qint64 best = 0;
        int bestPlace = place;
        qint64 delta = 0;
        for (int other = place - 1; other >= 0; --other) {
            const int index = indexOf[at(other)];
            if (mustStandAbove(before[at(index)], before[moved]))
                break;
            delta += excess(span, spanOf[at(index)]);
            if (delta < best) {
                best = delta;
                bestPlace = other;
            }
        }
        delta = 0;
        for (int other = place + 1; other < count(indexOf); ++other) {
            const int index = indexOf[at(other)];
            if (mustStandAbove(before[moved], before[at(index)]))
                break;
            delta -= excess(span, spanOf[at(index)]);
            if (delta < best) {
                best = delta;
                bestPlace = other;
            }
        }
        if (bestPlace == place)
            continue;
        saved -= best;
        indexOf.erase(found);
        indexOf.insert(indexOf.begin() + bestPlace, static_cast<int>(moved));
    }
    for (std::size_t place = 0; place < before.size(); ++place) {
        order[place] = before[at(indexOf[place])];
        m_place[at(order[place])] = static_cast<int>(place);
    }
    return saved;
}

} // namespace releasedesk::layout
