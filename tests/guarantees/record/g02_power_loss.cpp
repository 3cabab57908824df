// SPDX-License-Identifier: Apache-2.0
#include "tests/guarantees/record/support/recorded_workload.h"
#include "tests/support/guarantee_run.h"
#include "tests/support/power_loss.h"
#include "tests/support/test_main.h"

#include <QMutex>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace releasedesk;
using namespace releasedesk::tests;

namespace {

constexpr int workers = 2;
const QString fileName = QStringLiteral("release-desk.db");

//! Images of one recording, each opened and compared with what had been answered when the power failed.
class Images
{
public:
    Images(const QString &folder, store::Durability durability, quint32 seed)
        : m_folder(folder)
        , m_seed(seed)
        , m_workload(recordWorkload(newFolder(QStringLiteral("recorded")), durability, seed))
    {
    }

    //! Makes up to \p count images that differ from each other.
    void tryOut(qsizetype count)
    {
        m_wanted = count;
        std::vector<std::thread> threads;
        for (int i = 0; i < workers; ++i)
            threads.emplace_back([this, i] { tryCuts(i); });
        for (std::thread &thread : threads)
            thread.join();
    }

    //! Opens the files of \p image with the signed head that was outside at that moment, as a program does at its
    //! start.
    void tryWithHead(qsizetype count)
    {
        PowerLoss loss(m_workload.disk);
        QRandomGenerator random(m_seed);
        const QString place = newFolder(QStringLiteral("image"));
        const auto cuts = static_cast<qsizetype>(loss.changes()) + 1;
        for (qsizetype i = 0; i < count; ++i) {
            const auto cut = static_cast<std::size_t>(i * cuts / count);
            loss.advanceTo(cut);
            PowerLoss::Image image = loss.image(random);
            m_workload.addHead(image, cut, random);
            writeImage(image, place);
            note(cut, eventsOf(place + u'/' + fileName));
        }
    }

    [[nodiscard]] qsizetype made() const { return m_made; }
    [[nodiscard]] qsizetype lost() const { return m_lost; }
    [[nodiscard]] const QStringList &wrong() const { return m_wrong; }

private:
    [[nodiscard]] QString newFolder(const QString &name) const
    {
        QDir(m_folder).mkpath(name);
        return m_folder + u'/' + name;
    }

    void tryCuts(int worker)
    {
        PowerLoss loss(m_workload.disk);
        QRandomGenerator random(m_seed + static_cast<quint32>(worker));
        const QString place = newFolder(QStringLiteral("image-%1").arg(worker));
        const auto cuts = static_cast<qsizetype>(loss.changes()) + 1;
        const qsizetype perCut = m_wanted / cuts + 1;
        for (qsizetype cut = worker; cut < cuts; cut += workers) {
            loss.advanceTo(static_cast<std::size_t>(cut));
            for (qsizetype i = 0; i < perCut; ++i) {
                const PowerLoss::Image image = loss.image(random);
                if (!isNew(fingerprint(image)))
                    continue;
                writeImage(image, place);
                note(static_cast<std::size_t>(cut), eventsAlone(place + u'/' + fileName));
            }
        }
    }

    [[nodiscard]] bool isNew(quint64 print)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_seen.size() >= m_wanted || m_seen.contains(print))
            return false;
        m_seen.insert(print);
        return true;
    }

    void note(std::size_t cut, const Result<QList<store::RecordedEvent>> &found)
    {
        const qsizetype promised = m_workload.promisedBehind(cut);
        const QString wrong = compareEvents(found, m_workload.events, promised);
        const QMutexLocker lock(&m_mutex);
        ++m_made;
        m_lost += found && found->size() < promised ? 1 : 0;
        if (!wrong.isEmpty())
            m_wrong.append(QStringLiteral("power lost behind change %1: %2").arg(cut).arg(wrong));
    }

    QString m_folder;
    quint32 m_seed;
    RecordedWorkload m_workload;
    qsizetype m_wanted = 0;
    QMutex m_mutex;
    QSet<quint64> m_seen;
    qsizetype m_made = 0;
    qsizetype m_lost = 0;
    QStringList m_wrong;
};

} // namespace

//! An answered event survives power loss: everything that was not synced may be missing, torn or out of order.
class G02PowerLoss final : public QObject
{
    Q_OBJECT

private slots:
    void losesNoAnsweredEvent()
    {
        GuaranteeRun run(QStringLiteral("G2"), QStringLiteral("images"), {20'000, 500'000, 5'000'000},
                         QStringLiteral("sqlite"));
        QRandomGenerator seeds(run.seed());
        for (qsizetype left = run.trials(); left > 0;) {
            const QTemporaryDir folder(memoryFolderTemplate());
            Images images(folder.path(), store::Durability::Full, seeds.generate());
            images.tryOut(std::min<qsizetype>(left, imagesPerRecording));
            images.tryWithHead(imagesPerRecording / 40);
            for (qsizetype i = 0; i < images.made(); ++i)
                run.tried();
            run.checked(images.made());
            for (const QString &wrong : images.wrong())
                run.violated(wrong);
            left -= images.made();
        }
        QVERIFY2(run.finish(), run.report().constData());
    }

    //! The control: without a sync at each commit the same images lose answered events, so that they would be seen.
    void seesWhatIsLostWithoutSync()
    {
        const QTemporaryDir folder(memoryFolderTemplate());
        Images images(folder.path(), store::Durability::Normal, 1);
        images.tryOut(1000);
        const auto broken = images.wrong().size() - images.lost();
        qInfo("without a sync at each commit: %lld of %lld images lost answered events, %lld were damaged",
              static_cast<long long>(images.lost()), static_cast<long long>(images.made()),
              static_cast<long long>(broken));
        QVERIFY(images.lost() > images.made() / 10);
        QCOMPARE(broken, 0);
    }

private:
    static constexpr qsizetype imagesPerRecording = 4000;
};

RELEASE_DESK_TEST(g02_power_loss, G02PowerLoss)
#include "g02_power_loss.moc"
