// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/remark_list.h"

#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RemarkList)
};

constexpr qsizetype mostRows = 40; //!< each is some widgets, and nobody reads more at once

} // namespace

QWidget *makeRemarkList(const QList<bpmn::Remark> &remarks)
{
    auto *const card = new Card;
    card->setState(State::Waiting);
    card->setPadding(12);
    card->content()->setSpacing(6);
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new IconLabel("warning", 14, ColorToken::Waiting));
    auto *const title = new SafeLabel(Text::tr("%n thing(s) of the drawing are not carried over as they are", nullptr,
                                               static_cast<int>(remarks.size())),
                                      FontRole::Strong);
    title->setWordWrap(true);
    head->addWidget(title, 1);
    card->content()->addLayout(head);
    QStringList spoken{title->text()};
    const qsizetype shown = std::min(remarks.size(), mostRows);
    for (qsizetype i = 0; i < shown; ++i) {
        const bpmn::Remark &remark = remarks.at(i);
        const QString place = remark.line > 0 ? Text::tr("Line %1").arg(remark.line) : QString();
        QStringList parts{place, remark.element, remark.message};
        parts.removeAll(QString());
        auto *const row = new SafeLabel(SafeText::lineFromOutside(parts.join(QStringLiteral(" · "))).plain(),
                                        FontRole::Secondary, ColorToken::Text1);
        row->setWordWrap(true);
        card->content()->addWidget(row);
        spoken.append(row->text());
    }
    if (remarks.size() > shown) {
        auto *const rest = new SafeLabel(Text::tr("%n more; “rdesk release import” lists them all.", nullptr,
                                                  static_cast<int>(remarks.size() - shown)),
                                         FontRole::Secondary, ColorToken::Text2);
        rest->setWordWrap(true);
        card->content()->addWidget(rest);
    }
    card->setFocusPolicy(Qt::TabFocus); // so that a screen reader comes past it
    card->setAccessibleName(spoken.join(QStringLiteral(". ")));
    return card;
}

} // namespace releasedesk::ui
