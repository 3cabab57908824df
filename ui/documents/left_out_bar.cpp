// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/left_out_bar.h"

#include "core/base/safe_text.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using documents::Omission;
using documents::OmissionReason;

constexpr int chipWidth = 190;
constexpr qsizetype mostChips = 4;

QString nameOf(const Omission &omission)
{
    return QString(SafeText::lineFromOutside(omission.issue.key).plain() + QStringLiteral(" · ")
                   + documents::omissionName(omission.reason));
}

} // namespace

LeftOutBar::LeftOutBar(QWidget *parent)
    : ThemedWidget(parent)
    , m_head(new SafeLabel(FontRole::Strong))
    , m_counts(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_row(new QHBoxLayout)
{
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_head);
    head->addWidget(m_counts, 1);
    m_row->setSpacing(6);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addLayout(m_row);
    m_counts->setElided();
    hide();
}

void LeftOutBar::showOmissions(const QList<Omission> &omissions, bool isFixed)
{
    m_omissions = omissions;
    m_isFixed = isFixed;
    languageChanged();
}

void LeftOutBar::languageChanged()
{
    setVisible(!m_omissions.isEmpty());
    m_head->showText(tr("Left out"));
    QStringList parts;
    for (const OmissionReason reason : {OmissionReason::NotDone, OmissionReason::TakenBack, OmissionReason::NoCode}) {
        if (const auto count = std::ranges::count(m_omissions, reason, &Omission::reason); count > 0)
            parts.append(QStringLiteral("%1 %2").arg(count).arg(documents::omissionName(reason)));
    }
    if (!m_isFixed)
        parts.append(tr("click to bring one in"));
    m_counts->showText(parts.join(QStringLiteral(" · ")));
    showRow();
}

void LeftOutBar::showRow()
{
    while (QLayoutItem *const item = m_row->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    const QString closed = tr("The release is closed, so its notes stay as they are.");
    for (qsizetype i = 0; i < std::min(m_shown, m_omissions.size()); ++i) {
        const domain::Issue issue = m_omissions.at(i).issue;
        auto *const button = new Button;
        button->setHeight(Button::Height::Small);
        button->setText(nameOf(m_omissions.at(i)));
        button->setToolTip(plainToolTip(SafeText::lineFromOutside(issue.summary).plain()));
        if (m_isFixed)
            button->setDisabledReason(closed);
        connect(button, &Button::clicked, this, [this, issue] { emit wanted(issue); });
        m_row->addWidget(button);
    }
    if (m_omissions.size() > m_shown) {
        auto *const more = new Button;
        more->setHeight(Button::Height::Small);
        more->setText(tr("%n more…", nullptr, static_cast<int>(m_omissions.size() - m_shown)));
        connect(more, &Button::clicked, this, &LeftOutBar::showMore);
        m_row->addWidget(more);
    }
    m_row->addStretch();
}

void LeftOutBar::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    const qsizetype room = std::clamp<qsizetype>((width() - chipWidth / 2) / chipWidth, 1, mostChips);
    if (room == m_shown)
        return;
    m_shown = room;
    showRow();
}

void LeftOutBar::showMore()
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (qsizetype i = m_shown; i < m_omissions.size(); ++i) {
        const Omission &each = m_omissions.at(i);
        QString text = nameOf(each) + QStringLiteral("  ") + SafeText::lineFromOutside(each.issue.summary).plain();
        QAction *const action = menu->addAction(text.replace(u'&', QStringLiteral("&&")));
        action->setEnabled(!m_isFixed);
        connect(action, &QAction::triggered, this, [this, issue = each.issue] { emit wanted(issue); });
    }
    menu->popup(mapToGlobal(rect().bottomLeft()));
}

} // namespace releasedesk::ui
