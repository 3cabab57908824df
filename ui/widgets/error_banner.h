// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "ui/theme/icon_name.h"
#include "ui/widgets/themed_widget.h"

#include <array>

namespace releasedesk::ui {

class Button;
class IconLabel;
class LeadText;
class SafeLabel;

//! Says across the full width what is wrong, what it means and what can be done. Hidden while it has nothing to say.
//! An error stays until it is resolved; an information can be closed.
class ErrorBanner final : public ThemedWidget
{
    Q_OBJECT

public:
    enum class Kind { Information, Warning, Error, Success };

    explicit ErrorBanner(QWidget *parent = nullptr);

    //! \p sentence is bold, \p consequence plain.
    void showMessage(Kind kind, const QString &sentence, const QString &consequence = {}, IconName icon = {});
    //! The message of \p error; its detail opens on request.
    void showError(const Error &error);
    void clear();

    //! At most two, numbered 0 and 1; an empty text takes one away.
    void setAction(int number, const QString &text);

    //! An information that stays until its cause is gone; others can be closed.
    void setClosable(bool isClosable);

    //! Edge to edge under the tabs, without round corners.
    void setEdgeToEdge(bool isEdgeToEdge);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString sentence() const;

signals:
    void actionTriggered(int number);
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void languageChanged() override;

private:
    void setDetail(const QString &detail);

    Kind m_kind = Kind::Information;
    bool m_isEdgeToEdge = false;
    bool m_isClosable = true;
    IconLabel *m_icon;
    LeadText *m_text;
    SafeLabel *m_detail;
    std::array<Button *, 2> m_actions;
    Button *m_more;
    Button *m_close;
};

} // namespace releasedesk::ui
