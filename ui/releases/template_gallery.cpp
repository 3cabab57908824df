// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/template_gallery.h"

#include "ui/releases/remark_list.h"
#include "ui/releases/template_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int cardWidth = 268;
constexpr int gap = 9; // the halo of a card adds to it

//! Five phases without a task, of no template.
templates::ReleaseTemplate emptyPattern()
{
    templates::ReleaseTemplate pattern;
    pattern.version = 0;
    pattern.name = QCoreApplication::translate("TemplateGallery", "Empty flow");
    pattern.description = QCoreApplication::translate("TemplateGallery", "Start from nothing.");
    const QStringList names{QCoreApplication::translate("TemplateGallery", "Prepare"),
                            QCoreApplication::translate("TemplateGallery", "Verify"),
                            QCoreApplication::translate("TemplateGallery", "Approve"),
                            QCoreApplication::translate("TemplateGallery", "Deploy"),
                            QCoreApplication::translate("TemplateGallery", "Announce")};
    for (int i = 0; i < names.size(); ++i)
        pattern.plan.phases.append({PhaseId(QStringLiteral("phase-%1").arg(i + 1)), names.at(i), i < 3});
    return pattern;
}

} // namespace

TemplateGallery::TemplateGallery(const session::Desk &desk, QList<templates::ReleaseTemplate> patterns, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_head(new SectionHead)
    , m_import(new Button({}, Button::Kind::Ghost))
    , m_export(new Button({}, Button::Kind::Ghost))
    , m_versions(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_grid(new QGridLayout)
    , m_note(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
{
    m_grid->setSpacing(gap);
    for (Button *const each : {m_import, m_export}) {
        each->setHeight(Button::Height::Small);
        m_head->addWidget(each);
    }
    connect(m_import, &Button::clicked, this, &TemplateGallery::importWanted);
    connect(m_export, &Button::clicked, this, &TemplateGallery::exportWanted);
    auto *const note = new QHBoxLayout;
    note->setSpacing(8);
    note->addWidget(new IconLabel("info", 14, ColorToken::Text2), 0, Qt::AlignTop);
    auto *const words = new QVBoxLayout;
    words->setSpacing(2);
    for (SafeLabel *const each : {m_versions, m_note}) {
        each->setWordWrap(true);
        words->addWidget(each);
    }
    note->addLayout(words, 1);
    m_versions->hide();

    auto *const content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(18, 12, 18, 18);
    m_column->setSpacing(8);
    m_column->addWidget(m_head);
    m_column->addLayout(m_grid);
    m_column->addSpacing(4);
    m_column->addLayout(note);
    m_column->addStretch();
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    setPatterns(patterns);
    languageChanged();
}

void TemplateGallery::addCard(TemplateCard *card, qsizetype index)
{
    connect(card, &QAbstractButton::toggled, this, [this, card](bool isOn) {
        if (!isOn)
            return;
        m_export->setDisabledReason(card == m_fileCard                 ? tr("It is a file already.")
                                        : card->pattern().id.isEmpty() ? tr("There is nothing in it.")
                                                                       : QString());
        emit chosenChanged();
    });
    m_cards.insert(index, card);
}

void TemplateGallery::setPatterns(const QList<templates::ReleaseTemplate> &patterns)
{
    const QString before = chosen().id;
    qDeleteAll(std::exchange(m_cards, {}));
    m_fileCard = nullptr;
    delete std::exchange(m_remarks, nullptr);
    for (const templates::ReleaseTemplate &pattern : patterns) {
        const auto uses = std::ranges::count(m_desk.book().releases(), pattern.id, &domain::Release::templateId);
        addCard(new TemplateCard(pattern, static_cast<int>(uses)), m_cards.size());
    }
    addCard(new TemplateCard(emptyPattern(), 0), m_cards.size());
    m_cards.first()->setChecked(true);
    choose(before);
    m_columns = 0;
    place();
    showCount();
}

void TemplateGallery::showCount()
{
    m_head->setCount(QString::number(
        std::ranges::count_if(m_cards, [](const TemplateCard *each) { return !each->pattern().id.isEmpty(); })));
}

void TemplateGallery::addFile(const FlowFile &file)
{
    delete std::exchange(m_remarks, nullptr);
    if (m_fileCard) {
        m_cards.removeOne(m_fileCard);
        delete std::exchange(m_fileCard, nullptr);
    }
    m_fileCard = new TemplateCard(file.pattern, 0);
    addCard(m_fileCard, 0);
    m_columns = 0;
    place();
    m_fileCard->setChecked(true);
    if (!file.remarks.isEmpty())
        showRemarks(file);
}

void TemplateGallery::showRemarks(const FlowFile &file)
{
    m_remarks = makeRemarkList(file.remarks);
    m_column->insertWidget(m_column->indexOf(m_head) + 1, m_remarks);
}

void TemplateGallery::setVersions(const QList<int> &versions)
{
    QStringList words;
    for (const int version : versions) {
        const auto uses = std::ranges::count_if(m_desk.book().releases(), [&](const domain::Release &release) {
            return release.templateId() == chosen().id && release.templateVersion() == version;
        });
        words.append(uses > 0 ? tr("v%1 (%2)").arg(version).arg(tr("%n release(s)", nullptr, static_cast<int>(uses)))
                              : tr("v%1").arg(version));
    }
    m_versions->setVisible(versions.size() > 1);
    m_versions->showText(tr("Versions of this template: %1.").arg(words.join(QStringLiteral(", "))));
}

const templates::ReleaseTemplate &TemplateGallery::chosen() const
{
    static const templates::ReleaseTemplate none;
    const auto card = std::ranges::find_if(m_cards, [](const TemplateCard *each) { return each->isChecked(); });
    return card == m_cards.end() ? none : (*card)->pattern();
}

void TemplateGallery::choose(const QString &id)
{
    for (TemplateCard *const card : std::as_const(m_cards)) {
        if (!id.isEmpty() && card->pattern().id == id)
            card->setChecked(true);
    }
}

QString TemplateGallery::lastUsed(const projections::ReleaseBook &book, const ProjectId &project)
{
    const domain::Release *newest = nullptr;
    for (const domain::Release &release : book.releases()) {
        const bool isOwn = release.project() == project;
        const bool isBetter = !newest || (isOwn && newest->project() != project)
            || (isOwn == (newest->project() == project) && release.createdAt() > newest->createdAt());
        if (!release.templateId().isEmpty() && isBetter)
            newest = &release;
    }
    return newest ? newest->templateId() : QString();
}

void TemplateGallery::languageChanged()
{
    m_head->setTitle(tr("Templates"));
    showCount();
    const auto empty = std::ranges::find_if(
        m_cards, [this](const TemplateCard *each) { return each != m_fileCard && each->pattern().id.isEmpty(); });
    if (empty != m_cards.end()) {
        (*empty)->setPattern(emptyPattern());
        if ((*empty)->isChecked())
            emit chosenChanged(); // its phases are named anew
    }
    m_import->setText(tr("Import…"));
    m_import->setToolTip(tr("A template or a release as text, or a BPMN drawing"));
    m_import->setIconName("document");
    m_export->setIconName("download");
    m_export->setText(tr("Export…"));
    m_note->showText(
        tr("Changing a template never changes releases that already use it. You can update a draft to a newer "
           "version and see the difference first."));
}

void TemplateGallery::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    place();
}

void TemplateGallery::place()
{
    const int columns = std::clamp((width() - 36) / cardWidth, 1, 4);
    if (columns == m_columns)
        return;
    for (TemplateCard *const card : std::as_const(m_cards))
        m_grid->removeWidget(card);
    for (int i = 0; i < 4; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    m_columns = columns;
    for (int i = 0; i < m_cards.size(); ++i)
        m_grid->addWidget(m_cards.at(i), i / columns, i % columns);
    for (qsizetype i = 1; i < m_cards.size(); ++i)
        setTabOrder(m_cards.at(i - 1), m_cards.at(i));
}

} // namespace releasedesk::ui
