// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/release_desk_style.h"

#include "ui/theme/compositing.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyledItemDelegate>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTextEdit>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int fieldHeight = 30;
constexpr int buttonHeight = 28;
constexpr int fieldPadding = 8;
constexpr int arrowWidth = 26;

FieldLook fieldLook(const QStyleOption *option, const QWidget *widget)
{
    return {
        .isEnabled = option->state.testFlag(QStyle::State_Enabled),
        .hasFocus = option->state.testFlag(QStyle::State_HasFocus),
        .isHovered = option->state.testFlag(QStyle::State_MouseOver),
        .isWrong = widget && widget->property("isWrong").toBool(),
    };
}

ToggleLook toggleLook(const QStyleOption *option)
{
    return {
        .isOn = option->state.testFlag(QStyle::State_On),
        .isPartly = option->state.testFlag(QStyle::State_NoChange),
        .isEnabled = option->state.testFlag(QStyle::State_Enabled),
        .isHovered = option->state.testFlag(QStyle::State_MouseOver),
    };
}

// Fields and buttons grow with the text, not with the density.
int grownWithText(int height)
{
    return std::max(height, height * Theme::current().textScale() / 100);
}

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

bool usesPlainDelegate(const QComboBox &combo)
{
    const QAbstractItemDelegate *const delegate = combo.itemDelegate();
    return delegate && !qobject_cast<const QStyledItemDelegate *>(delegate);
}

void paintArrow(QPainter &painter, const QRect &rect, IconName name, bool isEnabled)
{
    const QRectF box(rect.center().x() - 6.5, rect.center().y() - 6.5, 14, 14);
    IconStore::paint(painter, box, name, isEnabled ? ColorToken::Text3 : ColorToken::LineStrong);
}

void paintButton(const QStyleOptionButton &option, QPainter &painter)
{
    const bool isPrimary = option.features.testFlag(QStyleOptionButton::DefaultButton);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool isDown = option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_On);
    if (!isEnabled)
        return paintBox(painter, option.rect, 6, ColorToken::Hover, ColorToken::Line);
    if (isPrimary) {
        const ColorToken fill = isHovered || isDown ? ColorToken::AccentHover : ColorToken::Accent;
        return paintBox(painter, option.rect, 6, fill, fill);
    }
    const ColorToken fill = isDown ? ColorToken::Pressed : isHovered ? ColorToken::Hover : ColorToken::Surface;
    paintBox(painter, option.rect, 6, fill, ColorToken::LineStrong);
}

} // namespace

ReleaseDeskStyle::ReleaseDeskStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void ReleaseDeskStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QLineEdit *>(widget) || qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *const spinBox = qobject_cast<QAbstractSpinBox *>(widget))
        spinBox->setMinimumHeight(grownWithText(fieldHeight)); // a style sheet keeps us from being asked for its size
    if (auto *const area = qobject_cast<QAbstractScrollArea *>(widget);
        isTextArea(area) && area->frameShape() != QFrame::NoFrame)
        area->viewport()->setAutoFillBackground(false); // the frame fills it, round corners included
    if (auto *const combo = qobject_cast<QComboBox *>(widget); combo && usesPlainDelegate(*combo))
        combo->setItemDelegate(new QStyledItemDelegate(combo)); // the one that follows the style sheet
    if (qobject_cast<QMenu *>(widget)) {
        widget->setWindowFlags(widget->windowFlags() | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint);
        widget->setAttribute(Qt::WA_TranslucentBackground, areWindowsBlended()); // for its round corners
    }
}

int ReleaseDeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return Theme::current().scaled(15);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
        return Theme::current().scaled(16);
    case PM_SplitterWidth:
        return 1;
    case PM_MenuPanelWidth:
        return 0;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ReleaseDeskStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize ReleaseDeskStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                         const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_LineEdit:
        size.setHeight(grownWithText(fieldHeight));
        break;
    case CT_ComboBox:
        size = QSize(contents.width() + fieldPadding + arrowWidth + 4, grownWithText(fieldHeight));
        break;
    case CT_SpinBox:
        size.setHeight(grownWithText(fieldHeight));
        break;
    case CT_PushButton:
        size = QSize(std::max(contents.width() + 22, 64), grownWithText(buttonHeight));
        break;
    case CT_CheckBox:
    case CT_RadioButton:
        size.setHeight(std::max(size.height(), 24)); // the smallest target of a pointer
        break;
    default:
        break;
    }
    return size;
}

QRect ReleaseDeskStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const QRect rect = option->rect;
        const bool isFramed
            = qobject_cast<const QLineEdit *>(widget) && static_cast<const QLineEdit *>(widget)->hasFrame();
        return isFramed ? rect.adjusted(fieldPadding - 2, 1, -(fieldPadding - 2), -1) : rect;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect ReleaseDeskStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                       const QWidget *widget) const
{
    const QRect rect = option->rect;
    if (control == CC_ComboBox) {
        if (part == SC_ComboBoxEditField)
            return visualRect(option->direction, rect, rect.adjusted(fieldPadding, 1, -arrowWidth, -1));
        if (part == SC_ComboBoxArrow)
            return visualRect(option->direction, rect,
                              QRect(rect.right() - arrowWidth + 1, rect.top(), arrowWidth, rect.height()));
    }
    if (control == CC_SpinBox) {
        const QRect arrows(rect.right() - 21, rect.top() + 2, 20, rect.height() - 4);
        if (part == SC_SpinBoxEditField)
            return visualRect(option->direction, rect, rect.adjusted(fieldPadding - 2, 1, -22, -1));
        if (part == SC_SpinBoxUp)
            return visualRect(option->direction, rect, arrows.adjusted(0, 0, 0, -arrows.height() / 2));
        if (part == SC_SpinBoxDown)
            return visualRect(option->direction, rect, arrows.adjusted(0, arrows.height() / 2, 0, 0));
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void ReleaseDeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                     const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckMark(*painter, option->rect, toggleLook(option));
        return;
    case PE_IndicatorRadioButton:
        paintRadioMark(*painter, option->rect, toggleLook(option));
        return;
    case PE_PanelLineEdit:
        // Inside a combo box, a spin box or without a frame the line edit has no look of its own.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            paintField(*painter, option->rect, fieldLook(option, widget));
        return;
    case PE_FrameLineEdit:
    case PE_FrameFocusRect: // FocusRing draws it, outside
        return;
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return paintButton(*button, *painter);
        break;
    case PE_Frame:
        if (isTextArea(widget))
            return paintField(*painter, option->rect, fieldLook(option, widget));
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ReleaseDeskStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (element == CE_Splitter) {
        painter->fillRect(option->rect, tokenColor(ColorToken::Line));
        return;
    }
    if (element == CE_PushButtonLabel) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton colored = *button;
            if (button->features.testFlag(QStyleOptionButton::DefaultButton)
                && button->state.testFlag(QStyle::State_Enabled))
                colored.palette.setColor(QPalette::ButtonText, tokenColor(ColorToken::OnAccent));
            return QProxyStyle::drawControl(element, &colored, painter, widget);
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ReleaseDeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                          const QWidget *widget) const
{
    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    if (control == CC_ComboBox) {
        paintField(*painter, option->rect, fieldLook(option, widget));
        paintArrow(*painter, proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget), "chevron-down",
                   isEnabled);
        return;
    }
    if (control == CC_SpinBox) {
        paintField(*painter, option->rect, fieldLook(option, widget));
        paintArrow(*painter, proxy()->subControlRect(control, option, SC_SpinBoxUp, widget), "chevron-up", isEnabled);
        paintArrow(*painter, proxy()->subControlRect(control, option, SC_SpinBoxDown, widget), "chevron-down",
                   isEnabled);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace releasedesk::ui
