#include "ui/language/languagemenu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include "ui/language/language.h"

namespace breakeven::ui {

void fillLanguageMenu(QMenu& menu)
{
    auto* group = new QActionGroup(&menu);
    std::vector<Language> offered = languages();
    offered.insert(offered.begin(),
                   {QString(), QCoreApplication::translate("LanguageMenu", "Like the &System")});
    for (const auto& [code, name] : offered) {
        QAction* action = menu.addAction(name);
        action->setObjectName(QStringLiteral("actionLanguage-") + code);
        action->setCheckable(true);
        action->setChecked(chosenLanguage() == code);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, group,
                         [wanted = code] { chooseLanguage(wanted); });
    }
}

}  // namespace breakeven::ui
