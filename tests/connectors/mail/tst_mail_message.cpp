// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/mail/mail_message.h"
#include "tests/support/test_main.h"

#include <QRegularExpression>
#include <QTest>

using namespace releasedesk;
using connectors::mailBytes;
using connectors::MailMessage;

namespace {

MailMessage sample()
{
    return {.messageId = "rel-1.mail@release-desk",
            .from = "release@example.com",
            .to = {"kim@example.com", "lee@example.com"},
            .subject = "Released",
            .body = "Hello\nWorld",
            .date = QDateTime(QDate(2026, 11, 24), QTime(5, 0), Qt::UTC)};
}

QByteArray bodyOf(const QByteArray &mail)
{
    return QByteArray::fromBase64(mail.mid(mail.indexOf("\r\n\r\n") + 4).replace("\r\n", ""));
}

//! A header of a mail with its continuation lines joined and its encoded words decoded.
QString headerOf(const QByteArray &mail, const QByteArray &name)
{
    QString head = QString::fromLatin1(mail.left(mail.indexOf("\r\n\r\n") + 2));
    head.replace(QStringLiteral("\r\n "), QStringLiteral(" "));
    for (const QString &line : head.split(QStringLiteral("\r\n"))) {
        if (!line.startsWith(QString::fromLatin1(name + ": ")))
            continue;
        QString value = line.mid(name.size() + 2);
        QByteArray decoded;
        static const QRegularExpression word(QStringLiteral("=\\?UTF-8\\?B\\?([^?]*)\\?=\\s*"));
        auto words = word.globalMatch(value);
        if (!words.hasNext())
            return value;
        while (words.hasNext())
            decoded += QByteArray::fromBase64(words.next().captured(1).toLatin1());
        return QString::fromUtf8(decoded);
    }
    return {};
}

} // namespace

class TestMailMessage final : public QObject
{
    Q_OBJECT

private slots:
    void itsHeadersAreThere()
    {
        const auto mail = mailBytes(sample());

        QVERIFY(mail);
        QCOMPARE(headerOf(*mail, "Message-ID"), "<rel-1.mail@release-desk>");
        QCOMPARE(headerOf(*mail, "From"), "release@example.com");
        QCOMPARE(headerOf(*mail, "To"), "kim@example.com, lee@example.com");
        QCOMPARE(headerOf(*mail, "Date"), "24 Nov 2026 05:00:00 +0000");
        QCOMPARE(headerOf(*mail, "Content-Type"), "text/plain; charset=UTF-8");
        QCOMPARE(bodyOf(*mail), "Hello\r\nWorld");
    }

    void anyTextArrivesAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << "Checkout 2.8.0 released";
        QTest::newRow("Korean") << QStringLiteral("[릴리스] 체크아웃 2.8.0 배포 완료 안내드립니다 – 결제 서비스 포함");
        QTest::newRow("outside the first plane") << QStringLiteral("🚀").repeated(30);
        QTest::newRow("long and plain") << QString(300, 'x');
        QTest::newRow("looks encoded") << "=?UTF-8?B?QQ==?=";
        QTest::newRow("empty") << "";
    }

    void anyTextArrivesAsItIs()
    {
        QFETCH(const QString, text);
        MailMessage message = sample();
        message.subject = text;
        message.body = text + "\n.\n..\n" + text;

        const auto mail = mailBytes(message);

        QVERIFY(mail);
        QCOMPARE(headerOf(*mail, "Subject"), text);
        QCOMPARE(QString::fromUtf8(bodyOf(*mail)), QString(message.body).replace("\n", "\r\n"));
        for (const QByteArray &line : mail->split('\n')) {
            QVERIFY2(line.size() <= 78 || text.isEmpty(), line.constData());
            QVERIFY(std::ranges::all_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
        }
    }

    void nothingBecomesAHeaderOfItsOwn_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("subject");
        QTest::newRow("a line break in the subject") << "kim@example.com" << "a\r\nBcc: x@example.com";
        QTest::newRow("a line feed in the subject") << "kim@example.com" << "a\nBcc: x@example.com";
        QTest::newRow("a line break in an address") << "kim@example.com\r\nBcc: x@example.com" << "a";
        QTest::newRow("two addresses in one") << "kim@example.com, x@example.com" << "a";
        QTest::newRow("brackets") << "<kim@example.com>" << "a";
        QTest::newRow("no domain") << "kim" << "a";
        QTest::newRow("a space") << "kim lee@example.com" << "a";
        QTest::newRow("not ASCII") << QStringLiteral("김@example.com") << "a";
    }

    void nothingBecomesAHeaderOfItsOwn()
    {
        QFETCH(const QString, to);
        QFETCH(const QString, subject);
        MailMessage message = sample();
        message.to = {to};
        message.subject = subject;

        const auto mail = mailBytes(message);

        QVERIFY(!mail);
        QCOMPARE(mail.error().code, ErrorCode::InvalidArgument);
        QVERIFY(mail.error().nothingHappened);
    }
};

RELEASE_DESK_TEST(tst_mail_message, TestMailMessage)

#include "tst_mail_message.moc"
