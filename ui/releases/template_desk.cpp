// SPDX-License-Identifier: Apache-2.0
#include "ui/releases/template_desk.h"

#include "core/templates/offered_update.h"
#include "ui/plan/plan_document.h"
#include "ui/releases/conflict_choices.h"
#include "ui/releases/template_fields.h"
#include "ui/releases/update_table.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QFileDialog>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int updateWidth = 860;
constexpr int gap = 48; //!< between the box and the edges of a narrow window

QString nameOf(const templates::OfferedUpdate &offered)
{
    return isKorean() && !offered.nameKo.isEmpty() ? offered.nameKo : offered.name;
}

} // namespace

TemplateDesk::TemplateDesk(session::Desk &desk, TemplateBook &book, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_book(book)
{
}

void TemplateDesk::keepAsTemplate(const ReleaseId &id, QWidget *window)
{
    const domain::Release *const release = m_desk.release(id);
    if (!release)
        return;
    const bool isOwn = !release->templateId().isEmpty() && !templates::builtInTemplate(release->templateId());
    const auto known = m_book.library().find(release->templateId());
    const QString name = isOwn && known ? known->name : release->title();
    auto *const fields = new TemplateFields(m_book, name, isOwn ? release->templateId() : QString());
    auto *const dialog = new ConfirmDialog(
        {tr("Save this flow as a template?"),
         tr("People and values of the project are put back to references, so that another project can use it."),
         tr("Save as template"), "template"},
        window);
    dialog->addDetail(fields);
    dialog->setMissing(fields->missing());
    connect(fields, &TemplateFields::changed, dialog, [dialog, fields] {
        dialog->clearError();
        dialog->setMissing(fields->missing());
    });
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, fields, id] {
        const domain::Release *const kept = m_desk.release(id);
        if (!kept)
            return dialog->close();
        const domain::Project *const project = m_desk.directory().project(kept->project());
        templates::ReleaseTemplate pattern
            = templates::templateOf(kept->plan(), project ? *project : domain::Project(), fields->id(), fields->name());
        pattern.description = fields->description();
        const auto saved = m_book.save(pattern);
        if (!saved)
            return dialog->showError(saved.error());
        dialog->close();
        emit told(tr("The template “%1” is saved, version %2.").arg(saved->name).arg(saved->version));
    });
    dialog->open();
}

void TemplateDesk::showUpdate(const ReleaseId &id, QWidget *window)
{
    const domain::Release *const release = m_desk.release(id);
    if (!release)
        return;
    const auto offered = templates::offeredUpdate(*release, m_desk.directory(), m_book.library());
    if (!offered) {
        emit failed(offered.error());
        return;
    }
    const QList<UpdateRow> rows = updateRows(offered->base, release->plan(), offered->update, offered->merged);
    const auto conflicts = static_cast<int>(offered->merged.conflicts.size());
    const bool hasChoice = std::ranges::any_of(rows, &UpdateRow::mayTake);
    if (offered->merged.edits.isEmpty() && !hasChoice) {
        emit told(conflicts > 0 ? tr("%n difference(s) to version %1 stay as they are here: both sides changed them.",
                                     nullptr, conflicts)
                                      .arg(offered->to)
                                : tr("The flow has all that version %1 of its template brings.").arg(offered->to));
        return;
    }
    const auto changes = static_cast<int>(rows.size()) - conflicts;
    QStringList sentences;
    if (changes > 0)
        sentences.append(tr("%n change(s) come into the draft, as one step that can be undone.", nullptr, changes));
    if (conflicts > 0)
        sentences.append(
            tr("%n thing(s) were changed here and in the template; they stay as they are here unless you choose "
               "otherwise.",
               nullptr, conflicts));
    auto *const dialog = new ConfirmDialog(
        {tr("Update from “%1”, version %2 to %3?").arg(nameOf(*offered)).arg(offered->from).arg(offered->to),
         sentences.join(u' '), tr("Take the update"), "sync"},
        window);
    dialog->setBoxWidth(std::min(updateWidth, window->width() - gap));
    QList<UpdateRow> listed = rows;
    listed.removeIf([](const UpdateRow &row) { return row.mayTake; }); // these have a line of their own
    if (!listed.isEmpty())
        dialog->addDetail(makeUpdateTable(listed, offered->from, offered->to));
    const auto *const choices = addChoices(*dialog, rows, *offered);
    const QString step = tr("Update to version %1 of %2").arg(offered->to).arg(nameOf(*offered));
    connect(dialog, &ConfirmDialog::confirmed, this,
            [this, dialog, id, step, choices, base = offered->base, update = offered->update, plan = release->plan()] {
                PlanDocument &document = PlanDocument::of(m_desk, id);
                if (document.plan() != plan) {
                    dialog->showError({ErrorCode::FailedPrecondition,
                                       tr("The flow was changed meanwhile. Close this and look at the update again."),
                                       {}});
                    return;
                }
                const QSet<QString> taken = choices ? choices->taken() : QSet<QString>();
                const templates::TemplateUpdate wanted = templates::updateOf(base, plan, update, taken);
                dialog->close();
                document.edit(wanted.edits, step);
            });
    dialog->open();
}

//! Null where both sides changed nothing that leaves a choice.
const ConflictChoices *TemplateDesk::addChoices(ConfirmDialog &dialog, const QList<UpdateRow> &rows,
                                                const templates::OfferedUpdate &offered)
{
    if (std::ranges::none_of(rows, &UpdateRow::mayTake))
        return nullptr;
    auto *const choices = new ConflictChoices(rows, offered.to);
    dialog.addDetail(choices);
    if (offered.merged.edits.isEmpty()) {
        const auto demand = [&dialog, choices] {
            dialog.setMissing(choices->taken().isEmpty() ? tr("Nothing of the template has been chosen.") : QString());
        };
        connect(choices, &ConflictChoices::changed, &dialog, demand);
        demand();
    }
    return choices;
}

void TemplateDesk::exportRelease(const ReleaseId &id, QWidget *window)
{
    const domain::Release *const release = m_desk.release(id);
    if (!release)
        return;
    const QString name = QString(release->project().value() + u'-' + release->version());
    askWhere(tr("Export the release as text"), name, documents::writeReleaseText(documents::ReleaseText::of(*release)),
             window);
}

void TemplateDesk::exportTemplate(const templates::ReleaseTemplate &pattern, QWidget *window)
{
    askWhere(tr("Export the template"), QStringLiteral("%1-v%2").arg(pattern.id).arg(pattern.version),
             templates::writeTemplate(pattern), window);
}

void TemplateDesk::askWhere(const QString &title, const QString &name, const QByteArray &bytes, QWidget *window)
{
    auto *const dialog = new QFileDialog(window, title, {}, tr("YAML text (*.yaml *.yml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("yaml"));
    dialog->selectFile(fileNameOf(name, QStringLiteral("yaml")));
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &path) {
        if (const auto written = writeFlowFile(path, bytes); !written)
            emit failed(written.error());
        else
            emit told(tr("Written to %1.").arg(path));
    });
    dialog->open();
}

void TemplateDesk::chooseFile(QWidget *window)
{
    auto *const dialog
        = new QFileDialog(window, tr("Import a flow"), {},
                          tr("Flows (*.yaml *.yml *.bpmn *.xml)") + QStringLiteral(";;") + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TemplateDesk::openFile);
    dialog->open();
}

void TemplateDesk::openFile(const QString &path)
{
    auto file = readFlowFile(path);
    if (!file) {
        emit failed(file.error());
        return;
    }
    if (file->kind == FlowFile::Kind::Template) {
        const auto saved = m_book.save(file->pattern);
        if (!saved) {
            emit failed(saved.error());
            return;
        }
        file->pattern = *saved;
        emit told(tr("The template “%1” is saved, version %2.").arg(saved->name).arg(saved->version));
    }
    emit opened(*file);
}

} // namespace releasedesk::ui
