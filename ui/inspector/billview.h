#pragma once

#include <set>

#include <QWidget>

#include "pricing/bill/bill.h"
#include "ui/shell/theme.h"

class QVBoxLayout;

namespace breakeven::ui {

/// One component's part of the bill: an amount a line, each opening to its formula, tiers, source
/// and date; what has no price offers the nearest region that has one.
class BillView : public QWidget {
    Q_OBJECT

public:
    explicit BillView(const Theme& theme, QWidget* parent = nullptr);
    void showComponent(const pricing::Bill& bill, const std::string& component);

signals:
    void regionRequested(const QString& region);

private:
    void addLine(const pricing::BillLine& line);
    void addMissing(const pricing::MissingPrice& missing);
    [[nodiscard]] QWidget* explanation(const QStringList& facts) const;

    const Theme& m_theme;
    QVBoxLayout* m_lines;
    std::set<QString> m_open;  ///< lines that stay open when the figures change
};

}  // namespace breakeven::ui
