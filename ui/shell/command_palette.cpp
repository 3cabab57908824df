// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/command_palette.h"

#include "ui/shell/palette_delegate.h"
#include "ui/shell/palette_model.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/project_mark.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int paletteWidth = 700;
constexpr int paletteTop = 108;
constexpr int inputHeight = 52;
constexpr int maxListHeight = 400;

} // namespace

//! The release that commands are about, or the entry whose actions are shown.
class CommandPalette::ScopeChip final : public ThemedWidget
{
public:
    ScopeChip() { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

    void show(const QString &name, const QString &project, int color)
    {
        m_name = name;
        m_project = project;
        m_color = color;
        setVisible(!name.isEmpty());
        setAccessibleName(name);
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {(m_project.isEmpty() ? 16 : 32) + std::min(260, textWidth(m_name, FontRole::SecondaryLabel)), 20};
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        paintBox(painter, rect(), 5, ColorToken::Hover, ColorToken::Hover, 0);
        qreal x = 8;
        if (!m_project.isEmpty()) {
            ProjectMark::paint(painter, QRectF(6, 3, 14, 14), m_project, m_color);
            x = 25;
        }
        paintLine(painter, QRectF(x, 0, width() - x - 6, height()), m_name, FontRole::SecondaryLabel,
                  ColorToken::Text2);
    }

private:
    QString m_name;
    QString m_project;
    int m_color = -1;
};

//! The keys, on the sunken background; its lower corners are those of the box.
class CommandPalette::Foot final : public ThemedWidget
{
protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setClipRect(rect());
        const QRectF box = QRectF(rect()).adjusted(0, -20, 0, 0);
        paintBox(painter, box, 9, ColorToken::Sunken, ColorToken::Sunken, 0);
        painter.fillRect(0, 0, width(), 1, tokenColor(ColorToken::Line));
    }
};

CommandPalette::CommandPalette(Entries entries, Scope scope, QWidget *over)
    : Dialog(over)
    , m_entries(std::move(entries))
    , m_scope(std::move(scope))
    , m_input(new QLineEdit)
    , m_chip(new ScopeChip)
    , m_model(new PaletteModel(this))
    , m_list(new QListView)
    , m_nothing(new SafeLabel(FontRole::Body, ColorToken::Text3))
{
    setBoxWidth(paletteWidth);
    setBoxTop(paletteTop);
    setPadding(0);
    setAccessibleName(tr("Search or run a command"));

    m_input->setFrame(false);
    m_input->setProperty("focusRing", false);
    m_input->setProperty("isBare", true);
    QFont font = Theme::current().font(FontRole::Panel);
    font.setWeight(QFont::Normal);
    m_input->setFont(font);
    QPalette palette = m_input->palette();
    palette.setColor(QPalette::Base, Qt::transparent); // the box shows through
    m_input->setPalette(palette);
    m_input->setAccessibleName(accessibleName());
    m_input->setPlaceholderText(tr("A command, a place, an issue"));
    m_input->installEventFilter(this);
    auto *const top = new QHBoxLayout;
    top->setContentsMargins(18, 0, 10, 0);
    top->setSpacing(8);
    top->addWidget(new IconLabel("search", 16, ColorToken::Text2));
    top->addWidget(m_input, 1);
    top->addWidget(m_chip);
    auto *const topArea = new QWidget;
    topArea->setFixedHeight(inputHeight);
    topArea->setLayout(top);

    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(*m_model, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("Found"));
    m_nothing->setContentsMargins(18, 12, 18, 12);

    content()->addWidget(topArea);
    content()->addWidget(new Separator);
    content()->addSpacing(4);
    content()->addWidget(m_list);
    content()->addWidget(m_nothing);
    content()->addSpacing(4);
    content()->addWidget(makeFoot());

    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    m_model->setEntries(m_entries(!m_scope.name.isEmpty()));
    showScope();
    search();
}

void CommandPalette::type(const QString &text)
{
    m_input->setText(text);
}

void CommandPalette::search()
{
    m_model->search(m_input->text());
    const int first = m_model->nextEntry(-1, 1);
    m_list->setCurrentIndex(m_model->index(first, 0));
    m_nothing->setVisible(m_model->rowCount() == 0);
    m_nothing->showText(tr("Nothing is called that here."));
    m_list->setVisible(m_model->rowCount() > 0);
    fitList();
}

void CommandPalette::fitList()
{
    int height = 0;
    const QStyleOptionViewItem option;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_list->itemDelegate()->sizeHint(option, m_model->index(row, 0)).height();
    const int room = std::max(120, parentWidget()->height() - paletteTop - inputHeight - 80);
    m_list->setFixedHeight(std::min({height + 2, maxListHeight, room}));
    if (isVisible())
        fit();
}

void CommandPalette::showScope()
{
    if (!m_actionsOf.isEmpty())
        m_chip->show(m_actionsOf, {}, -1);
    else
        m_chip->show(m_scope.name, m_scope.project, m_scope.projectColor);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_input || event->type() != QEvent::KeyPress)
        return Dialog::eventFilter(watched, event);
    const auto *const key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        for (int i = 0; i < 6; ++i)
            move(key->key() == Qt::Key_PageDown ? 1 : -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Tab:
        openActions();
        return true;
    case Qt::Key_Backtab:
        return true;
    case Qt::Key_Backspace:
        return m_input->text().isEmpty() && goBackOneLevel();
    case Qt::Key_Escape:
        if (!m_actionsOf.isEmpty()) {
            goBackOneLevel();
            return true;
        }
        break;
    default:
        break;
    }
    return Dialog::eventFilter(watched, event);
}

void CommandPalette::move(int step)
{
    const int row = m_model->nextEntry(m_list->currentIndex().row(), step);
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_model->index(row, 0));
    // The head above the first entry belongs to it.
    if (m_model->nextEntry(-1, 1) == row)
        m_list->scrollToTop();
}

void CommandPalette::run()
{
    const PaletteEntry *const entry = m_model->entryAt(m_list->currentIndex().row());
    if (!entry || !entry->disabledReason.isEmpty())
        return;
    if (!entry->run) {
        openActions();
        return;
    }
    const std::function<void()> action = entry->run; // outlives the palette
    close();
    action();
}

void CommandPalette::openActions()
{
    const PaletteEntry *const entry = m_model->entryAt(m_list->currentIndex().row());
    if (!entry || entry->actions.isEmpty())
        return;
    m_actionsOf = entry->title;
    m_model->setEntries(QList<PaletteEntry>(entry->actions));
    showScope();
    m_input->clear();
    search();
}

bool CommandPalette::goBackOneLevel()
{
    if (!m_actionsOf.isEmpty())
        m_actionsOf.clear();
    else if (!m_scope.name.isEmpty())
        m_scope = {};
    else
        return false;
    m_model->setEntries(m_entries(!m_scope.name.isEmpty()));
    showScope();
    search();
    return true;
}

QWidget *CommandPalette::makeFoot()
{
    auto *const foot = new Foot;
    foot->setFixedHeight(34);
    auto *const line = new QHBoxLayout(foot);
    line->setContentsMargins(14, 0, 14, 0);
    line->setSpacing(6);
    const auto hint = [line](const QStringList &keys, const QString &words) {
        for (const QString &key : keys)
            line->addWidget(new Chip(key, ChipLook::key()));
        line->addWidget(new SafeLabel(words, FontRole::Caption, ColorToken::Text3));
        line->addSpacing(8);
    };
    hint({QStringLiteral("↑"), QStringLiteral("↓")}, tr("move"));
    hint({QStringLiteral("⏎")}, tr("run"));
    hint({QStringLiteral("Tab")}, tr("actions"));
    line->addStretch();
    hint({QStringLiteral(">")}, tr("commands only"));
    hint({QStringLiteral("#")}, tr("issues"));
    hint({QStringLiteral("@")}, tr("people"));
    return foot;
}

} // namespace releasedesk::ui
