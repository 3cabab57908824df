// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/error_banner.h"

#include "ui/theme/shapes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/lead_text.h"
#include "ui/widgets/safe_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

ColorToken fillOf(ErrorBanner::Kind kind)
{
    switch (kind) {
    case ErrorBanner::Kind::Information:
        return ColorToken::AccentTint;
    case ErrorBanner::Kind::Warning:
        return ColorToken::WaitingTint;
    case ErrorBanner::Kind::Error:
        return ColorToken::FailedTint;
    case ErrorBanner::Kind::Success:
        return ColorToken::SucceededTint;
    }
    Q_UNREACHABLE();
}

ColorToken inkOf(ErrorBanner::Kind kind)
{
    switch (kind) {
    case ErrorBanner::Kind::Information:
        return ColorToken::Accent;
    case ErrorBanner::Kind::Warning:
        return ColorToken::Waiting;
    case ErrorBanner::Kind::Error:
        return ColorToken::Failed;
    case ErrorBanner::Kind::Success:
        return ColorToken::Succeeded;
    }
    Q_UNREACHABLE();
}

IconName iconOf(ErrorBanner::Kind kind)
{
    switch (kind) {
    case ErrorBanner::Kind::Information:
        return "info";
    case ErrorBanner::Kind::Warning:
    case ErrorBanner::Kind::Error:
        return "warning";
    case ErrorBanner::Kind::Success:
        return "check";
    }
    Q_UNREACHABLE();
}

} // namespace

ErrorBanner::ErrorBanner(QWidget *parent)
    : ThemedWidget(parent)
    , m_icon(new IconLabel("info", 16))
    , m_text(new LeadText)
    , m_detail(new SafeLabel(FontRole::Mono, ColorToken::Text2))
    , m_actions{new Button({}, Button::Kind::Link), new Button({}, Button::Kind::Link)}
    , m_more(new Button({}, Button::Kind::Link))
    , m_close(new Button("close", tr("Close")))
{
    auto *const words = new QVBoxLayout;
    words->setSpacing(4);
    words->setContentsMargins(0, 3, 0, 3); // the first line is level with the buttons
    auto *const line = new QHBoxLayout;
    line->setSpacing(12);
    words->addWidget(m_text);
    words->addWidget(m_detail);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->hide();

    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        line->addWidget(m_actions.at(i));
        m_actions.at(i)->setHeight(Button::Height::Small);
        m_actions.at(i)->hide();
        connect(m_actions.at(i), &Button::clicked, this, [this, i] { emit actionTriggered(static_cast<int>(i)); });
    }
    m_more->setHeight(Button::Height::Small);
    m_more->hide();
    line->addWidget(m_more);

    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    layout->addLayout(line);
    layout->setAlignment(line, Qt::AlignTop);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    m_close->setHeight(Button::Height::Small);
    m_icon->setFixedHeight(24);

    connect(m_more, &Button::clicked, this, [this] {
        m_detail->setVisible(m_detail->isHidden());
        languageChanged();
    });
    connect(m_close, &Button::clicked, this, [this] {
        clear();
        emit dismissed();
    });
    languageChanged();
    clear();
}

void ErrorBanner::showMessage(Kind kind, const QString &sentence, const QString &consequence, IconName icon)
{
    m_kind = kind;
    m_icon->setIconName(icon.isNull() ? iconOf(kind) : icon);
    m_icon->setColor(inkOf(kind));
    m_text->showText(sentence, consequence);
    m_close->setVisible(m_isClosable && (kind == Kind::Information || kind == Kind::Success));
    setDetail({});
    setAccessibleName(consequence.isEmpty() ? sentence : QString(sentence + u' ' + consequence));
    show();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ErrorBanner::showError(const Error &error)
{
    showMessage(Kind::Error, error.message);
    setDetail(error.detail);
}

void ErrorBanner::clear()
{
    hide();
}

void ErrorBanner::setAction(int number, const QString &text)
{
    Button *const action = m_actions.at(static_cast<std::size_t>(number));
    action->setText(text);
    action->setVisible(!text.isEmpty());
}

void ErrorBanner::setClosable(bool isClosable)
{
    m_isClosable = isClosable;
    m_close->setVisible(isClosable && (m_kind == Kind::Information || m_kind == Kind::Success));
}

void ErrorBanner::setEdgeToEdge(bool isEdgeToEdge)
{
    m_isEdgeToEdge = isEdgeToEdge;
    update();
}

QString ErrorBanner::sentence() const
{
    return m_text->lead();
}

void ErrorBanner::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintBox(painter, rect(), m_isEdgeToEdge ? 0 : 8, fillOf(m_kind), fillOf(m_kind), 0);
}

void ErrorBanner::languageChanged()
{
    m_more->setText(m_detail->isHidden() ? tr("Show details") : tr("Hide details"));
    m_close->setName(tr("Close"));
}

void ErrorBanner::setDetail(const QString &detail)
{
    m_detail->showText(detail);
    m_detail->hide();
    m_more->setVisible(!detail.isEmpty());
    languageChanged();
}

} // namespace releasedesk::ui
