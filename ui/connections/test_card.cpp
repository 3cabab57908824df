// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/test_card.h"

#include "core/base/safe_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/surface.h"
#include "ui/wording/time_words.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

//! "EDIT_ISSUES" as words: "edit issues".
QString rightName(const QString &key)
{
    return SafeText::lineFromOutside(key).plain().toLower().replace(u'_', u' ');
}

QString rightNames(const QStringList &keys)
{
    QStringList names;
    for (const QString &key : keys)
        names.append(rightName(key));
    return names.join(QStringLiteral(", "));
}

} // namespace

TestCard::TestCard(QWidget *parent)
    : ThemedWidget(parent)
    , m_title(new SafeLabel(FontRole::SecondaryStrong))
    , m_fact(new SafeLabel(FontRole::Caption, ColorToken::Text3))
    , m_button(new Button)
    , m_card(new Card)
{
    auto *const head = new Surface(ColorToken::Sunken);
    auto *const line = new QHBoxLayout(head);
    line->setContentsMargins(12, 6, 12, 6);
    line->setSpacing(8);
    line->addWidget(m_title);
    line->addWidget(m_fact, 1);
    m_button->setHeight(Button::Height::Small);
    m_button->setIconName("sync");
    line->addWidget(m_button);
    m_card->content()->addWidget(head);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    showNothing();
}

void TestCard::showNothing()
{
    m_wasTried = false;
    begin({});
    addLine(State::Planned, tr("Not tried yet"),
            tr("Test the connection to see what the account may do. Nothing is changed there."));
    m_button->setBusy(false);
}

void TestCard::showRunning()
{
    begin(tr("Testing…"));
    m_button->setBusy(true);
    addLine(State::Running, tr("Waiting for an answer"), {});
}

void TestCard::showReport(const versions::ConnectionReport &report, const QDateTime &at)
{
    m_wasTried = true;
    m_button->setBusy(false);
    begin(tr("%1 · %2 ms").arg(inShownZone(at).toString(QStringLiteral("HH:mm:ss"))).arg(report.milliseconds));
    if (!report.product.isEmpty())
        addLine(State::Succeeded, tr("%1 answers").arg(SafeText::lineFromOutside(report.product).plain()), {});
    if (!report.account.isEmpty())
        addLine(State::Succeeded, tr("Signed in as %1").arg(SafeText::lineFromOutside(report.account).plain()), {});
    if (report.requestsLeft >= 0)
        addLine(report.requestsLeft * 10 < report.requestLimit ? State::Waiting : State::Succeeded,
                tr("%1 of %2 requests left").arg(report.requestsLeft).arg(report.requestLimit),
                tr("So much may be asked with this account before it is slowed down."));
    if (!report.granted.isEmpty())
        addLine(State::Succeeded, tr("%n right(s) found", nullptr, static_cast<int>(report.granted.size())),
                rightNames(report.granted));
    if (!report.missing.isEmpty())
        addLine(
            State::Failed, tr("%n right(s) missing", nullptr, static_cast<int>(report.missing.size())),
            QString(rightNames(report.missing) + QStringLiteral(". ")
                    + (report.note.isEmpty() ? tr("Ask an administrator for them, or go on without what needs them.")
                                             : SafeText::fromOutside(report.note).plain())));
    else if (!report.note.isEmpty())
        addLine(State::Waiting, tr("Note"), SafeText::fromOutside(report.note).plain());
}

void TestCard::showError(const Error &error, const QDateTime &at)
{
    m_wasTried = true;
    m_button->setBusy(false);
    begin(inShownZone(at).toString(QStringLiteral("HH:mm:ss")));
    addLine(State::Failed, tr("The connection does not work"), SafeText::fromOutside(error.message).plain(),
            SafeText::fromOutside(error.detail).plain());
}

void TestCard::languageChanged()
{
    m_title->showText(tr("Test connection"));
    m_button->setText(m_wasTried ? tr("Test again") : tr("Test"));
}

void TestCard::begin(const QString &fact)
{
    delete m_content;
    m_content = new QWidget;
    m_rows = new QVBoxLayout(m_content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_card->content()->addWidget(m_content);
    m_lines.clear();
    m_fact->showText(fact);
    languageChanged();
}

void TestCard::addLine(State state, const QString &title, const QString &text, const QString &detail)
{
    m_lines.append(text.isEmpty() ? title : QString(title + QStringLiteral(": ") + text));
    const ColorToken back = state == State::Failed ? ColorToken::FailedTint : ColorToken::Surface;
    auto *const row = new Surface(back);
    row->setLines(Qt::TopEdge);
    row->setAccessibleName(m_lines.last());
    auto *const glyph = new StatusGlyph(state, 14);
    glyph->setSurface(back);
    auto *const words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(new SafeLabel(title, FontRole::Label));
    for (const auto &[line, role] : {std::pair(text, FontRole::Secondary), std::pair(detail, FontRole::Mono)}) {
        if (line.isEmpty())
            continue;
        auto *const label = new SafeLabel(line, role, ColorToken::Text2);
        label->setWordWrap(true);
        words->addWidget(label);
    }
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    auto *const mark = new QVBoxLayout;
    mark->setContentsMargins(0, 2, 0, 0);
    mark->addWidget(glyph);
    mark->addStretch();
    layout->addLayout(mark);
    layout->addLayout(words, 1);
    m_rows->addWidget(row);
    if (state == State::Failed) {
        QAccessibleEvent alert(row, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

} // namespace releasedesk::ui
