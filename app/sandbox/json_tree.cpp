// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/json_tree.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace releasedesk::sandbox {
namespace {

struct Branch {
    QString name;
    QList<Branch> inner;
    int from = 0;
    int to = -1;
};

class TreeReader
{
public:
    explicit TreeReader(QString text)
        : m_text(std::move(text))
    {
    }

    std::optional<QList<Branch>> readAll()
    {
        const std::optional<QList<Branch>> branches = readList(0);
        return m_at == m_text.size() ? branches : std::nullopt;
    }

private:
    std::optional<QList<Branch>> readList(int depth)
    {
        QList<Branch> branches;
        if (depth > 20)
            return std::nullopt;
        do {
            Branch branch;
            while (m_at < m_text.size() && !QStringView(u",[]{}").contains(m_text.at(m_at)))
                branch.name += m_text.at(m_at++);
            branch.name = branch.name.trimmed();
            if (branch.name.isEmpty())
                return std::nullopt;
            if (skip(u'[')) {
                const std::optional<QList<Branch>> inner = readList(depth + 1);
                if (!inner || !skip(u']'))
                    return std::nullopt;
                branch.inner = *inner;
            }
            if (skip(u'{') && !readRange(branch))
                return std::nullopt;
            branches.append(branch);
        } while (skip(u','));
        return branches;
    }

    bool readRange(Branch &branch)
    {
        const qsizetype end = m_text.indexOf(u'}', m_at);
        if (end < 0)
            return false;
        const QString range = m_text.mid(m_at, end - m_at);
        m_at = end + 1;
        if (!range.contains(u',')) {
            branch.from = range.toInt();
            branch.to = branch.from + 1;
        } else {
            branch.from = range.section(u',', 0, 0).toInt();
            const QString to = range.section(u',', 1);
            branch.to = to.isEmpty() ? -1 : to.toInt();
        }
        return true;
    }

    bool skip(char16_t c)
    {
        if (m_at >= m_text.size() || m_text.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }

    QString m_text;
    qsizetype m_at = 0;
};

QJsonValue pick(const QJsonValue &value, const QList<Branch> &branches);

QJsonObject pickObject(const QJsonObject &object, const QList<Branch> &branches)
{
    QJsonObject kept;
    if (object.contains(QLatin1String("_class")))
        kept.insert(QLatin1String("_class"), object.value(QLatin1String("_class")));
    for (const Branch &branch : branches) {
        if (branch.name == u"*") {
            for (auto it = object.begin(); it != object.end(); ++it)
                kept.insert(it.key(), it.value());
        }
        const QJsonValue inner = object.value(branch.name);
        if (inner.isUndefined())
            continue;
        if (!inner.isArray()) {
            kept.insert(branch.name, pick(inner, branch.inner));
            continue;
        }
        QJsonArray list;
        const QJsonArray all = inner.toArray();
        for (qsizetype i = branch.from; i < all.size() && (branch.to < 0 || i < branch.to); ++i)
            list.append(pick(all.at(i), branch.inner));
        kept.insert(branch.name, list);
    }
    return kept;
}

QJsonValue pick(const QJsonValue &value, const QList<Branch> &branches)
{
    if (value.isObject())
        return pickObject(value.toObject(), branches); // an object of which nothing is named is shown empty
    if (!value.isArray())
        return value;
    QJsonArray list;
    for (const auto &each : value.toArray())
        list.append(pick(each, branches));
    return list;
}

} // namespace

QJsonValue pickTree(const QJsonValue &value, const QString &tree)
{
    if (tree.isEmpty())
        return value;
    const std::optional<QList<Branch>> branches = TreeReader(tree).readAll();
    return branches ? pick(value, *branches) : value;
}

} // namespace releasedesk::sandbox
