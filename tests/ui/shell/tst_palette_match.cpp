// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "ui/shell/palette_match.h"

#include <QTest>

using namespace releasedesk::ui;

class TestPaletteMatch final : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("nothing asked") << "" << "Home" << true;
        QTest::newRow("beginning") << "ho" << "Home" << true;
        QTest::newRow("inside") << "om" << "Home" << true;
        QTest::newRow("any case") << "HOME" << "home" << true;
        QTest::newRow("two words, any order") << "ch roll" << "Roll back checkout" << true;
        QTest::newRow("one word missing") << "roll payments" << "Roll back checkout" << false;
        QTest::newRow("a key") << "1402" << "SHOP-1402" << true;
        QTest::newRow("initials of syllables") << QStringLiteral("ㄱㅈㅎ") << QStringLiteral("결재함") << true;
        QTest::newRow("initials inside") << QStringLiteral("ㅂㅍ") << QStringLiteral("새 배포") << true;
        QTest::newRow("initials in another order") << QStringLiteral("ㅈㄱ") << QStringLiteral("결재함") << false;
        QTest::newRow("doubled initial") << QStringLiteral("ㅉ") << QStringLiteral("찜 목록") << true;
        QTest::newRow("a whole syllable") << QStringLiteral("결재") << QStringLiteral("결재함") << true;
        QTest::newRow("another syllable of the same initial")
            << QStringLiteral("길") << QStringLiteral("결재") << false;
        QTest::newRow("mixed scripts") << QStringLiteral("ㅋㅍ coupon") << QStringLiteral("쿠폰: coupon") << true;
        QTest::newRow("letters that grow when lowered") << "i" << QString(QChar(0x130)) + "x" << false;
    }

    void finds()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, text);

        QTEST(match(query, text).has_value(), "isFound");
    }

    void theBeginningCountsMoreThanTheInside()
    {
        const int start = match("roll", "Roll back")->rank;
        const int word = match("roll", "Canary rollout")->rank;
        const int inside = match("roll", "Scrollbar")->rank;

        QVERIFY(start < word);
        QVERIFY(word < inside);
    }

    void theFoundRunsAreTold()
    {
        QCOMPARE(match("roll ch", "Roll back checkout")->spans, (QList<MatchSpan>{{0, 4}, {10, 2}}));
        QCOMPARE(match("ab abc", "abcd")->spans, (QList<MatchSpan>{{0, 3}}));
        QCOMPARE(match(QStringLiteral("ㅈㅎ"), QStringLiteral("결재함"))->spans, (QList<MatchSpan>{{1, 2}}));
        QVERIFY(match("", "abcd")->spans.isEmpty());
    }

    void anInitialIsToldOfEachSyllable_data()
    {
        QTest::addColumn<QString>("syllable");
        QTest::addColumn<QString>("initial");
        QTest::newRow("first of all") << QStringLiteral("가") << QStringLiteral("ㄱ");
        QTest::newRow("with a final") << QStringLiteral("한") << QStringLiteral("ㅎ");
        QTest::newRow("last of all") << QStringLiteral("힣") << QStringLiteral("ㅎ");
        QTest::newRow("no syllable") << "k" << "k";
    }

    void anInitialIsToldOfEachSyllable()
    {
        QFETCH(const QString, syllable);

        QTEST(QString(hangulInitial(syllable.at(0))), "initial");
    }
};

RELEASE_DESK_TEST(tst_palette_match, TestPaletteMatch)

#include "tst_palette_match.moc"
