// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace releasedesk::connectors {

//! Walks once through JSON in UTF-8 without building a tree, for pages of which little is wanted. Values are taken as
//! slices of the text, which has to outlive them. After the first thing that is no JSON every step fails.
class JsonScanner
{
public:
    explicit JsonScanner(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }

    //! Steps into an object or list; false if something else stands here.
    [[nodiscard]] bool enterObject() { return enter('{'); }
    [[nodiscard]] bool enterList() { return enter('['); }

    //! The next key of the object that was entered, without its quotes; false after the last, having left the object.
    [[nodiscard]] bool nextKey(QByteArrayView &key);
    //! Whether another element follows in the list that was entered; false after the last, having left the list.
    [[nodiscard]] bool nextElement();

    //! The value that stands here, and steps over it. Empty if it is no JSON.
    [[nodiscard]] QByteArrayView takeValue();
    void skipValue() { (void)takeValue(); }

    //! Whether nothing but white space is left.
    [[nodiscard]] bool isAtEnd();
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

private:
    [[nodiscard]] bool enter(char opening);
    void skipSpace();
    bool skipString();
    bool skipContainer();
    bool skipLiteral();
    bool fail();

    const char *m_at;
    const char *m_end;
    bool m_isFirst = false; //!< nothing of the container that was entered has been read
    bool m_hasFailed = false;
};

//! The text of a JSON string with its quotes; empty for any other value. Lone halves of characters are replaced.
[[nodiscard]] QString textOfJson(QByteArrayView value, qsizetype maxLength);

//! The whole number in a JSON value, also where it is written as text; otherwise \p otherwise.
[[nodiscard]] qint64 numberOfJson(QByteArrayView value, qint64 otherwise);

} // namespace releasedesk::connectors
