// SPDX-License-Identifier: Apache-2.0
#include "ui/projects/project_form.h"

#include "core/base/safe_text.h"
#include "core/templates/release_template.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/text_field.h"
#include "ui/wording/release_words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int longestText = 200;
constexpr int linesHeight = 60;

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

QStringList linesOf(const QPlainTextEdit *edit)
{
    QStringList lines;
    for (const QString &each : edit->toPlainText().split(u'\n')) {
        if (!each.trimmed().isEmpty())
            lines.append(each.trimmed());
    }
    return lines;
}

//! The values that templates ask for, e.g. "jenkins, buildJob".
QString askedByTemplates()
{
    QStringList names;
    for (const templates::ReleaseTemplate &each : templates::builtInTemplates()) {
        for (const QString &name : each.variables) {
            if (!names.contains(name))
                names.append(name);
        }
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

ProjectForm::ProjectForm(const domain::Directory &directory, const QList<domain::Connection> &connections,
                         const domain::Project *before, const PersonId &owner, QWidget *parent)
    : ThemedWidget(parent)
    , m_directory(directory)
    , m_before(before ? *before : domain::Project())
    , m_id(new TextField(tr("Id")))
    , m_name(new TextField(tr("Name")))
    , m_owner(new QComboBox)
    , m_jira(new QComboBox)
    , m_jiraProject(new TextField(tr("Project in Jira")))
    , m_repositories(new QPlainTextEdit)
    , m_variables(new QPlainTextEdit)
{
    for (TextField *const each : {m_id, m_name, m_jiraProject}) {
        each->edit()->setMaxLength(longestText);
        connect(each, &TextField::textEdited, this, &ProjectForm::changed);
    }
    m_id->edit()->setReadOnly(before != nullptr);
    m_id->setPlaceholder(QStringLiteral("checkout"));
    m_jiraProject->setPlaceholder(QStringLiteral("SHOP"));
    m_name->setOptional(true);
    fill(connections, owner);
    for (QComboBox *const each : {m_owner, m_jira})
        connect(each, &QComboBox::currentIndexChanged, this, &ProjectForm::changed);
    for (QPlainTextEdit *const each : {m_repositories, m_variables}) {
        each->setTabChangesFocus(true);
        each->setFixedHeight(linesHeight);
        connect(each, &QPlainTextEdit::textChanged, this, &ProjectForm::changed);
    }
    layOut();
}

void ProjectForm::fill(const QList<domain::Connection> &connections, const PersonId &owner)
{
    m_id->setText(m_before.id.value());
    m_name->setText(m_before.name);
    m_jiraProject->setText(m_before.jiraProject);
    m_owner->addItem(tr("Nobody yet"), QString());
    for (const domain::Person &each : m_directory.people)
        m_owner->addItem(line(personName(m_directory, each.id)), each.id.value());
    const PersonId chosen = m_before.id.isEmpty() ? owner : m_before.owner;
    m_owner->setCurrentIndex(std::max(0, m_owner->findData(chosen.value())));
    m_jira->addItem(tr("No Jira"), QString());
    for (const domain::Connection &each : connections) {
        using enum domain::ConnectedSystem;
        if (each.system == JiraCloud || each.system == JiraDataCenter)
            m_jira->addItem(line(each.title.isEmpty() ? each.id.value() : each.title), each.id.value());
    }
    const bool hasOne = m_before.id.isEmpty() && m_jira->count() == 2; // the only one there is
    m_jira->setCurrentIndex(hasOne ? 1 : std::max(0, m_jira->findData(m_before.jira.value())));
    m_repositories->setPlainText(m_before.repositories.join(u'\n'));
    QStringList variables;
    for (auto each = m_before.variables.begin(); each != m_before.variables.end(); ++each)
        variables.append(QString(each.key() + QStringLiteral(" = ") + *each));
    m_variables->setPlainText(variables.join(u'\n'));
}

void ProjectForm::layOut()
{
    auto *const repositories = new FormField(tr("Code"), m_repositories);
    repositories->setOptional(true);
    repositories->setHelp(tr("Folders of clones or addresses of repositories, one per line."));
    auto *const variables = new FormField(tr("Values for templates"), m_variables);
    variables->setOptional(true);
    variables->setHelp(tr("One per line, as name = value. The templates ask for: %1.").arg(askedByTemplates()));
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(m_id, 0, 0, Qt::AlignTop);
    grid->addWidget(m_name, 0, 1, Qt::AlignTop);
    grid->addWidget(new FormField(tr("Owner"), m_owner), 1, 0, 1, 2);
    grid->addWidget(new FormField(tr("Versions from"), m_jira), 2, 0, Qt::AlignTop);
    grid->addWidget(m_jiraProject, 2, 1, Qt::AlignTop);
    grid->addWidget(repositories, 3, 0, 1, 2);
    grid->addWidget(variables, 4, 0, 1, 2);
    QWidget *last = m_id->edit();
    for (QWidget *const next :
         QWidgetList{m_name->edit(), m_owner, m_jira, m_jiraProject->edit(), m_repositories, m_variables}) {
        setTabOrder(last, next);
        last = next;
    }
}

domain::Project ProjectForm::project() const
{
    domain::Project project = m_before;
    project.id = ProjectId(m_id->text().trimmed());
    project.name = m_name->text().trimmed();
    project.owner = PersonId(m_owner->currentData().toString());
    project.jira = ConnectionId(m_jira->currentData().toString());
    project.jiraProject = project.jira.isEmpty() ? QString() : m_jiraProject->text().trimmed();
    project.repositories = linesOf(m_repositories);
    project.variables.clear();
    for (const QString &each : linesOf(m_variables)) {
        const qsizetype middle = each.indexOf(u'=');
        if (middle > 0)
            project.variables.insert(each.left(middle).trimmed(), each.mid(middle + 1).trimmed());
    }
    return project;
}

QString ProjectForm::missing() const
{
    const domain::Project now = project();
    if (now.id.isEmpty())
        return tr("Give the project an id, e.g. checkout.");
    if (m_before.id.isEmpty() && m_directory.project(now.id))
        return tr("There is a project “%1” already.").arg(line(now.id.value()));
    if (!now.jira.isEmpty() && now.jiraProject.isEmpty())
        return tr("Say how Jira calls the project, e.g. SHOP.");
    for (const QString &each : linesOf(m_variables)) {
        if (each.indexOf(u'=') < 1)
            return tr("“%1” is no value. Write it as name = value.").arg(line(each));
    }
    return now == m_before ? tr("Nothing is changed yet.") : QString();
}

} // namespace releasedesk::ui
