// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/fake_issue_source.h"
#include "ui/releases/release_sources.h"
#include "ui/widgets/button.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestReleaseSources final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        m_source = std::make_shared<tests::FakeIssueSource>();
        for (const auto &[project, name] : {std::pair{"CAT", "12.4.0"}, std::pair{"PAY", "5.1.0"}}) {
            m_source->known[project] = {{name, project, name, {}, {}, {}, false, false}};
            m_source->projectList.append({project, project, project});
        }
        m_source->content["CAT/12.4.0"] = release(tests::catalogRelease).snapshot().issues;
        m_source->content["PAY/5.1.0"] = release(tests::paymentsRelease).snapshot().issues;
        m_service = std::make_unique<versions::VersionService>(&m_sample->desk, [this](const ConnectionId &) {
            return Result<std::shared_ptr<versions::IssueSource>>(m_source);
        });
        m_window = std::make_unique<QWidget>();
        m_window->resize(1024, 720);
        m_window->show();
        m_isCodeReadable = true;
        m_told.clear();
        m_undo = {};
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_service.reset();
        m_sample.reset();
    }

    void aSourceIsAddedByKeyboardAndTakenBack()
    {
        const domain::Release before = release(tests::catalogRelease);
        const qsizetype other = m_source->content["PAY/5.1.0"].size();
        ask(tests::catalogRelease);
        QVERIFY(!dialog()->canConfirm()); // nothing is changed yet
        QTRY_VERIFY(button("Take CAT · 12.4.0 out of the release"));

        button("Add a source…")->setFocus();
        QTest::keyClick(button("Add a source…"), Qt::Key_Space);
        choose(2, "PAY", 1, m_source->known["PAY"].first().name);
        QVERIFY(QTest::qWaitFor([&] { return dialog()->canConfirm(); }));

        QVERIFY2(says(QString("%1 issue(s) come in").arg(other)), "what it would mean stands there before");
        QVERIFY(says("No signature falls"));
        QCOMPARE(release(tests::catalogRelease).scope(), before.scope()); // and nothing is recorded yet
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(release(tests::catalogRelease).scope().size(), 2);
        QCOMPARE(release(tests::catalogRelease).snapshot().issues.size(), before.snapshot().issues.size() + other);
        QTRY_VERIFY(!dialog());
        QCOMPARE(m_told.size(), 1);
        QVERIFY(m_undo);

        m_undo();
        QTRY_COMPARE(release(tests::catalogRelease).scope(), before.scope());
        QCOMPARE(release(tests::catalogRelease).snapshot(), before.snapshot());
    }

    void whoSignedIsNamedBeforeItIsDone()
    {
        ask(tests::paymentsRelease);
        QTRY_VERIFY(button("Take PAY · 5.1.0 out of the release"));
        QTRY_VERIFY(button("Add a source…")->isEnabled());
        button("Add a source…")->click();
        choose(2, "CAT", 0, "12.4.0");
        QVERIFY(QTest::qWaitFor([&] { return dialog()->canConfirm(); }));
        QVERIFY(says("withdraws the signatures of"));

        dialog()->confirmButton()->click();
        QTRY_COMPARE(release(tests::paymentsRelease).scope().size(), 2);
        QTRY_COMPARE(m_told.size(), 1);
        QVERIFY2(!m_undo, "what people were asked again for is not taken back by a click");
    }

    void theOnlySourceMayGo()
    {
        ask(tests::catalogRelease);
        QTRY_VERIFY(button("Take CAT · 12.4.0 out of the release"));
        button("Take CAT · 12.4.0 out of the release")->click();
        QVERIFY(QTest::qWaitFor([&] { return dialog()->canConfirm(); }));
        dialog()->confirmButton()->click();
        QTRY_VERIFY(release(tests::catalogRelease).scope().isEmpty());
        QVERIFY(release(tests::catalogRelease).snapshot().issues.isEmpty());
    }

    void aSourceThatCannotBeReadChangesNothing()
    {
        m_source->error = Error{ErrorCode::Unavailable, "Jira is away.", {}};
        ask(tests::catalogRelease);
        QTRY_VERIFY(says("Jira is away."));
        QVERIFY(!dialog()->canConfirm());
        m_source->error.reset();
        button("Try again")->click();
        QTRY_VERIFY(!says("Jira is away."));
        QVERIFY(!dialog()->canConfirm()); // it is as it was
    }

    void sourcesThatAreLockedAreShownWithTheReason()
    {
        ask(tests::checkoutRelease);
        QTRY_VERIFY(dialog());
        QTRY_VERIFY(says("SHOP · 2.8.0"));
        QVERIFY(says("The scope is locked, because the release is prepared, runs or is over."));
        QVERIFY(!dialog()->canConfirm());
        QVERIFY(!button("Take SHOP · 2.8.0 out of the release"));
        QVERIFY(!button("Add a source…")->isVisible());
    }

    void aRefusedSearchStaysInItsFieldWithTheReason()
    {
        const domain::Release before = release(tests::catalogRelease);
        ask(tests::catalogRelease);
        QTRY_VERIFY(button("Add a source…") && button("Add a source…")->isEnabled());
        button("Add a source…")->click();
        const auto boxes = m_window->findChildren<QComboBox *>();
        QTRY_COMPARE(boxes.at(1)->count(), 2);
        boxes.at(1)->setCurrentIndex(0);
        boxes.at(2)->setCurrentIndex(1); // what a search finds
        auto *const field = m_window->findChild<TextField *>();
        QTest::keyClicks(field->edit(), "labels == june");
        m_source->searchError = Error{ErrorCode::InvalidArgument, "Jira does not understand “==”.", {}};
        QTest::keyClick(field->edit(), Qt::Key_Return);

        QTRY_VERIFY(says("Jira does not understand “==”. Correct the search and add it again."));
        QCOMPARE(field->text(), "labels == june");
        QVERIFY(field->edit()->hasFocus());
        QVERIFY(button("Add to the release")->isEnabled());
        QVERIFY2(!button("Try again"), "it is no source of the release");
        QVERIFY(!dialog()->canConfirm());

        m_source->searchError.reset();
        QTest::keyClick(field->edit(), Qt::Key_Backspace);
        QVERIFY(!says("Jira does not understand"));
        QTest::keyClick(field->edit(), Qt::Key_Return);
        QTRY_VERIFY(field->text().isEmpty());
        QTRY_VERIFY(button("Take CAT · labels == jun out of the release"));
        QCOMPARE(release(tests::catalogRelease).scope(), before.scope());
    }

    void codeThatCannotBeReadChangesNothing()
    {
        m_isCodeReadable = false;
        ask(tests::catalogRelease);
        QTRY_VERIFY(button("Take CAT · 12.4.0 out of the release"));
        button("Take CAT · 12.4.0 out of the release")->click();
        QTRY_VERIFY(says("No git here."));
        QVERIFY(!dialog()->canConfirm());
    }

private:
    static QCoro::Task<Result<domain::IssueSnapshot>> coded(domain::IssueSnapshot issues, bool isReadable)
    {
        if (!isReadable)
            co_return failure(ErrorCode::Unavailable, QStringLiteral("No git here."));
        co_return issues;
    }

    void ask(const ReleaseId &id)
    {
        askSources({m_sample->desk,
                    *m_service,
                    m_sample->clock,
                    {{ConnectionId("jira"), "Jira"}},
                    [this](const domain::Release &, const domain::IssueSnapshot &issues) {
                        return coded(issues, m_isCodeReadable);
                    },
                    [this](const QString &sentence, const std::function<void()> &undo) {
                        m_told.append(sentence);
                        m_undo = undo;
                    },
                    [](const Error &error) { QFAIL(qPrintable(error.message)); }},
                   id, m_window.get());
    }

    //! In the open fields.
    void choose(int projects, const QString &project, int index, const QString &version)
    {
        const auto boxes = m_window->findChildren<QComboBox *>();
        QTRY_COMPARE(boxes.at(1)->count(), projects);
        boxes.at(1)->setCurrentIndex(index);
        QCOMPARE(boxes.at(1)->currentData().toString(), project);
        QTRY_COMPARE(boxes.at(3)->count(), 1);
        boxes.at(3)->setCurrentIndex(0);
        QCOMPARE(boxes.at(3)->currentData().toString(), version);
        QVERIFY(button("Add to the release")->isEnabled());
        button("Add to the release")->click();
    }

    [[nodiscard]] Button *button(const QString &text) const
    {
        for (Button *const each : m_window->findChildren<Button *>()) {
            if (each->text() == text || each->accessibleName() == text)
                return each;
        }
        return nullptr;
    }

    [[nodiscard]] bool says(const QString &text) const
    {
        const auto labels = m_window->findChildren<SafeLabel *>();
        return std::ranges::any_of(
            labels, [&](const SafeLabel *each) { return each->isVisible() && each->text().contains(text); });
    }

    [[nodiscard]] ConfirmDialog *dialog() const { return m_window->findChild<ConfirmDialog *>(); }
    [[nodiscard]] const domain::Release &release(const ReleaseId &id) const { return *m_sample->desk.release(id); }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::shared_ptr<tests::FakeIssueSource> m_source;
    std::unique_ptr<versions::VersionService> m_service;
    std::unique_ptr<QWidget> m_window;
    QStringList m_told;
    std::function<void()> m_undo;
    bool m_isCodeReadable = true;
};

RELEASE_DESK_TEST(tst_release_sources, TestReleaseSources)
#include "tst_release_sources.moc"
