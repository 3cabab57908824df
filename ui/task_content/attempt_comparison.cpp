// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/attempt_comparison.h"

#include "ui/plan/plan_times.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AttemptComparison)
};

constexpr qsizetype longestValue = 400;

QString none()
{
    return QStringLiteral("–");
}

QString shown(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return none();
    QString text = value.toString();
    if (!value.isString()) {
        const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        text = QString::fromUtf8(json.sliced(1, json.size() - 2));
    }
    return text.isEmpty() ? none() : text.left(longestValue);
}

QString durationOf(const domain::Attempt &attempt)
{
    return attempt.finishedAt.isValid() ? spanText(attempt.startedAt.secsTo(attempt.finishedAt)) : none();
}

} // namespace

QList<AttemptDifference> differencesOf(const domain::Attempt &earlier, const domain::Attempt &later)
{
    QList<AttemptDifference> found;
    const auto compare = [&found](const QString &what, const QString &before, const QString &after) {
        if (before != after)
            found.append({what, before.isEmpty() ? none() : before, after.isEmpty() ? none() : after});
    };
    compare(Text::tr("Outcome"), wordOf(stateOf(earlier.outcome)), wordOf(stateOf(later.outcome)));
    compare(Text::tr("Took"), durationOf(earlier), durationOf(later));
    compare(Text::tr("Error"), earlier.code, later.code);
    compare(Text::tr("What happened"), earlier.message, later.message);
    compare(Text::tr("Only for"), earlier.onlyTargets.join(QStringLiteral(", ")),
            later.onlyTargets.join(QStringLiteral(", ")));
    compare(Text::tr("Failed for"), earlier.failedTargets.join(QStringLiteral(", ")),
            later.failedTargets.join(QStringLiteral(", ")));
    QStringList names = earlier.parameters.keys() + later.parameters.keys();
    names.sort();
    names.removeDuplicates();
    for (const QString &name : std::as_const(names))
        compare(Text::tr("Parameter %1").arg(name), shown(earlier.parameters.value(name)),
                shown(later.parameters.value(name)));
    return found;
}

QWidget *makeAttemptComparison(const domain::Attempt &earlier, const domain::Attempt &later)
{
    auto *const card = new Card;
    card->setBackground(ColorToken::Sunken);
    card->setPadding(10);
    auto *const grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    const auto put = [grid](int row, int column, const QString &text, FontRole role, ColorToken color) {
        auto *const label = new SafeLabel(role, color);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        label->showText(SafeText::fromOutside(text));
        grid->addWidget(label, row, column);
    };
    put(0, 1, Text::tr("Attempt %1").arg(earlier.number), FontRole::Caption, ColorToken::Text3);
    put(0, 2, Text::tr("Attempt %1").arg(later.number), FontRole::Caption, ColorToken::Text3);
    int row = 1;
    QStringList spoken;
    for (const AttemptDifference &each : differencesOf(earlier, later)) {
        put(row, 0, each.what, FontRole::Caption, ColorToken::Text3);
        put(row, 1, each.before, FontRole::Secondary, ColorToken::Text2);
        put(row, 2, each.after, FontRole::Secondary, ColorToken::Text1);
        spoken.append(Text::tr("%1: %2, then %3").arg(each.what, each.before, each.after));
        ++row;
    }
    if (spoken.isEmpty()) {
        put(1, 0, Text::tr("Nothing but the time differs."), FontRole::Secondary, ColorToken::Text2);
        grid->addItem(new QSpacerItem(0, 0), 1, 1);
        spoken.append(Text::tr("Nothing but the time differs."));
    }
    card->content()->addLayout(grid);
    card->setAccessibleName(spoken.join(QStringLiteral(". ")));
    return card;
}

} // namespace releasedesk::ui
