#pragma once

#include <string>

#include <QTextBrowser>

#include "ui/document/analysis.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

/// Shows the help of a kind, made anew from catalog and price book each time, and follows links
/// from one kind to another with a history; the providers' pages open in the web browser.
class HelpBrowser : public QTextBrowser {
    Q_OBJECT

public:
    HelpBrowser(const Document& document, const Analysis& analysis, const Theme& theme,
                QWidget* parent = nullptr);
    /// `region`: whose prices are shown; empty = where most are known.
    void showKind(const std::string& kind, const std::string& region = {});
    void showIndex();
    /// The kind in view; empty at the index.
    [[nodiscard]] std::string kind() const;
    QVariant loadResource(int type, const QUrl& name) override;

private:
    [[nodiscard]] QString pageOf(const QUrl& address) const;
    void follow(const QUrl& link);

    const Document& m_document;
    const Analysis& m_analysis;
    const Theme& m_theme;
};

}  // namespace breakeven::ui
