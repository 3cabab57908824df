// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

#include <QList>

namespace releasedesk::ui {

//! One line at the foot of the canvas: the keys that help most now, or one sentence.
class KeyHints final : public ThemedWidget
{
    Q_OBJECT

public:
    struct Hint {
        QStringList keys;
        QString text;
    };

    //! A number and what it counts, before the keys.
    struct Fact {
        QString value;
        QString label;
    };

    explicit KeyHints(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);

    void showHints(const QList<Hint> &hints);
    void showSentence(const QString &sentence);

    [[nodiscard]] QSize sizeHint() const override { return {400, 20}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    QList<Fact> m_facts;
    QList<Hint> m_hints;
    QString m_sentence;
};

} // namespace releasedesk::ui
