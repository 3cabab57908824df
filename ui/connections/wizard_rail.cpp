// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/wizard_rail.h"

#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

//! A step: its number or a check, and its name.
class WizardRail::Step final : public ThemedWidget
{
public:
    enum class Progress { Later, Current, Done };

    explicit Step(int number)
        : m_number(QString::number(number))
    {
    }

    void setName(const QString &name)
    {
        m_name = name;
        describe();
    }
    void setProgress(Progress progress)
    {
        m_progress = progress;
        describe();
    }

    QSize sizeHint() const override { return {100, std::max(34, Theme::current().lineHeight(FontRole::Label) + 14)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool isCurrent = m_progress == Progress::Current;
        if (isCurrent)
            paintBox(painter, rect(), 6, ColorToken::Pressed, ColorToken::Pressed, 0);
        const QRectF mark(10, (height() - 16) / 2.0, 16, 16);
        if (m_progress == Progress::Done) {
            StatusGlyph::paint(painter, mark, State::Succeeded, ColorToken::Window);
        } else {
            painter.setPen(isCurrent ? QPen(Qt::NoPen) : QPen(tokenColor(ColorToken::Control), 1));
            painter.setBrush(isCurrent ? QBrush(tokenColor(ColorToken::Accent)) : QBrush(Qt::NoBrush));
            painter.drawEllipse(mark.adjusted(0.5, 0.5, -0.5, -0.5));
            paintLine(painter, mark, m_number, FontRole::Lozenge, isCurrent ? ColorToken::OnAccent : ColorToken::Text3,
                      Qt::AlignCenter);
        }
        paintLine(painter, QRectF(34, 0, width() - 42, height()), m_name, isCurrent ? FontRole::Strong : FontRole::Body,
                  isCurrent ? ColorToken::Text1 : ColorToken::Text2);
    }

private:
    void describe()
    {
        const QString progress = m_progress == Progress::Done ? WizardRail::tr("done")
            : m_progress == Progress::Current                 ? WizardRail::tr("current step")
                                                              : WizardRail::tr("to come");
        setAccessibleName(WizardRail::tr("Step %1, %2, %3").arg(m_number, m_name, progress));
        update();
    }

    QString m_number;
    QString m_name;
    Progress m_progress = Progress::Later;
};

WizardRail::WizardRail(int steps, QWidget *parent)
    : Surface(ColorToken::Window, parent)
    , m_icon(new IconLabel("connections", 16, ColorToken::Accent))
    , m_title(new SafeLabel(FontRole::Strong))
    , m_text(new SafeLabel(FontRole::Caption, ColorToken::Text3))
    , m_note(new SafeLabel(FontRole::Caption, ColorToken::Text3))
{
    setLines(Qt::RightEdge);
    setFixedWidth(railWidth);
    m_icon->setTile(ColorToken::AccentTint);
    m_note->setWordWrap(true);
    m_title->setElided();
    auto *const words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto *const head = new QHBoxLayout;
    head->setContentsMargins(10, 0, 4, 12);
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addLayout(words, 1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 18, 12, 18);
    column->setSpacing(2);
    column->addLayout(head);
    for (int i = 0; i < steps; ++i) {
        m_steps.append(new Step(i + 1));
        column->addWidget(m_steps.last());
    }
    column->addStretch();
    m_note->setContentsMargins(10, 0, 6, 0);
    column->addWidget(m_note);
}

WizardRail::~WizardRail() = default;

void WizardRail::setHead(IconName icon, const QString &title, const QString &text)
{
    m_icon->setIconName(icon);
    m_title->showText(title);
    m_text->showText(text);
}

void WizardRail::setSteps(const QStringList &names)
{
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        m_steps.at(i)->setName(names.value(i));
        m_steps.at(i)->setVisible(i < names.size());
    }
}

void WizardRail::setCurrent(int step)
{
    for (int i = 0; i < m_steps.size(); ++i)
        m_steps.at(i)->setProgress(i < step        ? Step::Progress::Done
                                       : i == step ? Step::Progress::Current
                                                   : Step::Progress::Later);
}

void WizardRail::setNote(const QString &note)
{
    m_note->showText(note);
}

} // namespace releasedesk::ui
