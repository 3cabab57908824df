// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <random>
#include <utility>
#include <vector>

namespace releasedesk::layout {

//! Numbered nodes in columns, with an order in each, and lines between columns beside each other; flat arrays, since
//! the order of thousands of nodes is tried thousands of times.
class LayeredGraph
{
public:
    using Node = int;
    using Orders = std::vector<std::vector<Node>>; //!< the nodes of each column from top to bottom

    //! \p columnOf of each node; a line leads to a later column, one that skips columns gets a place in each of them; a
    //! line inside a column says that its first end stands above the second.
    LayeredGraph(std::vector<int> columnOf, const std::vector<std::pair<Node, Node>> &lines, int columns);

    //! Nodes that were given; those above are places of long lines.
    [[nodiscard]] int realNodes() const { return m_realNodes; }
    [[nodiscard]] const Orders &orders() const { return m_orders; }

    //! Lines that cross, places of long lines included.
    [[nodiscard]] qint64 crossings() const;

    //! Looks for an order with fewer crossings; afterwards orders() is the best one seen.
    void reduceCrossings();

private:
    struct Ends {
        std::vector<int> first; //!< index of a node's first entry in other; one more than there are nodes
        std::vector<Node> other;
    };
    enum class Toward { Left, Right };

    void setOrders(Orders orders);
    [[nodiscard]] qint64 sweepAround(Toward first);
    [[nodiscard]] qint64 siftAll(qint64 crossings);
    void mixUp(std::minstd_rand &random);
    [[nodiscard]] bool sweepAll(Toward from);
    [[nodiscard]] bool sweep(int column, const Ends &ends);
    [[nodiscard]] qint64 sift(int column);
    [[nodiscard]] std::vector<Node> lawful(const std::vector<Node> &wanted) const;
    [[nodiscard]] qint64 crossingsRightOf(int column) const;
    [[nodiscard]] static Ends endsOf(std::size_t nodes, std::vector<std::pair<Node, Node>> pairs);

    int m_realNodes = 0;
    std::vector<int> m_column;
    Ends m_left; //!< lines to the column before
    Ends m_right; //!< lines to the column after
    Ends m_above; //!< nodes of the same column that have to stand above
    Ends m_below;
    Orders m_orders;
    std::vector<int> m_place; //!< of a node in its column
};

} // namespace releasedesk::layout
