// SPDX-License-Identifier: Apache-2.0
// Apart from the test, because moc does not understand its raw strings.
#include "tests/architecture/choke_points.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::tests {
namespace {

const QStringList programs{"core", "ui", "app"};

} // namespace

QList<ChokePoint> chokePoints()
{
    return {
        {"links are opened by openExternal", R"(\bopenUrl\s*\()", programs, {"ui/shell/open_external."}},
        {"only core/http changes something over HTTP",
         R"(\b(sendCustomRequest|deleteResource)\s*\()",
         programs,
         {"core/http/"}},
        {"only core/http posts and puts",
         R"((network|manager)\w*\s*(\.|->)\s*(post|put|get|head)\s*\()",
         programs,
         {"core/http/"}},
        {"certificates are not waved through", R"(\bignoreSslErrors\b|\bVerifyNone\b)", programs, {}},
        {"the key store has no insecure fallback", R"(setInsecureFallback\s*\(\s*true)", programs, {}},
        {"no nested event loop",
         R"(\bQEventLoop\b|\bprocessEvents\s*\(|\bwaitForFinished\s*\(\s*\))",
         {"core", "ui"},
         {}},
        {"no event loop but the program's", R"(\bQEventLoop\b|\bprocessEvents\s*\()", {"app"}, {}},
        {"no dialog that blocks", R"((?<!drag)(\.|->)exec\s*\()", {"ui"}, {}},
        {"coroutines are not waited for", R"(QCoro::waitFor\b)", {"core", "ui"}, {}},
        {"SQL stays in the store", R"(#\s*include\s*<QSql)", programs, {"core/store/"}, true},
        {"widgets stay in the ui",
         R"(#\s*include\s*<Q(Widget|Label|Application|Dialog|PushButton)>)",
         {"core"},
         {},
         true},
        {"no shell",
         R"("(/bin/)?(ba|da)?sh"\s*,|"-c")",
         programs,
         {"core/connectors/command/shell_weakness."}, // what the tests switch on to see that they notice it
         true},
        {"colours come from the theme",
         R"x("#[0-9a-fA-F]{3,8}"|\bqRgba?\s*\(|\bQColor\s*[({]\s*(0x|[0-9]|"|Qt::)|"[^"\n]*\brgba?\([^"\n]*"|)x"
         R"x(\bQt::(black|white|red|green|blue|cyan|magenta|yellow|gray|(dark|light)[A-Z][a-z]+)\b)x",
         {"ui", "app/desktop"},
         {"ui/theme/"},
         true},
    };
}

QStringList offences(const ChokePoint &point, const SourceFile &file)
{
    const bool isAllowed = std::any_of(point.allowed.begin(), point.allowed.end(),
                                       [&file](const QString &each) { return file.path.startsWith(each); });
    if (isAllowed)
        return {};
    QStringList found;
    // Many points look at the same files.
    static QHash<QString, QString> stripped[2];
    QString &text = stripped[point.looksIntoStrings ? 1 : 0][file.text];
    if (text.isEmpty())
        text = withoutComments(file.text, point.looksIntoStrings);
    auto matches = QRegularExpression(point.pattern).globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto line = text.left(match.capturedStart()).count('\n') + 1;
        found.append(QStringLiteral("%1:%2: %3").arg(file.path).arg(line).arg(match.captured()));
    }
    return found;
}

} // namespace releasedesk::tests
