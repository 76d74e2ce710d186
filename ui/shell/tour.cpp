#include "ui/shell/tour.h"

#include <algorithm>

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

constexpr int cardWidth = 340;
constexpr int gap = 14;
constexpr int spotMargin = 4;
constexpr double spotRadius = 8;
constexpr float dimness = 0.55F;

}  // namespace

Tour::Tour(const Theme& theme, QWidget* window)
    : QWidget(window),
      m_theme(theme),
      m_card(new QFrame(this)),
      m_title(makeLabel(theme, {}, Role::Text, 15, QFont::DemiBold)),
      m_words(makeLabel(theme, {}, Role::Text, 13)),
      m_number(makeLabel(theme, {}, Role::Muted, 12)),
      m_back(new QPushButton(tr("Back"))),
      m_next(new QPushButton)
{
    setObjectName(QStringLiteral("tour"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    m_card->setObjectName(QStringLiteral("tourCard"));
    m_card->setProperty("role", QStringLiteral("popup"));
    m_card->setFixedWidth(cardWidth);
    m_words->setWordWrap(true);
    m_next->setProperty("kind", QStringLiteral("primary"));
    m_next->setObjectName(QStringLiteral("tourNext"));
    m_back->setObjectName(QStringLiteral("tourBack"));
    auto* layout = new QVBoxLayout(m_card);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_words);
    layout->addSpacing(6);
    auto* row = new QHBoxLayout;
    row->addWidget(m_number, 1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    layout->addLayout(row);
    connect(m_back, &QPushButton::clicked, this, &Tour::back);
    connect(m_next, &QPushButton::clicked, this, &Tour::next);
    for (QPushButton* button : {m_back, m_next}) {
        button->setFocusPolicy(Qt::NoFocus);  // the keys are the tour's
    }
    window->installEventFilter(this);
}

void Tour::start(std::vector<TourStop> stops)
{
    m_stops = std::move(stops);
    QWidget::show();
    raise();
    setFocus();
    show(0);
}

void Tour::show(int stop)
{
    m_stop = stop;
    const TourStop& at = m_stops[static_cast<std::size_t>(stop)];
    emit arrived(at.part);
    const int count = static_cast<int>(m_stops.size());
    m_title->setText(at.title);
    m_words->setText(at.words);
    m_number->setText(tr("%1 of %2").arg(stop + 1).arg(count));
    m_back->setEnabled(stop > 0);
    m_next->setText(stop + 1 < count ? tr("Next") : tr("Done"));
    setAccessibleName(at.title);
    setAccessibleDescription(at.words);
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
    place();
}

void Tour::next()
{
    if (m_stop + 1 < static_cast<int>(m_stops.size())) {
        show(m_stop + 1);
    } else {
        close();
    }
}

void Tour::back()
{
    if (m_stop > 0) {
        show(m_stop - 1);
    }
}

QRect Tour::spot() const
{
    const QWidget* part = m_stops[static_cast<std::size_t>(m_stop)].part;
    if (part == nullptr || !part->isVisible()) {
        return {};
    }
    const QRect place(part->mapTo(parentWidget(), QPoint(0, 0)), part->size());
    return place.adjusted(-spotMargin, -spotMargin, spotMargin, spotMargin).intersected(rect());
}

/// The card goes where it hides the least of the part: beside it, or else in its middle.
void Tour::place()
{
    setGeometry(parentWidget()->rect());
    m_card->resize(cardWidth, m_card->layout()->totalHeightForWidth(cardWidth));
    const QSize card = m_card->size();
    const QRect part = spot();
    QPoint corner = rect().center() - QPoint(card.width() / 2, card.height() / 2);
    if (!part.isNull()) {
        const int x = std::clamp(part.center().x() - card.width() / 2, gap,
                                 std::max(gap, width() - card.width() - gap));
        const int y = std::clamp(part.center().y() - card.height() / 2, gap,
                                 std::max(gap, height() - card.height() - gap));
        if (part.right() + gap + card.width() < width()) {
            corner = {part.right() + gap, y};
        } else if (part.left() - gap - card.width() > 0) {
            corner = {part.left() - gap - card.width(), y};
        } else if (part.top() - gap - card.height() > 0) {
            corner = {x, part.top() - gap - card.height()};
        } else if (part.bottom() + gap + card.height() < height()) {
            corner = {x, part.bottom() + gap};
        }
    }
    m_card->move(corner);
    update();
}

void Tour::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath dim;
    dim.addRect(rect());
    const QRect part = spot();
    QPainterPath light;
    light.addRoundedRect(part, spotRadius, spotRadius);
    QColor shade(Qt::black);
    shade.setAlphaF(dimness);
    painter.fillPath(part.isNull() ? dim : dim.subtracted(light), shade);
    if (!part.isNull()) {
        painter.setPen(QPen(m_theme.tokens().accent, 2));
        painter.drawPath(light);
    }
}

void Tour::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
        case Qt::Key_Escape:
            close();
            break;
        case Qt::Key_Left:
        case Qt::Key_Backspace:
            back();
            break;
        case Qt::Key_Right:
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            next();
            break;
        default:
            break;  // nothing behind the tour gets a key
    }
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace breakeven::ui
