// SPDX-License-Identifier: Apache-2.0
#include "translations/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

// Outside any namespace, as Qt asks; needed because the resource lies in a static library.
static void initTranslations()
{
    Q_INIT_RESOURCE(release_desk_i18n);
}

namespace releasedesk::translations {
namespace {

struct Installed {
    QString language = QStringLiteral("en");
    std::unique_ptr<QTranslator> own;
    std::unique_ptr<QTranslator> toolkit; //!< Qt's own buttons and dialogs
};

Installed &installed()
{
    static Installed state;
    return state;
}

} // namespace

bool useLanguage(const QString &language)
{
    if (!languages().contains(language))
        return false;
    initTranslations();
    Installed &state = installed();
    auto own = std::make_unique<QTranslator>();
    if (!own->load(QStringLiteral(":/i18n/release_desk_%1.qm").arg(language)))
        return false;
    auto toolkit = std::make_unique<QTranslator>();
    const bool hasToolkit
        = toolkit->load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    state.toolkit.reset(); // removes itself from the application
    state.own.reset();
    if (hasToolkit && QCoreApplication::installTranslator(toolkit.get()))
        state.toolkit = std::move(toolkit);
    QCoreApplication::installTranslator(own.get());
    state.own = std::move(own);
    state.language = language;
    return true;
}

QString currentLanguage()
{
    return installed().language;
}

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("ko")};
}

} // namespace releasedesk::translations
