#include "ui/help/helpbrowser.h"

#include <QDesktopServices>
#include <QUrlQuery>

#include "model/report/kindhelp.h"
#include "ui/help/helphtml.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

const QString kindScheme = QStringLiteral("kind");
const QString helpIndexPage = QStringLiteral("*");  // what no id has in it
const QString helpRegionKey = QStringLiteral("region");

QUrl helpAddress(const QString& page, const std::string& region)
{
    QUrl address;
    address.setScheme(kindScheme);
    address.setPath(page);
    if (!region.empty()) {
        QUrlQuery query;
        query.addQueryItem(helpRegionKey, text(region));
        address.setQuery(query);
    }
    return address;
}

}  // namespace

HelpBrowser::HelpBrowser(const Document& document, const Analysis& analysis, const Theme& theme,
                         QWidget* parent)
    : QTextBrowser(parent), m_document(document), m_analysis(analysis), m_theme(theme)
{
    setObjectName(QStringLiteral("helpBrowser"));
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setFont(theme.font(13));
    this->document()->setDocumentMargin(16);
    connect(this, &QTextBrowser::anchorClicked, this, &HelpBrowser::follow);
    connect(&theme, &Theme::changed, this, &QTextBrowser::reload);
    connect(&analysis, &Analysis::bookChanged, this, &QTextBrowser::reload);
}

void HelpBrowser::showKind(const std::string& kind, const std::string& region)
{
    setSource(helpAddress(text(kind), region));
}

void HelpBrowser::showIndex()
{
    setSource(helpAddress(helpIndexPage, {}));
}

std::string HelpBrowser::kind() const
{
    const QString page = source().path();
    return page == helpIndexPage ? std::string() : page.toStdString();
}

QVariant HelpBrowser::loadResource(int type, const QUrl& name)
{
    return name.scheme() == kindScheme ? QVariant(pageOf(name))
                                       : QTextBrowser::loadResource(type, name);
}

QString HelpBrowser::pageOf(const QUrl& address) const
{
    const model::Catalog& catalog = m_document.catalog();
    const model::ServiceKind* kind = catalog.find(address.path().toStdString());
    return helpHtml(
        kind == nullptr
            ? model::report::helpIndex(catalog)
            : model::report::helpOf(
                  *kind, {catalog, m_analysis.book(),
                          QUrlQuery(address).queryItemValue(helpRegionKey).toStdString()}),
        m_theme);
}

void HelpBrowser::follow(const QUrl& link)
{
    if (link.scheme() == kindScheme) {
        setSource(link);
    } else {
        QDesktopServices::openUrl(link);
    }
}

}  // namespace breakeven::ui
