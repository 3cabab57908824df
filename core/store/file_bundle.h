// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace releasedesk::store {

//! Several files in one, as a tar archive that other programs read as well. Its first member, manifest.json, says what
//! it is and holds size and SHA-256 of each of the others.
class FileBundle
{
public:
    struct Member {
        QString name; //!< plain, without folders
        qint64 size = 0;
        QByteArray sha256;
        qint64 offset = 0;
    };

    //! A file to put in, and its name inside.
    struct Source {
        QString name;
        QString file;
    };

    //! Replaces \p target as a whole or leaves it as it was; durable afterwards. \p about: what the manifest says
    //! besides the files. Answers the SHA-256 of the whole.
    [[nodiscard]] static Result<QByteArray> write(const QString &target, const QJsonObject &about,
                                                  const QList<Source> &sources);

    //! Reads the list and compares every member with its digest. DataLoss if it is none of ours or was changed.
    [[nodiscard]] static Result<FileBundle> read(const QString &file);

    [[nodiscard]] const QJsonObject &about() const { return m_about; }
    [[nodiscard]] const QList<Member> &members() const { return m_members; }
    [[nodiscard]] bool has(const QString &name) const;

    //! Writes one member to a file that does not exist yet; compared with its digest once more.
    [[nodiscard]] Result<> extract(const QString &name, const QString &to) const;

private:
    QString m_file;
    QJsonObject m_about;
    QList<Member> m_members;
};

} // namespace releasedesk::store
