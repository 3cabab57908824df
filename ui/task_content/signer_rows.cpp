// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/signer_rows.h"

#include "core/domain/approval_progress.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::Decision;

State stateOfSigner(const domain::ApprovalRequest &request, const domain::Signature *signature, const PersonId &person)
{
    if (signature && signature->decision != Decision::Approve)
        return State::Failed;
    if (signature)
        return State::Succeeded;
    return request.nextSigners().contains(person) ? State::Waiting : State::Planned;
}

} // namespace

SignerRows::SignerRows(const domain::ApprovalRequest &request, const domain::Directory &directory, QWidget *parent)
    : QWidget(parent)
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *const head = new SafeLabel(FontRole::SecondaryLabel, ColorToken::Text2, this);
    head->showText(tr("%1 of %2 signed").arg(domain::grantedCount(request)).arg(request.neededCount()));
    layout->addWidget(head);
    for (const PersonId &person : request.approvers) {
        const domain::Signature *found = nullptr;
        for (const domain::Signature &signature : request.signatures) {
            if (signature.person == person && !signature.isWithdrawn && signature.digest == request.digest)
                found = &signature;
        }
        const State state = stateOfSigner(request, found, person);
        auto *const row = new QHBoxLayout;
        row->setSpacing(8);
        auto *const avatar = new Avatar(20, this);
        avatar->showPerson(personName(directory, person), person.value());
        row->addWidget(avatar);
        auto *const name = new SafeLabel(FontRole::Label, ColorToken::Text1, this);
        name->showText(SafeText::lineFromOutside(personName(directory, person)));
        name->setElided();
        row->addWidget(name, 1);
        auto *const when = new SafeLabel(FontRole::Caption, ColorToken::Text3, this);
        if (found)
            when->showText(clockText(found->at));
        else if (state == State::Waiting)
            when->showText(tr("asked now"));
        row->addWidget(when);
        row->addWidget(new StatusGlyph(state, 13, this));
        layout->addLayout(row);
        if (found && !found->comment.isEmpty()) {
            auto *const comment = new SafeLabel(FontRole::Caption, ColorToken::Text3, this);
            comment->setWordWrap(true);
            comment->setContentsMargins(28, 0, 0, 0);
            comment->showText(SafeText::fromOutside(QString(u'“' + found->comment + u'”')));
            layout->addWidget(comment);
        }
    }
}

} // namespace releasedesk::ui
