// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/header_fold.h"
#include "ui/shell/release_actions.h"
#include "ui/widgets/surface.h"
#include "ui/wording/release_words.h"

#include <functional>

class QHBoxLayout;

namespace releasedesk::ui {

class Avatar;
class Button;
class Chip;
class CrumbButton;
class IconLabel;
class Pill;
class ProjectMark;
class SafeLabel;

//! Something else that can be done with the release, behind "⋯".
struct HeaderExtra {
    QString text;
    IconName icon;
    std::function<void()> run;
};

//! What the header bar says about a release.
struct ReleaseHeader {
    QString project;
    int projectColor = -1;
    QString version;
    StateWord state;
    QString window; //!< empty: no chip
    QString risk; //!< "Declared risk: medium"; empty: no chip
    QString owner;
    QString ownerAccount;
    QString time; //!< takes the place of the owner: "Started 14:00 · about 59 m left"
    ReleaseActions actions;
    QList<HeaderExtra> extras; //!< below the actions behind "⋯"
    bool isSending = false; //!< a command is under way
    QString heldReason; //!< not empty: nothing can be done now, and why
};

//! 48 px at the top of every view: where one is, how it stands, what comes next. When it gets narrow it gives parts up
//! in the order of HeaderPart.
class HeaderBar final : public Surface
{
    Q_OBJECT

public:
    explicit HeaderBar(QWidget *parent = nullptr);

    //! Of a view that is not a release. \p count may be empty.
    void showTitle(const QString &title, const QString &count = {});
    //! The one button of such a view; an empty text takes it away.
    void setTitleAction(const QString &text, IconName icon = {}, const QKeySequence &keys = {});

    void showRelease(const ReleaseHeader &header);

    void setHistory(bool canGoBack, bool canGoForward);

    //! The buttons that go back and forward; what covers the window leaves them free.
    [[nodiscard]] QRect historyRect() const;
    [[nodiscard]] QList<HeaderPart> folded() const { return m_folded; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 48}; }

signals:
    void backWanted();
    void forwardWanted();
    void projectWanted();
    void windowWanted();
    void actionWanted(const releasedesk::ui::ReleaseAction &action);
    void titleActionWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void languageChanged() override;
    void themeChanged() override;
    bool event(QEvent *event) override;

private:
    void fitHeight();
    void showActions();
    void leaveChangedButton(const ReleaseActions &next);
    void fold();
    void openMore();
    [[nodiscard]] int neededWidth() const;

    QHBoxLayout *m_layout;
    Button *m_back;
    Button *m_forward;
    ProjectMark *m_mark;
    CrumbButton *m_project;
    IconLabel *m_chevron;
    SafeLabel *m_name; //!< version, or title of the view
    SafeLabel *m_count;
    Pill *m_state;
    Chip *m_window;
    Chip *m_risk;
    Chip *m_viewOnly;
    SafeLabel *m_held;
    Avatar *m_avatar;
    SafeLabel *m_owner;
    QList<Button *> m_secondary;
    Button *m_primary;
    Button *m_more;
    std::optional<ReleaseHeader> m_release;
    QKeySequence m_titleKeys;
    QList<HeaderPart> m_folded;
    bool m_isFolding = false;
};

} // namespace releasedesk::ui
