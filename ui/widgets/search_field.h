// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace releasedesk::ui {

//! A line to search or filter with. Escape empties it, then gives the focus back.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(const QString &placeholder = {}, QWidget *parent = nullptr);

    //! Printed at the right while the field is empty.
    void setShownShortcut(const QKeySequence &keys);

    //! Also the accessible name.
    void setPrompt(const QString &placeholder);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeParts();

    QString m_keys;
    QWidget *m_clear;
};

} // namespace releasedesk::ui
