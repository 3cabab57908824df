// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

#include <QList>
#include <QPointer>

namespace releasedesk::ui {

class Button;
class PopoverFrame;
class SafeLabel;

//! One callout of the first run: what it points at and what it says.
struct TeachPoint {
    QPointer<QWidget> target;
    QString title;
    QString text;
};

//! What lies over the content of the window. It explains (teach) or says that what is shown is not up to date (stale).
class OverlayLayer final : public ThemedWidget
{
    Q_OBJECT

public:
    enum class Mode {
        Off,
        Teach, //!< veil with cut-outs and callouts; Escape skips
        Stale, //!< veil in the color of the surface with a dated card
        StaleKept, //!< the person looks on: a striped edge and the date, pointer and keys go through
        Locked, //!< a thin striped edge: what is shown cannot be edited; pointer and keys go through
        Present, //!< nothing is drawn: others watch, so the chrome is hidden and the type enlarged
    };

    //! \p window is what it may cover.
    explicit OverlayLayer(QWidget *window);

    //! One after the other; nothing happens for an empty list.
    void teach(const QList<QList<TeachPoint>> &pages);

    //! Covers \p area only. \p title and \p text repeat whatever must be read while veiled. \p chip is the short form.
    void showStale(QWidget *area, const QString &title, const QString &text, const QString &chip);
    //! A striped upper edge of \p area, unless something more important is shown.
    void showLocked(QWidget *area);
    //! Takes it away again.
    void endLocked();
    //! Others watch; from now on, or no longer.
    void setPresenting(bool isPresenting);

    //! The content moved to another widget, e.g. the person went to another view.
    void setArea(QWidget *area);
    //! What the card hands to the clipboard.
    void setDiagnostics(const QString &text) { m_diagnostics = text; }

    //! Takes away whatever there is.
    void clear();

    //! These stay visible and usable while a page is taught, e.g. the buttons that go back.
    void setFree(const QRect &free);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] qsizetype teachPage() const { return m_page; }

signals:
    //! The last page was read, or the rest skipped.
    void taught();
    void modeChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool isForward) override;

private:
    [[nodiscard]] bool isThin() const;
    void setMode(Mode mode);
    void takeFocus();
    void showPage(qsizetype page);
    void place();
    void placeCallouts();
    void placeCard();
    [[nodiscard]] QRect cutOutOf(const TeachPoint &point) const;
    [[nodiscard]] PopoverFrame *makeCallout(int number, const TeachPoint &point, bool hasButtons);
    void makeCard(const QString &title, const QString &text);
    void paintTeach(QPainter &painter) const;
    void paintEdge(QPainter &painter) const;
    void paintLock(QPainter &painter) const;

    Mode m_mode = Mode::Off;
    QPointer<QWidget> m_area;
    QRect m_free;
    QList<QList<TeachPoint>> m_pages;
    qsizetype m_page = 0;
    QPointer<QWidget> m_focusBefore; //!< what had the keyboard when it was taken
    QList<PopoverFrame *> m_boxes;
    QString m_chip;
    QString m_diagnostics;
};

} // namespace releasedesk::ui
