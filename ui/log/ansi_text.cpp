// SPDX-License-Identifier: Apache-2.0
#include "ui/log/ansi_text.h"

#include "core/base/safe_text.h"

namespace releasedesk::ui {
namespace {

struct Look {
    ColorToken color = ColorToken::Text1;
    bool isBold = false;
};

ColorToken colorOfCode(int code)
{
    switch (code) {
    case 31:
    case 91:
        return ColorToken::Failed;
    case 32:
    case 92:
        return ColorToken::Succeeded;
    case 33:
    case 93:
        return ColorToken::Waiting;
    case 34:
    case 94:
        return ColorToken::Running;
    case 35:
    case 95:
        return ColorToken::RolledBack;
    case 36:
    case 96:
        return ColorToken::Ready;
    case 30:
    case 90:
        return ColorToken::Text3;
    default:
        return ColorToken::Text1;
    }
}

void applyCode(Look &look, int code)
{
    if (code == 0)
        look = {};
    else if (code == 1)
        look.isBold = true;
    else if (code == 22)
        look.isBold = false;
    else if ((code >= 30 && code <= 37) || code == 39 || (code >= 90 && code <= 97))
        look.color = colorOfCode(code);
}

//! The end of the control sequence that starts at \p at (an ESC); applies it if it is one of colors.
qsizetype skipSequence(const QString &line, qsizetype at, Look &look)
{
    if (at + 1 >= line.size())
        return line.size();
    if (line.at(at + 1) == u']') { // operating system command: up to BEL or ESC backslash
        const qsizetype bell = line.indexOf(QChar(7), at);
        return bell < 0 ? line.size() : bell + 1;
    }
    if (line.at(at + 1) != u'[')
        return at + 2;
    qsizetype end = at + 2;
    while (end < line.size() && (line.at(end).unicode() < 0x40 || line.at(end).unicode() > 0x7e))
        ++end;
    if (end < line.size() && line.at(end) == u'm') {
        for (const QString &code : line.mid(at + 2, end - at - 2).split(u';'))
            applyCode(look, code.toInt());
    }
    return std::min(end + 1, line.size());
}

} // namespace

QList<AnsiSpan> ansiSpans(const QString &line)
{
    QList<AnsiSpan> spans;
    Look look;
    qsizetype at = 0;
    while (at < line.size()) {
        const qsizetype escape = line.indexOf(QChar(0x1b), at);
        const qsizetype end = escape < 0 ? line.size() : escape;
        if (end > at)
            spans.append(
                {SafeText::lineFromOutside(QStringView(line).sliced(at, end - at)).plain(), look.color, look.isBold});
        at = escape < 0 ? line.size() : skipSequence(line, escape, look);
    }
    return spans;
}

QString withoutAnsi(const QString &line)
{
    QString text;
    for (const AnsiSpan &span : ansiSpans(line))
        text += span.text;
    return text;
}

} // namespace releasedesk::ui
