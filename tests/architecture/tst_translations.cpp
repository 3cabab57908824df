// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Entry {
    QString context;
    QString source;
    QString translation;
    bool isUnfinished = false;
};

QList<Entry> readTranslations(const QString &name)
{
    QList<Entry> entries;
    QFile file(QStringLiteral(RD_SOURCE_DIR "/translations/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    QXmlStreamReader xml(&file);
    QString context;
    Entry entry;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == u"message")
            entry = {context, {}, {}, false};
        else if (xml.isStartElement() && xml.name() == u"source")
            entry.source = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == u"translation") {
            entry.isUnfinished = xml.attributes().value(QLatin1String("type")) == u"unfinished";
            entry.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        } else if (xml.isEndElement() && xml.name() == u"message")
            entries.append(entry);
    }
    return entries;
}

} // namespace

class TestTranslations final : public QObject
{
    Q_OBJECT

private slots:
    void everyTextHasItsKorean()
    {
        const QList<Entry> entries = readTranslations("release_desk_ko.ts");
        QVERIFY(entries.size() > 1000);

        QStringList missing;
        for (const Entry &entry : entries) {
            if (entry.isUnfinished || entry.translation.isEmpty())
                missing.append(entry.context + u": " + entry.source);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.mid(0, 20).join(u'\n')));
    }

    void placeholdersSurviveTranslation()
    {
        static const QRegularExpression placeholder("%(\\d|n)");
        for (const Entry &entry : readTranslations("release_desk_ko.ts")) {
            auto matches = placeholder.globalMatch(entry.source);
            while (matches.hasNext()) {
                const QString wanted = matches.next().captured();
                QVERIFY2(entry.translation.contains(wanted), qPrintable(entry.source));
            }
        }
    }

    //! Whether 을 or 를 is right depends on the value that takes the place; no text may guess.
    void noParticleStandsBehindAPlaceholder()
    {
        static const QRegularExpression guessed("%\\d[”\"]?(을|를|은|는|이|가|와|과|으로|로)([\\s.,)]|$|\\()");
        QStringList found;
        for (const Entry &entry : readTranslations("release_desk_ko.ts")) {
            if (guessed.match(entry.translation).hasMatch())
                found.append(entry.translation);
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
};

RELEASE_DESK_TEST(tst_translations, TestTranslations)
#include "tst_translations.moc"
