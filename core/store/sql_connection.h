// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/sql_database.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <functional>
#include <memory>
#include <unordered_map>

namespace releasedesk::store {

//! One connection to a SQLite file. Opened, used and destroyed on one thread. Prepared statements are kept.
//!
//! Errors: ResourceExhausted when the disk is full, Unavailable when another program blocks the file or the disk
//! fails, Unknown when it fails in such a way that only the next start shows whether a commit is there, DataLoss when
//! the file is no database or is damaged, NotFound or PermissionDenied when it cannot be opened.
class SqlConnection
{
public:
    using Row = std::function<void(const QSqlQuery &)>;

    //! Write-ahead log and durability are read back: a file system that does not give them is refused.
    [[nodiscard]] static Result<std::unique_ptr<SqlConnection>> open(const SqlDatabase &database);

    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;
    ~SqlConnection();

    [[nodiscard]] OpenMode mode() const { return m_mode; }
    [[nodiscard]] const QString &file() const { return m_file; }

    //! A statement that is used once, such as those of a migration.
    [[nodiscard]] Result<> execute(const QString &statement);

    //! A statement that is prepared once and kept.
    [[nodiscard]] Result<> run(const QString &statement, const QVariantList &values);

    //! Hands each row of the answer to \p row.
    [[nodiscard]] Result<> each(const QString &statement, const QVariantList &values, const Row &row);

    //! The first column of the first row; an invalid value if there is none.
    [[nodiscard]] Result<QVariant> value(const QString &statement, const QVariantList &values = {});

    //! Commits what \p work wrote, or nothing of it if \p work or the commit fails.
    [[nodiscard]] Result<> write(const std::function<Result<>()> &work);

    //! Lets \p work see one state of the file, whatever others commit in between.
    [[nodiscard]] Result<> readTogether(const std::function<Result<>()> &work);

private:
    SqlConnection(const QSqlDatabase &connection, const SqlDatabase &database);

    [[nodiscard]] Result<> prepareConnection(const SqlDatabase &database);
    [[nodiscard]] Result<> commit();
    [[nodiscard]] Result<> transaction(const QString &begin, const std::function<Result<>()> &work);
    [[nodiscard]] Result<QSqlQuery *> executed(const QString &statement, const QVariantList &values);

    QSqlDatabase m_connection;
    QString m_file;
    OpenMode m_mode;
    std::unordered_map<QString, QSqlQuery> m_prepared;
};

} // namespace releasedesk::store
