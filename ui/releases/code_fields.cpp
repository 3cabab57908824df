// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/code_fields.h"

#include "core/base/safe_text.h"
#include "ui/releases/version_choice.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace releasedesk::ui {

CodeFields::CodeFields(VersionChoice &choice, QWidget *parent)
    : ThemedWidget(parent)
    , m_choice(choice)
    , m_base(new TextField)
    , m_head(new TextField)
    , m_ranges(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_doubts(new ErrorBanner)
{
    auto *const fields = new QHBoxLayout;
    fields->setSpacing(10);
    fields->addWidget(m_base, 1);
    fields->addWidget(m_head, 1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(fields);
    column->addWidget(m_ranges);
    column->addWidget(m_doubts);
    m_ranges->setWordWrap(true);
    m_doubts->clear();
    for (TextField *const field : {m_base, m_head})
        connect(field, &TextField::editingFinished, this, &CodeFields::take);
    connect(&choice, &VersionChoice::changed, this, &CodeFields::showCode);
    connect(&choice, &VersionChoice::versionsChanged, this, &CodeFields::showCode);
    languageChanged();
}

void CodeFields::start(const QString &running)
{
    m_running = SafeText::lineFromOutside(running).plain();
    m_base->setText({});
    m_head->setText({});
    languageChanged();
}

void CodeFields::take()
{
    m_choice.setEnds({m_base->text().trimmed(), m_head->text().trimmed()});
}

void CodeFields::showCode()
{
    setVisible(m_choice.readsCode());
    m_ranges->showText(m_choice.ranges().join(u'\n'));
    m_ranges->setVisible(!m_choice.ranges().isEmpty());
    if (m_choice.doubts().isEmpty())
        m_doubts->clear();
    else
        m_doubts->showMessage(ErrorBanner::Kind::Warning, tr("Is the base right?"), m_choice.doubts().join(u' '));
}

void CodeFields::languageChanged()
{
    m_base->setLabel(tr("Base revision"));
    m_base->setOptional(true);
    m_base->setPlaceholder(m_running.isEmpty() ? tr("the nearest earlier tag") : tr("%1, runs now").arg(m_running));
    m_head->setLabel(tr("Candidate"));
    m_head->setOptional(true);
    m_head->setPlaceholder(tr("tag of the version"));
    showCode();
}

} // namespace releasedesk::ui
