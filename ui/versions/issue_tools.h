// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/versions/issue_text.h"
#include "ui/versions/scope_figures.h"
#include "ui/widgets/themed_widget.h"

#include <optional>

class QMenu;

namespace releasedesk::ui {

class Button;
class ReadingLine;
class SearchField;
class SegmentedControl;

//! Above the issues of a version: words, types, components and classes that filter; how old the rows are; columns and
//! copying. Where it gets narrow, what the counters say as well goes first.
class IssueTools final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit IssueTools(QWidget *parent = nullptr);

    //! What there is to choose from, and how many of each class.
    void showFigures(const ScopeFigures &figures);
    void setHasLinks(bool hasLinks) { m_hasLinks = hasLinks; }
    void setRefreshBusy(bool isBusy);
    void setRefreshRefusal(const QString &reason);

    //! Narrower than all of it: what has no room is left out.
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] ReadingLine *reading() const { return m_reading; }
    //! Where the menu of columns opens.
    [[nodiscard]] Button *columns() const { return m_columns; }
    //! Where the rules open.
    [[nodiscard]] Button *rules() const { return m_rules; }
    //! The menu of a filter as it opens; deletes itself when it is closed.
    [[nodiscard]] QMenu *makeTypeMenu();
    [[nodiscard]] QMenu *makeComponentMenu();

signals:
    void wordsChanged(const QString &words);
    void classChosen(std::optional<releasedesk::domain::IssueClass> issueClass);
    //! Empty: all.
    void typesChosen(const QStringList &types);
    void componentsChosen(const QStringList &components);
    void refreshWanted();
    void columnsWanted();
    void rulesWanted();
    void compareWanted();
    void copyWanted(releasedesk::ui::CopyIssuesAs format);

protected:
    void languageChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    //! A list of values of which some are chosen; none: all.
    struct Choice {
        QStringList known;
        QStringList chosen;
    };

    [[nodiscard]] QMenu *makeMenu(Choice &choice, void (IssueTools::*chosen)(const QStringList &));
    void setTexts();
    void showCopyMenu();

    ScopeFigures m_figures;
    Choice m_typeChoice;
    Choice m_componentChoice;
    bool m_hasLinks = false;
    SearchField *m_search;
    Button *m_types;
    Button *m_components;
    SegmentedControl *m_classes;
    ReadingLine *m_reading;
    Button *m_refresh;
    Button *m_compare;
    Button *m_rules;
    Button *m_columns;
    Button *m_copy;
};

} // namespace releasedesk::ui
