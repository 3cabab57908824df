// SPDX-License-Identifier: Apache-2.0
#include "core/domain/policy.h"
#include "tests/support/test_main.h"
#include "ui/wording/rule_words.h"

#include <QRegularExpression>
#include <QTest>

using namespace releasedesk;

class TestRuleWords final : public QObject
{
    Q_OBJECT

private slots:
    void everyRuleThatIsCheckedHasAWord()
    {
        static const QRegularExpression code(QStringLiteral("L[0-9]"));
        for (const QString rule : {"L1", "L2", "L3", "L4", "L5", "L6", "L8", "L10", "L11", "L14", "L16"}) {
            QVERIFY2(!ui::ruleWord(rule).contains(code), qPrintable(rule));
            QVERIFY(domain::checkPolicies({{rule, domain::PolicyLevel::Warning, "because"}}));
        }
    }

    void aRuleWithoutAWordKeepsItsCode() { QCOMPARE(ui::ruleWord("L99"), "L99"); }
};

RELEASE_DESK_TEST(tst_rule_words, TestRuleWords)

#include "tst_rule_words.moc"
