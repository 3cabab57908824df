// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_request.h"
#include "core/domain/directory.h"

#include <QWidget>

namespace releasedesk::ui {

//! The people of one approval in their order: who signed when with which words, whose turn it is, who comes later.
class SignerRows final : public QWidget
{
    Q_OBJECT

public:
    SignerRows(const domain::ApprovalRequest &request, const domain::Directory &directory, QWidget *parent = nullptr);
};

} // namespace releasedesk::ui
