#pragma once

#include <optional>
#include <vector>

#include <QDialog>

#include "ui/prices/pricestore.h"
#include "ui/prices/projectprices.h"
#include "ui/shell/theme.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace breakeven::ui {

class ErrorBox;
class ImportSummary;

/// Takes vendors' lists into the price book, in three steps: what is to be imported (which each
/// kind of dialog asks in its own way), the work with its progress, and what changed, with the way
/// back. Not modal: the windows go on working. Closing it stops the work and leaves the book as it
/// was.
class ListDialog : public QDialog {
    Q_OBJECT

public:
    enum class Step { Form, Working, Done };

    /// `project` may be null; both it and the store must live longer.
    ListDialog(PriceStore& store, const Theme& theme, const ProjectPrices* project,
               QWidget* parent);
    ~ListDialog() override;

    [[nodiscard]] Step step() const { return m_step; }
    /// Why the last attempt came to nothing.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    void reject() override;

signals:
    void stepChanged();

protected:
    /// Begins the work that the form asks for; ends in importLists() or fail().
    virtual void start() = 0;
    /// Stops whatever start() began.
    virtual void stop();
    /// Whether the form is filled in so far that one can begin.
    [[nodiscard]] virtual bool isReady() const = 0;
    /// What a vendor gave and is now in the book or not wanted any more.
    virtual void discard() {}

    /// The part of the form that differs; above the choices that all imports have.
    [[nodiscard]] QVBoxLayout& form() { return *m_form; }
    /// Whether the list may state no date of its own; otherwise none is asked for.
    void askDate(bool asked);
    void setActionText(const QString& words);
    void formChanged();
    void beginWork();
    /// `share` is 0 to 1, or negative while the end is not known.
    void showProgress(const QString& words, double share);
    void importLists(std::vector<pricing::ListFiles> lists);
    void fail(const Error& error);

    PriceStore& store() { return m_store; }
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] const ProjectPrices* project() const { return m_project; }

private:
    [[nodiscard]] QWidget* makeForm();
    [[nodiscard]] QWidget* makeWork();
    [[nodiscard]] QWidget* makeButtons();
    void connectStore();
    void setStep(Step step);
    void act();
    void begin(bool dryRun);
    void take(const ImportOutcome& outcome);
    void undo();

    PriceStore& m_store;
    const Theme& m_theme;
    const ProjectPrices* m_project;
    Step m_step = Step::Form;
    bool m_importing = false;  ///< the store's work is ours
    bool m_dryRun = false;
    bool m_taken = false;
    std::optional<Error> m_failure;
    std::vector<std::int64_t> m_ids;  ///< of what was imported
    std::vector<AlternativeTotal> m_before;
    QString m_action;
    QStackedWidget* m_pages;
    QVBoxLayout* m_form = nullptr;
    QWidget* m_dateRow = nullptr;
    QLineEdit* m_asOf = nullptr;
    QCheckBox* m_acceptJumps = nullptr;
    QCheckBox* m_onlyLook = nullptr;
    ErrorBox* m_error;
    QLabel* m_doing = nullptr;
    QProgressBar* m_bar = nullptr;
    ImportSummary* m_summary;
    QPushButton* m_undo = nullptr;
    QPushButton* m_close = nullptr;
    QPushButton* m_do = nullptr;
};

}  // namespace breakeven::ui
