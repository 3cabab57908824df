// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

#include <QCompleter>

#include <functional>

class QLineEdit;
class QPlainTextEdit;

namespace releasedesk::ui {

//! A reference that a value may hold, with what it stands for now.
struct ReferenceOffer {
    QString name; //!< what stands between ${ and }
    QString preview; //!< its value, or when it will be known
};

//! What \p task may refer to: the release, Jira, variables of project and release, results of what comes before it.
[[nodiscard]] QList<ReferenceOffer> referenceOffers(const domain::Release &release, const TaskId &task,
                                                    const QMap<QString, QString> &projectVariables);

//! A resolved value without the names of its secrets: each shows as dots.
[[nodiscard]] QJsonValue withoutSecrets(const QJsonValue &resolved);

//! Offers references while "${" is being typed in a field, each with its present value. Enter or a click completes it;
//! Escape leaves what was typed.
class ReferenceCompleter final : public QCompleter
{
    Q_OBJECT

public:
    using Offers = std::function<QList<ReferenceOffer>()>;

    ReferenceCompleter(QLineEdit *field, Offers offers);
    ReferenceCompleter(QPlainTextEdit *field, Offers offers);

private:
    void start();
    void offer(const QString &before, const QRect &cursor);
    [[nodiscard]] QString before() const;
    void complete(const QString &name);

    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_area = nullptr;
    Offers m_offers;
};

} // namespace releasedesk::ui
