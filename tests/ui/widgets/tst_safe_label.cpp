// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/widgets/picture.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/lead_text.h"
#include "ui/widgets/safe_label.h"

#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestSafeLabel final : public QObject
{
    Q_OBJECT

private slots:
    void showsMarkupAsText()
    {
        const QString hostile = QStringLiteral("<img src='file:///etc/hostname'><b>bold</b>");
        SafeLabel label;
        label.showText(SafeText::fromOutside(hostile));

        QCOMPARE(label.textFormat(), Qt::PlainText);
        QCOMPARE(label.text(), hostile);
        // As wide as the characters, not as the rendered markup.
        QVERIFY(label.sizeHint().width() >= textWidth(hostile, FontRole::Body) - 1);
    }

    void ourOwnWordsAreCleanedToo()
    {
        SafeLabel label;
        label.showText(QStringLiteral("a\u202Eb"));
        QVERIFY(!label.text().contains(QChar(0x202E)));
    }

    void cutsOneLineWhereItDoesNotFit()
    {
        SafeLabel label(QStringLiteral("Faster payment sheet and coupons for everybody"), FontRole::Body);
        label.setElided();
        const QImage whole = tests::pictureOf(label);
        const QImage cut = tests::pictureOf(label, QSize(80, label.sizeHint().height()));

        QVERIFY(label.minimumSizeHint().width() < 40);
        QVERIFY(tests::colorsIn(cut) > 4);
        // The end of the line differs from a plain cut: it holds the dots.
        QVERIFY(cut != whole.copy(0, 0, 80, whole.height()));
    }

    void followsTheTheme()
    {
        Theme::current().setMode(Theme::Mode::Light);
        SafeLabel label(QStringLiteral("Released"), FontRole::Section, ColorToken::Succeeded);
        QCOMPARE(label.palette().color(QPalette::WindowText), tokenColor(ColorToken::Succeeded));
        const QColor light = tokenColor(ColorToken::Succeeded);

        Theme::current().setMode(Theme::Mode::Dark);

        QVERIFY(tokenColor(ColorToken::Succeeded) != light);
        QCOMPARE(label.palette().color(QPalette::WindowText), tokenColor(ColorToken::Succeeded));
        Theme::current().setMode(Theme::Mode::Light);
    }

    void followsAThemeThatChangesBeforeItIsShown()
    {
        Theme::current().install();
        Theme::current().setMode(Theme::Mode::Light);
        QWidget window;
        auto *const label
            = new SafeLabel(QStringLiteral("Released"), FontRole::Section, ColorToken::Succeeded, &window);
        Theme::current().setMode(Theme::Mode::Dark);
        window.show();

        QCOMPARE(label->palette().color(QPalette::WindowText), tokenColor(ColorToken::Succeeded));
        window.hide();
        Theme::current().setMode(Theme::Mode::Light);
        window.show();
        QCOMPARE(label->palette().color(QPalette::WindowText), tokenColor(ColorToken::Succeeded));
    }

    void aTooltipShowsMarkupAsText()
    {
        const QString tip = plainToolTip(QStringLiteral("<b>x</b> & y"));
        QVERIFY(tip.contains(QStringLiteral("&lt;b&gt;x&lt;/b&gt; &amp; y")));
        QVERIFY(plainToolTip({}).isEmpty());
    }

    void aLeadSentenceWrapsWithItsRest()
    {
        LeadText text;
        text.showText(QStringLiteral("No connection since 14:32."), QStringLiteral("The release keeps running there."));
        QCOMPARE(text.accessibleName(), QStringLiteral("No connection since 14:32. The release keeps running there."));
        QCOMPARE(text.heightForWidth(900), 18);
        QVERIFY(text.heightForWidth(120) >= 54);
    }
};

RELEASE_DESK_TEST(tst_safe_label, TestSafeLabel)
#include "tst_safe_label.moc"
