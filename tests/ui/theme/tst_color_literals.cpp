// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

//! The first color that \p source names itself instead of asking for a token, or nothing.
QString colorLiteralIn(const QString &source)
{
    // Plain strings, because moc stumbles over raw ones that hold a quote.
    static const QStringList patterns{
        QStringLiteral("\"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?\\b"),
        QStringLiteral(":\\s*#[0-9a-fA-F]{3,8}\\s*;"),
        QStringLiteral("\\bQColor\\s*[({]\\s*(?:[0-9\"]|QStringLiteral|u\")"),
        QStringLiteral("\\b(?:qRgba?|rgba?)\\s*\\(\\s*[0-9]"),
        QStringLiteral("\\b0x[fF]{2}[0-9a-fA-F]{6}\\b"),
        QStringLiteral("\\bQt::(?:dark)?(?:[rR]ed|[gG]reen|[bB]lue|[cC]yan|[mM]agenta|[yY]ellow|[gG]ray)\\b"),
        QStringLiteral("\\bQt::(?:white|black|lightGray)\\b"),
    };
    static const QRegularExpression literal(patterns.join(u'|'));
    return literal.match(source).captured();
}

} // namespace

class TestColorLiterals final : public QObject
{
    Q_OBJECT

private slots:
    void standInTheThemeOnly()
    {
        const QString root = QStringLiteral(RD_SOURCE_DIR "/");
        int files = 0;
        for (const QString &part : {QStringLiteral("ui"), QStringLiteral("app")}) {
            QDirIterator it(root + part, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next();
                if (path.startsWith(root + QStringLiteral("ui/theme/")))
                    continue;
                QFile file(path);
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString found = colorLiteralIn(QString::fromUtf8(file.readAll()));
                QVERIFY2(found.isEmpty(), qPrintable(QString(path + QStringLiteral(": ") + found)));
                ++files;
            }
        }
        QVERIFY(files > 20);
    }

    void areRecognised_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("isLiteral");

        QTest::newRow("hex") << QStringLiteral("QString(\"#4149C9\")") << true;
        QTest::newRow("numbers") << QStringLiteral("QColor(12, 16, 28)") << true;
        QTest::newRow("named") << QStringLiteral("painter.setPen(Qt::red);") << true;
        QTest::newRow("rgb") << QStringLiteral("qRgb(1, 2, 3)") << true;
        QTest::newRow("style sheet") << QStringLiteral("color: #fff;") << true;
        QTest::newRow("token") << QStringLiteral("tokenColor(ColorToken::Text1)") << false;
        QTest::newRow("transparent") << QStringLiteral("image.fill(Qt::transparent)") << false;
        QTest::newRow("build number") << QStringLiteral("tr(\"#4187\")") << false;
        QTest::newRow("include") << QStringLiteral("#include <QColor>") << false;
    }

    void areRecognised()
    {
        QFETCH(const QString, source);
        QFETCH(const bool, isLiteral);
        QCOMPARE(!colorLiteralIn(source).isEmpty(), isLiteral);
    }
};

RELEASE_DESK_TEST(tst_color_literals, TestColorLiterals)
#include "tst_color_literals.moc"
