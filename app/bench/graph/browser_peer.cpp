// SPDX-License-Identifier: Apache-2.0
#include "app/bench/graph/browser_peer.h"

#include "app/bench/graph/cytoscape_page.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <unistd.h>

namespace releasedesk::bench {
namespace {

constexpr int patience = 10 * 60 * 1000; // ms

//! What the page reads: `flow` with numbers for ids.
QByteArray dataOf(const domain::Plan &plan, const layout::FlowLayout &flow, const BrowserWish &wish)
{
    QHash<TaskId, QString> names;
    QHash<TaskId, QString> titles;
    for (const domain::Task &task : plan.tasks)
        titles.insert(task.id, task.title);
    QJsonArray nodes;
    QSizeF size;
    for (const layout::NodePlace &place : flow.nodes) {
        const QString name = QStringLiteral("n%1").arg(names.size());
        names.insert(place.task, name);
        size = place.rect.size();
        nodes.append(QJsonObject{{QStringLiteral("id"), name},
                                 {QStringLiteral("label"), titles.value(place.task)},
                                 {QStringLiteral("x"), place.rect.center().x()},
                                 {QStringLiteral("y"), place.rect.center().y()}});
    }
    QJsonArray edges;
    for (const domain::Edge &edge : plan.edges)
        edges.append(QJsonArray{names.value(edge.from), names.value(edge.to)});
    const QJsonObject data{{QStringLiteral("nodes"), nodes},
                           {QStringLiteral("edges"), edges},
                           {QStringLiteral("nodeWidth"), size.width()},
                           {QStringLiteral("nodeHeight"), size.height()},
                           {QStringLiteral("width"), wish.size.width()},
                           {QStringLiteral("height"), wish.size.height()},
                           {QStringLiteral("frames"), wish.frames},
                           {QStringLiteral("pans"), wish.pans},
                           {QStringLiteral("zooms"), wish.zooms}};
    return "const flow = " + QJsonDocument(data).toJson(QJsonDocument::Compact) + ";\n";
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QStringList argumentsFor(const QTemporaryDir &folder, QSize size)
{
    QStringList arguments{QStringLiteral("--headless=new"),
                          QStringLiteral("--disable-gpu"),
                          QStringLiteral("--disable-frame-rate-limit"), // a frame need not wait for a screen
                          QStringLiteral("--disable-gpu-vsync"),
                          QStringLiteral("--no-first-run"),
                          QStringLiteral("--disable-background-networking"),
                          QStringLiteral("--disable-component-update"),
                          QStringLiteral("--host-resolver-rules=MAP * ~NOTFOUND"),
                          QStringLiteral("--force-device-scale-factor=1"),
                          QStringLiteral("--window-size=%1,%2").arg(size.width()).arg(size.height()),
                          QStringLiteral("--user-data-dir=") + folder.filePath(QStringLiteral("profile")),
                          QStringLiteral("--dump-dom"),
                          QUrl::fromLocalFile(folder.filePath(QStringLiteral("page.html"))).toString()};
    if (geteuid() == 0)
        arguments.prepend(QStringLiteral("--no-sandbox")); // it refuses to start as root with one
    return arguments;
}

void addAll(const QJsonValue &values, Samples &samples)
{
    const QJsonArray all = values.toArray();
    for (const auto &value : all)
        samples.add(value.toDouble());
}

tl::unexpected<Error> showedNothing(const QString &why)
{
    return failure(ErrorCode::Unavailable, QStringLiteral("the browser showed no flow: %1").arg(why));
}

Result<QJsonObject> resultIn(const QByteArray &page)
{
    const qsizetype begin = page.indexOf("RESULT[");
    const qsizetype end = page.indexOf("]RESULT");
    // The words stand in the page's own script as well, but later and not with a Base64 text between them.
    const QByteArray text
        = begin >= 0 && end > begin ? QByteArray::fromBase64(page.mid(begin + 7, end - begin - 7)) : "";
    const QJsonObject result = QJsonDocument::fromJson(text).object();
    if (result.isEmpty())
        return showedNothing(QStringLiteral("there is no result on its page"));
    if (const QString error = result[QStringLiteral("error")].toString(); !error.isEmpty())
        return showedNothing(error);
    return result;
}

} // namespace

Result<> measureBrowser(const domain::Plan &plan, const layout::FlowLayout &flow, const BrowserWish &wish,
                        BrowserFrames &frames)
{
    for (const QString &needed : {wish.browser, wish.library}) {
        if (!QFileInfo(needed).isFile())
            return failure(ErrorCode::NotFound, QStringLiteral("there is no file “%1”").arg(needed));
    }
    const QTemporaryDir folder;
    if (!write(folder.filePath(QStringLiteral("page.html")), cytoscapePage)
        || !write(folder.filePath(QStringLiteral("flow.js")), dataOf(plan, flow, wish))
        || !QFile::copy(wish.library, folder.filePath(QStringLiteral("library.js"))))
        return failure(ErrorCode::Unavailable, QStringLiteral("the page of the peer could not be written"));

    QProcess browser;
    browser.setStandardErrorFile(QProcess::nullDevice());
    browser.start(wish.browser, argumentsFor(folder, wish.size));
    browser.closeWriteChannel();
    if (!browser.waitForFinished(patience)) {
        browser.kill();
        browser.waitForFinished();
        return showedNothing(browser.errorString());
    }
    const auto result = resultIn(browser.readAllStandardOutput());
    if (!result)
        return failed(result);
    addAll(result->value(QStringLiteral("renderMs")), frames.render);
    addAll(result->value(QStringLiteral("panMs")), frames.pan);
    addAll(result->value(QStringLiteral("zoomMs")), frames.zoom);
    frames.library = result->value(QStringLiteral("version")).toString();
    frames.browser = result->value(QStringLiteral("browser")).toString();
    frames.visibleTasks = result->value(QStringLiteral("visible")).toInt();
    if (frames.visibleTasks != plan.tasks.size())
        return showedNothing(
            QStringLiteral("%1 of %2 tasks were in view").arg(frames.visibleTasks).arg(plan.tasks.size()));
    return {};
}

} // namespace releasedesk::bench
