// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_foot.h"

#include "core/base/safe_text.h"
#include "core/domain/scope_warnings.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"

#include <QHBoxLayout>

namespace releasedesk::ui {
namespace {

QString remedyText(domain::WarningRemedy remedy)
{
    switch (remedy) {
    case domain::WarningRemedy::Reopen:
        return IssueFoot::tr("Reopen in Jira");
    case domain::WarningRemedy::MoveOut:
        return IssueFoot::tr("Move in Jira");
    case domain::WarningRemedy::PutIntoVersion:
        return IssueFoot::tr("Put into a version");
    case domain::WarningRemedy::TakeBlockerIn:
        return IssueFoot::tr("Take the blocker in");
    case domain::WarningRemedy::ReadAgain:
        return IssueFoot::tr("Read the scope again");
    case domain::WarningRemedy::ShowCode:
        return IssueFoot::tr("Show the code");
    }
    Q_UNREACHABLE();
}

} // namespace

IssueFoot::IssueFoot(QWidget *parent)
    : Surface(ColorToken::Sunken, parent)
    , m_icon(new IconLabel("info", 16))
    , m_key(new SafeLabel(FontRole::Strong))
    , m_text(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_details(new Button({}, Button::Kind::Link))
    , m_open(new Button({}, Button::Kind::Link))
    , m_count(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
{
    setLines(Qt::TopEdge);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(18, 8, 18, 8);
    layout->setSpacing(10);
    m_text->setElided();
    m_details->setHeight(Button::Height::Small);
    m_open->setHeight(Button::Height::Small);
    layout->addWidget(m_icon);
    layout->addWidget(m_key);
    layout->addWidget(m_text);
    layout->addWidget(m_details);
    layout->addWidget(m_open);
    layout->addStretch(1);
    layout->addWidget(m_count);
    setFixedHeight(36);
    connect(m_details, &Button::clicked, this, &IssueFoot::detailsWanted);
    m_open->setShownShortcut(Qt::Key_F);
    connect(m_open, &Button::clicked, this, &IssueFoot::mend);
}

void IssueFoot::setTexts()
{
    m_details->setText(tr("Details"));
    m_open->setText(m_rule.isEmpty() ? tr("Open in Jira") : remedyText(domain::remedyOf(m_rule)));
}

void IssueFoot::mend()
{
    if (m_rule.isEmpty())
        emit openWanted();
    else
        emit mendWanted(m_rule);
}

void IssueFoot::showCount(const QString &text)
{
    m_count->showText(text);
}

void IssueFoot::showIssue(const domain::Issue *issue, const QStringList &warnings, const QString &rule,
                          const QString &hint)
{
    m_rule = rule;
    setTexts();
    m_icon->setIconName(warnings.isEmpty() ? IconName("info") : IconName("warning"));
    m_icon->setColor(warnings.isEmpty() ? ColorToken::Text3 : ColorToken::Waiting);
    m_key->setVisible(issue != nullptr);
    m_details->setVisible(issue != nullptr);
    m_open->setVisible(issue != nullptr);
    if (!issue) {
        m_text->showText(hint);
        return;
    }
    m_key->showText(SafeText::lineFromOutside(issue->key));
    QString text
        = warnings.isEmpty() ? (issue->fixNote.isEmpty() ? issue->summary : issue->fixNote) : warnings.join(u' ');
    for (const char16_t behind : {u' ', u':'}) { // it stands before already
        if (text.startsWith(QString(issue->key + behind)))
            text = text.mid(issue->key.size() + 1).trimmed();
    }
    m_text->showText(SafeText::lineFromOutside(text));
}

} // namespace releasedesk::ui
