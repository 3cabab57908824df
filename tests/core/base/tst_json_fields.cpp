// SPDX-License-Identifier: Apache-2.0
#include "core/base/json_fields.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace releasedesk;

namespace {

struct Settings {
    bool isOn = true;
    int minutes = 30;
    QString kind = QStringLiteral("other");
    QString note;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("on", isOn, releasedesk::optional);
        v("minutes", minutes, releasedesk::optional);
        v("kind", kind, releasedesk::optional);
        v("note", note, releasedesk::optional);
    }

    friend bool operator==(const Settings &, const Settings &) = default;
};

} // namespace

Q_DECLARE_METATYPE(Settings)

class TestJsonFields final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<Settings>("settings");
        QTest::newRow("as it is by itself") << Settings{};
        QTest::newRow("off, where on is the default") << Settings{false, 30, "other", {}};
        QTest::newRow("zero, where 30 is the default") << Settings{true, 0, "other", {}};
        QTest::newRow("empty, where a word is the default") << Settings{true, 30, {}, {}};
        QTest::newRow("everything") << Settings{false, 7, "vm", "x"};
    }

    void whatIsWrittenIsReadBack()
    {
        QFETCH(const Settings, settings);

        const Result<Settings> read = fromJson<Settings>(toJson(settings));

        QVERIFY(read);
        QVERIFY(*read == settings);
    }

    void anEmptyOptionalFieldIsLeftOut() { QVERIFY(!toJson(Settings{}).contains("note")); }
};

RELEASE_DESK_TEST(tst_json_fields, TestJsonFields)
#include "tst_json_fields.moc"
