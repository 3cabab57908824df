// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/about_page.h"

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/surface.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSysInfo>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

struct Part {
    const char *name;
    const char *licence;
};

constexpr Part parts[]{
    {"Qt", "LGPL-3.0"},  {"QCoro", "MIT"},    {"QtKeychain", "BSD-3-Clause"}, {"tl::expected", "CC0-1.0"},
    {"libcurl", "curl"}, {"yaml-cpp", "MIT"}, {"SQLite", "Public domain"},
};

QWidget *row(const QString &name, const QString &value)
{
    auto *const widget = new QWidget;
    auto *const layout = new QHBoxLayout(widget);
    layout->setContentsMargins(14, 6, 14, 6);
    layout->addWidget(new SafeLabel(name, FontRole::Label), 1);
    layout->addWidget(new SafeLabel(value, FontRole::Mono, ColorToken::Text2));
    return widget;
}

} // namespace

AboutPage::AboutPage(QWidget *parent)
    : ThemedWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    fill();
}

QString AboutPage::summary()
{
    return QStringLiteral("Release Desk " RELEASE_DESK_VERSION ", Qt %1, %2 (%3)")
        .arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
}

void AboutPage::languageChanged()
{
    fill();
}

void AboutPage::fill()
{
    delete m_content;
    m_content = new QWidget;
    auto *const column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *const facts = new Card;
    facts->content()->addWidget(row(tr("Version"), QStringLiteral(RELEASE_DESK_VERSION)));
    facts->content()->addWidget(new Separator);
    facts->content()->addWidget(row(tr("Qt"), QString::fromLatin1(qVersion())));
    facts->content()->addWidget(new Separator);
    facts->content()->addWidget(row(tr("System"), QSysInfo::prettyProductName()));
    facts->content()->addWidget(new Separator);
    facts->content()->addWidget(row(tr("Licence"), QStringLiteral("Apache-2.0")));
    column->addWidget(facts);
    column->addSpacing(4);
    column->addWidget(new SectionHead(tr("Built with"), FontRole::Strong));
    auto *const card = new Card;
    for (const Part &part : parts) {
        if (card->content()->count() > 0)
            card->content()->addWidget(new Separator);
        card->content()->addWidget(row(QString::fromLatin1(part.name), QString::fromLatin1(part.licence)));
    }
    column->addWidget(card);
    auto *const copy = new Button(tr("Copy for a report"));
    copy->setIconName("copy");
    connect(copy, &Button::clicked, this, [] { QGuiApplication::clipboard()->setText(summary()); });
    column->addWidget(copy, 0, Qt::AlignLeft);
    column->addStretch();
    m_layout->addWidget(m_content);
}

} // namespace releasedesk::ui
