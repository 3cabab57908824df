// SPDX-License-Identifier: Apache-2.0
#include "ui/wording/rule_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RuleWords)
};

struct Word {
    QStringView rule;
    const char *text;
};

constexpr std::array words{
    Word{u"L1", QT_TRANSLATE_NOOP("RuleWords", "Order")},
    Word{u"L2", QT_TRANSLATE_NOOP("RuleWords", "Values")},
    Word{u"L3", QT_TRANSLATE_NOOP("RuleWords", "Approval")},
    Word{u"L4", QT_TRANSLATE_NOOP("RuleWords", "Way back")},
    Word{u"L5", QT_TRANSLATE_NOOP("RuleWords", "Last check")},
    Word{u"L6", QT_TRANSLATE_NOOP("RuleWords", "Window")},
    Word{u"L8", QT_TRANSLATE_NOOP("RuleWords", "Servers")},
    Word{u"L10", QT_TRANSLATE_NOOP("RuleWords", "Issues")},
    Word{u"L11", QT_TRANSLATE_NOOP("RuleWords", "Approval line")},
    Word{u"L14", QT_TRANSLATE_NOOP("RuleWords", "Size")},
    Word{u"L16", QT_TRANSLATE_NOOP("RuleWords", "Fixed version")},
};

} // namespace

QString ruleWord(const QString &rule)
{
    const auto found = std::ranges::find(words, QStringView(rule), &Word::rule);
    return found == words.end() ? rule : Text::tr(found->text);
}

} // namespace releasedesk::ui
