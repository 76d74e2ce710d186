#pragma once

#include <memory>
#include <vector>

#include <QString>
#include <QStringList>

class QTranslator;

namespace breakeven::ui {

/// A language of the window: its code as in file names (`zh_CN`), and its name in itself.
struct Language {
    QString code;
    QString name;
};

/// English, which the sources are written in (its file holds plurals only), and every language with
/// a complete translation.
[[nodiscard]] const std::vector<Language>& languages();

/// The code that the user chose, or empty when the window follows the system.
[[nodiscard]] QString chosenLanguage();
/// Remembered for the next start; empty = the system's.
void chooseLanguage(const QString& code);

/// The first of the system's languages, best first (QLocale::uiLanguages), that the window speaks;
/// English when it speaks none of them.
[[nodiscard]] QString languageFor(const QStringList& systemLanguages);
/// The chosen language if the window speaks it, else the system's.
[[nodiscard]] QString languageInUse();

/// Makes the application speak a language for as long as it lives: our strings, the catalog's and
/// the engine's, Qt's own, and the default QLocale, which dates and week days follow. Make it after
/// the application and before the first window.
class Translation {
public:
    /// `folder` is `<share>/translations`. What is missing there stays English.
    Translation(const QString& code, const QString& folder);
    ~Translation();
    Translation(const Translation&) = delete;
    Translation& operator=(const Translation&) = delete;

private:
    void load(const QString& file, const QString& folder);
    void install(std::unique_ptr<QTranslator> translator);

    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

}  // namespace breakeven::ui
