// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"

#include <QAccessible>
#include <QPointer>

namespace releasedesk::ui {

class FlowAccessible;
class FlowView;
class NestedFlow;

//! A phase or a task of the release inside a task of the canvas, or the sentence that stands there instead, as
//! assistive technologies see it: read only, and pressing it opens that release.
class NestedAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    [[nodiscard]] static bool isKey(const QString &key) { return key.startsWith(u'n'); }
    //! \p card is an index into NestedFlow::cards(); -1: the phase itself. A phase behind the last one is the sentence.
    [[nodiscard]] static QString keyFor(const TaskId &task, int phase, qsizetype card = -1);
    //! How many of them stand directly below an unfolded task.
    [[nodiscard]] static int countIn(const NestedFlow &nested);

    NestedAccessible(FlowView *view, const QString &key);

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::TreeItem; }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text /*kind*/, const QString & /*text*/) override {}
    [[nodiscard]] QRect rect() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString &name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &name) const override;

private:
    [[nodiscard]] const NestedFlow *nested() const;
    [[nodiscard]] FlowAccessible *tree() const;
    [[nodiscard]] QList<qsizetype> cards() const;

    QPointer<FlowView> m_view;
    TaskId m_task;
    int m_phase = 0;
    qsizetype m_card = -1;
};

} // namespace releasedesk::ui
