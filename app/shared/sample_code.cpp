// SPDX-License-Identifier: Apache-2.0
#include "app/shared/sample_code.h"

#include "core/git/git_program.h"

#include <QDateTime>
#include <QDir>

#include <algorithm>
#include <array>

namespace releasedesk::app {
namespace {

using namespace Qt::StringLiterals;

//! A commit of the sample, oldest first.
struct SampleCommit {
    const char *author; //!< id of a person of the sample
    const char *subject;
    bool isReleased = false; //!< tagged as 2.7.4
    bool takesBackTheOneBefore = false;
};

constexpr std::array commits{
    SampleCommit{"daniel.choi", "SHOP-1352 Look up the address by building name (#371)"},
    SampleCommit{"priya.nair", "SHOP-1358 Empty the cart count after the order (#374)"},
    SampleCommit{"gaeun.han", "SHOP-1361 Raise connection pool to 80 (#377)", true},
    SampleCommit{"emma.larsen", "SHOP-1371 영수증을 PDF로 저장 (#381)"},
    SampleCommit{"taeyang.jung", "SHOP-1379 Remember the last used payment method (#384)"},
    SampleCommit{"emma.larsen", "SHOP-1381 Explain free-shipping threshold in the cart (#386)"},
    SampleCommit{"daniel.choi", "SHOP-1383 찜 목록에서 바로 결제 (#388)"},
    SampleCommit{"taeyang.jung", "SHOP-1388 쿠폰 중복 적용: 종류가 다르면 두 장까지 (#391)"},
    SampleCommit{"gaeun.han", "SHOP-1390 Upgrade OpenTelemetry agent to 2.9 (#392)"},
    SampleCommit{"daniel.choi", "SHOP-1392 주문서에 현금영수증 번호 저장 (#394)"},
    SampleCommit{"daniel.choi", "SHOP-1395 Ask for the delivery slot before payment (#395)"},
    SampleCommit{"taeyang.jung", "SHOP-1397 Show points earned on the confirmation page (#397)"},
    SampleCommit{"daniel.choi", "SHOP-1399 Address book behind a flag (#398)"},
    SampleCommit{"emma.larsen", "SHOP-1376 Gift message on multi-address orders (#400)"},
    SampleCommit{"emma.larsen", "Revert \"SHOP-1376 Gift message on multi-address orders (#400)\"", false, true},
    SampleCommit{"daniel.choi", "SHOP-1402 Open the payment sheet with a saved card (#403)"},
    SampleCommit{"daniel.choi", "SHOP-1402 Keep the sheet open when the network is slow (#404)"},
    SampleCommit{"taeyang.jung", "SHOP-1405 영문 화면에서 원화 기호를 앞에 둔다 (#406)"},
    SampleCommit{"emma.larsen", "SHOP-1407 Put the coupon field into the tab order (#407)"},
    SampleCommit{"gaeun.han", "SHOP-1409 Move session store to Redis 8 (#409)"},
    SampleCommit{"gaeun.han", "SHOP-1411 Remove legacy /v1/cart endpoint (#411)"},
    SampleCommit{"daniel.choi", "SHOP-1413 Delivery slot ranking behind a flag (#412)"},
    SampleCommit{"taeyang.jung", "SHOP-1440 Address and payment on one page, first half (#413)"},
    SampleCommit{"priya.nair", "SHOP-1415 Say the time-out in the language of the page (#415)"},
    SampleCommit{"priya.nair", "SHOP-1417 Round the refund before the total (#416)"},
    SampleCommit{"gaeun.han", "SHOP-1418 재고가 없으면 결제 버튼을 막는다 (#418)"},
    SampleCommit{"priya.nair", "SHOP-1420 Send the order mail once (#419)"},
    SampleCommit{"taeyang.jung", "SHOP-1422 결제창 닫힘 버튼을 노치 아래로 (#421)"},
    SampleCommit{"priya.nair", "SHOP-1424 Keep the focus in the card number field (#423)"},
    SampleCommit{"gaeun.han", "Bump web-vitals to 5.1"},
};

QByteArray nameOf(const workspace::Workspace &workspace, const PersonId &id)
{
    const auto found = std::ranges::find(workspace.people, id, &domain::Person::id);
    return found == workspace.people.end() ? id.value().toUtf8() : found->name.toUtf8();
}

//! What git fast-import reads: the commits from \p begin to before \p end, each with a file of its own. \p before is
//! the hash of the one that stands there already.
QByteArray streamOf(const workspace::Workspace &workspace, std::size_t begin, std::size_t end, const QByteArray &before)
{
    const qint64 first = QDateTime(QDate(2026, 11, 9), QTime(1, 0), Qt::UTC).toSecsSinceEpoch();
    constexpr qint64 distance = 6 * 3600; // seconds
    QByteArray stream;
    for (std::size_t number = begin; number < end; ++number) {
        const SampleCommit &each = commits.at(number);
        const PersonId author(QString::fromLatin1(each.author));
        const QByteArray who = nameOf(workspace, author) + " <" + each.author + "@hanbit.example> "
            + QByteArray::number(first + (static_cast<qint64>(number) * distance)) + " +0900\n";
        QByteArray message(each.subject);
        if (each.takesBackTheOneBefore)
            message += "\n\nThis reverts commit " + before + ".\n";
        stream += "commit refs/heads/main\nauthor " + who + "committer " + who + "data "
            + QByteArray::number(message.size()) + '\n' + message + '\n';
        if (number == begin && !before.isEmpty())
            stream += "from refs/heads/main^0\n";
        if (each.takesBackTheOneBefore)
            stream += "D change-" + QByteArray::number(number - 1) + ".txt\n";
        else
            stream += "M 100644 inline change-" + QByteArray::number(number) + ".txt\ndata "
                + QByteArray::number(message.size()) + '\n' + message + '\n';
        if (each.isReleased)
            stream += "tag v2.7.4\nfrom refs/heads/main\ntagger " + who + "data 13\nVersion 2.7.4\n";
    }
    return stream;
}

//! Puts all commits into the empty repository \p folder.
bool fill(const QString &folder, const workspace::Workspace &workspace)
{
    QByteArray newest;
    std::size_t begin = 0;
    while (begin < commits.size()) {
        // A revert names the commit it takes back, whose hash is known once it is there.
        const auto next = std::find_if(commits.begin() + static_cast<std::ptrdiff_t>(begin) + 1, commits.end(),
                                       [](const SampleCommit &each) { return each.takesBackTheOneBefore; });
        const auto end = static_cast<std::size_t>(std::distance(commits.begin(), next));
        const git::GitCall import{
            folder, {u"fast-import"_s, u"--quiet"_s}, false, {0}, streamOf(workspace, begin, end, newest)};
        if (!git::runGit(import, {}, {}))
            return false;
        const auto head = git::runGit({folder, {u"rev-parse"_s, u"main"_s}}, {}, {});
        if (!head)
            return false;
        newest = head->output.trimmed();
        begin = end;
    }
    return true;
}

} // namespace

void addSampleCode(workspace::Workspace &workspace, const QString &folder)
{
    const auto project = std::ranges::find(workspace.projects, ProjectId("checkout"), &domain::Project::id);
    const QString repository = QDir(folder).absoluteFilePath(u"code/checkout.git"_s);
    if (project == workspace.projects.end() || !QDir().mkpath(repository))
        return;
    const git::GitCall init{repository, {u"init"_s, u"--quiet"_s, u"--bare"_s, u"--initial-branch=main"_s}};
    if (git::runGit(init, {}, {}) && fill(repository, workspace))
        project->repositories = {repository};
    else
        QDir(repository).removeRecursively();
}

} // namespace releasedesk::app
