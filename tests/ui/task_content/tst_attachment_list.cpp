// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/flow_samples.h"
#include "tests/ui/support/panel_picture.h"
#include "ui/task_content/attachment_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/text_field.h"

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestAttachmentList final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_sample = std::make_unique<tests::DecidingDesk>();
        tests::recordLargeReleases(m_sample->session);
        m_list = std::make_unique<AttachmentList>(m_sample->desk, m_sample->clock);
        m_list->setFolder(m_folder->path());
        m_list->showTask(tests::largeDraft, TaskId("approval"));
        m_list->resize(320, 400);
        m_list->show();
    }
    void cleanup()
    {
        m_list.reset();
        m_sample.reset();
    }

    void nothingIsSaidWhereNothingIs() { QVERIFY(m_list->findChild<EmptyState *>()->isVisible()); }

    void aFileIsAddedOpenedAndRemoved()
    {
        QSignalSpy opened(m_list.get(), &AttachmentList::fileChosen);
        m_list->attachFile(write("report.pdf", "content"));
        QTRY_COMPARE(rows().size(), 1);
        tests::keepPictures(*m_list, "attachments", {320, 240});
        QVERIFY(rows().first()->accessibleName().contains("report.pdf"));
        rows().first()->click();
        QCOMPARE(opened.size(), 1);
        QVERIFY(opened.first().first().toString().endsWith("/report.pdf"));
        removers().first()->click();
        QTRY_COMPARE(rows().size(), 0);
    }

    void whatIsNoDocumentIsShownInItsFolder()
    {
        QSignalSpy opened(m_list.get(), &AttachmentList::fileChosen);
        m_list->attachFile(write("run.sh", "rm -rf /"));
        QTRY_COMPARE(rows().size(), 1);
        rows().first()->click();
        QVERIFY(!opened.first().first().toString().endsWith("run.sh"));
    }

    void aMissingFileIsToldWithItsPlace()
    {
        QSignalSpy opened(m_list.get(), &AttachmentList::fileChosen);
        m_list->attachFile(write("gone.txt", "x"));
        QTRY_COMPARE(rows().size(), 1);
        QVERIFY(QDir(m_folder->filePath("attachments")).removeRecursively());
        rows().first()->click();
        auto *const banner = m_list->findChild<ErrorBanner *>();
        QVERIFY(!banner->isHidden());
        QVERIFY(banner->sentence().contains("gone.txt"));
        QCOMPARE(opened.size(), 0);
    }

    void aLinkIsAddedByKeyboard()
    {
        QSignalSpy opened(m_list.get(), &AttachmentList::linkChosen);
        for (Button *const button : m_list->findChildren<Button *>()) {
            if (button->text() == "Add a link…")
                button->click();
        }
        auto *const address = m_list->findChildren<TextField *>().first();
        QTest::keyClicks(address->edit(), "wiki");
        QTest::keyClick(address->edit(), Qt::Key_Return);
        QVERIFY(!address->error().isEmpty());
        address->setText("https://wiki.hanbit.example/runbook");
        QTest::keyClick(address->edit(), Qt::Key_Return);
        QTRY_COMPARE(rows().size(), 1);
        rows().first()->click();
        QCOMPARE(opened.first().first().toString(), "https://wiki.hanbit.example/runbook");
    }

    void whatPeopleSignWithStays()
    {
        m_sample->session.happen(
            tests::largeRun, m_sample->desk.person(), tests::sampleNow(),
            domain::TaskAttached{TaskId("canary"), {"a", "Runbook", "https://wiki.hanbit.example"}});
        m_list->showTask(tests::largeRun, TaskId("canary"));
        QCOMPARE(rows().size(), 1);
        QVERIFY(!removers().first()->isEnabled());
        QVERIFY(!removers().first()->accessibleDescription().isEmpty());
    }

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(content);
        return file.fileName();
    }
    [[nodiscard]] QList<RowButton *> rows() const { return m_list->findChildren<RowButton *>(); }
    [[nodiscard]] QList<Button *> removers() const
    {
        QList<Button *> buttons;
        for (Button *const button : m_list->findChildren<Button *>()) {
            if (button->accessibleName().startsWith("Remove "))
                buttons.append(button);
        }
        return buttons;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<AttachmentList> m_list;
};

RELEASE_DESK_TEST(tst_attachment_list, TestAttachmentList)
#include "tst_attachment_list.moc"
