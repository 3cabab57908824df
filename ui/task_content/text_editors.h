// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/task_content/parameter_editor.h"

class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace releasedesk::ui {

//! One line of text.
class LineEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    explicit LineEditor(QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    QLineEdit *m_edit;
    QObject m_fields; //!< listens to fields that lose the focus; gone before they are taken away themselves
};

//! Several lines: one text, or a list with one item per line.
class AreaEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    enum class Content { Text, Lines };

    explicit AreaEditor(Content content, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitHeight();

    Content m_content;
    QPlainTextEdit *m_edit;
    QString m_taken; //!< at the last setValue() or edited()
};

//! A whole number with its unit.
class NumberEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    //! \p wordForZero stands in the place of 0, if 0 means something of its own.
    explicit NumberEditor(const QString &unit, const QString &wordForZero = {}, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QSpinBox *m_box;
    int m_taken = 0;
};

} // namespace releasedesk::ui
