// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/release_details.h"

#include "core/domain/approval_withdrawal.h"
#include "core/domain/change_check.h"
#include "core/domain/freeze_in_force.h"
#include "ui/async/when_done.h"
#include "ui/releases/window_fields.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"
#include "ui/wording/release_words.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::WhenFrozen;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseDetails)
};

//! The fields of the dialog, and the command they stand for.
class DetailFields final : public QWidget
{
public:
    DetailFields(session::Desk &desk, const Clock &clock, const domain::Release &release)
        : m_desk(desk)
        , m_clock(clock)
        , m_release(release.id())
        , m_title(new TextField(Text::tr("Title")))
        , m_owner(new QComboBox)
        , m_window(new WindowFields(clock))
        , m_frozen(new QComboBox)
        , m_note(new SafeLabel(FontRole::Secondary, ColorToken::Waiting))
    {
        m_title->setText(release.title());
        for (const domain::Person &each : desk.directory().people)
            m_owner->addItem(personName(desk.directory(), each.id), each.id.value());
        m_owner->setCurrentIndex(std::max(0, m_owner->findData(release.owner().value())));
        m_window->setWindow(release.windowStart(), release.windowEnd());
        for (const WhenFrozen each : {WhenFrozen::Finish, WhenFrozen::Hold, WhenFrozen::RollBack})
            m_frozen->addItem(domain::whenFrozenName(each), QVariant::fromValue(each));
        m_frozen->setCurrentIndex(m_frozen->findData(QVariant::fromValue(release.whenFrozen())));
        m_frozenTold->setWordWrap(true);
        m_note->setWordWrap(true);
        auto *const column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(10);
        column->addWidget(m_title);
        column->addWidget(new FormField(Text::tr("Owner"), m_owner));
        column->addWidget(m_window);
        column->addWidget(new FormField(Text::tr("If a freeze begins or the window ends while it runs"), m_frozen));
        column->addWidget(m_frozenTold);
        column->addWidget(m_note);
        connect(m_frozen, &QComboBox::currentIndexChanged, this, [this] { showNote(); });
        connect(m_window, &WindowFields::changed, this, [this] { showNote(); });
        connect(m_title, &TextField::textEdited, this, [this] { showNote(); });
        connect(m_owner, &QComboBox::currentIndexChanged, this, [this] { showNote(); });
        showNote();
    }

    [[nodiscard]] domain::EditDetails command() const
    {
        const domain::Release &release = *m_desk.release(m_release);
        return {m_release,
                release.revision(),
                m_title->text().trimmed(),
                PersonId(m_owner->currentData().toString()),
                m_window->start(),
                m_window->end(),
                m_frozen->currentData().value<WhenFrozen>()};
    }

    [[nodiscard]] bool check() { return m_window->check(); }

private:
    //! A freeze that the window would lie in, and the signatures that would go.
    void showNote()
    {
        const domain::Release *const release = m_desk.release(m_release);
        if (!release)
            return;
        m_frozenTold->showText(domain::whenFrozenText(m_frozen->currentData().value<WhenFrozen>()));
        QStringList notes;
        const QDateTime start = m_window->start();
        const QDateTime end = m_window->end().isValid() ? m_window->end() : start;
        if (start.isValid()) {
            if (const auto hit = domain::freezeMet(*release, m_desk.directory(), start, end))
                notes.append(domain::freezeText(*hit, m_desk.directory()));
        }
        const bool isSigned = release->state() == domain::ReleaseState::InApproval
            || release->state() == domain::ReleaseState::Approved || domain::isUnderWay(*release);
        if (isSigned) {
            const auto told
                = domain::previewOf(command(), *release, {m_desk.person(), m_clock.utcNow(), m_desk.directory()});
            if (!told)
                notes.append(told.error().message);
            else if (const QString means = domain::consequenceOf(*told, *release, m_desk.directory()); !means.isEmpty())
                notes.append(means);
        }
        m_note->setVisible(!notes.isEmpty());
        m_note->showText(notes.join(u' '));
    }

    session::Desk &m_desk;
    const Clock &m_clock;
    ReleaseId m_release;
    TextField *m_title;
    QComboBox *m_owner;
    WindowFields *m_window;
    QComboBox *m_frozen;
    SafeLabel *m_frozenTold = new SafeLabel(FontRole::Secondary, ColorToken::Text3);
    SafeLabel *m_note;
};

} // namespace

void askDetails(session::Desk &desk, const Clock &clock, const ReleaseId &id, QWidget *window)
{
    const domain::Release *const release = desk.release(id);
    if (!release)
        return;
    auto *const fields = new DetailFields(desk, clock, *release);
    auto *const dialog
        = new ConfirmDialog({Text::tr("Title, owner and window of %1").arg(nameOf(*release, desk.directory())),
                             {},
                             Text::tr("Save"),
                             "check"},
                            window);
    dialog->addDetail(fields);
    QObject::connect(dialog, &ConfirmDialog::confirmed, dialog, [dialog, fields, &desk, id] {
        if (!desk.release(id) || !fields->check())
            return;
        dialog->setBusy(true);
        whenDone(dialog, desk.session().send(fields->command()), [dialog](const Result<store::Position> &answer) {
            if (answer)
                dialog->close();
            else
                dialog->showError(answer.error());
        });
    });
    dialog->open();
}

} // namespace releasedesk::ui
