// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class ErrorBanner;
class SafeLabel;
class TextField;
class VersionChoice;

//! Between which two revisions the code of a new release lies: empty fields leave it to what is on record. Says what
//! was compared, and what cannot be told. Hidden where the project has no code to read.
class CodeFields final : public ThemedWidget
{
    Q_OBJECT

public:
    //! \p choice outlives it.
    explicit CodeFields(VersionChoice &choice, QWidget *parent = nullptr);

    //! Empties the fields; \p running is the version that runs now, if that is known.
    void start(const QString &running);
    //! Hands over what is in the fields, though the person may be in them still.
    void take();

    [[nodiscard]] TextField *base() const { return m_base; }
    [[nodiscard]] TextField *head() const { return m_head; }
    [[nodiscard]] SafeLabel *ranges() const { return m_ranges; }
    [[nodiscard]] ErrorBanner *doubts() const { return m_doubts; }

protected:
    void languageChanged() override;

private:
    void showCode();

    VersionChoice &m_choice;
    QString m_running;
    TextField *m_base;
    TextField *m_head;
    SafeLabel *m_ranges;
    ErrorBanner *m_doubts;
};

} // namespace releasedesk::ui
