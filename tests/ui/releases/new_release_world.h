// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/support/fake_issue_source.h"
#include "tests/ui/support/sample_desk.h"
#include "ui/releases/new_release_page.h"
#include "ui/widgets/error_banner.h"

#include <QTest>

namespace releasedesk::tests {

inline templates::ReleaseTemplate templateOf(const QString &id, const QString &name)
{
    templates::ReleaseTemplate made;
    made.id = id;
    made.version = id == "vm-standard" ? 14 : 8;
    made.name = name;
    made.description = "Blue-green for VMs, canary for containers, 3 approvers in order.";
    made.plan = samplePlan();
    return made;
}

inline domain::JiraVersion version(const QString &name, QDate date, bool isReleased = false, bool isArchived = false)
{
    return {name, "SHOP", name, "About " + name, {}, date, isReleased, isArchived};
}

//! The page for a new release over a Jira with two projects and three templates.
class NewReleaseWorld
{
protected:
    void prepare()
    {
        m_sample = std::make_unique<SampleDesk>();
        m_source = std::make_shared<FakeIssueSource>();
        m_source->known["SHOP"]
            = {version("2.7.3", QDate(2026, 10, 13), true, true), version("2.7.4", QDate(2026, 11, 12), true),
               version("2.8.0", QDate(2026, 11, 24)), version("2.9.0", QDate(2026, 12, 8))};
        m_source->known["PAY"] = {version("5.1.0", QDate(2026, 11, 25)), version("5.2.0", {})};
        m_source->content["SHOP/2.9.0"] = plainSnapshot("SHOP", "2.9.0", 5, 12).issues;
        m_source->content["PAY/5.2.0"] = plainSnapshot("PAY", "5.2.0", 1, 2).issues;
        m_service = std::make_unique<versions::VersionService>(&m_sample->desk, [this](const ConnectionId &) {
            return Result<std::shared_ptr<versions::IssueSource>>(m_source);
        });
        m_page = std::make_unique<ui::NewReleasePage>(m_sample->desk, *m_service, m_sample->clock,
                                                      QList{templateOf("hotfix", "Hotfix"),
                                                            templateOf("vm-standard", "VM + K8s, standard"),
                                                            templateOf("canary", "Containers, canary")});
        m_page->resize(1224, 828);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void end()
    {
        m_page.reset();
        m_service.reset();
        m_sample.reset();
    }

    [[nodiscard]] ui::ErrorBanner *bannerThatSays(const QString &sentence) const
    {
        for (ui::ErrorBanner *const each : m_page->findChildren<ui::ErrorBanner *>()) {
            if (each->isVisibleTo(m_page.get()) && each->sentence() == sentence)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<SampleDesk> m_sample;
    std::shared_ptr<FakeIssueSource> m_source;
    std::unique_ptr<versions::VersionService> m_service;
    std::unique_ptr<ui::NewReleasePage> m_page;
};

} // namespace releasedesk::tests
