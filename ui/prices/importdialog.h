#pragma once

#include <filesystem>
#include <vector>

#include "ui/prices/listdialog.h"

class QListWidget;

namespace breakeven::ui {

/// Imports lists from files: vendors' own, or price tables.
class ImportDialog : public ListDialog {
    Q_OBJECT

public:
    ImportDialog(PriceStore& store, const Theme& theme, const ProjectPrices* project,
                 QWidget* parent = nullptr);

    /// Adds files to those that are to be imported; each counts once.
    void addFiles(const std::vector<std::filesystem::path>& files);

protected:
    void start() override;
    [[nodiscard]] bool isReady() const override { return !m_files.empty(); }
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] QWidget* makeList();
    void followFiles();
    void choose();
    void removeChosen();

    std::vector<std::filesystem::path> m_files;
    QListWidget* m_list;
    QLabel* m_empty = nullptr;
};

}  // namespace breakeven::ui
