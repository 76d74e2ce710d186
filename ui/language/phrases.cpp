#include "ui/language/phrases.h"

#include <QCoreApplication>

#include "ui/language/phrasebook.h"

namespace breakeven::ui {

QString catalogText(const std::string& english)
{
    return QCoreApplication::translate(Phrasebook::catalogContext, english.c_str());
}

QString sentence(const std::string& english)
{
    return QCoreApplication::translate(Phrasebook::messageContext, english.c_str());
}

QString errorText(const Error& error)
{
    QString line = sentence(error.message);
    if (!error.where.empty()) {
        line = QCoreApplication::translate("Errors", "%1: %2")
                   .arg(QString::fromStdString(error.where), line);
    }
    return error.remedy.empty()
               ? line
               : QCoreApplication::translate("Errors", "%1; %2").arg(line, sentence(error.remedy));
}

}  // namespace breakeven::ui
