#include "tests/ui/windowtexts.h"

#include <algorithm>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTabBar>
#include <QTextDocumentFragment>
#include <QToolButton>

#include "ui/language/phrasebook.h"
#include "ui/shell/choicebox.h"

namespace breakeven::tests {

namespace {

QString placeOf(const QObject& object)
{
    QStringList names;
    for (const QObject* at = &object; at != nullptr && names.size() < 4; at = at->parent()) {
        const QString name = at->objectName();
        if (!name.isEmpty() && !name.startsWith(QLatin1String("qt_"))) {
            names.prepend(name);
        }
    }
    return QString::fromLatin1(object.metaObject()->className()) + QLatin1Char(' ') +
           names.join(QLatin1Char('/'));
}

QString plain(const QString& text)
{
    return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

class Gatherer {
public:
    void gather(const QWidget& widget)
    {
        m_where = placeOf(widget);
        for (const QString& said : {widget.toolTip(), widget.accessibleName(),
                                    widget.accessibleDescription(), widget.windowTitle()}) {
            say(said);
        }
        gatherText(widget);
        for (const QAction* action : widget.actions()) {
            m_where = placeOf(*action);
            say(action->text());
            say(action->toolTip());
        }
    }

    [[nodiscard]] QList<WindowText> take() { return std::move(m_texts); }

private:
    void say(const QString& text)
    {
        if (!text.isEmpty()) {
            m_texts.append({m_where, plain(text)});
        }
    }

    void gatherText(const QWidget& widget)
    {
        if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
            say(label->text());
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
            say(button->text());
        } else if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) {
            say(line->placeholderText());
        } else if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
            for (int i = 0; i < box->count(); ++i) {
                say(box->itemText(i));
            }
        } else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                say(tabs->tabText(i));
                say(tabs->tabToolTip(i));
            }
        } else if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) {
            for (int i = 0; header->orientation() == Qt::Horizontal && i < header->count(); ++i) {
                say(header->model()->headerData(i, Qt::Horizontal).toString());
            }
        } else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget);
                   view != nullptr && view->model() != nullptr) {
            gatherRows(*view->model(), {});
        }
    }

    void gatherRows(const QAbstractItemModel& model, const QModelIndex& parent)
    {
        constexpr int enough = 300;  // of a table with thousands of like rows
        for (int row = 0; row < std::min(enough, model.rowCount(parent)); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                say(index.data().toString());
                say(index.data(Qt::ToolTipRole).toString());
            }
            gatherRows(model, model.index(row, 0, parent));
        }
    }

    QString m_where;
    QList<WindowText> m_texts;
};

/// What is elided may be read whole in a tool tip, of the widget or of what it is in.
bool isToldWhole(const QWidget& widget)
{
    for (const QWidget* at = &widget; at != nullptr && !at->isWindow(); at = at->parentWidget()) {
        if (!at->toolTip().isEmpty()) {
            return true;
        }
    }
    return false;
}

bool isClipped(const QLabel& label)
{
    if (label.text().isEmpty()) {
        return false;
    }
    if (label.wordWrap()) {
        return label.height() + 1 < label.heightForWidth(label.width());
    }
    const bool elided = label.text().contains(QChar(0x2026)) && !isToldWhole(label);
    return elided || label.width() + 1 < label.sizeHint().width() ||
           label.height() + 1 < label.minimumSizeHint().height();
}

bool isClipped(const QTabBar& tabs)
{
    for (int i = 0; i < tabs.count(); ++i) {
        const int words = tabs.fontMetrics().horizontalAdvance(tabs.tabText(i));
        if (tabs.isTabVisible(i) && tabs.tabRect(i).width() < words) {
            return true;
        }
    }
    const auto buttons = tabs.findChildren<QToolButton*>();
    return std::ranges::any_of(buttons, [](auto* button) {
        return button->isVisible() && button->arrowType() != Qt::NoArrow;
    });
}

bool isClipped(const QHeaderView& header)
{
    for (int i = 0; i < header.count(); ++i) {
        const QString title = header.model()->headerData(i, header.orientation()).toString();
        if (header.orientation() == Qt::Horizontal && !header.isSectionHidden(i) &&
            !title.isEmpty() &&
            header.sectionSize(i) < header.fontMetrics().horizontalAdvance(title) + 4) {
            return true;
        }
    }
    return false;
}

bool isClipped(const QComboBox& box)
{
    // Ours elide, and say the whole in their tool tip.
    const int words = box.fontMetrics().horizontalAdvance(box.currentText());
    return qobject_cast<const ui::ChoiceBox*>(&box) == nullptr && box.width() < words + 24;
}

bool isClipped(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        return isClipped(*label);
    }
    // A tool button elides; then its tool tip must say the whole.
    if (const auto* button = qobject_cast<const QToolButton*>(&widget);
        button != nullptr && button->toolTip().contains(button->text())) {
        return false;
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        return !button->text().isEmpty() && button->width() + 1 < button->sizeHint().width();
    }
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) {
        const auto isLong = [line](const QString& text) {
            return line->fontMetrics().horizontalAdvance(text) + 8 > line->width();
        };
        // The text of a field that nobody is in begins at its beginning.
        return isLong(line->placeholderText()) ||
               (isLong(line->text()) && line->cursorPosition() > 0 && !line->hasFocus());
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        return isClipped(*box);
    }
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        return isClipped(*tabs);
    }
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) {
        return isClipped(*header);
    }
    // A page that cannot be moved sideways must not be wider than its place.
    const auto* scroll = qobject_cast<const QScrollArea*>(&widget);
    return scroll != nullptr && scroll->widget() != nullptr &&
           scroll->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
           scroll->widget()->width() > scroll->viewport()->width();
}

QStringList wordsIn(const QString& text)
{
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
    QStringList words;
    for (auto match = word.globalMatch(text); match.hasNext();) {
        words << match.next().captured();
    }
    return words;
}

/// Nor does a formula count: it is written in the names that the catalog gives its quantities.
QString withoutIdentifiers(const QString& text)
{
    static const QRegularExpression formula(QStringLiteral("^.*，其中 .*=.*$"),
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression identifiers(
        QStringLiteral(R"(\w+…|https?://\S+|[A-Za-z0-9]*[\d_][\w.\-]*|\w+([.\-/]\w+)+)"));
    QString rest = text;
    return rest.remove(QLatin1Char('&')).remove(formula).replace(identifiers, QStringLiteral(" "));
}

/// The text without what is around and between its words.
QString lettersOf(const QString& text)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z]+"));
    return QString(text).replace(others, QStringLiteral(" ")).trimmed();
}

QString textOf(const QWidget& widget)
{
    const QVariant text = widget.property("text");
    return text.isValid() ? plain(text.toString()) : widget.property("currentText").toString();
}

}  // namespace

QList<WindowText> textsIn(const QWidget& window)
{
    Gatherer gatherer;
    gatherer.gather(window);
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        gatherer.gather(*widget);
    }
    return gatherer.take();
}

Names::Names(const QString& catalogTable, const QStringList& others)
{
    const auto table = ui::readPhrases(catalogTable);
    for (const QString& translation : table) {
        m_whole << lettersOf(withoutIdentifiers(translation));
        for (const QString& word : wordsIn(translation)) {
            m_words << word;
        }
    }
    for (const QString& other : others) {
        m_whole << other;
        m_words << other;
    }
}

QStringList Names::englishIn(const QString& text) const
{
    const QString rest = withoutIdentifiers(text);
    QStringList found;
    const QStringList words = wordsIn(rest);
    for (const QString& word : words) {
        if (!m_words.contains(word)) {
            found << word;
        }
    }
    // A name may stand alone; a word that is part of one, such as Run of Cloud Run, may not.
    static const QRegularExpression own(QStringLiteral("\\p{Han}"));
    if (found.isEmpty() && !words.isEmpty() && !rest.contains(own) &&
        !m_whole.contains(lettersOf(rest)) &&
        !std::ranges::all_of(words, [&](auto& word) { return m_whole.contains(word); })) {
        found << lettersOf(rest);
    }
    return found;
}

QStringList clippedIn(const QWidget& window)
{
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->isVisible() && isClipped(*widget)) {
            found << QStringLiteral("%1 (%2 x %3, wants %4 x %5): %6")
                         .arg(placeOf(*widget))
                         .arg(widget->width())
                         .arg(widget->height())
                         .arg(widget->sizeHint().width())
                         .arg(widget->sizeHint().height())
                         .arg(textOf(*widget));
        }
    }
    return found;
}

}  // namespace breakeven::tests
