#include "ui/language/language.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include "ui/language/phrasebook.h"

namespace breakeven::ui {

namespace {

const QString languageKey = QStringLiteral("window/language");
const QString englishCode = QStringLiteral("en");

bool isSpoken(const QString& code)
{
    return std::ranges::find(languages(), code, &Language::code) != languages().end();
}

/// Same language and same script: readers of traditional characters are not given simplified ones.
bool serves(const QLocale& spoken, const QLocale& wanted)
{
    return spoken.language() == wanted.language() && spoken.script() == wanted.script();
}

}  // namespace

const std::vector<Language>& languages()
{
    static const std::vector<Language> all{
        {englishCode, QStringLiteral("English")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
    };
    return all;
}

QString chosenLanguage()
{
    const QString code = QSettings().value(languageKey).toString();
    return isSpoken(code) ? code : QString();
}

void chooseLanguage(const QString& code)
{
    QSettings().setValue(languageKey, code);
}

QString languageFor(const QStringList& systemLanguages)
{
    for (const QString& wanted : systemLanguages) {
        for (const Language& language : languages()) {
            if (serves(QLocale(language.code), QLocale(wanted))) {
                return language.code;
            }
        }
    }
    return englishCode;
}

QString languageInUse()
{
    const QString chosen = chosenLanguage();
    return chosen.isEmpty() ? languageFor(QLocale::system().uiLanguages()) : chosen;
}

Translation::Translation(const QString& code, const QString& folder)
{
    QLocale::setDefault(QLocale(code));
    const QString suffix = QLatin1Char('_') + code;
    load(QStringLiteral("qtbase") + suffix, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(QStringLiteral("breakeven") + suffix, folder);
    auto phrases = std::make_unique<Phrasebook>();
    const QString end = suffix + QStringLiteral(".json");
    phrases->loadCatalog(folder + QStringLiteral("/catalog") + end);
    phrases->loadMessages(folder + QStringLiteral("/messages") + end);
    install(std::move(phrases));
}

void Translation::load(const QString& file, const QString& folder)
{
    auto strings = std::make_unique<QTranslator>();
    if (strings->load(file, folder)) {
        install(std::move(strings));
    }
}

void Translation::install(std::unique_ptr<QTranslator> translator)
{
    if (QCoreApplication::installTranslator(translator.get())) {
        m_translators.push_back(std::move(translator));
    }
}

Translation::~Translation()
{
    for (const auto& translator : m_translators) {
        QCoreApplication::removeTranslator(translator.get());
    }
    QLocale::setDefault(QLocale::c());
}

}  // namespace breakeven::ui
