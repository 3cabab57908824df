// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/checklist_rows.h"

#include "ui/theme/text_painting.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

ChecklistRows::ChecklistRows(const QStringList &items, const QList<domain::ChecklistTick> &ticks,
                             const domain::Directory &directory, QWidget *parent)
    : QWidget(parent)
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (int i = 0; i < items.size(); ++i) {
        const QString text = SafeText::lineFromOutside(items.at(i)).plain();
        const auto tick = std::ranges::find(ticks, i, &domain::ChecklistTick::item);
        const bool isTicked = tick != ticks.end();
        auto *const box = new QCheckBox(this);
        box->setChecked(isTicked);
        box->setEnabled(!isTicked);
        box->setAccessibleName(text);
        auto *const label = new SafeLabel(text, FontRole::Body, ColorToken::Text1, this);
        label->setWordWrap(true);
        auto *const row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(box, 0, Qt::AlignTop);
        row->addWidget(label, 1);
        layout->addLayout(row);
        if (isTicked) {
            const QString who = personName(directory, tick->by) + QStringLiteral(" · ") + clockText(tick->at);
            auto *const note = new SafeLabel(FontRole::Caption, ColorToken::Text3, this);
            note->setWordWrap(true);
            note->setContentsMargins(24, 0, 0, 0);
            note->showText(SafeText::lineFromOutside(
                tick->notApplicableReason.isEmpty()
                    ? who
                    : QString(who + QStringLiteral(" · ") + tr("not applicable: %1").arg(tick->notApplicableReason))));
            layout->addWidget(note);
            continue;
        }
        connect(box, &QCheckBox::clicked, this, [this, box, i] {
            box->setChecked(false); // until the record says so
            emit ticked(i, {});
        });
        auto *const no = new Button(tr("Not applicable…"), Button::Kind::Link, this);
        no->setHeight(Button::Height::Small);
        row->addWidget(no, 0, Qt::AlignTop);
        auto *const reason = new QLineEdit(this);
        reason->setPlaceholderText(tr("Why does it not apply? Enter confirms."));
        reason->setAccessibleName(tr("Why “%1” does not apply").arg(text));
        reason->hide();
        layout->addWidget(reason);
        connect(no, &QAbstractButton::clicked, reason, [reason] {
            reason->show();
            reason->setFocus();
        });
        connect(reason, &QLineEdit::returnPressed, this, [this, reason, i] {
            if (!reason->text().trimmed().isEmpty())
                emit ticked(i, reason->text().trimmed());
        });
    }
}

} // namespace releasedesk::ui
