// SPDX-License-Identifier: Apache-2.0
#include "core/projections/approval_inbox.h"
#include "core/store/release_codec.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::projections;

namespace {

const QDateTime now(QDate(2026, 11, 24), QTime(14, 0), Qt::UTC);

//! Events in the order of their commit, as a record would number them.
class Events
{
public:
    store::RecordedEvent next(const char *release, const store::NewEvent &event, const QString &actor = "kim")
    {
        const StreamId stream = store::releaseStream(ReleaseId(release));
        return {++m_position, stream, ++m_versions[stream], PersonId(actor), now, event, {}};
    }
    store::RecordedEvent next(const char *release, const domain::ReleaseEvent &event, const QString &actor = "kim")
    {
        return next(release, store::encode(event), actor);
    }

private:
    store::Position m_position = 0;
    QHash<StreamId, qint64> m_versions;
};

domain::ReleaseCreated created(const char *release)
{
    domain::ReleaseCreated event;
    event.release = ReleaseId(release);
    event.project = ProjectId("checkout");
    event.version = "2.8.0";
    event.owner = PersonId("kim");
    return event;
}

domain::ApprovalOpened opened(const char *task)
{
    domain::ApprovalOpened event;
    event.task = TaskId(task);
    event.approvers = {PersonId("lee")};
    event.rule = domain::DecisionRule::Everyone;
    event.requestedBy = PersonId("kim");
    event.revision = 1;
    event.digest = "d";
    return event;
}

} // namespace

class TestReleaseBook final : public QObject
{
    Q_OBJECT

private slots:
    void foldsEachReleaseByItself()
    {
        Events events;
        ReleaseBook book;
        QCOMPARE(*book.apply(events.next("a", created("a"))), std::optional(ReleaseId("a")));
        QCOMPARE(*book.apply(events.next("b", created("b"))), std::optional(ReleaseId("b")));
        QVERIFY(book.apply(events.next("a", domain::ReleaseDiscarded{"no"})));

        QCOMPARE(book.find(ReleaseId("a"))->state(), domain::ReleaseState::Discarded);
        QCOMPARE(book.find(ReleaseId("b"))->state(), domain::ReleaseState::Draft);
        QCOMPARE(book.streamVersion(ReleaseId("a")), 2);
        QVERIFY(!book.find(ReleaseId("c")));
    }

    void passesOverWhatIsNoRelease()
    {
        ReleaseBook book;
        const store::RecordedEvent other{1,   StreamId("record"),           1, PersonId("kim"),
                                         now, {"record.repaired", 1, "{}"}, {}};
        QCOMPARE(*book.apply(other), std::optional<ReleaseId>());
        QVERIFY(book.releases().isEmpty());
    }

    void staysWhereTheFirstUnknownEventStands()
    {
        Events events;
        ReleaseBook book;
        QVERIFY(book.apply(events.next("a", created("a"))));
        QVERIFY(book.apply(events.next("b", created("b"))));

        QVERIFY(!book.apply(events.next("a", store::NewEvent{"release.exploded", 1, "{}"})));
        const auto after = book.apply(events.next("a", domain::ReleaseDiscarded{"no"}));

        QVERIFY(!after);
        QCOMPARE(after.error().code, ErrorCode::Unimplemented);
        QCOMPARE(book.find(ReleaseId("a"))->state(), domain::ReleaseState::Draft);
        QCOMPARE(book.streamVersion(ReleaseId("a")), 1);
        QCOMPARE(book.unreadableFrom(ReleaseId("a")), 3);
        QVERIFY(book.apply(events.next("b", domain::ReleaseDiscarded{"no"})));
        QCOMPARE(book.find(ReleaseId("b"))->state(), domain::ReleaseState::Discarded);
    }

    void listsInOneOrderWhateverTheTimes()
    {
        Events events;
        ReleaseBook book;
        for (const char *const release : {"c", "a", "b"}) {
            QVERIFY(book.apply(events.next(release, created(release))));
            QVERIFY(book.apply(events.next(release, opened("gate"))));
            QVERIFY(book.apply(events.next(release, opened("approval"))));
        }
        for (const char *const release : {"b", "a", "c"}) {
            domain::ApprovalSigned done;
            done.task = TaskId("gate");
            done.person = PersonId("lee");
            done.digest = "d";
            done.revision = 1;
            QVERIFY(book.apply(events.next(release, done, "lee")));
        }

        const ApprovalInbox lee = approvalInbox(book, PersonId("lee"));
        const ApprovalInbox kim = approvalInbox(book, PersonId("kim"));

        const auto names = [](const QList<InboxItem> &items) {
            QStringList all;
            for (const InboxItem &item : items)
                all.append(item.release.value() + u'/' + item.task.value());
            return all;
        };
        QCOMPARE(names(lee.toSign), (QStringList{"a/approval", "b/approval", "c/approval"}));
        QCOMPARE(names(lee.signedItems), (QStringList{"a/gate", "b/gate", "c/gate"}));
        QCOMPARE(names(kim.requested), (QStringList{"a/approval", "b/approval", "c/approval"}));
    }
};

RELEASE_DESK_TEST(tst_release_book, TestReleaseBook)
#include "tst_release_book.moc"
