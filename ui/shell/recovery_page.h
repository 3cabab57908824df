// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/recovery_gate.h"
#include "ui/widgets/surface.h"

#include <memory>
#include <optional>

class QStackedWidget;
class QVBoxLayout;

namespace releasedesk::ui {

class Button;
class ErrorBanner;
class SafeLabel;
class WizardRail;

//! Leads from a damaged record to a working one: looks at it, says what can be kept and what is lost, and only then
//! writes, when a person has chosen how. A window of its own.
class RecoveryPage final : public Surface
{
    Q_OBJECT

public:
    enum Step { LookStep, ChooseStep, DoneStep, StepCount };

    explicit RecoveryPage(std::unique_ptr<RecoveryGate> gate, QWidget *parent = nullptr);
    ~RecoveryPage() override;

    [[nodiscard]] Step step() const { return m_step; }

    //! Looks at the record, from the beginning if it has been done before.
    void look();

    //! Does what the main button says.
    void goOn();

    //! Shows what putting \p file back would mean.
    void lookAtBackup(const QString &file);

    [[nodiscard]] QSize sizeHint() const override { return {940, 700}; }

signals:
    //! The record works: the workspace can be opened.
    void openWanted();
    void otherWorkspaceWanted();

protected:
    void languageChanged() override;

private:
    [[nodiscard]] QWidget *makeFoot();
    void showStep(Step step);
    void showTexts();
    void showChoice();
    void showOutcome();
    void addFact(const QString &name, const QString &value, ColorToken color = ColorToken::Text1);
    void addReleases();
    void clearContent();
    void setBusy(const QString &what);
    void showFailure(const Error &error);
    void finish(const Result<RecoveryOutcome> &outcome);
    void chooseBackup();
    void goBack();

    std::unique_ptr<RecoveryGate> m_gate;
    Step m_step = LookStep;
    bool m_isBusy = false;
    std::optional<RecordFinding> m_finding;
    std::optional<BackupFinding> m_backup;
    std::optional<RecoveryOutcome> m_outcome;
    WizardRail *m_rail;
    SafeLabel *m_title;
    SafeLabel *m_subtitle;
    ErrorBanner *m_damage;
    ErrorBanner *m_failure;
    QWidget *m_inside;
    QVBoxLayout *m_content;
    SafeLabel *m_progress;
    Button *m_other;
    Button *m_back;
    Button *m_fromBackup;
    Button *m_next;
};

} // namespace releasedesk::ui
