// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/releases/template_book.h"
#include "ui/widgets/themed_widget.h"

namespace releasedesk::ui {

class TextField;

//! What a release is kept as: the name of the template, its id, what it is for. An id that is there already makes the
//! next version of that template.
class TemplateFields final : public ThemedWidget
{
    Q_OBJECT

public:
    //! Begins with \p name and \p id; an empty \p id follows the name until somebody writes one.
    TemplateFields(const TemplateBook &book, const QString &name, const QString &id, QWidget *parent = nullptr);

    [[nodiscard]] QString name() const;
    [[nodiscard]] QString id() const;
    [[nodiscard]] QString description() const;

    //! What is still to be filled in or mended; empty: nothing.
    [[nodiscard]] QString missing() const;

signals:
    void changed();

private:
    void take();

    const TemplateBook &m_book;
    TextField *m_name;
    TextField *m_id;
    TextField *m_description;
    bool m_isIdTouched;
};

//! A name as an id of small Latin letters, digits and dashes; empty if nothing of it can stand in one.
[[nodiscard]] QString templateIdOf(const QString &name);

} // namespace releasedesk::ui
