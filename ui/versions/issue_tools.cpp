// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/issue_tools.h"

#include "core/base/safe_text.h"
#include "ui/versions/reading_line.h"
#include "ui/widgets/button.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"

#include <QHBoxLayout>
#include <QMenu>

namespace releasedesk::ui {

using domain::IssueClass;

namespace {

constexpr int leastWidth = 500;
constexpr int widthForColumns = 640; // the head of the table has them as well
constexpr int widthForAge = 700;
constexpr int widthForClasses = 960;

//! A menu entry shows what it is told: an ampersand is no shortcut here.
QString entryOf(const QString &value)
{
    QString entry = SafeText::lineFromOutside(value).plain();
    return entry.replace(u'&', QStringLiteral("&&"));
}

} // namespace

IssueTools::IssueTools(QWidget *parent)
    : ThemedWidget(parent)
    , m_search(new SearchField)
    , m_types(new Button)
    , m_components(new Button)
    , m_classes(new SegmentedControl)
    , m_reading(new ReadingLine)
    , m_refresh(new Button(IconName("sync"), QString()))
    , m_compare(new Button(IconName("chevron-updown"), QString()))
    , m_rules(new Button(IconName("warning"), QString()))
    , m_columns(new Button(IconName("settings"), QString()))
    , m_copy(new Button(IconName("copy"), QString()))
{
    for (int i = 0; i < 4; ++i)
        m_classes->addSegment({});
    m_types->setIconName("filter");
    m_search->setMaximumWidth(220);
    m_search->setMinimumWidth(110);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(18, 8, 14, 8);
    layout->setSpacing(8);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_types);
    layout->addWidget(m_components);
    layout->addWidget(m_classes);
    layout->addStretch();
    layout->addWidget(m_reading);
    layout->addWidget(m_refresh);
    layout->addWidget(m_compare);
    layout->addWidget(m_rules);
    layout->addWidget(m_columns);
    layout->addWidget(m_copy);
    connect(m_search, &QLineEdit::textChanged, this, &IssueTools::wordsChanged);
    connect(m_classes, &SegmentedControl::chosen, this, [this](int index) {
        emit classChosen(index == 0 ? std::nullopt : std::optional(static_cast<IssueClass>(index - 1)));
    });
    connect(m_types, &Button::clicked, this,
            [this] { makeTypeMenu()->popup(m_types->mapToGlobal(QPoint(0, m_types->height() + 2))); });
    connect(m_components, &Button::clicked, this,
            [this] { makeComponentMenu()->popup(m_components->mapToGlobal(QPoint(0, m_components->height() + 2))); });
    connect(m_refresh, &Button::clicked, this, &IssueTools::refreshWanted);
    connect(m_compare, &Button::clicked, this, &IssueTools::compareWanted);
    connect(m_rules, &Button::clicked, this, &IssueTools::rulesWanted);
    connect(m_columns, &Button::clicked, this, &IssueTools::columnsWanted);
    connect(m_copy, &Button::clicked, this, &IssueTools::showCopyMenu);
    languageChanged();
}

void IssueTools::languageChanged()
{
    m_search->setPrompt(tr("Filter issues"));
    m_refresh->setName(tr("Refresh from Jira"));
    m_compare->setName(tr("Compare with another version"));
    m_rules->setName(tr("Warning rules"));
    m_columns->setName(tr("Columns"));
    m_copy->setName(tr("Copy issues"));
    setTexts();
}

void IssueTools::setTexts()
{
    const auto words = [](const Choice &choice, const QString &all, const QString &some) {
        return choice.chosen.isEmpty()  ? all
            : choice.chosen.size() == 1 ? some.arg(SafeText::lineFromOutside(choice.chosen.first().left(24)).plain())
                                        : some.arg(choice.chosen.size());
    };
    m_types->setText(words(m_typeChoice, tr("Type: all"), tr("Type: %1")));
    m_components->setText(words(m_componentChoice, tr("Component: all"), tr("Component: %1")));
    m_components->setVisible(!m_componentChoice.known.isEmpty() || !m_componentChoice.chosen.isEmpty());
    const auto count = [this](IssueClass wanted) { return m_figures.kinds.at(static_cast<std::size_t>(wanted)).all; };
    m_classes->setSegmentText(0, tr("All"));
    m_classes->setSegmentText(1, tr("New features %1").arg(count(IssueClass::Feature)));
    m_classes->setSegmentText(2, tr("Fixes %1").arg(count(IssueClass::Bug)));
    m_classes->setSegmentText(3, tr("Other %1").arg(count(IssueClass::Chore)));
}

void IssueTools::showFigures(const ScopeFigures &figures)
{
    m_figures = figures;
    m_typeChoice.known = figures.types.values();
    m_typeChoice.known.sort(Qt::CaseInsensitive);
    m_componentChoice.known = figures.components.values();
    m_componentChoice.known.sort(Qt::CaseInsensitive);
    setTexts();
}

void IssueTools::setRefreshBusy(bool isBusy)
{
    m_refresh->setBusy(isBusy);
}

void IssueTools::setRefreshRefusal(const QString &reason)
{
    m_refresh->setDisabledReason(reason);
}

QMenu *IssueTools::makeTypeMenu()
{
    return makeMenu(m_typeChoice, &IssueTools::typesChosen);
}

QMenu *IssueTools::makeComponentMenu()
{
    return makeMenu(m_componentChoice, &IssueTools::componentsChosen);
}

QMenu *IssueTools::makeMenu(Choice &choice, void (IssueTools::*chosen)(const QStringList &))
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *const all = menu->addAction(tr("All"), this, [this, &choice, chosen] {
        choice.chosen.clear();
        setTexts();
        emit(this->*chosen)(choice.chosen);
    });
    all->setCheckable(true);
    all->setChecked(choice.chosen.isEmpty());
    menu->addSeparator();
    QStringList values = choice.known;
    for (const QString &each : std::as_const(choice.chosen)) { // chosen, and in no issue any more
        if (!values.contains(each))
            values.append(each);
    }
    for (const QString &value : std::as_const(values)) {
        QAction *const action = menu->addAction(value.isEmpty() ? tr("none") : entryOf(value));
        action->setCheckable(true);
        action->setChecked(choice.chosen.contains(value));
        connect(action, &QAction::toggled, this, [this, &choice, chosen, value](bool isOn) {
            choice.chosen.removeAll(value);
            if (isOn)
                choice.chosen.append(value);
            setTexts();
            emit(this->*chosen)(choice.chosen);
        });
    }
    return menu;
}

void IssueTools::showCopyMenu()
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, CopyIssuesAs format) {
        menu->addAction(text, this, [this, format] { emit copyWanted(format); });
    };
    add(tr("As text"), CopyIssuesAs::Text);
    add(tr("As Markdown"), CopyIssuesAs::Markdown);
    add(tr("As CSV for a spreadsheet"), CopyIssuesAs::Csv);
    if (m_hasLinks)
        add(tr("Links"), CopyIssuesAs::Link);
    menu->popup(m_copy->mapToGlobal(QPoint(0, m_copy->height() + 2)));
}

QSize IssueTools::minimumSizeHint() const
{
    return {leastWidth, ThemedWidget::minimumSizeHint().height()};
}

void IssueTools::resizeEvent(QResizeEvent *event)
{
    m_classes->setVisible(width() >= widthForClasses);
    m_reading->setVisible(width() >= widthForAge);
    m_columns->setVisible(width() >= widthForColumns);
    m_compare->setVisible(width() >= widthForColumns);
    ThemedWidget::resizeEvent(event);
}

} // namespace releasedesk::ui
