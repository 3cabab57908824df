// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/ui/widgets/picture.h"
#include "ui/widgets/lozenge.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace releasedesk;
using namespace releasedesk::ui;

class TestTableView final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        Theme::current().install();
        m_model.clear();
        m_model.setHorizontalHeaderLabels({"Key", "Summary"});
        for (const char *const key : {"SHOP-1402", "SHOP-1388", "SHOP-1417"})
            m_model.appendRow({new QStandardItem(QString::fromLatin1(key)), new QStandardItem("Payment sheet")});
    }

    void hasTheHeightsOfTheDesign()
    {
        TableView view;
        view.setModel(&m_model);
        view.setFittingRows(true);
        QCOMPARE(view.horizontalHeader()->height(), 28);
        QCOMPARE(view.verticalHeader()->defaultSectionSize(), 36);
        QCOMPARE(view.sizeHint().height(), 28 + 3 * 36);
        Theme::current().setDensity(Theme::Density::Comfortable);
        QCOMPARE(view.sizeHint().height(), 28 + 3 * 42);
        Theme::current().setDensity(Theme::Density::Compact);
    }

    void isOperatedByKeyboard()
    {
        TableView view;
        view.setModel(&m_model);
        view.show();
        view.setCurrentIndex(m_model.index(1, 0));
        QSignalSpy opened(&view, &TableView::activated);
        QSignalSpy previewed(&view, &TableView::previewRequested);

        QTest::keyClick(&view, Qt::Key_Return);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(previewed.size(), 1);
        QCOMPARE(previewed.at(0).at(0).toModelIndex().row(), 1);

        view.clearSelection();
        QTest::keyClick(&view, Qt::Key_X);
        QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("SHOP-1388\tPayment sheet"));
    }

    void drawsWhatTheRolesSay_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("pill") << int(PillRole) << QVariant::fromValue(State::Failed);
        QTest::newRow("lozenge") << int(LozengeRole) << QVariant::fromValue(Lozenge::Category::Done);
        QTest::newRow("glyph") << int(GlyphRole) << QVariant::fromValue(State::Waiting);
        QTest::newRow("icon") << int(IconRole) << QVariant(QStringLiteral("bug"));
        QTest::newRow("avatar") << int(AvatarRole) << QVariant(QStringLiteral("account"));
        QTest::newRow("project") << int(ProjectRole) << QVariant(QStringLiteral("checkout"));
        QTest::newRow("phases") << int(PhasesRole)
                                << QVariant::fromValue(QList<State>{State::Succeeded, State::Planned});
        QTest::newRow("secondary text") << int(SecondaryRole) << QVariant(QStringLiteral("coupons"));
        QTest::newRow("chip") << int(ChipRole) << QVariant(QStringLiteral("late"));
        QTest::newRow("color") << int(ColorRole) << QVariant::fromValue(ColorToken::Failed);
        QTest::newRow("font") << int(FontRoleRole) << QVariant::fromValue(FontRole::Mono);
    }

    void drawsWhatTheRolesSay()
    {
        QFETCH(const int, role);
        QFETCH(const QVariant, value);
        const auto picture = [this] {
            const RowDelegate delegate;
            QImage image(400, 36, QImage::Format_ARGB32_Premultiplied);
            image.fill(tokenColor(ColorToken::Surface));
            QPainter painter(&image);
            QStyleOptionViewItem option;
            option.rect = image.rect();
            option.state = QStyle::State_Enabled;
            delegate.paint(&painter, option, m_model.index(0, 0));
            return image;
        };
        const QImage plain = picture();

        m_model.setData(m_model.index(0, 0), value, role);

        QVERIFY(tests::colorsIn(plain) > 2);
        QVERIFY(picture() != plain);
    }

    void selectionAndHoverColorTheWholeRow()
    {
        TableView view;
        view.setModel(&m_model);
        view.resize(400, 200);
        view.show();
        view.selectRow(1);
        const QImage image = view.viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(390, 36 + 10), tokenColor(ColorToken::AccentTint));
        QCOMPARE(image.pixelColor(390, 10), tokenColor(ColorToken::Surface));

        QTest::mouseMove(view.viewport(), QPoint(20, 10));
        QCOMPARE(view.hoveredRow(), 0);
        QCOMPARE(view.viewport()->grab().toImage().pixelColor(390, 10), tokenColor(ColorToken::Sunken));
    }

    void scrollsTenThousandRowsWithoutMeasuringThemAll()
    {
        QStandardItemModel large(10000, 2);
        TableView view;
        view.setModel(&large);
        view.resize(600, 500);
        view.show();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i) {
            view.scrollTo(large.index(i * 500, 0));
            view.viewport()->repaint();
        }
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    QStandardItemModel m_model;
};

RELEASE_DESK_TEST(tst_table_view, TestTableView)
#include "tst_table_view.moc"
