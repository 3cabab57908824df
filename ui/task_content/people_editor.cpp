// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/people_editor.h"

#include "core/base/safe_text.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/wording/release_words.h"

#include <QJsonArray>
#include <QMenu>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr int rowHeight = 40;

} // namespace

PeopleEditor::PeopleEditor(domain::Directory directory, QWidget *parent)
    : ParameterEditor(parent)
    , m_directory(std::move(directory))
    , m_layout(new QVBoxLayout(this))
    , m_add(new Button(tr("Add"), Button::Kind::Link))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_add->setIconName("plus");
    m_add->setHeight(Button::Height::Small);
    m_add->setAccessibleName(tr("Add a person"));
    setInner(m_add);
    connect(m_add, &QAbstractButton::clicked, this, &PeopleEditor::showPeople);
    rebuild();
}

QWidget *PeopleEditor::besideLabel()
{
    return m_add;
}

QJsonValue PeopleEditor::value() const
{
    return m_people.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(m_people));
}

void PeopleEditor::setValue(const QJsonValue &value)
{
    QStringList people;
    for (const auto &each : value.toArray())
        people.append(each.toString());
    if (people == m_people && m_card)
        return;
    m_people = people;
    rebuild();
}

void PeopleEditor::add(const QString &person)
{
    m_people.append(person);
    rebuild();
    emit edited();
}

void PeopleEditor::remove(int index)
{
    m_people.removeAt(index);
    rebuild();
    emit edited();
}

void PeopleEditor::move(int index, int by)
{
    if (index + by < 0 || index + by >= m_people.size())
        return;
    m_people.move(index, index + by);
    rebuild();
    emit edited();
}

void PeopleEditor::rebuild()
{
    if (m_card)
        m_card->deleteLater(); // its own menu may have asked for this
    m_card = new Card;
    m_layout->addWidget(m_card);
    for (int i = 0; i < m_people.size(); ++i)
        m_card->content()->addWidget(makeRow(i));
    m_card->setVisible(!m_people.isEmpty());
}

QWidget *PeopleEditor::makeRow(int index)
{
    const PersonId id(m_people.at(index));
    const domain::Person *const person = m_directory.person(id);
    auto *const row = new RowButton;
    row->setFixedHeight(rowHeight);
    row->setLine(index + 1 < m_people.size());
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(10, 0, 6, 0);
    layout->setSpacing(8);
    layout->addWidget(new IconLabel("sort", 14, ColorToken::Text3));
    layout->addWidget(new SafeLabel(QString::number(index + 1), FontRole::Secondary, ColorToken::Text3));
    const QString name = person ? personName(m_directory, id) : SafeText::lineFromOutside(id.value()).plain();
    if (person) {
        auto *const avatar = new Avatar(20);
        avatar->showPerson(name, id.value());
        layout->addWidget(avatar);
    } else {
        layout->addWidget(new IconLabel("users", 16, ColorToken::Text3));
    }
    auto *const words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    auto *const nameLabel = new SafeLabel(name, person ? FontRole::Label : FontRole::Mono, ColorToken::Text1);
    nameLabel->setElided();
    words->addWidget(nameLabel);
    const QString title = person ? personTitle(m_directory, id) : tr("people named by this reference");
    if (!title.isEmpty()) {
        auto *const titleLabel = new SafeLabel(title, FontRole::Caption, ColorToken::Text3);
        titleLabel->setElided();
        words->addWidget(titleLabel);
    }
    words->addStretch();
    layout->addLayout(words, 1);
    for (QWidget *const child : row->findChildren<QWidget *>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *const more = new Button("more", tr("Move or remove %1").arg(name));
    more->setHeight(Button::Height::Small);
    more->setFocusPolicy(Qt::NoFocus); // the row itself opens the same menu
    layout->addWidget(more);
    row->setAccessibleName(QString(QString::number(index + 1) + QStringLiteral(". ") + name));
    connect(row, &QAbstractButton::clicked, this, [this, index, more] { showRowMenu(index, more); });
    connect(more, &QAbstractButton::clicked, this, [this, index, more] { showRowMenu(index, more); });
    return row;
}

void PeopleEditor::showPeople()
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const domain::Person &person : m_directory.people) {
        const QString id = person.id.value();
        if (m_people.contains(id))
            continue;
        const QString title = personTitle(m_directory, person.id);
        QString text = personName(m_directory, person.id);
        if (!title.isEmpty())
            text += QString(QStringLiteral(" · ") + title);
        text.replace(u'&', QStringLiteral("&&"));
        connect(menu->addAction(text), &QAction::triggered, this, [this, id] { add(id); });
    }
    menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 2)));
}

void PeopleEditor::showRowMenu(int index, QWidget *anchor)
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *const up = menu->addAction(tr("Move up"));
    QAction *const down = menu->addAction(tr("Move down"));
    menu->addSeparator();
    QAction *const away = menu->addAction(tr("Remove"));
    up->setEnabled(index > 0);
    down->setEnabled(index + 1 < m_people.size());
    connect(up, &QAction::triggered, this, [this, index] { move(index, -1); });
    connect(down, &QAction::triggered, this, [this, index] { move(index, 1); });
    connect(away, &QAction::triggered, this, [this, index] { remove(index); });
    // Below the dots, wherever the row was pressed.
    menu->popup(anchor->mapToGlobal(QPoint(anchor->width() - menu->sizeHint().width(), anchor->height() + 2)));
}

} // namespace releasedesk::ui
