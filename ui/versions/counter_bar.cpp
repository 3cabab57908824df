// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/counter_bar.h"

#include "ui/theme/text_painting.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <array>

namespace releasedesk::ui {
namespace {

constexpr int commits = 5;
constexpr int leftOfText = 14;
constexpr int rightOfText = 6;

} // namespace

//! One number with its name.
class CounterBar::Counter final : public QAbstractButton
{
public:
    explicit Counter(ColorToken color, QWidget *parent)
        : QAbstractButton(parent)
        , m_color(color)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void showNumber(const QString &number, const QString &name)
    {
        m_number = number;
        setText(name);
        setAccessibleName(QString(number + u' ' + name));
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        const Theme &theme = Theme::current();
        return {96, 18 + theme.lineHeight(FontRole::PageTitle) + theme.lineHeight(FontRole::Secondary)};
    }

    //! Its name can be read; in a narrow window the counters are as wide as their names and not as each other.
    QSize minimumSizeHint() const override
    {
        const int name = QFontMetrics(Theme::current().font(FontRole::Secondary)).horizontalAdvance(text());
        return {leftOfText + name + rightOfText, sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        const bool isHovered = underMouse() && isEnabled();
        painter.fillRect(rect(),
                         tokenColor(isChecked()     ? ColorToken::AccentTint
                                        : isHovered ? ColorToken::Sunken
                                                    : ColorToken::Surface));
        painter.fillRect(width() - 1, 0, 1, height(), tokenColor(ColorToken::Line));
        if (isChecked())
            painter.fillRect(0, height() - 2, width(), 2, tokenColor(ColorToken::Accent));
        const Theme &theme = Theme::current();
        const int big = theme.lineHeight(FontRole::PageTitle);
        const bool isZero = m_number == u"0";
        paintLine(painter, QRectF(leftOfText, 9, width() - leftOfText - rightOfText, big), m_number,
                  FontRole::PageTitle, isZero ? ColorToken::Text1 : m_color);
        paintLine(
            painter,
            QRectF(leftOfText, 9 + big, width() - leftOfText - rightOfText, theme.lineHeight(FontRole::Secondary)),
            text(), FontRole::Secondary, ColorToken::Text2);
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event); // arrows move within the group
    }

private:
    ColorToken m_color;
    QString m_number;
};

CounterBar::CounterBar(QWidget *parent)
    : ThemedWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 1);
    layout->setSpacing(0);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // large text in a narrow window is cut, not the window widened
    constexpr std::array colors{ColorToken::Waiting, ColorToken::Text1, ColorToken::Succeeded,
                                ColorToken::Running, ColorToken::Text1, ColorToken::Text1};
    for (int i = 0; i < static_cast<int>(colors.size()); ++i) {
        auto *const counter = new Counter(colors.at(static_cast<std::size_t>(i)), this);
        layout->addWidget(counter, 1);
        m_counters.append(counter);
        if (i == commits) {
            counter->setCheckable(false); // commits are no issues, so the table cannot show them
            connect(counter, &QAbstractButton::clicked, this, &CounterBar::commitsWanted);
        } else {
            m_group->addButton(counter, i);
        }
    }
    setSelection(IssueSelection::All);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (isOn)
            emit chosen(static_cast<IssueSelection>(id));
    });
    languageChanged();
}

void CounterBar::showCounters(const domain::ScopeCounters &counters)
{
    m_shown = counters;
    languageChanged();
}

IssueSelection CounterBar::selection() const
{
    return static_cast<IssueSelection>(m_group->checkedId());
}

void CounterBar::setSelection(IssueSelection selection)
{
    m_group->button(static_cast<int>(selection))->setChecked(true);
}

QString CounterBar::text(int index) const
{
    return m_counters.at(index)->accessibleName();
}

void CounterBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, tokenColor(ColorToken::Line));
    painter.fillRect(0, height() - 1, width(), 1, tokenColor(ColorToken::Line));
}

void CounterBar::languageChanged()
{
    m_counters.at(0)->showNumber(QString::number(m_shown.warnings), tr("Warnings"));
    m_counters.at(1)->showNumber(QString::number(m_shown.issues), tr("Issues in version"));
    m_counters.at(2)->showNumber(QString::number(m_shown.done), tr("Done"));
    m_counters.at(3)->showNumber(QString::number(m_shown.inProgress), tr("In progress"));
    m_counters.at(4)->showNumber(QString::number(m_shown.toDo), tr("To do"));
    const auto &unlinked = m_shown.commitsWithoutIssue;
    m_counters.at(commits)->showNumber(unlinked ? QString::number(*unlinked) : QStringLiteral("—"),
                                       tr("Commits without issue"));
    m_counters.at(commits)->setEnabled(unlinked.value_or(0) > 0);
    m_counters.at(commits)->setToolTip(
        unlinked.value_or(0) > 0 ? plainToolTip(tr("Show them with the code of the release"))
            : unlinked
            ? QString()
            : plainToolTip(tr("Not known: no source repository is connected, so commits cannot be compared.")));
    m_counters.at(commits)->setAccessibleDescription(unlinked ? QString() : tr("Not known without a repository"));
}

} // namespace releasedesk::ui
