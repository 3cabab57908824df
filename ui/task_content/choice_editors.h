// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/task_content/parameter_editor.h"

class QCheckBox;
class QComboBox;

namespace releasedesk::ui {

class SegmentedControl;
class Switch;

//! On or off.
class SwitchEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    explicit SwitchEditor(const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    Switch *m_switch;
};

//! A few choices side by side.
class SegmentEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    explicit SegmentEditor(const QStringList &choices, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    QStringList m_choices;
    SegmentedControl *m_control;
};

//! Some of several choices, each with its box.
class ChoicesEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    explicit ChoicesEditor(const QStringList &choices, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    QStringList m_choices;
    QList<QCheckBox *> m_boxes;
};

//! One of many choices; a value that is none of them (such as a reference) is kept and shown.
class ComboEditor : public ParameterEditor
{
    Q_OBJECT

public:
    explicit ComboEditor(const QStringList &choices, QWidget *parent = nullptr);

    //! \p shown may be empty: as choiceLabel() says.
    void addChoice(const QString &value, const QString &shown = {});

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QComboBox *box() const { return m_box; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QComboBox *m_box;
};

//! A connection of one system.
class ConnectionEditor final : public ComboEditor
{
    Q_OBJECT

public:
    ConnectionEditor(const QString &system, const QList<domain::Connection> &connections, QWidget *parent = nullptr);
};

} // namespace releasedesk::ui
