// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/setup_form.h"

#include "core/domain/parameter_check.h"
#include "core/domain/references.h"
#include "ui/plan/task_look.h"
#include "ui/task_content/choice_editors.h"
#include "ui/task_content/nested_editors.h"
#include "ui/task_content/text_editors.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

using domain::ParameterInfo;
using domain::ParameterType;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SetupForm)
};

bool isEmptyValue(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().trimmed().isEmpty())
        || (value.isArray() && value.toArray().isEmpty()) || (value.isObject() && value.toObject().isEmpty());
}

QString plainText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    QStringList parts;
    for (const auto &each : value.toArray())
        parts.append(plainText(QJsonValue(each)));
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        parts.append(QString(it.key() + QStringLiteral(" = ") + plainText(QJsonValue(it.value()))));
    return value.isDouble() ? QString::number(value.toDouble()) : parts.join(QStringLiteral(", "));
}

ParameterInfo common(const char *name, const QString &label, bool isRequired = true)
{
    return {QString::fromLatin1(name), ParameterType::Text, label, {}, isRequired};
}

//! One that may be nothing without being "optional".
ParameterInfo choice(const char *name, const QString &label)
{
    return {QString::fromLatin1(name), ParameterType::Choice, label};
}

QString onFailureWord(domain::OnFailure choice)
{
    switch (choice) {
    case domain::OnFailure::Ask:
        return Text::tr("Stop and ask");
    case domain::OnFailure::RollBack:
        return Text::tr("Roll back");
    case domain::OnFailure::Skip:
        return Text::tr("Skip it and go on");
    case domain::OnFailure::Abort:
        return Text::tr("Abort the release");
    }
    Q_UNREACHABLE();
}

} // namespace

QString faultOf(const ParameterInfo &parameter, const QJsonValue &value, const domain::Release &release,
                const QMap<QString, QString> &projectVariables)
{
    if (isEmptyValue(value))
        return parameter.isRequired ? Text::tr("The task cannot run without this. Enter a value.") : QString();
    const QStringList references = domain::referencesIn(value);
    for (const QString &reference : references) {
        const auto resolved = domain::resolveReference(reference, release, projectVariables);
        if (!resolved && resolved.error().code == ErrorCode::InvalidArgument)
            return resolved.error().message;
    }
    return domain::shapeFaultOf(parameter, value);
}

QString previewOf(const QJsonValue &value, const domain::Release &release,
                  const QMap<QString, QString> &projectVariables)
{
    if (domain::referencesIn(value).isEmpty())
        return {};
    const auto resolved = domain::resolveParameters({{QStringLiteral("value"), value}}, release, projectVariables);
    if (resolved)
        return Text::tr("Now: %1").arg(plainText(withoutSecrets((*resolved)[QStringLiteral("value")])));
    return resolved.error().code == ErrorCode::FailedPrecondition
        ? Text::tr("Known when the task it comes from is done.")
        : QString();
}

SetupForm::SetupForm(session::Desk &desk, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

//! A field that loses the focus because it is taken away has nobody left to tell.
SetupForm::~SetupForm()
{
    disconnect(m_changes);
    for (const Field &field : std::as_const(m_fields))
        disconnect(field.editor, nullptr, this, nullptr);
}

void SetupForm::setConnections(const QList<domain::Connection> &connections)
{
    if (connections == m_connections)
        return;
    m_connections = connections;
    rebuild();
}

void SetupForm::setFolder(const QString &folder)
{
    m_folder = folder;
    rebuild();
}

void SetupForm::showTask(const ReleaseId &release, const TaskId &task)
{
    showTasks(release, {task});
}

void SetupForm::showTasks(const ReleaseId &release, const QList<TaskId> &tasks)
{
    const QList<TaskId> beside = tasks.mid(1);
    const TaskId task = tasks.value(0);
    const bool isSame = m_document && m_document->id() == release && m_task == task && m_beside == beside;
    m_task = task;
    m_beside = beside;
    if (!isSame) {
        disconnect(m_changes);
        m_document = &PlanDocument::of(m_desk, release);
        m_changes = connect(m_document, &PlanDocument::changed, this, &SetupForm::refresh);
        rebuild();
    } else {
        refresh();
    }
}

void SetupForm::editTitle()
{
    if (FormField *const title = field(QStringLiteral("title")))
        title->setFocus(Qt::OtherFocusReason);
}

const domain::Task *SetupForm::task() const
{
    return m_document ? m_document->plan().task(m_task) : nullptr;
}

QMap<QString, QString> SetupForm::projectVariables() const
{
    const domain::Project *const project
        = m_document ? m_desk.directory().project(m_document->release().project()) : nullptr;
    return project ? project->variables : QMap<QString, QString>();
}

void SetupForm::rebuild()
{
    if (m_content)
        m_content->deleteLater();
    m_fields.clear();
    m_content = new QWidget;
    m_layout->addWidget(m_content);
    auto *const column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_mixed.clear();
    if (task()) {
        m_kind = sharedKind();
        addParameters(*column);
        addCommon(*column);
        column->addStretch();
        refresh();
    }
}

QWidget *SetupForm::add(const ParameterInfo &info, ParameterEditor *editor, Read read, Write write)
{
    // A switch carries its own label.
    auto *const field = new FormField(info.type == ParameterType::Boolean ? QString() : info.label, editor);
    if (info.type == ParameterType::Boolean)
        editor->setAccessibleName(info.label);
    const bool isEnterable = info.type != ParameterType::Hours && info.type != ParameterType::Boolean
        && info.type != ParameterType::Choice && info.type != ParameterType::Number
        && info.type != ParameterType::Seconds;
    field->setOptional(!info.isRequired && isEnterable);
    field->setHelp(info.help);
    if (QWidget *const beside = editor->besideLabel())
        field->addBesideLabel(beside);
    connect(editor, &ParameterEditor::edited, this, [this, name = info.name] { save(name); });
    m_fields.insert(info.name, {field, editor, info, std::move(read), std::move(write)});
    return field;
}

void SetupForm::addParameters(QVBoxLayout &column)
{
    const std::optional<domain::TaskKindInfo> kind = domain::taskKind(m_kind);
    if (!kind) {
        auto *const unknown
            = new SafeLabel(m_kind.isEmpty() ? tr("Tasks of several kinds. What is entered here holds for all of them.")
                                             : tr("This version of the program does not know this kind of task. It can "
                                                  "be moved or deleted, but not run."),
                            FontRole::Body, ColorToken::Text2);
        unknown->setWordWrap(true);
        column.addWidget(unknown);
        return;
    }
    auto *const does = new SafeLabel(kind->does, FontRole::Secondary, ColorToken::Text3);
    does->setWordWrap(true);
    column.addWidget(does);
    const EditorContext context{m_desk.directory(), m_connections, [this] {
                                    return m_document
                                        ? referenceOffers(m_document->release(), m_task, projectVariables())
                                        : QList<ReferenceOffer>();
                                }};
    // The rule of a line stands above its people.
    QList<ParameterInfo> parameters = kind->parameters;
    if (m_kind == u"release.approve")
        std::swap(parameters[0], parameters[1]);
    QHBoxLayout *pair = nullptr;
    for (const ParameterInfo &parameter : std::as_const(parameters)) {
        const QString name = parameter.name;
        ParameterEditor *const special
            = m_kind == u"release.start" ? makeNestedEditor(parameter, context, m_folder) : nullptr;
        QWidget *const field = add(
            parameter, special ? special : makeParameterEditor(parameter, context),
            [name, fallback = parameter.defaultValue](const domain::Task &shown) {
                const QJsonValue value = shown.parameters.value(name);
                return value.isUndefined() ? fallback : value;
            },
            [name](domain::Task &changed, const QJsonValue &value) {
                if (value.isNull())
                    changed.parameters.remove(name);
                else
                    changed.parameters.insert(name, value);
            });
        // Times stand side by side.
        pair = parameter.type == ParameterType::Hours && !pair ? new QHBoxLayout : pair;
        if (parameter.type != ParameterType::Hours) {
            pair = nullptr;
            column.addWidget(field);
            continue;
        }
        if (pair->count() == 0) {
            pair->setSpacing(10);
            column.addLayout(pair);
        }
        pair->addWidget(field, 1, Qt::AlignTop);
    }
}

void SetupForm::addCommon(QVBoxLayout &column)
{
    const std::optional<domain::Automation> automation = sharedAutomation();
    if (m_beside.isEmpty())
        column.addWidget(add(
            common("title", tr("Title")), new LineEditor,
            [](const domain::Task &shown) { return QJsonValue(shown.title); },
            [](domain::Task &changed, const QJsonValue &value) { changed.title = value.toString().simplified(); }));

    auto *const environment = new ComboEditor({});
    environment->addChoice({}, tr("None: no effect there"));
    for (const domain::Environment &each : m_desk.directory().environments)
        environment->addChoice(each.id.value(), each.name);
    column.addWidget(add(
        choice("environment", tr("Environment")), environment,
        [](const domain::Task &shown) { return QJsonValue(shown.environment.value()); },
        [](domain::Task &changed, const QJsonValue &value) { changed.environment = EnvironmentId(value.toString()); }));

    if (automation == domain::Automation::Person) {
        auto *const performer = new ComboEditor({});
        performer->addChoice({}, performerText(m_desk, {}));
        for (const domain::Person &each : m_desk.directory().people)
            performer->addChoice(each.id.value(), personName(m_desk.directory(), each.id));
        column.addWidget(add(
            choice("performer", tr("Performer")), performer,
            [](const domain::Task &shown) { return QJsonValue(shown.performer.value()); },
            [](domain::Task &changed, const QJsonValue &value) { changed.performer = PersonId(value.toString()); }));
        auto *const verifier = new ComboEditor({});
        verifier->addChoice({}, tr("Nobody has to"));
        for (const domain::Person &each : m_desk.directory().people)
            verifier->addChoice(each.id.value(), personName(m_desk.directory(), each.id));
        column.addWidget(add(
            choice("verifier", tr("Confirmed by")), verifier,
            [](const domain::Task &shown) { return QJsonValue(shown.verifier.value()); },
            [](domain::Task &changed, const QJsonValue &value) { changed.verifier = PersonId(value.toString()); }));
    }

    const auto number = [this](const char *name, const QString &label, const QString &unit, int domain::Task::*member,
                               const QString &wordForZero = {}) {
        ParameterInfo info = common(name, label);
        info.type = ParameterType::Number;
        return add(
            info, new NumberEditor(unit, wordForZero),
            [member](const domain::Task &shown) { return QJsonValue(shown.*member); },
            [member](domain::Task &changed, const QJsonValue &value) { changed.*member = value.toInt(); });
    };
    const auto beside = [&column](QWidget *left, QWidget *right) {
        auto *const row = new QHBoxLayout;
        row->setSpacing(10);
        row->addWidget(left, 1, Qt::AlignTop);
        row->addWidget(right, 1, Qt::AlignTop);
        column.addLayout(row);
    };
    beside(number("durationMinutes", tr("Planned duration"), tr(" min"), &domain::Task::durationMinutes),
           number("timeoutMinutes", tr("Time limit"), tr(" min"), &domain::Task::timeoutMinutes, tr("no limit")));

    auto *const onFailure = new ComboEditor({});
    for (const auto &[each, name] : enumNames(domain::OnFailure()))
        onFailure->addChoice(QString::fromLatin1(name), onFailureWord(each));
    beside(add(
               choice("onFailure", tr("If it fails")), onFailure,
               [](const domain::Task &shown) {
                   for (const auto &[each, name] : enumNames(shown.onFailure)) {
                       if (each == shown.onFailure)
                           return QJsonValue(QLatin1String(name));
                   }
                   return QJsonValue();
               },
               [](domain::Task &changed, const QJsonValue &value) {
                   for (const auto &[each, name] : enumNames(changed.onFailure)) {
                       if (value.toString() == QLatin1String(name))
                           changed.onFailure = each;
                   }
               }),
           number("retries", tr("Further tries by itself"), {}, &domain::Task::retries));
    const auto pause = [this](const char *name, const QString &label, int domain::RetryPolicy::*member) {
        ParameterInfo info = common(name, label);
        info.type = ParameterType::Number;
        return add(
            info, new NumberEditor(tr(" s")),
            [member](const domain::Task &shown) { return QJsonValue(shown.retry.*member); },
            [member](domain::Task &changed, const QJsonValue &value) { changed.retry.*member = value.toInt(); });
    };
    beside(pause("retryDelay", tr("Pause before a try"), &domain::RetryPolicy::delaySeconds),
           pause("retryMaxDelay", tr("Longest pause"), &domain::RetryPolicy::maxDelaySeconds));
    if (automation == domain::Automation::Automatic)
        column.addWidget(number("heartbeatSeconds", tr("Warn when silent for"), tr(" s"),
                                &domain::Task::heartbeatSeconds, tr("never")));

    ParameterInfo skippable = common("skippable", tr("May be skipped"), false);
    skippable.type = ParameterType::Boolean;
    column.addWidget(add(
        skippable, new SwitchEditor(skippable.label),
        [](const domain::Task &shown) { return QJsonValue(shown.isSkippable); },
        [](domain::Task &changed, const QJsonValue &value) { changed.isSkippable = value.toBool(); }));
    if (automation != domain::Automation::Person)
        return;
    ParameterInfo inTurn = common("advanceForbidden", tr("Only in its turn"), false);
    inTurn.type = ParameterType::Boolean;
    column.addWidget(add(
        inTurn, new SwitchEditor(inTurn.label),
        [](const domain::Task &shown) { return QJsonValue(shown.isAdvanceForbidden); },
        [](domain::Task &changed, const QJsonValue &value) { changed.isAdvanceForbidden = value.toBool(); }));
}

void SetupForm::refresh()
{
    const domain::Task *const shown = task();
    if (!shown)
        return;
    if (sharedKind() != m_kind) {
        rebuild();
        return;
    }
    const bool isEditable = m_document->isEditable();
    for (const Field &each : std::as_const(m_fields)) {
        each.editor->setEnabled(isEditable);
        if (!m_beside.isEmpty()) {
            refreshMixed(each);
            continue;
        }
        each.editor->setValue(each.read(*shown));
        if (QWidget *const beside = each.editor->besideLabel())
            beside->setEnabled(isEditable);
        if (each.info.name == u"needed")
            each.field->setVisible(shown->parameters[QStringLiteral("rule")].toString() == u"nOfM");
        if (each.info.name == u"sees") // one step alone decides, and answers for everything
            each.field->setVisible(shown->parameters[QStringLiteral("rule")].toString(QStringLiteral("inOrder"))
                                       == u"inOrder"
                                   && shown->parameters[QStringLiteral("approvers")].toArray().size() > 1);
        if (each.info.name.startsWith(u"retry"))
            each.field->setVisible(shown->retries > 0 || each.info.name == u"retries");
        if (isEditable && each.field->error().isEmpty())
            each.field->setHelp([&] {
                const QString preview = previewOf(each.editor->value(), m_document->release(), projectVariables());
                return preview.isEmpty() ? each.info.help : preview;
            }());
    }
}

void SetupForm::judge(const Field &field, const domain::Task &changed)
{
    const QString fault = faultOf(field.info, field.read(changed), m_document->release(), projectVariables());
    field.field->setError(fault);
    field.editor->setWrong(!fault.isEmpty());
    const QString preview = previewOf(field.read(changed), m_document->release(), projectVariables());
    field.field->setHelp(preview.isEmpty() ? field.info.help : preview);
}

void SetupForm::save(const QString &name)
{
    const auto field = m_fields.constFind(name);
    const domain::Task *const shown = task();
    if (field == m_fields.constEnd() || !shown || !m_document->isEditable())
        return;
    if (!m_beside.isEmpty())
        return saveAll(*field);
    domain::Task changed = *shown;
    const QJsonValue value = field->editor->value();
    field->write(changed, value);
    judge(*field, changed);
    const bool isTitleless = changed.title.isEmpty();
    if (changed == *shown || isTitleless)
        return; // a missing value is saved as missing; only a task without a title is none
    emit saving();
    m_document->edit({domain::ChangeTask{changed}}, tr("Change %1 of %2").arg(field->info.label, shown->title));
}

} // namespace releasedesk::ui
