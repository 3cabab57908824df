// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/parameter_editor.h"

#include "ui/task_content/choice_editors.h"
#include "ui/task_content/people_editor.h"
#include "ui/task_content/text_editors.h"
#include "ui/task_content/values_editor.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ParameterEditor)
};

constexpr qsizetype segmentLimit = 4;

} // namespace

ParameterEditor::ParameterEditor(QWidget *parent)
    : QWidget(parent)
{
}

void ParameterEditor::setInner(QWidget *inner)
{
    m_inner = inner;
    setFocusProxy(inner);
}

void ParameterEditor::fillWith(QWidget *inner)
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(inner);
    setInner(inner);
}

void ParameterEditor::setWrong(bool isWrong)
{
    if (!m_inner)
        return;
    m_inner->setProperty("isWrong", isWrong);
    m_inner->update();
}

namespace {

//! What is typed into may hold references.
void offerReferences(const ParameterEditor &editor, const EditorContext &context)
{
    if (!context.references)
        return;
    if (auto *const line = editor.findChild<QLineEdit *>())
        new ReferenceCompleter(line, context.references);
    else if (auto *const area = editor.findChild<QPlainTextEdit *>())
        new ReferenceCompleter(area, context.references);
}

} // namespace

ParameterEditor *makeParameterEditor(const domain::ParameterInfo &parameter, const EditorContext &context)
{
    const auto withReferences = [&context](ParameterEditor *editor) {
        offerReferences(*editor, context);
        return editor;
    };
    using enum domain::ParameterType;
    switch (parameter.type) {
    case Text:
    case Url:
        return withReferences(new LineEditor);
    case LongText:
        return withReferences(new AreaEditor(AreaEditor::Content::Text));
    case TextList:
    case MailAddresses:
        return withReferences(new AreaEditor(AreaEditor::Content::Lines));
    case Number:
        return new NumberEditor({});
    case Seconds:
        return new NumberEditor(Text::tr(" s", "seconds"));
    case Hours:
        return new NumberEditor(Text::tr(" h", "hours"), Text::tr("none"));
    case Choices:
        return new ChoicesEditor(parameter.choices);
    case Boolean:
        return new SwitchEditor(parameter.label);
    case Choice:
        if (parameter.choices.size() <= segmentLimit)
            return new SegmentEditor(parameter.choices);
        return new ComboEditor(parameter.choices);
    case People:
        return new PeopleEditor(context.directory);
    case Connection:
        return new ConnectionEditor(parameter.system, context.connections);
    case Values:
        return new ValuesEditor;
    }
    Q_UNREACHABLE();
}

QString choiceLabel(const QString &choice)
{
    const QHash<QString, QString> words{
        {QStringLiteral("inOrder"), Text::tr("In order")},
        {QStringLiteral("everyone"), Text::tr("Everyone")},
        {QStringLiteral("anyone"), Text::tr("Anyone")},
        {QStringLiteral("nOfM"), Text::tr("N of M")},
        {QStringLiteral("all"), Text::tr("All")},
        {QStringLiteral("done"), Text::tr("Done")},
        {QStringLiteral("features"), Text::tr("Features")},
        {QStringLiteral("bugs"), Text::tr("Bugs")},
        {QStringLiteral("scope"), Text::tr("Features")},
        {QStringLiteral("source"), Text::tr("Commits")},
        {QStringLiteral("artifacts"), Text::tr("Artifacts")},
        {QStringLiteral("flow"), Text::tr("Flow")},
        {QStringLiteral("config"), Text::tr("Configuration")},
        {QStringLiteral("rollback"), Text::tr("Rollback")},
        {QStringLiteral("schedule"), Text::tr("Schedule")},
        {QStringLiteral("people"), Text::tr("People")},
        {QStringLiteral("en"), Text::tr("English")},
        {QStringLiteral("ko"), Text::tr("Korean")},
    };
    return words.value(choice, choice);
}

bool fitsSystem(const domain::Connection &connection, const QString &system)
{
    using enum domain::ConnectedSystem;
    switch (connection.system) {
    case JiraCloud:
    case JiraDataCenter:
        return system == u"jira";
    case ConfluenceCloud:
    case ConfluenceDataCenter:
        return system == u"confluence";
    case Jenkins:
        return system == u"jenkins";
    case Smtp:
        return system == u"smtp";
    case Slack:
    case Teams:
    case Dooray:
    case Webhook:
        return system == u"messenger";
    }
    Q_UNREACHABLE();
}

} // namespace releasedesk::ui
