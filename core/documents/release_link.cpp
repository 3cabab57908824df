// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_link.h"

#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>
#include <array>

namespace releasedesk::documents {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseLink)
};

using Part = ReleaseLink::Part;

constexpr QStringView scheme = u"releasedesk:";
constexpr QStringView start = u"releasedesk://release/";
constexpr qsizetype longestName = 200;

constexpr std::array<std::pair<Part, const char *>, 7> partNames{{{Part::Flow, "flow"},
                                                                  {Part::Features, "features"},
                                                                  {Part::Approval, "approval"},
                                                                  {Part::WorkPlan, "workplan"},
                                                                  {Part::Notes, "notes"},
                                                                  {Part::History, "history"},
                                                                  {Part::Code, "code"}}};

auto refused(const QString &why, const QString &text)
{
    return failure(ErrorCode::InvalidArgument,
                   Text::tr("This link to Release Desk cannot be followed: %1 Nothing was opened. Ask whoever sent it "
                            "for a new one, or look the release up by its name.")
                       .arg(why),
                   SafeText::lineFromOutside(QStringView(text).left(longestName)).plain());
}

bool isHexadecimal(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

//! Letters that stand for themselves in a link.
bool isPlain(QChar c)
{
    const bool isLetter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    return isLetter || QStringView(u"-._~!$'()*+,;=:@").contains(c);
}

//! The name a part of the path stands for; nothing if it is none.
std::optional<QString> nameIn(QStringView segment)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < segment.size(); ++i) {
        if (segment.at(i) != u'%') {
            if (!isPlain(segment.at(i)))
                return std::nullopt;
            bytes.append(segment.at(i).toLatin1());
            continue;
        }
        const bool isEscape
            = i + 2 < segment.size() && isHexadecimal(segment.at(i + 1)) && isHexadecimal(segment.at(i + 2));
        if (!isEscape)
            return std::nullopt;
        bytes.append(static_cast<char>(segment.mid(i + 1, 2).toInt(nullptr, 16)));
        i += 2;
    }
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString name = decode(bytes);
    const bool isText = !decode.hasError() && name == name.trimmed() && !name.isEmpty() && name.size() <= longestName
        && name != u"." && name != u"..";
    const bool isShown = SafeText::lineFromOutside(name).plain() == name
        && std::ranges::none_of(name, [](QChar c) { return c.category() == QChar::Other_Format || c.isNull(); });
    return isText && isShown ? std::optional(name) : std::nullopt;
}

QString escaped(const QString &name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace

bool ReleaseLink::isMeant(QStringView text)
{
    return text.startsWith(scheme, Qt::CaseInsensitive);
}

Result<ReleaseLink> ReleaseLink::parse(const QString &text)
{
    if (text.size() > longest)
        return refused(Text::tr("it is longer than %1 characters.").arg(longest), text);
    if (!text.startsWith(start, Qt::CaseInsensitive))
        return refused(Text::tr("it does not begin with %1.").arg(start), text);
    const QList<QStringView> segments = QStringView(text).mid(start.size()).split(u'/');
    if (segments.size() < 2 || segments.size() > 4)
        return refused(Text::tr("it has to name a project and a version."), text);
    QStringList names;
    for (const QStringView segment : segments) {
        const std::optional<QString> name = nameIn(segment);
        if (!name)
            return refused(Text::tr("“%1” in it is no name.").arg(SafeText::lineFromOutside(segment.left(60)).plain()),
                           text);
        names.append(*name);
    }
    ReleaseLink link{ProjectId(names.at(0)), names.at(1)};
    if (names.size() == 2)
        return link;
    const auto *const part = std::ranges::find_if(
        partNames, [&](const auto &each) { return names.at(2) == QLatin1StringView(each.second); });
    if (part == partNames.end())
        return refused(Text::tr("a release has no part “%1”.").arg(names.at(2)), text);
    link.part = part->first;
    if (names.size() == 4) {
        if (link.part != Part::Approval && link.part != Part::Flow)
            return refused(Text::tr("“%1” has no tasks.").arg(names.at(2)), text);
        link.task = TaskId(names.at(3));
    }
    return link;
}

QString ReleaseLink::text() const
{
    QString made = start.toString() + escaped(project.value()) + u'/' + escaped(version);
    for (const auto &[each, name] : partNames) {
        if (each == part)
            made += u'/' + QString::fromLatin1(name);
    }
    if (!task.isEmpty() && (part == Part::Approval || part == Part::Flow))
        made += u'/' + escaped(task.value());
    return made;
}

QString openApprovalLink(const domain::Release &release)
{
    if (release.isOver())
        return {};
    const auto linkTo = [&](const TaskId &task) {
        return ReleaseLink{release.project(), release.version(), Part::Approval, task}.text();
    };
    const QList<TaskId> order = release.plan().executionOrder();
    const auto isIn = [&](const TaskId &task, domain::ApprovalState state) {
        const domain::ApprovalRequest *const request = release.approval(task);
        return request && request->state == state;
    };
    for (const TaskId &task : order) {
        if (isIn(task, domain::ApprovalState::Active))
            return linkTo(task);
    }
    for (const TaskId &task : order) {
        if (release.plan().task(task)->kind == u"release.approve" && !isIn(task, domain::ApprovalState::Complete))
            return linkTo(task);
    }
    return {};
}

} // namespace releasedesk::documents
