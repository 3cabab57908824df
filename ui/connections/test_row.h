// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state.h"
#include "ui/widgets/surface.h"

#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class SafeLabel;

//! One finding of a connection test: what it is, what it means, and what can be done about it.
class TestRow final : public Surface
{
    Q_OBJECT

public:
    TestRow(State state, const QString &title, const QString &text, QWidget *parent = nullptr);

    //! One line that is cut where it does not fit instead of several.
    void setTextElided();

    //! In the type of a machine, below the text.
    void setDetail(const QString &detail);
    //! The same behind a button, until it is wanted.
    void setFoldedDetail(const QString &button, const QString &detail);

    //! A link below the text; without \p act whoever asked for it connects it.
    Button *addAction(const QString &text, std::function<void()> act);

    //! All that it says, for tests and for copying.
    [[nodiscard]] const QString &line() const { return m_line; }

private:
    [[nodiscard]] QHBoxLayout *actions();

    QVBoxLayout *m_words;
    QHBoxLayout *m_actions = nullptr;
    SafeLabel *m_text = nullptr;
    SafeLabel *m_detail = nullptr;
    QString m_line;
};

} // namespace releasedesk::ui
