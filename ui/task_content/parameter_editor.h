// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/domain/directory.h"
#include "core/domain/task_kind.h"
#include "ui/task_content/reference_completer.h"

#include <QJsonValue>
#include <QWidget>

namespace releasedesk::ui {

//! What editors of parameters offer besides the value itself.
struct EditorContext {
    domain::Directory directory;
    QList<domain::Connection> connections;
    std::function<QList<ReferenceOffer>()> references = {}; //!< that a text may hold; none: they are not offered
};

//! Edits the value of one parameter of a task.
class ParameterEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterEditor(QWidget *parent = nullptr);

    //! Null for nothing entered.
    [[nodiscard]] virtual QJsonValue value() const = 0;
    //! Does not emit edited().
    virtual void setValue(const QJsonValue &value) = 0;

    //! At the right end of the label's line, such as "Add"; null for none.
    [[nodiscard]] virtual QWidget *besideLabel() { return nullptr; }

    //! A frame in the color of a fault, where the editor has one.
    virtual void setWrong(bool isWrong);

signals:
    //! A person has finished changing it: a choice, Enter, or leaving the field.
    void edited();

protected:
    //! The part that gets the focus and the red frame.
    void setInner(QWidget *inner);
    //! One widget that fills the editor.
    void fillWith(QWidget *inner);

private:
    QWidget *m_inner = nullptr;
};

//! The editor that fits the type of \p parameter.
[[nodiscard]] ParameterEditor *makeParameterEditor(const domain::ParameterInfo &parameter,
                                                   const EditorContext &context);

//! How a choice of a parameter is called.
[[nodiscard]] QString choiceLabel(const QString &choice);

//! Whether \p connection is of the \p system that a parameter names.
[[nodiscard]] bool fitsSystem(const domain::Connection &connection, const QString &system);

} // namespace releasedesk::ui
