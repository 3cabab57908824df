// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/projects_page.h"

#include "core/base/safe_text.h"
#include "ui/connections/check_delegate.h"
#include "ui/connections/project_choice_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/table_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

ProjectsPage::ProjectsPage(QWidget *parent)
    : ThemedWidget(parent)
    , m_model(new ProjectChoiceModel(this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_search(new SearchField)
    , m_count(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_all(new Button({}, Button::Kind::Link))
    , m_card(new Card)
    , m_table(new TableView)
    , m_note(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_empty(new EmptyState("jira"))
{
    m_filter->setSourceModel(m_model);
    m_filter->setFilterRole(ProjectChoiceModel::SearchRole);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new CheckDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *const head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(ProjectChoiceModel::ProjectColumn, QHeaderView::Stretch);
    head->resizeSection(ProjectChoiceModel::RightsColumn, 230);
    head->resizeSection(ProjectChoiceModel::ReadOnlyColumn, 130);
    m_table->installEventFilter(this);
    m_card->content()->addWidget(m_table);
    m_all->setAutoDefault(false);
    m_note->setWordWrap(true);
    auto *const line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(m_search, 1);
    line->addWidget(m_count);
    line->addWidget(m_all);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(3, 3, 3, 3);
    layout->setSpacing(10);
    layout->addLayout(line);
    layout->addWidget(m_card, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_empty, 1);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setFilterFixedString(text);
        showCount();
    });
    connect(m_all, &QAbstractButton::clicked, this,
            [this] { m_model->setAllOffered(m_model->offeredCount() < m_model->rowCount()); });
    connect(m_model, &ProjectChoiceModel::chosen, this, [this] {
        showCount();
        emit edited();
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &ProjectsPage::testWanted);
    showRunning();
    languageChanged();
}

void ProjectsPage::showRunning()
{
    m_model->setProjects({}, {}, {});
    showEmpty(tr("Asking Jira for its projects…"), false);
}

void ProjectsPage::showError(const Error &error)
{
    m_model->setProjects({}, {}, {});
    showEmpty(SafeText::fromOutside(error.message).plain(), true);
}

void ProjectsPage::showProjects(const versions::ConnectionReport &report, const QStringList &offered,
                                const QStringList &readOnly)
{
    m_model->setProjects(report.projects, offered, readOnly);
    m_doubt = SafeText::fromOutside(report.projectsDoubt).plain();
    m_unlisted = std::max(0, report.projectsVisible - static_cast<int>(report.projects.size()));
    if (report.projects.isEmpty()) {
        showEmpty(m_doubt.isEmpty()
                      ? tr("This account sees no project. Ask a Jira administrator for the right to browse "
                           "one.")
                      : m_doubt,
                  true);
        return;
    }
    for (QWidget *const each : std::initializer_list<QWidget *>{m_search, m_count, m_all, m_card, m_note})
        each->show();
    m_empty->hide();
    m_table->setCurrentIndex(m_filter->index(0, 0));
    showCount();
}

void ProjectsPage::showEmpty(const QString &sentence, bool canTest)
{
    for (QWidget *const each : std::initializer_list<QWidget *>{m_search, m_count, m_all, m_card, m_note})
        each->hide();
    m_empty->setSentence(sentence);
    m_empty->setAction(canTest ? tr("Test again") : QString(), "sync");
    m_empty->show();
}

bool ProjectsPage::check()
{
    const bool isNone = m_model->rowCount() > 0 && m_model->offeredCount() == 0 && m_model->offered().isEmpty();
    m_note->setColor(isNone ? ColorToken::Failed : ColorToken::Text3);
    if (isNone)
        m_note->showText(tr("Choose one project at least, or all."));
    return !isNone;
}

void ProjectsPage::focusFirst()
{
    (m_search->isVisibleTo(this) ? static_cast<QWidget *>(m_search) : m_empty)->setFocus(Qt::OtherFocusReason);
}

void ProjectsPage::languageChanged()
{
    m_search->setPrompt(tr("Filter projects"));
    m_table->setAccessibleName(tr("Projects"));
    m_table->setAccessibleDescription(tr("Space uses a project or leaves it out, R makes it read-only."));
    emit m_model->headerDataChanged(Qt::Horizontal, 0, ProjectChoiceModel::ColumnCount - 1);
    showCount();
}

bool ProjectsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int row = m_filter->mapToSource(m_table->currentIndex()).row();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            emit goOnWanted();
            return true;
        }
        if (key == Qt::Key_Space || key == Qt::Key_R) {
            m_model->toggle(row,
                            key == Qt::Key_R ? ProjectChoiceModel::ReadOnlyColumn : ProjectChoiceModel::ProjectColumn);
            return true;
        }
    }
    return ThemedWidget::eventFilter(watched, event);
}

QString ProjectsPage::unlistedNote() const
{
    if (m_unlisted == 0)
        return {};
    const QString missing = tr("%n more project(s) that this account sees could not be listed.", nullptr, m_unlisted);
    const QString now = m_model->offered().isEmpty()
        ? tr("They are used as long as all are; leave out one of these here and they are left out too.")
        : tr("They are left out, because not all projects are used. To use one of them as well, name every project "
             "with "
             "“rdesk connection edit … --use-project KEY”.");
    return QString(missing + u' ' + now);
}

void ProjectsPage::showCount()
{
    const int all = m_model->rowCount();
    const int used = m_model->offeredCount();
    m_count->showText(m_search->text().isEmpty() ? tr("%1 of %2 used").arg(used).arg(all)
                                                 : tr("%1 of %2 shown").arg(m_filter->rowCount()).arg(all));
    m_all->setText(used < all ? tr("Use all") : tr("Use none"));
    m_note->setColor(ColorToken::Text3);
    const QString keys = tr("Space uses a project or leaves it out, R makes it read-only: then every change there is "
                            "refused before it is sent.");
    QStringList notes{unlistedNote(), m_doubt, keys};
    notes.removeAll(QString());
    m_note->showText(notes.join(u' '));
}

} // namespace releasedesk::ui
