#pragma once

#include <QFont>
#include <QObject>

#include "ui/shell/icons.h"
#include "ui/shell/tokens.h"

class QApplication;

namespace breakeven::ui {

/// Colours, type and icons of the whole window, light or dark. Made once at start and passed to
/// every view; a view repaints on changed().
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { Light, Dark, System, Contrast };
    Q_ENUM(Mode)

    /// `iconFolder` is `<share>/icons`. Starts with the remembered mode (QSettings), else System.
    explicit Theme(const QString& iconFolder, QObject* parent = nullptr);
    /// In one mode, whatever is remembered: for paper.
    Theme(const QString& iconFolder, Mode mode);

    [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
    [[nodiscard]] const Icons& icons() const { return m_icons; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    /// Remembers the mode and, once applied, restyles the application.
    void setMode(Mode mode);
    /// Fusion, our palette and our style sheet for the whole application, now and at every change.
    void applyTo(QApplication& application);

    /// Fill of a category's icon square; the same in both modes (white glyph on it).
    [[nodiscard]] QColor categoryColor(const QString& category) const;
    /// One colour per alternative, in the project's order, wherever it appears.
    [[nodiscard]] QColor alternativeColor(int index) const;
    [[nodiscard]] Qt::PenStyle alternativeDash(int index) const;
    /// Okabe-Ito order, for series that are not alternatives.
    [[nodiscard]] QColor seriesColor(int index) const;
    /// The interface font (Inter where present) in logical pixels.
    [[nodiscard]] QFont font(int px, QFont::Weight weight = QFont::Normal) const;

signals:
    void changed();

private:
    void refresh();

    Icons m_icons;
    Mode m_mode = Mode::System;
    bool m_systemDark = false;
    bool m_dark = false;
    Tokens m_tokens;
    QString m_family;
    QApplication* m_application = nullptr;
};

}  // namespace breakeven::ui
