// SPDX-License-Identifier: Apache-2.0
#include "ui/people/person_form.h"

#include "core/base/safe_text.h"
#include "ui/people/people_model.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/text_field.h"
#include "ui/wording/release_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace releasedesk::ui {
namespace {

constexpr int longestText = 200;
constexpr int columns = 3;

//! What a role lets somebody do, in a few words.
QString meaningOf(domain::Role role)
{
    switch (role) {
    case domain::Role::Viewer:
        return PersonForm::tr("reads everything");
    case domain::Role::Approver:
        return PersonForm::tr("signs where a line asks for it");
    case domain::Role::Owner:
        return PersonForm::tr("composes releases and asks for approval");
    case domain::Role::Operator:
        return PersonForm::tr("starts, retries and rolls back");
    case domain::Role::Auditor:
        return PersonForm::tr("reads the record and its evidence");
    case domain::Role::Administrator:
        return PersonForm::tr("enters people, groups and connections");
    }
    return {};
}

} // namespace

PersonForm::PersonForm(const domain::Directory &directory, const domain::Person *before, QWidget *parent)
    : ThemedWidget(parent)
    , m_directory(directory)
    , m_before(before ? *before : domain::Person())
    , m_account(new TextField(tr("Account")))
    , m_name(new TextField(tr("Name")))
    , m_nameKo(new TextField(tr("Korean name")))
    , m_title(new TextField(tr("Title")))
    , m_titleKo(new TextField(tr("Korean title")))
    , m_department(new TextField(tr("Department")))
    , m_mail(new TextField(tr("Mail address")))
    , m_linked(new QComboBox)
{
    m_account->setHelp(before ? tr("An account keeps its id: what was signed names it.")
                              : tr("As this person signs in, e.g. jiho.kim. It stays for ever."));
    m_account->edit()->setReadOnly(before != nullptr);
    const std::pair<TextField *, QString> texts[]
        = {{m_account, m_before.id.value()}, {m_name, m_before.name},       {m_nameKo, m_before.nameKo},
           {m_title, m_before.title},        {m_titleKo, m_before.titleKo}, {m_department, m_before.department},
           {m_mail, m_before.mail}};
    for (const auto &[field, text] : texts) {
        field->edit()->setMaxLength(longestText);
        field->setText(text);
        field->setOptional(field != m_account && field != m_name);
        connect(field, &TextField::textEdited, this, &PersonForm::changed);
    }
    m_linked->addItem(tr("A person of their own"), QString());
    for (const domain::Person &each : m_directory.people) {
        if (each.id != m_before.id && each.linkedTo.isEmpty())
            m_linked->addItem(
                tr("The same person as %1").arg(SafeText::lineFromOutside(personName(m_directory, each.id)).plain()),
                each.id.value());
    }
    m_linked->setCurrentIndex(std::max(0, m_linked->findData(m_before.linkedTo.value())));
    connect(m_linked, &QComboBox::currentIndexChanged, this, &PersonForm::changed);

    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(m_account, 0, 0, Qt::AlignTop);
    grid->addWidget(m_mail, 0, 1, Qt::AlignTop);
    grid->addWidget(m_name, 1, 0);
    grid->addWidget(m_nameKo, 1, 1);
    grid->addWidget(m_title, 2, 0);
    grid->addWidget(m_titleKo, 2, 1);
    grid->addWidget(m_department, 3, 0);
    grid->addWidget(new FormField(tr("Accounts"), m_linked), 3, 1);
    auto *const roles = new FormField(tr("Roles"), makeRoles());
    roles->setOptional(true);
    grid->addWidget(roles, 4, 0, 1, 2);
    QWidget *last = nullptr;
    for (QWidget *const next : QWidgetList{m_account->edit(), m_mail->edit(), m_name->edit(), m_nameKo->edit(),
                                           m_title->edit(), m_titleKo->edit(), m_department->edit(), m_linked}) {
        if (last)
            setTabOrder(last, next);
        last = next;
    }
    for (QCheckBox *const each : m_roles) {
        setTabOrder(last, each);
        last = each;
    }
}

QWidget *PersonForm::makeRoles()
{
    auto *const box = new QWidget;
    auto *const grid = new QGridLayout(box);
    grid->setContentsMargins(0, 2, 0, 0);
    grid->setHorizontalSpacing(12);
    for (const auto &[role, name] : domain::enumNames(domain::Role())) {
        auto *const check = new QCheckBox(PeopleModel::roleName(role));
        check->setToolTip(meaningOf(role));
        check->setAccessibleDescription(meaningOf(role));
        check->setChecked(m_before.roles.contains(role));
        const int index = static_cast<int>(m_roles.size());
        grid->addWidget(check, index / columns, index % columns);
        m_roles.append(check);
        connect(check, &QCheckBox::toggled, this, &PersonForm::changed);
    }
    return box;
}

QCheckBox *PersonForm::role(domain::Role role) const
{
    return m_roles.at(static_cast<qsizetype>(role));
}

domain::Person PersonForm::person() const
{
    domain::Person person = m_before;
    person.id = PersonId(m_account->text().trimmed());
    person.name = m_name->text().trimmed();
    person.nameKo = m_nameKo->text().trimmed();
    person.title = m_title->text().trimmed();
    person.titleKo = m_titleKo->text().trimmed();
    person.department = m_department->text().trimmed();
    person.mail = m_mail->text().trimmed();
    person.linkedTo = PersonId(m_linked->currentData().toString());
    QList<domain::Role> roles = m_before.roles; // who changes nothing keeps the order
    for (const auto &[role, name] : domain::enumNames(domain::Role())) {
        if (!this->role(role)->isChecked())
            roles.removeAll(role);
        else if (!roles.contains(role))
            roles.append(role);
    }
    person.roles = roles;
    return person;
}

QString PersonForm::missing() const
{
    const domain::Person now = person();
    if (now.id.isEmpty())
        return tr("Say under which account the person signs in.");
    if (m_before.id.isEmpty() && m_directory.person(now.id))
        return tr("“%1” is in this workspace already. Change that person instead.").arg(now.id.value());
    if (now.name.isEmpty())
        return tr("Say how the person's name is printed.");
    return now == m_before ? tr("Nothing is changed yet.") : QString();
}

} // namespace releasedesk::ui
