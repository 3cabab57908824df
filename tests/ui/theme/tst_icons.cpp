// SPDX-License-Identifier: Apache-2.0
#include "resources/init_resources.h"
#include "tests/support/test_main.h"
#include "ui/theme/icons.h"
#include "ui/theme/state.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QSet>
#include <QSvgRenderer>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

namespace {

QString text(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

bool isBlank(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 40)
                return false;
        }
    }
    return true;
}

} // namespace

class TestIcons final : public QObject
{
    Q_OBJECT

private slots:
    void namesAreTheFiles()
    {
        initResources();
        QStringList files = QDir(QStringLiteral(":/icons")).entryList({"*.svg"}, QDir::Files, QDir::Name);
        QStringList onDisk = QDir(QStringLiteral(RD_SOURCE_DIR "/resources/icons")).entryList({"*.svg"}, QDir::Files);
        QStringList names;
        for (const std::string_view name : iconNames)
            names.append(text(name) + QStringLiteral(".svg"));
        files.sort();
        onDisk.sort();
        names.sort();
        QCOMPARE(files, names);
        QCOMPARE(onDisk, names);
    }

    void everyOneDrawsSomething_data()
    {
        QTest::addColumn<QString>("name");
        for (const std::string_view name : iconNames)
            QTest::newRow(QByteArray(name.data(), qsizetype(name.size())).constData()) << text(name);
    }

    void everyOneDrawsSomething()
    {
        QFETCH(const QString, name);
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(QSvgRenderer(file.readAll()).isValid());
        for (const qreal size : {16.0, 20.0, 24.0})
            QVERIFY(!isBlank(IconStore::pixmap(IconName::find(name), ColorToken::Text1, size)));
    }

    void takeTheColorOfTheToken()
    {
        const QImage image
            = IconStore::pixmap("stop", ColorToken::Failed, 64).toImage().convertToFormat(QImage::Format_ARGB32);
        int colored = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colored += image.pixelColor(x, y) == tokenColor(ColorToken::Failed) ? 1 : 0;
        }
        QVERIFY(colored > 50);
    }

    void areSharpAtAnyPixelRatio()
    {
        const QPixmap pixmap = IconStore::pixmap("home", ColorToken::Text1, 16, 2);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
    }

    void anIconOfAnActionFollowsTheTheme()
    {
        Theme::current().setMode(Theme::Mode::Light);
        const QIcon icon = IconStore::icon("home", ColorToken::Text1);
        const QImage light = icon.pixmap(24, 24).toImage();
        Theme::current().setMode(Theme::Mode::Dark);
        const QImage dark = icon.pixmap(24, 24).toImage();
        Theme::current().setMode(Theme::Mode::Light);
        QVERIFY(light != dark);
    }

    void anUnknownNameFromDataIsNoIcon()
    {
        QVERIFY(IconName::find(u"unicorn").isNull());
        QCOMPARE(IconName::find(u"unicorn", "task"), IconName("task"));
        QVERIFY(IconStore::pixmap(IconName(), ColorToken::Text1, 16).isNull());
    }

    void statesDifferInShape()
    {
        // In one color, so that only the shape tells them apart.
        QSet<QByteArray> pictures;
        for (const State state : allStates) {
            const QImage image = IconStore::pixmap(glyphOf(state), ColorToken::Text1, 16).toImage();
            pictures.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(pictures.size(), static_cast<qsizetype>(allStates.size()));
    }
};

RELEASE_DESK_TEST(tst_icons, TestIcons)
#include "tst_icons.moc"
