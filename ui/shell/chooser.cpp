#include "ui/shell/chooser.h"

#include <algorithm>
#include <utility>

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr int popupWidth = 360;
constexpr int choiceHeight = 32;
constexpr int mostChoices = 9;
constexpr int choiceRole = Qt::UserRole;
constexpr int choiceDetailRole = Qt::UserRole + 1;
constexpr int choiceMargin = 10;
constexpr int choiceIcon = 20;

/// Title at the left, detail muted at the right, both elided before they meet.
class ChoiceDelegate : public QStyledItemDelegate {
public:
    ChoiceDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent), m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {popupWidth - 2 * choiceMargin, choiceHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const Tokens& tokens = m_theme.tokens();
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(mixed(tokens.accent, tokens.panel, 0.16));
            painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6);
        }
        QRect row = option.rect.adjusted(choiceMargin, 0, -choiceMargin, 0);
        const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
        icon.paint(painter,
                   QRect(row.left(), row.center().y() - choiceIcon / 2, choiceIcon, choiceIcon));
        row.setLeft(row.left() + choiceIcon + 8);
        const int taken = paintDetail(*painter, row, index.data(choiceDetailRole).toString());
        row.setRight(row.right() - taken);
        painter->setFont(m_theme.font(13));
        painter->setPen(tokens.text);
        painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
                          elided(*painter, index.data(Qt::DisplayRole).toString(), row.width()));
        painter->restore();
    }

private:
    static QString elided(const QPainter& painter, const QString& text, int room)
    {
        return painter.fontMetrics().elidedText(text, Qt::ElideRight, room);
    }

    /// Returns the room it took.
    int paintDetail(QPainter& painter, const QRect& row, const QString& detail) const
    {
        if (detail.isEmpty()) {
            return 0;
        }
        painter.setFont(m_theme.font(11));
        painter.setPen(m_theme.tokens().muted);
        const QString shown = elided(painter, detail, row.width() / 2);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, shown);
        return painter.fontMetrics().horizontalAdvance(shown) + choiceMargin;
    }

    const Theme& m_theme;
};

bool beginsAWord(const QString& text, const QString& word)
{
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !text.at(at - 1).isLetterOrNumber()) {
            return true;
        }
    }
    return false;
}

int rankOfWord(const QString& title, const QString& keywords, const QString& word)
{
    if (beginsAWord(title, word)) {
        return 1;
    }
    if (title.contains(word, Qt::CaseInsensitive)) {
        return 2;
    }
    if (beginsAWord(keywords, word)) {
        return 3;
    }
    return keywords.contains(word, Qt::CaseInsensitive) ? 4 : -1;
}

}  // namespace

int matchRank(const QString& title, const QString& keywords, const QString& typed)
{
    const QString wanted = typed.simplified();
    if (title.startsWith(wanted, Qt::CaseInsensitive)) {
        return 0;
    }
    int worst = 0;
    for (const QString& word : wanted.split(QLatin1Char(' '))) {
        const int rank = rankOfWord(title, keywords, word);
        if (rank < 0) {
            return -1;
        }
        worst = std::max(worst, rank);
    }
    return worst;
}

Chooser::Chooser(const Theme& theme, const QString& prompt, std::vector<Choice> choices,
                 QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_choices(std::move(choices)),
      m_field(new QLineEdit),
      m_list(new QListWidget),
      m_nothing(makeLabel(theme, tr("Nothing found"), Role::Muted))
{
    setObjectName(QStringLiteral("chooser"));
    setProperty("role", QStringLiteral("popup"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    m_field->setObjectName(QStringLiteral("chooserField"));
    m_field->setPlaceholderText(prompt);
    m_field->setAccessibleName(prompt);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("chooserList"));
    m_list->setAccessibleName(prompt);
    m_list->setItemDelegate(new ChoiceDelegate(theme, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setContentsMargins(choiceMargin, 4, choiceMargin, 4);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    setFixedWidth(popupWidth);
    connect(m_field, &QLineEdit::textChanged, this, &Chooser::fill);
    connect(m_list, &QListWidget::itemClicked, this, &Chooser::takeCurrent);
    fill();
}

void Chooser::fill()
{
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const int rank = matchRank(m_choices[i].title, m_choices[i].keywords, m_field->text());
        if (rank >= 0) {
            found.emplace_back(rank, i);
        }
    }
    std::ranges::sort(found);
    m_list->clear();
    for (const auto& [rank, i] : found) {
        auto* item = new QListWidgetItem(m_choices[i].icon, m_choices[i].title, m_list);
        item->setData(choiceRole, static_cast<qulonglong>(i));
        item->setData(choiceDetailRole, m_choices[i].detail);
    }
    m_list->setCurrentRow(0);
    m_list->setVisible(!found.empty());
    m_nothing->setVisible(found.empty());
    const auto rows = std::min(static_cast<int>(found.size()), mostChoices);
    m_list->setFixedHeight(rows * choiceHeight + 2);
    adjustSize();
}

void Chooser::openAt(QPoint place)
{
    open(place);
}

void Chooser::openInMiddle()
{
    open({(parentWidget()->width() - popupWidth) / 2, parentWidget()->height() / 7});
}

void Chooser::open(QPoint place)
{
    // The list may shrink while one types but never grows beyond what it has now.
    adjustSize();
    const QSize room = parentWidget()->size() - size() - QSize(4, 4);
    move(std::clamp(place.x(), 4, std::max(4, room.width())),
         std::clamp(place.y(), 4, std::max(4, room.height())));
    // Whoever had the keyboard gets it back, so that its keys work on.
    const QPointer<QWidget> before = QApplication::focusWidget();
    connect(this, &Chooser::closed, this, [before] {
        if (before) {
            before->setFocus();
        }
    });
    show();
    raise();
    m_field->setFocus();
}

void Chooser::step(int rows)
{
    if (m_list->count() > 0) {
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + rows, 0, m_list->count() - 1));
    }
}

void Chooser::takeCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr) {
        return;
    }
    const std::size_t chosen = item->data(choiceRole).toULongLong();
    const std::function<void()> take = m_choices[chosen].take;
    close();
    take();
}

void Chooser::close()
{
    if (!std::exchange(m_closed, true)) {
        hide();
        emit closed();
        deleteLater();
    }
}

bool Chooser::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<const QFocusEvent*>(event)->reason();
        const bool comesBack =
            reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason;
        if (!comesBack) {
            close();
        }
    }
    if (event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    switch (static_cast<const QKeyEvent*>(event)->key()) {
        case Qt::Key_Escape:
            close();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            takeCurrent();
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_PageUp:
            step(-mostChoices);
            return true;
        case Qt::Key_PageDown:
            step(mostChoices);
            return true;
        default:
            return QFrame::eventFilter(watched, event);
    }
}

}  // namespace breakeven::ui
