// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace releasedesk::ui {

//! Looks like a search field and opens the palette.
class SearchButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SearchButton(QWidget *parent = nullptr);

    void setRail(bool isRail);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isRail = false;
};

//! The signed-in person at the foot of the side bar; marked while acting as somebody else.
class MeButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit MeButton(QWidget *parent = nullptr);

    //! \p role is printed small; \p actingFor names who really is signed in, empty if that is the same person.
    void showPerson(const QString &name, const QString &account, const QString &role, const QString &actingFor);
    void setRail(bool isRail);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_account;
    QString m_role;
    QString m_actingFor;
    bool m_isRail = false;
};

} // namespace releasedesk::ui
