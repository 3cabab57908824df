// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/test_row.h"

#include "ui/widgets/button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"

#include <QVBoxLayout>

#include <utility>

namespace releasedesk::ui {

TestRow::TestRow(State state, const QString &title, const QString &text, QWidget *parent)
    : Surface(state == State::Failed ? ColorToken::FailedTint : ColorToken::Surface, parent)
    , m_words(new QVBoxLayout)
    , m_line(text.isEmpty() ? title : QString(title + QStringLiteral(": ") + text))
{
    setLines(Qt::TopEdge);
    setAccessibleName(m_line);
    auto *const glyph = new StatusGlyph(state, 14);
    glyph->setSurface(state == State::Failed ? ColorToken::FailedTint : ColorToken::Surface);
    m_words->setSpacing(1);
    auto *const head = new SafeLabel(title, FontRole::Label);
    head->setWordWrap(true);
    m_words->addWidget(head);
    if (!text.isEmpty()) {
        m_text = new SafeLabel(text, FontRole::Secondary, ColorToken::Text2);
        m_text->setWordWrap(true);
        m_words->addWidget(m_text);
    }
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    auto *const mark = new QVBoxLayout;
    mark->setContentsMargins(0, 2, 0, 0);
    mark->addWidget(glyph);
    mark->addStretch();
    layout->addLayout(mark);
    layout->addLayout(m_words, 1);
}

void TestRow::setTextElided()
{
    if (m_text == nullptr)
        return;
    m_text->setWordWrap(false);
    m_text->setElided();
}

void TestRow::setDetail(const QString &detail)
{
    if (detail.isEmpty())
        return;
    if (m_detail == nullptr) {
        m_detail = new SafeLabel(FontRole::Mono, ColorToken::Text2);
        m_detail->setWordWrap(true);
        m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_words->addWidget(m_detail);
    }
    m_detail->showText(detail);
}

void TestRow::setFoldedDetail(const QString &button, const QString &detail)
{
    setDetail(detail);
    if (m_detail == nullptr)
        return;
    m_detail->hide();
    auto *const fold = new Button(button, Button::Kind::Ghost);
    fold->setHeight(Button::Height::Small);
    fold->setAutoDefault(false);
    fold->setCheckable(true);
    connect(fold, &QAbstractButton::toggled, m_detail, &QWidget::setVisible);
    actions()->insertWidget(actions()->count() - 1, fold);
}

Button *TestRow::addAction(const QString &text, std::function<void()> act)
{
    auto *const button = new Button(text, Button::Kind::Link);
    button->setHeight(Button::Height::Small);
    button->setAutoDefault(false);
    if (act)
        connect(button, &QAbstractButton::clicked, this, [act = std::move(act)] { act(); });
    actions()->insertWidget(actions()->count() - 1, button);
    return button;
}

QHBoxLayout *TestRow::actions()
{
    if (m_actions == nullptr) {
        m_actions = new QHBoxLayout;
        m_actions->setContentsMargins(0, 2, 0, 0);
        m_actions->setSpacing(12);
        m_actions->addStretch();
        m_words->addLayout(m_actions);
    }
    return m_actions;
}

} // namespace releasedesk::ui
