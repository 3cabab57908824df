// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/precondition_field.h"

#include "core/domain/precondition.h"
#include "core/domain/task_kind.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

using domain::WhenFalse;

//! The name that stands before the cursor, as far as it is typed.
QString nameBefore(const QString &text, qsizetype cursor)
{
    qsizetype begin = cursor;
    while (begin > 0) {
        const QChar before = text.at(begin - 1);
        if (!before.isLetterOrNumber() && before != u'.' && before != u'_' && before != u'-')
            break;
        --begin;
    }
    return text.mid(begin, cursor - begin);
}

QStringList namesFor(const domain::Release &release, const domain::Task &task,
                     const QMap<QString, QString> &projectVariables)
{
    QStringList names;
    for (const char *each : {"id", "project", "version", "title", "type", "risk", "run"})
        names.append(QString(QStringLiteral("release.") + QLatin1String(each)));
    for (const domain::Variable &variable : release.plan().variables)
        names.append(QString(QStringLiteral("var.") + variable.name));
    for (const domain::Task &other : release.plan().tasks) {
        if (other.id == task.id)
            continue;
        const QString prefix = QStringLiteral("tasks.%1.").arg(other.id.value());
        names.append(QString(prefix + QStringLiteral("state")));
        if (const auto kind = domain::taskKind(other.kind)) {
            for (const QString &result : kind->results)
                names.append(QString(prefix + result));
        }
    }
    for (auto variable = projectVariables.begin(); variable != projectVariables.end(); ++variable)
        names.append(QString(QStringLiteral("project.") + variable.key()));
    names.removeDuplicates();
    return names;
}

//! Completes the name at the cursor, not the whole line.
class NameCompleter final : public QCompleter
{
public:
    explicit NameCompleter(QLineEdit *edit)
        : QCompleter(edit)
        , m_edit(edit)
    {
        setModel(&m_names);
        setFilterMode(Qt::MatchContains);
        setCaseSensitivity(Qt::CaseInsensitive);
    }

    void setNames(const QStringList &names) { m_names.setStringList(names); }

    [[nodiscard]] QStringList splitPath(const QString & /*path*/) const override
    {
        const QString name = nameBefore(m_edit->text(), m_edit->cursorPosition());
        return {name.size() < 2 ? QStringLiteral("\n") : name}; // nothing matches a line break
    }

    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        const QString text = m_edit->text();
        const qsizetype cursor = m_edit->cursorPosition();
        const QString name = nameBefore(text, cursor);
        return QString(text.left(cursor - name.size()) + index.data().toString() + text.mid(cursor));
    }

private:
    QLineEdit *m_edit;
    QStringListModel m_names;
};

} // namespace

PreconditionField::PreconditionField(QWidget *parent)
    : ThemedWidget(parent)
    , m_field(new FormField({}, m_edit = new QLineEdit))
    , m_whenFalseField(new FormField({}, m_whenFalse = new QComboBox))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_whenFalseField);
    m_edit->setMaxLength(static_cast<int>(domain::maxConditionLength));
    m_edit->setPlaceholderText(QStringLiteral("tasks.build.result == \"SUCCESS\""));
    m_edit->setCompleter(new NameCompleter(m_edit));
    m_whenFalse->addItems({QString(), QString()});
    connect(m_edit, &QLineEdit::textChanged, this, &PreconditionField::judge);
    connect(m_edit, &QLineEdit::editingFinished, this, &PreconditionField::save);
    connect(m_whenFalse, &QComboBox::activated, this, &PreconditionField::save);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    languageChanged();
}

void PreconditionField::languageChanged()
{
    m_field->setLabel(tr("Only if"));
    m_field->setOptional(true);
    m_whenFalseField->setLabel(tr("Otherwise"));
    m_whenFalse->setItemText(0, tr("Skip it and go on"));
    m_whenFalse->setItemText(1, tr("Wait until it holds"));
    if (m_release.exists())
        judge();
}

void PreconditionField::showTask(const domain::Release &release, const domain::Task &task,
                                 const QMap<QString, QString> &projectVariables, bool isEditable)
{
    const bool isTyping = m_task.id == task.id && m_edit->hasFocus();
    m_release = release;
    m_task = task;
    m_projectVariables = projectVariables;
    m_edit->setReadOnly(!isEditable);
    m_whenFalse->setEnabled(isEditable);
    offerNames();
    if (!isTyping) {
        m_edit->setText(task.precondition);
        m_whenFalse->setCurrentIndex(task.whenFalse == WhenFalse::Wait ? 1 : 0);
    }
    judge();
}

void PreconditionField::offerNames()
{
    static_cast<NameCompleter *>(m_edit->completer())->setNames(namesFor(m_release, m_task, m_projectVariables));
}

void PreconditionField::judge()
{
    const QString condition = m_edit->text().trimmed();
    m_whenFalseField->setVisible(!condition.isEmpty());
    const domain::ReferenceContext context{m_release, m_projectVariables, &m_task};
    m_isWrong = false;
    m_verdict = condition.isEmpty() ? tr("It runs whenever its turn comes.") : QString();
    m_field->setError({});
    if (!condition.isEmpty()) {
        const auto fits = domain::checkCondition(condition, context);
        const auto answer
            = fits ? domain::evaluateCondition(condition, context) : Result<domain::ConditionVerdict>(failed(fits));
        m_isWrong = !fits;
        if (answer)
            m_verdict = (answer->isTrue ? tr("Now it holds: %1.") : tr("Now it does not hold: %1."))
                            .arg(answer->reasons.join(QStringLiteral("; ")));
        else if (fits)
            m_verdict = tr("Known later: %1").arg(answer.error().message);
        else
            m_verdict = answer.error().message;
        if (m_isWrong)
            m_field->setError(m_verdict);
    }
    if (!m_isWrong)
        m_field->setHelp(m_verdict);
}

void PreconditionField::save()
{
    const QString condition = m_edit->text().trimmed();
    const WhenFalse whenFalse = m_whenFalse->currentIndex() == 1 ? WhenFalse::Wait : WhenFalse::Skip;
    if (m_edit->isReadOnly() || m_isWrong || (condition == m_task.precondition && whenFalse == m_task.whenFalse))
        return;
    m_task.precondition = condition;
    m_task.whenFalse = whenFalse;
    emit changed(condition, whenFalse);
}

} // namespace releasedesk::ui
