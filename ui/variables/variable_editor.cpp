// SPDX-License-Identifier: Apache-2.0
#include "ui/variables/variable_editor.h"

#include "ui/variables/variable_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_field.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::Variable;
using domain::VariableType;

constexpr int tableHeight = 188; //!< at most
constexpr auto types = domain::enumNames(VariableType{});

//! What a value of the type looks like.
QString hintOf(VariableType type)
{
    switch (type) {
    case VariableType::Duration:
        return VariableEditor::tr("90s, 15m, 2h or 1d");
    case VariableType::Secret:
        return VariableEditor::tr("The name of the environment variable that holds it where the engine runs");
    case VariableType::Boolean:
        return VariableEditor::tr("true or false");
    case VariableType::Version:
        return VariableEditor::tr("Such as 2.8.0");
    default:
        return VariableEditor::tr("May refer to others: ${release.version}, ${project.…}, ${var.…}");
    }
}

} // namespace

VariableEditor::VariableEditor(const domain::Release &release, const QMap<QString, QString> &projectVariables,
                               QWidget *parent)
    : ThemedWidget(parent)
    , m_model(new VariableModel(release, projectVariables, this))
    , m_table(new TableView)
    , m_empty(new SafeLabel(tr("There are no variables yet. A variable is a value that several tasks use, such as the "
                               "number of a build, or one that is asked for at the start."),
                            FontRole::Body, ColorToken::Text2))
    , m_add(new Button(tr("Add variable")))
    , m_remove(new Button(tr("Remove"), Button::Kind::Ghost))
    , m_form(new QWidget)
    , m_name(new TextField(tr("Name")))
    , m_type(new QComboBox)
    , m_value(new TextField(tr("Value")))
    , m_place(new QComboBox)
    , m_choices(new TextField(tr("Choices")))
    , m_pattern(new TextField(tr("Pattern")))
    , m_description(new TextField(tr("What it is for")))
    , m_asked(new Switch(tr("Ask for it at the start")))
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setAccessibleName(tr("Variables"));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(VariableModel::StandsForColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(VariableModel::NameColumn, 130);
    m_table->setColumnWidth(VariableModel::TypeColumn, 80);
    m_table->setColumnWidth(VariableModel::ValueColumn, 140);
    m_table->setColumnWidth(VariableModel::WhereColumn, 130);
    m_table->setColumnWidth(VariableModel::UsedColumn, 80);
    m_empty->setWordWrap(true);
    for (const auto &[type, name] : types)
        m_type->addItem(VariableModel::nameOf(type), static_cast<int>(type));
    m_choices->setPlaceholder(tr("kr, jp, us"));
    m_pattern->setPlaceholder(QStringLiteral("[0-9]+"));
    m_pattern->setOptional(true);
    m_pattern->setHelp(tr("A regular expression that the whole value has to fit"));
    m_description->setOptional(true);
    m_asked->setExplanation(tr("Whoever starts the release gives it; the value above is what is offered."));
    m_add->setIconName("plus");
    fillPlaces();

    auto *const grid = new QGridLayout(m_form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_name, 0, 0, Qt::AlignTop);
    grid->addWidget(new FormField(tr("Type"), m_type), 0, 1, Qt::AlignTop);
    grid->addWidget(m_value, 1, 0, Qt::AlignTop);
    grid->addWidget(new FormField(tr("Counts for"), m_place), 1, 1, Qt::AlignTop);
    grid->addWidget(m_choices, 2, 0, Qt::AlignTop);
    grid->addWidget(m_pattern, 2, 0, Qt::AlignTop);
    grid->addWidget(m_description, 2, 1, Qt::AlignTop);
    grid->addWidget(m_asked, 3, 0, 1, 2);

    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_table);
    column->addWidget(m_empty);
    column->addLayout(buttons);
    column->addWidget(m_form);

    connect(m_add, &Button::clicked, this, &VariableEditor::add);
    connect(m_remove, &Button::clicked, this, &VariableEditor::remove);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) { choose(now.row()); });
    for (TextField *const field : {m_name, m_value, m_choices, m_pattern, m_description})
        connect(field->edit(), &QLineEdit::textChanged, this, &VariableEditor::take);
    for (QComboBox *const box : {m_type, m_place})
        connect(box, &QComboBox::currentIndexChanged, this, &VariableEditor::take);
    connect(m_asked, &Switch::toggled, this, &VariableEditor::take);
    m_table->setCurrentIndex(m_model->index(0, 0));
    choose(row());
}

const QList<Variable> &VariableEditor::variables() const
{
    return m_model->variables();
}

QString VariableEditor::fault() const
{
    const auto fault = m_model->fault();
    return fault ? fault->sentence : QString();
}

int VariableEditor::row() const
{
    return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
}

//! The whole release, each environment that its tasks are in, each task.
void VariableEditor::fillPlaces()
{
    m_place->addItem(m_model->whereOf({}));
    QStringList environments;
    for (const domain::Task &task : m_model->release().plan().tasks) {
        if (!task.environment.isEmpty() && !environments.contains(task.environment.value()))
            environments.append(task.environment.value());
    }
    for (const QString &environment : std::as_const(environments)) {
        Variable there;
        there.environment = EnvironmentId(environment);
        m_place->addItem(m_model->whereOf(there), QStringList{environment, QString()});
    }
    for (const domain::Task &task : m_model->release().plan().tasks) {
        Variable there;
        there.task = task.id;
        m_place->addItem(m_model->whereOf(there), QStringList{QString(), task.id.value()});
    }
}

void VariableEditor::add()
{
    m_model->add();
    m_table->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
    choose(row());
    m_name->edit()->setFocus();
    m_name->edit()->selectAll();
    showFault();
    emit edited();
}

void VariableEditor::remove()
{
    const int at = row();
    if (at < 0)
        return;
    m_model->remove(at);
    m_table->setCurrentIndex(m_model->index(std::min(at, m_model->rowCount() - 1), 0));
    choose(row());
    showFault();
    emit edited();
}

void VariableEditor::choose(int at)
{
    const bool isAny = at >= 0 && at < m_model->rowCount();
    m_table->setVisible(m_model->rowCount() > 0);
    const int rows = m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(std::min(tableHeight, m_table->horizontalHeader()->sizeHint().height() + rows + 2));
    m_empty->setVisible(m_model->rowCount() == 0);
    m_form->setVisible(isAny);
    m_remove->setVisible(isAny);
    if (!isAny)
        return;
    const Variable variable = m_model->variables().at(at);
    m_isFilling = true;
    m_name->setText(variable.name);
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(variable.type)));
    m_value->setText(variable.value);
    const QStringList place{variable.environment.value(), variable.task.value()};
    const bool isAnywhere = variable.environment.isEmpty() && variable.task.isEmpty();
    if (!isAnywhere && m_place->findData(place) < 0) // no task is there any more; it stays what it is all the same
        m_place->addItem(m_model->whereOf(variable), place);
    m_place->setCurrentIndex(isAnywhere ? 0 : m_place->findData(place));
    m_choices->setText(variable.choices.join(QStringLiteral(", ")));
    m_pattern->setText(variable.pattern);
    m_description->setText(variable.description);
    m_asked->setChecked(variable.isAsked);
    m_isFilling = false;
    arrange(variable.type);
    showFault();
}

void VariableEditor::arrange(VariableType type)
{
    m_choices->setVisible(type == VariableType::Choice);
    m_pattern->setVisible(type == VariableType::Text || type == VariableType::Version);
    m_asked->setEnabled(type != VariableType::Secret); // what is typed at the start would be recorded
    m_value->setHelp(hintOf(type));
}

void VariableEditor::take()
{
    const int at = row();
    if (m_isFilling || at < 0)
        return;
    Variable variable = m_model->variables().at(at);
    variable.name = m_name->text().trimmed();
    variable.type = static_cast<VariableType>(m_type->currentData().toInt());
    variable.value = m_value->text().trimmed();
    const QStringList place = m_place->currentData().toStringList();
    variable.environment = EnvironmentId(place.value(0));
    variable.task = TaskId(place.value(1));
    variable.choices.clear();
    if (variable.type == VariableType::Choice) {
        for (const QString &choice : m_choices->text().split(u',', Qt::SkipEmptyParts))
            variable.choices.append(choice.trimmed());
    }
    const bool hasPattern = variable.type == VariableType::Text || variable.type == VariableType::Version;
    variable.pattern = hasPattern ? m_pattern->text() : QString();
    variable.description = m_description->text().trimmed();
    variable.isAsked = m_asked->isChecked() && variable.type != VariableType::Secret;
    m_model->set(at, variable);
    arrange(variable.type);
    showFault();
    emit edited();
}

//! Below the field it is about, where that is the row that is shown.
void VariableEditor::showFault()
{
    const auto fault = m_model->fault();
    const bool isHere = fault && fault->row == row();
    const bool isName = isHere && (fault->reason == u"variable.name" || fault->reason == u"variable.twice");
    const bool isPattern = isHere && fault->reason == u"variable.pattern";
    m_name->setError(isName ? fault->sentence : QString());
    m_pattern->setError(isPattern ? fault->sentence : QString());
    m_value->setError(isHere && !isName && !isPattern ? fault->sentence : QString());
}

void VariableEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isInTable = m_table->hasFocus();
    if (event->key() == Qt::Key_Insert)
        add();
    else if (event->key() == Qt::Key_Delete && isInTable)
        remove();
    else
        ThemedWidget::keyPressEvent(event);
}

} // namespace releasedesk::ui
