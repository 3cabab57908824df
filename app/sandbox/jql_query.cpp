// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jql_query.h"

#include "app/sandbox/jql_parser.h"

#include <algorithm>

namespace releasedesk::sandbox {
namespace {

const QStringList knownFields{
    QStringLiteral("project"),  QStringLiteral("fixversion"), QStringLiteral("statuscategory"),
    QStringLiteral("status"),   QStringLiteral("key"),        QStringLiteral("issuekey"),
    QStringLiteral("issue"),    QStringLiteral("id"),         QStringLiteral("issuetype"),
    QStringLiteral("type"),     QStringLiteral("priority"),   QStringLiteral("assignee"),
    QStringLiteral("reporter"), QStringLiteral("labels"),     QStringLiteral("component"),
    QStringLiteral("summary"),  QStringLiteral("text"),       QStringLiteral("resolution"),
    QStringLiteral("created"),  QStringLiteral("updated"),    QStringLiteral("description"),
    QStringLiteral("rank"),     QStringLiteral("duedate"),    QStringLiteral("affectedversion"),
    QStringLiteral("parent"),   QStringLiteral("epic link"),
};

bool isKeyField(const QString &field)
{
    return field == u"key" || field == u"issuekey" || field == u"issue" || field == u"id";
}

bool isEmptyWord(const QString &value)
{
    return value.compare(u"empty", Qt::CaseInsensitive) == 0 || value.compare(u"null", Qt::CaseInsensitive) == 0;
}

QString categoryName(StatusCategory category)
{
    switch (category) {
    case StatusCategory::ToDo:
        return QStringLiteral("To Do");
    case StatusCategory::InProgress:
        return QStringLiteral("In Progress");
    case StatusCategory::Done:
        break;
    }
    return QStringLiteral("Done");
}

QStringList withPerson(const QString &name, const JiraWorld &world)
{
    const Person *person = world.personByName(name);
    return person == nullptr ? QStringList()
                             : QStringList{person->accountId, person->name, person->displayName, person->mail};
}

//! Every spelling under which the field of this issue may be asked for.
QStringList valuesOf(const QString &field, const Issue &issue, const JiraWorld &world)
{
    if (isKeyField(field))
        return {issue.key, QString::number(issue.id)};
    if (field == u"project") {
        const Project *project = world.project(issue.projectId);
        return project == nullptr ? QStringList()
                                  : QStringList{project->key, project->name, QString::number(project->id)};
    }
    if (field == u"fixversion") {
        QStringList values;
        for (const int id : issue.fixVersions) {
            if (const Version *version = world.version(id))
                values += {version->name, QString::number(id)};
        }
        return values;
    }
    const Status *status = world.statusByName(issue.status);
    if (field == u"statuscategory" && status != nullptr) {
        const QString id = QString::number(static_cast<int>(status->category));
        static const QMap<QString, QString> keys{
            {QStringLiteral("2"), QStringLiteral("new")},
            {QStringLiteral("4"), QStringLiteral("indeterminate")},
            {QStringLiteral("3"), QStringLiteral("done")},
        };
        return {categoryName(status->category), id, keys.value(id)};
    }
    if (field == u"status" && status != nullptr)
        return {status->name, status->id};
    if (field == u"issuetype" || field == u"type")
        return {issue.type};
    if (field == u"priority")
        return {issue.priority};
    if (field == u"assignee" || field == u"reporter")
        return withPerson(field == u"assignee" ? issue.assignee : issue.reporter, world);
    if (field == u"labels" || field == u"component")
        return field == u"labels" ? issue.labels : issue.components;
    if (field == u"parent" || field == u"epic link")
        return issue.parent.isEmpty() ? QStringList() : QStringList{issue.parent};
    if (field == u"summary")
        return {issue.summary};
    if (field == u"description")
        return {issue.description};
    if (field == u"text")
        return {issue.summary, issue.description, issue.releaseNote};
    if (field == u"resolution")
        return issue.resolution.isEmpty() ? QStringList() : QStringList{issue.resolution};
    if (field == u"created" || field == u"updated")
        return {(field == u"created" ? issue.created : issue.updated).toString(QStringLiteral("yyyy-MM-dd HH:mm"))};
    return {};
}

//! The words of a text search, without the star that asks for a beginning; each has to occur.
bool containsWords(const QStringList &texts, const QString &wanted)
{
    QString words = wanted;
    words.remove(u'*').remove(u'"').remove(u'\\');
    const QStringList parts = words.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(parts, [&](const QString &part) {
        return std::ranges::any_of(texts,
                                   [&](const QString &text) { return text.contains(part, Qt::CaseInsensitive); });
    });
}

bool termMatches(const JqlNode &term, const Issue &issue, const JiraWorld &world)
{
    const QStringList values = valuesOf(term.field, issue, world);
    const auto equals = [&](const QString &wanted) {
        if (isEmptyWord(wanted))
            return values.isEmpty();
        if (term.field == u"resolution" && wanted.compare(u"unresolved", Qt::CaseInsensitive) == 0)
            return values.isEmpty();
        return values.contains(wanted, Qt::CaseInsensitive);
    };
    const QString wanted = term.values.value(0);
    if (term.op == u"=" || term.op == u"in" || term.op == u"is")
        return std::ranges::any_of(term.values, equals);
    if (term.op == u"!=" || term.op == u"not in" || term.op == u"is not") {
        // as in Jira, an empty field is not “other than” a value
        const bool asksForEmpty = isEmptyWord(wanted);
        return (asksForEmpty || !values.isEmpty()) && std::ranges::none_of(term.values, equals);
    }
    if (term.op == u"~")
        return containsWords(values, wanted);
    if (term.op == u"!~")
        return !containsWords(values, wanted);
    const int order = values.value(0).left(wanted.size()).compare(wanted);
    if (term.op == u"<")
        return order < 0;
    if (term.op == u"<=")
        return order <= 0;
    return term.op == u">" ? order > 0 : order >= 0;
}

bool nodeMatches(const JqlNode &node, const Issue &issue, const JiraWorld &world)
{
    const auto inner = [&](const JqlNode &child) { return nodeMatches(child, issue, world); };
    switch (node.kind) {
    case JqlNode::Kind::And:
        return std::ranges::all_of(node.children, inner);
    case JqlNode::Kind::Or:
        return std::ranges::any_of(node.children, inner);
    case JqlNode::Kind::Not:
        return !inner(node.children.first());
    case JqlNode::Kind::Term:
        break;
    }
    return termMatches(node, issue, world);
}

bool exists(const QString &field, const QString &value, const JiraWorld &world)
{
    if (isEmptyWord(value))
        return true;
    if (field == u"project")
        return world.projectByIdOrKey(value) != nullptr
            || std::ranges::any_of(world.projects, [&](const Project &project) { return project.name == value; });
    if (field == u"fixversion")
        return std::ranges::any_of(world.versions, [&](const Version &version) {
            return version.name.compare(value, Qt::CaseInsensitive) == 0 || QString::number(version.id) == value;
        });
    if (field == u"status")
        return world.statusByName(value) != nullptr
            || std::ranges::any_of(world.statuses, [&](const Status &status) { return status.id == value; });
    return true;
}

Result<> checkNode(const JqlNode &node, const JiraWorld &world)
{
    for (const JqlNode &child : node.children) {
        if (const Result<> checked = checkNode(child, world); !checked)
            return checked;
    }
    if (node.kind != JqlNode::Kind::Term)
        return {};
    if (!knownFields.contains(node.field))
        return failure(
            ErrorCode::InvalidArgument,
            QStringLiteral("Field '%1' does not exist or you do not have permission to view it.").arg(node.field));
    for (const QString &value : node.values) {
        if (isKeyField(node.field) && world.issueByIdOrKey(value) == nullptr)
            return failure(
                ErrorCode::InvalidArgument,
                QStringLiteral("An issue with key '%1' does not exist for field '%2'.").arg(value, node.field));
        if (!exists(node.field, value, world))
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("The value '%1' does not exist for the field '%2'.").arg(value, node.field));
    }
    return {};
}

//! A text that sorts like the field: numbers of keys as numbers, priorities by rank.
QString sortKey(const QString &field, const Issue &issue, const JiraWorld &world)
{
    if (isKeyField(field) || field == u"rank") {
        const qsizetype dash = issue.key.lastIndexOf(u'-');
        return issue.key.left(dash) + u'-' + issue.key.mid(dash + 1).rightJustified(9, u'0');
    }
    if (field == u"priority") {
        qsizetype rank = 0;
        while (rank < world.priorities.size() && world.priorities.at(rank).name != issue.priority)
            ++rank;
        return QString::number(100 - rank).rightJustified(3, u'0'); // highest is largest
    }
    if (field == u"created" || field == u"updated")
        return (field == u"created" ? issue.created : issue.updated).toUTC().toString(Qt::ISODateWithMs);
    return valuesOf(field, issue, world).value(0).toLower();
}

} // namespace

Result<JqlQuery> JqlQuery::parse(const QString &text)
{
    JqlParser parser(text);
    const Result<std::optional<JqlNode>> where = parser.readWhere();
    if (!where)
        return failed(where);
    const Result<QList<JqlOrder>> order = parser.readOrder();
    if (!order)
        return failed(order);
    JqlQuery query;
    query.m_where = *where;
    query.m_order = *order;
    return query;
}

Result<> JqlQuery::check(const JiraWorld &world) const
{
    for (const JqlOrder &order : m_order) {
        if (!knownFields.contains(order.field))
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("Not able to sort using field '%1'.").arg(order.field));
    }
    return m_where ? checkNode(*m_where, world) : Result<>();
}

bool JqlQuery::matches(const Issue &issue, const JiraWorld &world) const
{
    return !m_where || nodeMatches(*m_where, issue, world);
}

void JqlQuery::sort(QList<const Issue *> &issues, const JiraWorld &world) const
{
    const QList<JqlOrder> order = m_order.isEmpty() ? QList<JqlOrder>{{QStringLiteral("created"), true}} : m_order;
    std::ranges::sort(issues, [&](const Issue *a, const Issue *b) {
        for (const JqlOrder &each : order) {
            const int comparison = sortKey(each.field, *a, world).compare(sortKey(each.field, *b, world));
            if (comparison != 0)
                return each.isDescending ? comparison > 0 : comparison < 0;
        }
        return a->id < b->id;
    });
}

} // namespace releasedesk::sandbox
