// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/task_content/comment_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"

#include <QPlainTextEdit>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestCommentList final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        m_list = std::make_unique<CommentList>(m_sample->desk, m_sample->clock);
        m_list->showTask(tests::largeRun, TaskId("canary"));
        m_list->resize(320, 400);
        m_list->show();
    }
    void cleanup()
    {
        m_list.reset();
        m_sample.reset();
    }

    void whatIsWrittenIsSentByKeyboardAndShown()
    {
        m_list->startWriting();
        QTest::keyClicks(m_list->field(), "Why 10 percent?");
        QTest::keyClick(m_list->field(), Qt::Key_Return, Qt::ControlModifier);
        const auto sent = m_sample->session.lastCommand<domain::CommentTask>();
        QVERIFY(sent);
        QCOMPARE(sent->text, "Why 10 percent?");
        QTRY_VERIFY(m_list->field()->toPlainText().isEmpty());
        QVERIFY(texts().contains("Why 10 percent?"));
        tests::keepPictures(*m_list, "comments", {320, 240});
    }

    void onlyTheOwnCommentCanBeTakenBack()
    {
        happen(PersonId("somebody"), "theirs");
        happen(m_sample->desk.person(), "mine");
        QCOMPARE(removers().size(), 1);
        removers().first()->click();
        const auto sent = m_sample->session.lastCommand<domain::RemoveComment>();
        QVERIFY(sent && sent->id == "mine");
        QTRY_COMPARE(removers().size(), 0);
        QVERIFY(texts().contains("theirs") && !texts().contains("mine"));
    }

    void textFromOutsideIsNeverMarkup()
    {
        happen(PersonId("somebody"), "<b>bold</b>");
        QVERIFY(texts().contains("<b>bold</b>"));
        for (const SafeLabel *const label : m_list->findChildren<SafeLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void whatIsHalfWrittenStaysAtItsTask()
    {
        m_list->field()->setPlainText("half");
        m_list->showTask(tests::largeRun, TaskId("watch"));
        QVERIFY(m_list->field()->toPlainText().isEmpty());
        m_list->showTask(tests::largeRun, TaskId("canary"));
        QCOMPARE(m_list->field()->toPlainText(), "half");
    }

    void aRefusalKeepsTheText()
    {
        m_sample->session.refusal = Error{ErrorCode::Unavailable, "The engine is away.", {}};
        m_list->field()->setPlainText("kept");
        QTest::keyClick(m_list->field(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!m_list->findChild<ErrorBanner *>()->isHidden());
        QCOMPARE(m_list->field()->toPlainText(), "kept");
    }

private:
    void happen(const PersonId &who, const QString &text)
    {
        m_sample->session.happen(tests::largeRun, who, tests::sampleNow(),
                                 domain::TaskCommented{TaskId("canary"), text, text});
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const SafeLabel *const label : m_list->findChildren<SafeLabel *>())
            texts.append(label->text());
        return texts;
    }
    [[nodiscard]] QList<Button *> removers() const
    {
        QList<Button *> buttons;
        for (Button *const button : m_list->findChildren<Button *>()) {
            if (button->accessibleName() == "Take this comment back")
                buttons.append(button);
        }
        return buttons;
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<CommentList> m_list;
};

RELEASE_DESK_TEST(tst_comment_list, TestCommentList)
#include "tst_comment_list.moc"
