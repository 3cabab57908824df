// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class TextField;

//! Asks for the passphrase of a signing key: twice for a new key, and for the one before where it has to agree.
class PassphraseForm final : public ThemedWidget
{
    Q_OBJECT

public:
    enum class Ask {
        New, //!< of a key that is made
        NewAndBefore, //!< of a key that takes the place of another
        Before, //!< of a key that is there
    };

    //! A new passphrase has at least \p shortest bytes.
    PassphraseForm(Ask ask, qsizetype shortest, QWidget *parent = nullptr);

    [[nodiscard]] Secret passphrase() const; //!< of the new key
    [[nodiscard]] Secret before() const; //!< of the key that is there

    //! What is still to be filled in; empty: nothing.
    [[nodiscard]] QString missing() const;

    [[nodiscard]] TextField *first() const { return m_first; }
    [[nodiscard]] TextField *again() const { return m_again; }
    [[nodiscard]] TextField *old() const { return m_before; }

signals:
    void changed();

private:
    Ask m_ask;
    qsizetype m_shortest;
    TextField *m_before;
    TextField *m_first;
    TextField *m_again;
};

} // namespace releasedesk::ui
