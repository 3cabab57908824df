// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/header_bar.h"

#include "ui/shell/crumb_button.h"
#include "ui/theme/icons.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/key_text.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/safe_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int gap = 10;
const QKeySequence primaryKeys(QStringLiteral("Ctrl+Return"));

Button::Kind kindOf(const ReleaseAction &action, bool isPrimary)
{
    if (isPrimary)
        return action.isEmergencyExit ? Button::Kind::DangerFill : Button::Kind::Primary;
    return action.isDestructive ? Button::Kind::Danger : Button::Kind::Default;
}

int widthWithGap(const QWidget *widget)
{
    return widget->isHidden() ? 0 : widget->sizeHint().width() + gap;
}

} // namespace

HeaderBar::HeaderBar(QWidget *parent)
    : Surface(ColorToken::Surface, parent)
    , m_layout(new QHBoxLayout(this))
    , m_back(new Button("chevron-left", QString()))
    , m_forward(new Button("chevron-right", QString()))
    , m_mark(new ProjectMark(18))
    , m_project(new CrumbButton)
    , m_chevron(new IconLabel("chevron-right", 12, ColorToken::Text3))
    , m_name(new SafeLabel(FontRole::Strong))
    , m_count(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_state(new Pill)
    , m_window(new Chip({}, ChipLook::outline("calendar")))
    , m_risk(new Chip({}, ChipLook::outline("scan")))
    , m_viewOnly(new Chip({}, ChipLook::neutral("lock")))
    , m_held(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_avatar(new Avatar(20))
    , m_owner(new SafeLabel(FontRole::Body, ColorToken::Text2))
    , m_secondary({new Button, new Button})
    , m_primary(new Button(QString(), Button::Kind::Primary))
    , m_more(new Button("more", QString()))
{
    setLines(Qt::BottomEdge);
    fitHeight();
    m_layout->setContentsMargins(16, 0, 14, 0);
    m_layout->setSizeConstraint(QLayout::SetNoConstraint); // it folds instead
    m_layout->setSpacing(gap);
    auto *const history = new QHBoxLayout;
    history->setSpacing(0);
    for (Button *const each : {m_back, m_forward}) {
        each->setHeight(Button::Height::Small);
        history->addWidget(each);
    }
    m_layout->addLayout(history);
    auto *const crumb = new QHBoxLayout;
    crumb->setSpacing(7);
    crumb->addWidget(m_mark);
    crumb->addWidget(m_project);
    crumb->addWidget(m_chevron);
    crumb->addWidget(m_name);
    crumb->addWidget(m_count);
    m_layout->addLayout(crumb);
    for (QWidget *const each : {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_window),
                                static_cast<QWidget *>(m_risk), static_cast<QWidget *>(m_viewOnly)})
        m_layout->addWidget(each);
    m_layout->addStretch(1);
    m_layout->addWidget(m_held);
    auto *const owner = new QHBoxLayout;
    owner->setSpacing(6);
    owner->addWidget(m_avatar);
    owner->addWidget(m_owner);
    m_layout->addLayout(owner);
    for (Button *const each : m_secondary)
        m_layout->addWidget(each);
    m_layout->addWidget(m_primary);
    m_more->setKind(Button::Kind::Default);
    m_layout->addWidget(m_more);

    connect(m_back, &Button::clicked, this, &HeaderBar::backWanted);
    connect(m_forward, &Button::clicked, this, &HeaderBar::forwardWanted);
    connect(m_project, &QAbstractButton::clicked, this, &HeaderBar::projectWanted);
    connect(m_more, &Button::clicked, this, &HeaderBar::openMore);
    connect(m_primary, &Button::clicked, this, [this] {
        if (!m_release)
            emit titleActionWanted();
        else if (m_release->actions.primary)
            emit actionWanted(*m_release->actions.primary);
    });
    for (int i = 0; i < m_secondary.size(); ++i) {
        connect(m_secondary.at(i), &Button::clicked, this, [this, i] {
            if (m_release && i < m_release->actions.secondary.size())
                emit actionWanted(m_release->actions.secondary.at(i));
        });
    }
    languageChanged();
    showTitle({});
}

void HeaderBar::showTitle(const QString &title, const QString &count)
{
    m_release.reset();
    m_name->setRole(FontRole::Panel);
    m_name->showText(title);
    m_count->showText(count);
    m_count->setVisible(!count.isEmpty());
    for (QWidget *const each :
         QList<QWidget *>{m_back, m_forward, m_mark, m_project, m_chevron, m_state, m_window, m_risk, m_viewOnly,
                          m_held, m_avatar, m_owner, m_secondary.at(0), m_secondary.at(1), m_more})
        each->hide();
    setTitleAction({});
}

void HeaderBar::setTitleAction(const QString &text, IconName icon, const QKeySequence &keys)
{
    m_titleKeys = keys;
    m_primary->setVisible(!text.isEmpty());
    m_primary->setKind(Button::Kind::Primary);
    m_primary->setText(text);
    m_primary->setIconName(icon);
    m_primary->setShownShortcut(keys);
    m_primary->setDisabledReason({});
    m_primary->setBusy(false);
    fold();
}

void HeaderBar::showRelease(const ReleaseHeader &header)
{
    leaveChangedButton(header.actions);
    m_release = header;
    m_mark->showProject(header.project, header.projectColor);
    m_project->setText(header.project);
    m_project->setAccessibleName(header.project);
    m_name->setRole(FontRole::Strong);
    m_name->showText(header.version);
    m_count->hide();
    m_state->setState(header.state.state, header.state.word);
    m_window->setText(header.window);
    m_risk->setText(header.risk);
    m_risk->setToolTip(plainToolTip(tr("Its owner said so when the release was made; it decides who has to approve. "
                                       "What was found in its flow, issues and record stands under Approvals.")));
    m_held->showText(header.heldReason);
    m_avatar->showPerson(header.owner, header.ownerAccount);
    m_owner->showText(header.time.isEmpty() ? header.owner : header.time);
    for (QWidget *const each : QList<QWidget *>{m_back, m_forward, m_mark, m_chevron, m_state})
        each->show();
    m_viewOnly->setVisible(header.actions.isViewOnly);
    m_held->setVisible(!header.heldReason.isEmpty());
    showActions();
    fold();
}

//! A button with the focus that is about to mean something else lets it go: Space or Enter must never do what the
//! person did not look at.
void HeaderBar::leaveChangedButton(const ReleaseActions &next)
{
    const auto isOther = [](const ReleaseAction *before, const ReleaseAction *after) {
        return !before || !after || before->kind != after->kind || before->task != after->task;
    };
    const auto secondary = [](const ReleaseActions &actions, int i) {
        return i < actions.secondary.size() ? &actions.secondary.at(i) : nullptr;
    };
    const ReleaseActions before = m_release ? m_release->actions : ReleaseActions();
    bool isLeft = m_primary->hasFocus()
        && isOther(before.primary ? &*before.primary : nullptr, next.primary ? &*next.primary : nullptr);
    for (int i = 0; i < m_secondary.size(); ++i)
        isLeft = isLeft || (m_secondary.at(i)->hasFocus() && isOther(secondary(before, i), secondary(next, i)));
    if (isLeft || (m_more->hasFocus() && next.more.isEmpty() && m_release && m_release->extras.isEmpty()))
        window()->setFocus(Qt::OtherFocusReason);
}

void HeaderBar::showActions()
{
    const ReleaseActions &actions = m_release->actions;
    const auto fill = [this](Button *button, const ReleaseAction &action, bool isPrimary) {
        button->setKind(kindOf(action, isPrimary));
        button->setIconName(action.icon);
        button->setDisabledReason(m_release->heldReason.isEmpty() ? action.disabledReason : m_release->heldReason);
        button->show();
    };
    for (int i = 0; i < m_secondary.size(); ++i) {
        if (i < actions.secondary.size())
            fill(m_secondary.at(i), actions.secondary.at(i), false);
        else
            m_secondary.at(i)->hide();
    }
    m_primary->setVisible(actions.primary.has_value());
    if (actions.primary) {
        m_primary->setText(actions.primary->text);
        fill(m_primary, *actions.primary, true);
    }
    m_primary->setBusy(m_release->isSending);
    m_more->setVisible(!actions.more.isEmpty() || !m_release->extras.isEmpty());
}

void HeaderBar::setHistory(bool canGoBack, bool canGoForward)
{
    m_back->setEnabled(canGoBack);
    m_forward->setEnabled(canGoForward);
}

QRect HeaderBar::historyRect() const
{
    return m_back->isHidden() ? QRect() : m_back->geometry().united(m_forward->geometry());
}

void HeaderBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fold();
}

//! Larger type has room of its own.
void HeaderBar::fitHeight()
{
    constexpr int height = 48;
    setFixedHeight(std::max(height, height * Theme::current().textScale() / 100));
}

void HeaderBar::themeChanged()
{
    fitHeight();
    fold();
}

bool HeaderBar::event(QEvent *event)
{
    // Texts are measured with their fonts only once the widget has been polished.
    if (event->type() == QEvent::Polish || event->type() == QEvent::Show)
        fold();
    return Surface::event(event);
}

void HeaderBar::languageChanged()
{
    m_back->setName(tr("Back"));
    m_back->setShownShortcut(QKeySequence(QStringLiteral("Alt+Left")));
    m_forward->setName(tr("Forward"));
    m_forward->setShownShortcut(QKeySequence(QStringLiteral("Alt+Right")));
    m_more->setName(tr("More actions"));
    m_viewOnly->setText(tr("View only"));
}

int HeaderBar::neededWidth() const
{
    int needed = 16 + 14 + m_layout->spacing();
    for (const QWidget *const each : QList<const QWidget *>{
             m_back, m_forward, m_mark, m_project, m_chevron, m_name, m_count, m_state, m_window, m_risk, m_viewOnly,
             m_held, m_avatar, m_owner, m_secondary.at(0), m_secondary.at(1), m_primary, m_more})
        needed += widthWithGap(each);
    return needed;
}

void HeaderBar::fold()
{
    if (!m_release || m_isFolding)
        return;
    m_isFolding = true; // what is shown and hidden here changes the layout, which would ask again
    const bool hasTime = !m_release->time.isEmpty();
    m_avatar->setVisible(!hasTime && !m_release->owner.isEmpty());
    m_owner->setVisible(hasTime || !m_release->owner.isEmpty());
    m_window->setVisible(!m_release->window.isEmpty());
    m_risk->setVisible(!m_release->risk.isEmpty());
    m_project->show();
    const QList<ReleaseAction> &secondary = m_release->actions.secondary;
    int labels = 0;
    for (int i = 0; i < std::min(m_secondary.size(), secondary.size()); ++i) {
        m_secondary.at(i)->setText(secondary.at(i).text);
        m_secondary.at(i)->setAccessibleName(secondary.at(i).text);
        labels += m_secondary.at(i)->sizeHint().width() - m_secondary.at(i)->sizeHint().height();
    }
    const bool hasKey = m_release->actions.primary && m_release->actions.primary->shortcut == primaryKeys;
    m_primary->setShownShortcut({});
    const int plain = m_primary->sizeHint().width();
    m_primary->setShownShortcut(hasKey ? primaryKeys : QKeySequence());

    m_folded = foldedParts(width(), neededWidth(),
                           {{HeaderPart::RiskChip, widthWithGap(m_risk)},
                            {HeaderPart::Owner, widthWithGap(m_avatar) + widthWithGap(m_owner)},
                            {HeaderPart::SecondaryLabels, labels},
                            {HeaderPart::PrimaryKey, m_primary->sizeHint().width() - plain},
                            {HeaderPart::WindowChip, widthWithGap(m_window)},
                            {HeaderPart::BreadcrumbProject, widthWithGap(m_project)}});
    for (const HeaderPart part : std::as_const(m_folded)) {
        switch (part) {
        case HeaderPart::RiskChip:
            m_risk->hide();
            break;
        case HeaderPart::Owner:
            m_avatar->hide();
            m_owner->hide();
            break;
        case HeaderPart::SecondaryLabels:
            for (int i = 0; i < std::min(m_secondary.size(), secondary.size()); ++i) {
                m_secondary.at(i)->setText({});
                m_secondary.at(i)->setName(secondary.at(i).text);
            }
            break;
        case HeaderPart::PrimaryKey:
            m_primary->setShownShortcut({});
            break;
        case HeaderPart::WindowChip:
            m_window->hide();
            break;
        case HeaderPart::BreadcrumbProject:
            m_project->hide();
            break;
        }
    }
    m_chevron->setVisible(!m_project->isHidden());
    m_isFolding = false;
}

void HeaderBar::openMore()
{
    if (!m_release)
        return;
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const ReleaseAction &action : m_release->actions.more) {
        QAction *const item = menu->addAction(IconStore::icon(action.icon), action.text);
        const QString reason = m_release->heldReason.isEmpty() ? action.disabledReason : m_release->heldReason;
        item->setEnabled(reason.isEmpty());
        item->setToolTip(plainToolTip(reason));
        item->setStatusTip(reason);
        connect(item, &QAction::triggered, this, [this, action] { emit actionWanted(action); });
    }
    if (!m_release->actions.more.isEmpty() && !m_release->extras.isEmpty())
        menu->addSeparator();
    for (const HeaderExtra &extra : m_release->extras)
        connect(menu->addAction(IconStore::icon(extra.icon), extra.text), &QAction::triggered, this, extra.run);
    const QPoint corner = m_more->mapToGlobal(QPoint(m_more->width(), m_more->height() + 4));
    menu->popup(corner - QPoint(menu->sizeHint().width(), 0));
}

} // namespace releasedesk::ui
