// SPDX-License-Identifier: Apache-2.0
#include "ui/people/group_form.h"

#include "core/base/safe_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/text_field.h"
#include "ui/wording/release_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr int longestText = 200;
constexpr int listHeight = 220;

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

} // namespace

GroupForm::GroupForm(const domain::Directory &directory, QWidget *parent)
    : ThemedWidget(parent)
    , m_directory(directory)
    , m_choice(new QComboBox)
    , m_id(new TextField(tr("Id")))
    , m_name(new TextField(tr("Name")))
    , m_search(new SearchField)
    , m_people(new QListWidget)
    , m_count(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_remove(new Button(tr("Remove this group…"), Button::Kind::Link))
{
    m_choice->addItem(tr("A new group"), QString());
    for (const domain::PersonGroup &each : m_directory.groups)
        m_choice->addItem(line(each.name.isEmpty() ? each.id : each.name), each.id);
    m_id->setHelp(tr("As lines of approval name it, e.g. qa. It stays."));
    m_name->setOptional(true);
    for (TextField *const each : {m_id, m_name})
        each->edit()->setMaxLength(longestText);
    m_search->setPrompt(tr("Search people"));
    m_people->setFixedHeight(listHeight);
    m_people->setAccessibleName(tr("People of the group"));
    for (const domain::Person &each : m_directory.people) {
        auto *const item = new QListWidgetItem(line(personName(m_directory, each.id) + u" · " + each.id.value()));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setData(Qt::UserRole, each.id.value());
        item->setCheckState(Qt::Unchecked);
        m_people->addItem(item);
    }
    m_people->sortItems();
    m_people->setCurrentRow(0);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new FormField(tr("Group"), m_choice));
    auto *const names = new QHBoxLayout;
    names->setSpacing(12);
    names->addWidget(m_id, 0, Qt::AlignTop);
    names->addWidget(m_name, 0, Qt::AlignTop);
    column->addLayout(names);
    column->addWidget(m_search);
    column->addWidget(m_people);
    auto *const foot = new QHBoxLayout;
    foot->addWidget(m_count, 1);
    foot->addWidget(m_remove);
    column->addLayout(foot);

    connect(m_choice, &QComboBox::currentIndexChanged, this, &GroupForm::showGroup);
    connect(m_id, &TextField::textEdited, this, &GroupForm::changed);
    connect(m_name, &TextField::textEdited, this, &GroupForm::changed);
    connect(m_search, &QLineEdit::textChanged, this, &GroupForm::showFound);
    connect(m_remove, &Button::clicked, this, [this] { emit removeWanted(m_choice->currentData().toString()); });
    connect(m_people, &QListWidget::itemChanged, this, [this] {
        showCount();
        emit changed();
    });
    showGroup();
}

void GroupForm::choose(const QString &id)
{
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(id)));
}

const domain::PersonGroup *GroupForm::before() const
{
    return m_directory.group(m_choice->currentData().toString());
}

void GroupForm::showGroup()
{
    const domain::PersonGroup *const known = before();
    m_id->setText(known ? known->id : QString());
    m_id->edit()->setReadOnly(known != nullptr);
    m_name->setText(known ? known->name : QString());
    m_remove->setVisible(known != nullptr);
    const QSignalBlocker quiet(m_people);
    for (int row = 0; row < m_people->count(); ++row) {
        QListWidgetItem *const item = m_people->item(row);
        const bool isIn = known && known->people.contains(PersonId(item->data(Qt::UserRole).toString()));
        item->setCheckState(isIn ? Qt::Checked : Qt::Unchecked);
    }
    showCount();
    emit changed();
}

//! Whoever is ticked stays so while out of sight.
void GroupForm::showFound()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    for (int row = 0; row < m_people->count(); ++row) {
        QListWidgetItem *const item = m_people->item(row);
        const domain::Person *const person = m_directory.person(PersonId(item->data(Qt::UserRole).toString()));
        const QString text = item->text() + u' ' + (person ? QString(person->name + u' ' + person->nameKo) : QString());
        const bool isFound
            = std::ranges::all_of(words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!isFound);
    }
}

void GroupForm::showCount()
{
    m_count->showText(tr("%n people in the group", nullptr, static_cast<int>(group().people.size())));
}

domain::PersonGroup GroupForm::group() const
{
    const domain::PersonGroup *const known = before();
    domain::PersonGroup made = known ? *known : domain::PersonGroup();
    made.id = m_id->text().trimmed();
    made.name = m_name->text().trimmed();
    for (int row = 0; row < m_people->count(); ++row) {
        const QListWidgetItem *const item = m_people->item(row);
        const PersonId person(item->data(Qt::UserRole).toString());
        if (item->checkState() != Qt::Checked)
            made.people.removeAll(person);
        else if (!made.people.contains(person))
            made.people.append(person);
    }
    return made;
}

QString GroupForm::missing() const
{
    const domain::PersonGroup now = group();
    const domain::PersonGroup *const known = before();
    if (now.id.isEmpty())
        return tr("Give the group an id.");
    if (!known && m_directory.group(now.id))
        return tr("There is a group “%1” already. Choose it above.").arg(now.id);
    if (now.people.isEmpty())
        return tr("Tick at least one person; an empty group would let nobody sign.");
    return known && now == *known ? tr("Nothing is changed yet.") : QString();
}

} // namespace releasedesk::ui
