// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/signed_release.h"

#include "core/projections/release_book.h"

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int pageSize = 2000;

using Answer = Result<std::optional<domain::Release>>;

qsizetype signaturesOf(const domain::Release &release, const TaskId &task, const PersonId &person)
{
    const domain::ApprovalRequest *const request = release.approval(task);
    return request ? std::ranges::count(request->signatures, person, &domain::Signature::person) : 0;
}

bool isOver(const domain::Signature &signature, const domain::ApprovalRequest &request)
{
    const bool isCurrent = signature.digest == request.digest && !signature.isWithdrawn;
    const bool isAskedAgain = !domain::isPositive(signature.decision) && signature.at < request.openedAt;
    return !isCurrent || isAskedAgain;
}

//! Folds the events of one release until the signature comes by.
class Search
{
public:
    Search(ReleaseId release, TaskId task, PersonId person, qsizetype number)
        : m_release(std::move(release))
        , m_task(std::move(task))
        , m_person(std::move(person))
        , m_number(number)
    {
    }

    //! The release, once it is found.
    std::optional<domain::Release> take(const store::RecordedEvent &event)
    {
        if (m_stream.isEmpty() && event.event.name != QLatin1String(domain::ReleaseCreated::eventName))
            return std::nullopt;
        if (!m_stream.isEmpty() && event.stream != m_stream)
            return std::nullopt;
        const auto changed = m_book.apply(event);
        if (!changed || !*changed || **changed != m_release)
            return std::nullopt;
        m_stream = event.stream;
        const domain::Release *const now = m_book.find(m_release);
        return now && signaturesOf(*now, m_task, m_person) >= m_number ? std::optional(*now) : std::nullopt;
    }

private:
    ReleaseId m_release;
    TaskId m_task;
    PersonId m_person;
    qsizetype m_number;
    StreamId m_stream;
    projections::ReleaseBook m_book;
};

} // namespace

qsizetype earlierSignatures(const domain::ApprovalRequest &request, const PersonId &person)
{
    return std::ranges::count_if(request.signatures, [&](const domain::Signature &signature) {
        return signature.person == person && isOver(signature, request);
    });
}

std::optional<domain::Signature> lastEarlier(const domain::ApprovalRequest &request, const PersonId &person)
{
    std::optional<domain::Signature> last;
    for (const domain::Signature &signature : request.signatures) {
        if (signature.person == person && isOver(signature, request))
            last = signature;
    }
    return last;
}

QCoro::Task<Answer> releaseAsSigned(QPointer<session::Session> session, ReleaseId release, TaskId task, PersonId person,
                                    qsizetype number)
{
    Search search(release, task, person, number);
    store::Position position = 0;
    while (session) {
        const auto page = co_await session->eventsAfter(position, pageSize);
        if (!page)
            co_return failed(page);
        for (const store::RecordedEvent &event : *page) {
            position = event.position;
            if (std::optional<domain::Release> found = search.take(event))
                co_return Answer(std::move(found));
        }
        if (page->size() < pageSize)
            break;
    }
    co_return Answer(std::nullopt);
}

} // namespace releasedesk::ui
