// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/support/deciding_desk.h"
#include "tests/ui/support/panel_picture.h"
#include "core/documents/release_notes.h"
#include "tests/ui/widgets/picture.h"
#include "ui/documents/notes_panel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/markdown_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestNotesPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sample = std::make_unique<tests::DecidingDesk>();
        m_panel = std::make_unique<NotesPanel>(m_sample->desk, m_sample->clock);
        m_panel->showRelease(tests::checkoutRelease);
    }
    void cleanup()
    {
        m_panel.reset();
        m_sample.reset();
    }

    void showsTheGeneratedTextInBothLanguages()
    {
        QVERIFY(editor()->toPlainText().startsWith("# checkout 2.8.0"));
        QVERIFY(editor()->toPlainText().contains("## New features"));
        QVERIFY(!button("Save")->isEnabled());
        QVERIFY(!m_panel->hasUnsaved());
        const QTextBlock title = preview()->document()->begin();
        QCOMPARE(title.begin().fragment().charFormat().font().pixelSize(),
                 Theme::current().font(FontRole::PageTitle).pixelSize());
        QVERIFY(tests::colorsIn(tests::keepPictures(*m_panel, "notes", {1388, 792})) > 60);

        m_panel->showLanguage("ko");

        QVERIFY(editor()->toPlainText().contains(QStringLiteral("새 기능")));
        QCOMPARE(preview()->markdown(), editor()->toPlainText());
    }

    void savingSendsExactlyOneCommand()
    {
        editor()->moveCursor(QTextCursor::End);
        QTest::keyClicks(editor(), "Thank you.");
        QVERIFY(m_panel->hasUnsaved());
        QTRY_VERIFY(preview()->toPlainText().contains("Thank you."));

        button("Save")->click();
        button("Save")->click();

        QCOMPARE(m_sample->session.commands().size(), 1);
        const auto sent = m_sample->session.lastCommand<domain::EditNotes>();
        QVERIFY(sent);
        QCOMPARE(sent->release, tests::checkoutRelease);
        QCOMPARE(sent->language, "en");
        QVERIFY(sent->text.endsWith("Thank you."));
        QVERIFY(!m_panel->hasUnsaved());
        QVERIFY(editor()->toPlainText().endsWith("Thank you."));
        QVERIFY(!button("Save")->isEnabled());
    }

    void thePreviewBeginsAtTheTop()
    {
        m_panel->resize(1388, 500);
        m_panel->show();
        QTest::qWait(20);
        QCOMPARE(preview()->verticalScrollBar()->value(), 0);
    }

    void theGeneratedTextComesBack()
    {
        const QString generated = editor()->toPlainText();
        editor()->setPlainText("Other words");
        m_panel->save();
        QCOMPARE(m_sample->desk.release(tests::checkoutRelease)->notesTexts().value("en"), "Other words");

        button("Back to generated text")->click();

        QCOMPARE(editor()->toPlainText(), generated);
        const auto sent = m_sample->session.lastCommand<domain::EditNotes>();
        QVERIFY(sent && sent->text.isEmpty());
        QVERIFY(!m_panel->hasUnsaved());
        QVERIFY(!button("Back to generated text")->isEnabled());
    }

    void unsavedWordsStayPerReleaseAndLanguage()
    {
        editor()->setPlainText("English draft");
        m_panel->showLanguage("ko");
        QVERIFY(!m_panel->hasUnsaved());
        m_panel->showRelease(tests::paymentsRelease);
        m_panel->showLanguage("en");
        QVERIFY(!m_panel->hasUnsaved());

        m_panel->showRelease(tests::checkoutRelease);

        QCOMPARE(editor()->toPlainText(), "English draft");
        QVERIFY(m_panel->hasUnsaved());
        m_sample->session.happen(tests::checkoutRelease, tests::sampleUser, tests::sampleNow(),
                                 domain::NotesEdited{"en", "Somebody else's words"});
        QCOMPARE(editor()->toPlainText(), "English draft");
        QVERIFY(m_sample->session.commands().isEmpty());
    }

    void aRefusalKeepsTheWordsAndSaysWhy()
    {
        m_sample->session.refusal = Error{ErrorCode::Unavailable, "The engine does not answer. Try again."};
        editor()->setPlainText("Kept");

        m_panel->save();

        auto *const banner = m_panel->findChild<ErrorBanner *>();
        QVERIFY(banner->isVisibleTo(m_panel.get()));
        QCOMPARE(banner->sentence(), "The engine does not answer. Try again.");
        QVERIFY(m_panel->hasUnsaved());
        QCOMPARE(editor()->toPlainText(), "Kept");
    }

    void hostileMarkdownLoadsNothing_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("stays"); // as text
        QTest::newRow("picture of a file") << "![x](file:///etc/passwd)" << "";
        QTest::newRow("picture of a share") << "![x](//host/share/a.png)" << "";
        QTest::newRow("picture from the web") << "![x](http://198.51.100.1/a.png)" << "";
        QTest::newRow("picture in the address") << "![x](data:image/svg+xml;base64,AAAA)" << "";
        QTest::newRow("html") << "Hello <img src='file:///etc/passwd'> you" << "<img";
        QTest::newRow("html block") << "<iframe src=\"file:///etc/passwd\"></iframe>" << "<iframe";
        QTest::newRow("script") << "<script>alert(1)</script>" << "<script>";
        QTest::newRow("style") << "<style>@import url(file:///etc/passwd)</style>" << "<style>";
    }
    void hostileMarkdownLoadsNothing()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, stays);
        MarkdownView view;
        view.resize(400, 300);
        view.showMarkdown(markdown);
        (void)tests::pictureOf(view, {400, 300});

        QVERIFY2(view.toPlainText().contains(stays), qPrintable(view.toPlainText()));
        for (const int type : {QTextDocument::ImageResource, QTextDocument::HtmlResource,
                               QTextDocument::StyleSheetResource, QTextDocument::MarkdownResource}) {
            QVERIFY(view.document()->resource(type, QUrl("file:///etc/passwd")).toByteArray().isEmpty());
            QVERIFY(view.loadResource(type, QUrl("file:///etc/passwd")).toByteArray().isEmpty());
        }
    }

    void aLinkIsToldAndNotFollowed()
    {
        MarkdownView view;
        QSignalSpy told(&view, &MarkdownView::openLink);
        view.resize(400, 200);
        view.showMarkdown("[passwords](file:///etc/passwd)");
        view.show();
        const QString before = view.toPlainText();

        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(20, 8));

        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().first().toString(), "file:///etc/passwd");
        QCOMPARE(view.toPlainText(), before);
        QVERIFY(view.source().isEmpty());
    }

    void whatWasLeftOutCanBeTakenIn()
    {
        const QList<documents::Omission> omitted
            = documents::omissionsOf(*m_sample->desk.release(tests::checkoutRelease));
        QVERIFY(!omitted.isEmpty());
        const domain::Issue issue = omitted.first().issue;
        QVERIFY(!editor()->toPlainText().contains(issue.key));
        const QString name = issue.key + " · " + documents::omissionName(omitted.first().reason);
        QVERIFY(button(name));

        button(name)->click();

        QVERIFY(editor()->toPlainText().contains(issue.key));
        QVERIFY(m_panel->hasUnsaved());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY2(!button(name), "what is told is not left out");
        editor()->undo();
        QVERIFY(!m_panel->hasUnsaved());
    }

    void theMarkdownIsCopied()
    {
        button("Copy Markdown")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), editor()->toPlainText());
    }

private:
    [[nodiscard]] QPlainTextEdit *editor() const { return m_panel->findChild<QPlainTextEdit *>(); }
    [[nodiscard]] MarkdownView *preview() const { return m_panel->findChild<MarkdownView *>(); }
    [[nodiscard]] Button *button(const QString &text) const
    {
        for (Button *const each : m_panel->findChildren<Button *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<tests::DecidingDesk> m_sample;
    std::unique_ptr<NotesPanel> m_panel;
};

RELEASE_DESK_TEST(tst_notes_panel, TestNotesPanel)
#include "tst_notes_panel.moc"
