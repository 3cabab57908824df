// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/setting_row.h"

#include "ui/widgets/safe_label.h"

#include <QHBoxLayout>

namespace releasedesk::ui {

SettingRow::SettingRow(QWidget *control, QWidget *parent)
    : ThemedWidget(parent)
    , m_name(new SafeLabel(FontRole::Label))
    , m_explanation(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_control(control)
{
    m_explanation->setWordWrap(true);
    m_name->setBuddy(control);
    auto *const words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_name);
    words->addWidget(m_explanation);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(20);
    layout->addLayout(words, 1);
    layout->addWidget(control, 0, Qt::AlignVCenter);
}

void SettingRow::setTexts(const QString &name, const QString &explanation)
{
    m_name->showText(name);
    m_explanation->showText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    m_control->setAccessibleName(name);
    m_control->setAccessibleDescription(explanation);
}

} // namespace releasedesk::ui
