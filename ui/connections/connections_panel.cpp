// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/connections_panel.h"

#include "core/base/safe_text.h"
#include "ui/async/when_done.h"
#include "ui/connections/connection_list_model.h"
#include "ui/connections/connection_wizard.h"
#include "ui/connections/network_form.h"
#include "ui/connections/rights_words.h"
#include "ui/connections/system_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/table_view.h"
#include "ui/wording/time_words.h"

#include <QHeaderView>
#include <QLocale>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

constexpr int budgetPause = 1000; // milliseconds

} // namespace

ConnectionsPanel::ConnectionsPanel(ConnectionGate &gate, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_gate(gate)
    , m_clock(clock)
    , m_model(new ConnectionListModel(gate, this))
    , m_head(new SectionHead)
    , m_test(new Button)
    , m_change(new Button)
    , m_connect(new Button({}, Button::Kind::Primary))
    , m_message(new ErrorBanner)
    , m_card(new Card)
    , m_table(new TableView)
    , m_way(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_empty(new EmptyState("connections"))
{
    m_table->setModel(m_model);
    m_table->setFittingRows(true);
    m_table->setCompactRowHeight(40);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *const head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->resizeSection(ConnectionListModel::NameColumn, 170);
    head->resizeSection(ConnectionListModel::SystemColumn, 140);
    head->resizeSection(ConnectionListModel::AccountColumn, 180);
    head->resizeSection(ConnectionListModel::SecretColumn, 90);
    head->resizeSection(ConnectionListModel::TestColumn, 180);
    head->setSectionResizeMode(ConnectionListModel::AddressColumn, QHeaderView::Stretch);
    m_card->content()->addWidget(m_table);
    m_test->setIconName("sync");
    m_change->setIconName("edit");
    m_connect->setIconName("plus");
    m_head->addWidget(m_test);
    m_head->addWidget(m_change);
    m_head->addWidget(m_connect);
    m_message->clear();

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 14, 20, 18);
    layout->setSpacing(10);
    layout->addWidget(m_head);
    layout->addWidget(m_message);
    layout->addWidget(m_card);
    m_way->setWordWrap(true);
    layout->addWidget(m_way);
    layout->addWidget(m_empty, 1);
    layout->addStretch();

    connect(m_connect, &QAbstractButton::clicked, this, &ConnectionsPanel::connectNew);
    connect(m_change, &QAbstractButton::clicked, this, &ConnectionsPanel::changeSelected);
    connect(m_test, &QAbstractButton::clicked, this, &ConnectionsPanel::testSelected);
    connect(m_empty, &EmptyState::actionTriggered, this, &ConnectionsPanel::connectNew);
    connect(m_message, &ErrorBanner::actionTriggered, this, &ConnectionsPanel::changeSelected);
    connect(m_table, &QAbstractItemView::activated, this, &ConnectionsPanel::changeSelected);
    connect(m_table, &TableView::previewRequested, this, &ConnectionsPanel::testSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConnectionsPanel::showSelection);
    m_budgetWatch.setInterval(budgetPause);
    connect(&m_budgetWatch, &QTimer::timeout, this, [this] { showWay(selected()); });
    setTexts();
    refresh();
}

void ConnectionsPanel::hideEvent(QHideEvent *event)
{
    m_budgetWatch.stop();
    ThemedWidget::hideEvent(event);
}

void ConnectionsPanel::refresh()
{
    const domain::Connection *const before = selected();
    const ConnectionId kept = before ? before->id : ConnectionId();
    m_model->refresh();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->connectionAt(row)->id == kept || (kept.isEmpty() && row == 0))
            m_table->setCurrentIndex(m_model->index(row, 0));
    }
    const bool isEmpty = m_model->rowCount() == 0;
    m_card->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_test->setVisible(!isEmpty);
    m_change->setVisible(!isEmpty);
    m_connect->setVisible(!isEmpty); // the empty state has its own
    m_head->setCount(isEmpty ? QString() : QString::number(m_model->rowCount()));
    showSelection();
}

void ConnectionsPanel::connectNew()
{
    openWizard({});
}

void ConnectionsPanel::changeSelected()
{
    if (const domain::Connection *const connection = selected())
        openWizard(*connection);
}

void ConnectionsPanel::testSelected()
{
    const domain::Connection *const connection = selected();
    if (!connection || m_model->test(connection->id).isRunning)
        return;
    const ConnectionId id = connection->id;
    m_model->setTest(id, {.isRunning = true, .at = m_clock.utcNow(), .report = {}, .error = {}});
    showSelection();
    whenDone(this, m_gate.testStored(id, isJira(connection->system) ? QString(versions::everyProject) : QString()),
             [this, id](const Result<versions::ConnectionReport> &report) {
                 ConnectionTest done{.isRunning = false, .at = m_clock.utcNow(), .report = {}, .error = {}};
                 if (report)
                     done.report = *report;
                 else
                     done.error = report.error();
                 m_model->setTest(id, done);
                 showSelection();
             });
}

const domain::Connection *ConnectionsPanel::selected() const
{
    return m_model->connectionAt(m_table->currentIndex().row());
}

void ConnectionsPanel::openWizard(std::optional<domain::Connection> existing)
{
    auto *const wizard = new ConnectionWizard(m_gate, m_clock, std::move(existing), this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard, &ConnectionWizard::linkWanted, this, &ConnectionsPanel::linkWanted);
    connect(wizard, &ConnectionWizard::saved, this, [this, wizard](const ConnectionId &id) {
        if (wizard->lastTest().report || wizard->lastTest().error)
            m_model->setTest(id, wizard->lastTest());
        refresh();
        emit connectionSaved(id);
    });
    if (m_show)
        m_show(wizard);
    else
        wizard->open();
}

void ConnectionsPanel::showSelection()
{
    const domain::Connection *const connection = selected();
    const QString nothing = tr("Select a connection first.");
    m_change->setDisabledReason(connection ? QString() : nothing);
    m_test->setDisabledReason(connection ? QString() : nothing);
    m_message->clear();
    showWay(connection);
    if (!connection) {
        m_test->setBusy(false);
        return;
    }
    const ConnectionTest test = m_model->test(connection->id);
    m_test->setBusy(test.isRunning);
    if (test.error) {
        m_message->showError(*test.error);
        m_message->setAction(0, tr("Change…"));
    } else if (const QStringList lacking = test.report ? lackingProjects(*test.report, *connection) : QStringList();
               !lacking.isEmpty()) {
        m_message->showMessage(
            ErrorBanner::Kind::Warning, tr("Rights are missing in %1.").arg(lacking.join(QStringLiteral(", "))),
            tr("The test in the connection says which, and whom to ask for them. There a project can "
               "also be made read-only."));
        m_message->setAction(0, tr("Change…"));
    } else if (test.report && !test.report->missing.isEmpty()) {
        const QString note = test.report->note.isEmpty()
            ? tr("Ask an administrator for: %1.").arg(test.report->missing.join(QStringLiteral(", ")))
            : test.report->note;
        m_message->showMessage(
            ErrorBanner::Kind::Warning,
            tr("The account lacks %n right(s).", nullptr, static_cast<int>(test.report->missing.size())),
            SafeText::fromOutside(note).plain());
        m_message->setAction(0, tr("Change…"));
    }
}

void ConnectionsPanel::showWay(const domain::Connection *connection)
{
    m_way->setVisible(connection != nullptr);
    if (connection == nullptr)
        return;
    const QString name = connection->title.isEmpty() ? connection->id.value() : connection->title;
    const QString network = networkSummary(connection->network);
    QStringList parts{network.isEmpty() ? tr("%1: reached the way of this computer").arg(name)
                                        : tr("%1: %2").arg(name, network)};
    if (const auto budget = m_gate.budget(connection->id)) {
        const QLocale locale;
        QString left = budget->isUsedUp ? tr("the request limit is used up")
            : budget->limit > 0
            ? tr("%1 of %2 requests left").arg(locale.toString(budget->left), locale.toString(budget->limit))
            : tr("%1 requests left").arg(locale.toString(budget->left));
        if (budget->resets.isValid() && budget->resets > m_clock.utcNow())
            left += QStringLiteral(", ") + tr("full again at %1").arg(clockText(budget->resets));
        parts.append(tr("%1 (said at %2)").arg(left, clockText(budget->at)));
    } else if (connection->system != domain::ConnectedSystem::Smtp) {
        parts.append(tr("its server has named no request limit yet"));
    }
    m_way->showText(SafeText::fromOutside(parts.join(QStringLiteral(" · "))).plain());
}

void ConnectionsPanel::languageChanged()
{
    emit m_model->headerDataChanged(Qt::Horizontal, 0, ConnectionListModel::ColumnCount - 1);
    setTexts();
    refresh();
}

void ConnectionsPanel::showEvent(QShowEvent *event)
{
    ThemedWidget::showEvent(event);
    refresh();
    m_budgetWatch.start();
}

void ConnectionsPanel::setTexts()
{
    m_head->setTitle(tr("Connections"));
    m_table->setAccessibleName(tr("Connections"));
    m_test->setText(tr("Test"));
    m_change->setText(tr("Change…"));
    m_connect->setText(tr("Connect"));
    QStringList names;
    for (const SystemWords &words : systemWords())
        names.append(words.name);
    m_empty->setSentence(tr("Nothing is connected yet. You can connect %1.").arg(names.join(QStringLiteral(", "))));
    m_empty->setAction(tr("Connect"), "plus");
}

} // namespace releasedesk::ui
