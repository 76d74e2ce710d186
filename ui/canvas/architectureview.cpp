#include "ui/canvas/architectureview.h"

#include <algorithm>

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

#include "ui/canvas/canvashints.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/clipboard.h"
#include "ui/canvas/description.h"
#include "ui/canvas/mime.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/navigation.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

ArchitectureView::ArchitectureView(Document& document, const Theme& theme,
                                   model::AlternativeId alternative, QWidget* parent)
    : QGraphicsView(parent),
      m_scene(document, theme, std::move(alternative)),
      m_editor(m_scene),
      m_navigator(*this),
      m_actions(theme, *this),
      m_quickInsert(m_scene, m_editor, *this),
      m_emptyHint(new EmptyHint(theme, this)),
      m_pointerHint(new PointerHint(theme, this)),
      m_minimap(new Minimap(*this)),
      m_legend(new HeatLegend(theme, this))
{
    configure();
    connectActions();
    connect(&m_scene, &ArchitectureScene::selectionSettled, this,
            &ArchitectureView::announceSelection);
    connect(&m_scene, &ArchitectureScene::followed, this, [this] {
        cancelGesture();
        m_layout.cancel();
        showEmptyHint();
        m_minimap->followContent();
        m_actions.follow(m_scene.selection(), m_editor.selectedGroup() != nullptr);
    });
    connect(&m_layout, &AutoLayout::finished, this, &ArchitectureView::takeLayout);
    connect(&m_navigator, &ViewNavigator::zoomChanged, this, &ArchitectureView::zoomChanged);
    connect(&m_navigator, &ViewNavigator::zoomChanged, this, &ArchitectureView::viewMoved);
    connect(&m_movement, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_movement.setSingleShot(true);
    m_movement.setInterval(120);
    showEmptyHint();
}

ArchitectureView::~ArchitectureView()
{
    // The scene goes before the base class: nothing of it may call back any more. Nor may anybody
    // follow the scrolling that taking it away causes; but the style must hear that it is gone.
    m_scene.disconnect(this);
    disconnect(this, &ArchitectureView::viewMoved, nullptr, nullptr);
    setScene(nullptr);
}

void ArchitectureView::configure()
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Architecture canvas"));
    setScene(&m_scene);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setOptimizationFlag(DontSavePainterState);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(AnchorViewCenter);
    setDragMode(RubberBandDrag);
    setAcceptDrops(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void ArchitectureView::connectActions()
{
    bindEditing();
    bindViewing();
    bindArranging();
    bindDressing();
}

void ArchitectureView::bindEditing()
{
    const auto bind = [this](CanvasAction action, auto&& slot) {
        connect(m_actions[action], &QAction::triggered, this, slot);
    };
    bind(CanvasAction::Insert, [this] { insertByTyping(); });
    bind(CanvasAction::Connect, [this] { connectByTyping(); });
    bind(CanvasAction::Cut, [this] {
        copy();
        removeSelection();
    });
    bind(CanvasAction::Copy, [this] { copy(); });
    bind(CanvasAction::Paste, [this] { paste(); });
    bind(CanvasAction::Duplicate, [this] { m_editor.duplicateSelection(); });
    bind(CanvasAction::Delete, [this] { removeSelection(); });
    bind(CanvasAction::SelectAll, [this] { m_scene.selectAll(); });
    bind(CanvasAction::Rename, [this] { editName(); });
}

void ArchitectureView::bindViewing()
{
    const auto bind = [this](CanvasAction action, auto&& slot) {
        connect(m_actions[action], &QAction::triggered, this, slot);
    };
    bind(CanvasAction::ZoomIn, [this] { m_navigator.zoomIn(); });
    bind(CanvasAction::ZoomOut, [this] { m_navigator.zoomOut(); });
    bind(CanvasAction::ZoomReset, [this] { m_navigator.reset(); });
    bind(CanvasAction::ZoomFit, [this] { zoomToFit(); });
    bind(CanvasAction::ZoomSelection,
         [this] { m_navigator.fit(m_scene.rectOf(m_scene.selection())); });
}

void ArchitectureView::bindArranging()
{
    const std::pair<CanvasAction, Alignment> alignments[] = {
        {CanvasAction::AlignLeft, Alignment::Left},
        {CanvasAction::AlignCentre, Alignment::Centre},
        {CanvasAction::AlignRight, Alignment::Right},
        {CanvasAction::AlignTop, Alignment::Top},
        {CanvasAction::AlignMiddle, Alignment::Middle},
        {CanvasAction::AlignBottom, Alignment::Bottom}};
    for (const auto& [action, alignment] : alignments) {
        connect(m_actions[action], &QAction::triggered, this,
                [this, wanted = alignment] { m_editor.align(wanted); });
    }
    connect(m_actions[CanvasAction::DistributeAcross], &QAction::triggered, this,
            [this] { m_editor.distribute(Qt::Horizontal); });
    connect(m_actions[CanvasAction::DistributeDown], &QAction::triggered, this,
            [this] { m_editor.distribute(Qt::Vertical); });
    connect(m_actions[CanvasAction::LayOut], &QAction::triggered, this, &ArchitectureView::layOut);
}

void ArchitectureView::bindDressing()
{
    const auto bind = [this](CanvasAction action, auto&& slot) {
        connect(m_actions[action], &QAction::triggered, this, slot);
    };
    bind(CanvasAction::Group, [this] { m_editor.groupSelection(); });
    bind(CanvasAction::Ungroup, [this] { m_editor.ungroupSelection(); });
    bind(CanvasAction::Lock, [this] { m_editor.toggleLock(); });
    bind(CanvasAction::ToFront, [this] { m_editor.stack(true); });
    bind(CanvasAction::ToBack, [this] { m_editor.stack(false); });
    bind(CanvasAction::AddNote, [this] { editNote(m_editor.addNote(middlePlace())); });
    for (int i = 0; i < std::ssize(m_actions.tints()); ++i) {
        connect(m_actions.tints().at(i), &QAction::triggered, this,
                [this, i] { m_editor.setTint(static_cast<model::Tint>(i)); });
    }
    for (int i = 0; i < std::ssize(m_actions.groupKinds()); ++i) {
        connect(m_actions.groupKinds().at(i), &QAction::triggered, this,
                [this, i] { m_editor.setGroupKind(static_cast<model::GroupKind>(i)); });
    }
}

void ArchitectureView::removeSelection()
{
    if (!m_editor.removeSelection()) {
        emit noticed(tr("What is locked stays. Ctrl+L unlocks what is selected."));
    }
}

void ArchitectureView::layOut()
{
    CardRects cards = m_scene.cards();
    const std::vector<model::ComponentId> selected = m_scene.selection().components;
    if (selected.size() > 1) {
        std::erase_if(cards, [&selected](const auto& entry) {
            return std::ranges::find(selected, entry.first) == selected.end();
        });
    }
    std::vector<Link> links;
    for (const model::Connection& connection : m_scene.architecture().connections) {
        links.push_back({connection.id, connection.from, connection.to});
    }
    if (!cards.empty()) {
        Clusters clusters = clustersOf(m_scene.architecture(), cards);
        m_layout.start(std::move(cards), std::move(links), std::move(clusters));
    }
}

/// Puts the arranged cards where their top left corner was.
void ArchitectureView::takeLayout(const Places& places)
{
    Selection moved;
    for (const auto& [id, place] : places) {
        moved.components.push_back(id);
    }
    const QPointF corner = snappedToGrid(m_scene.rectOf(moved).topLeft());
    Places shifted;
    for (const auto& [id, place] : places) {
        shifted.emplace(id, place + corner);
    }
    m_editor.moveTo(shifted, tr("Lay out automatically"));
    ensureVisible(m_scene.rectOf(moved), 24, 24);
}

void ArchitectureView::setFigures(std::map<model::ComponentId, CardFigures> figures)
{
    m_scene.setFigures(std::move(figures));
}

void ArchitectureView::setTraffic(std::map<model::ConnectionId, double> rates)
{
    m_scene.setTraffic(std::move(rates));
}

QString ArchitectureView::descriptionOf(const model::ComponentId& id) const
{
    const ComponentItem* item = m_scene.item(id);
    return item ? componentDescription(m_scene.architecture(), m_scene.document().catalog(), id,
                                       item->figures())
                : QString();
}

void ArchitectureView::select(const std::vector<model::ComponentId>& components,
                              const std::vector<model::ConnectionId>& connections)
{
    m_scene.select({components, connections});
}

void ArchitectureView::centerOn(const model::ComponentId& component)
{
    if (const ComponentItem* item = m_scene.item(component)) {
        QGraphicsView::centerOn(item->card().center());
    }
}

void ArchitectureView::addKind(const QString& kind)
{
    m_editor.addKind(kind.toStdString(), middlePlace());
    setFocus();
}

/// The middle is rounded before half a card is taken off, so that the grid cell does not depend on
/// the view's width being odd or even.
QPointF ArchitectureView::middlePlace() const
{
    const QPointF half = snappedToGrid(cardAt({}).center() - QPointF(1, 1));
    return m_editor.freePlace(snappedToGrid(visibleScene().center()) - half);
}

void ArchitectureView::insertByTyping()
{
    const QPointF middle = cardAt(middlePlace()).center();
    showWhatCameOf(m_quickInsert.openAt(mapFromScene(middle), middle));
}

void ArchitectureView::connectByTyping()
{
    const std::optional<model::ComponentId> from = currentComponent();
    if (!from) {
        return;
    }
    const QRectF card = m_scene.item(*from)->card();
    const QPointF beside = m_editor.freePlace(card.topRight() + QPointF(5 * gridStep, 0));
    const QPointF end = beside + QPointF(0, cardSize.height() / 2);
    m_scene.showLine(*from, end, DropState::None);
    showWhatCameOf(m_quickInsert.openAfter(*from, mapFromScene(end), end,
                                           QuickInsert::Order::ComponentsFirst));
}

void ArchitectureView::showWhatCameOf(const Chooser* chooser)
{
    // It goes after its answer has been acted upon.
    connect(chooser, &QObject::destroyed, this,
            [this] { ensureVisible(m_scene.rectOf(m_scene.selection()), 24, 24); });
}

void ArchitectureView::zoomToFit()
{
    m_navigator.fit(m_scene.contentRect());
}

void ArchitectureView::zoomTo(double zoom)
{
    m_navigator.zoomTo(zoom, QRectF(viewport()->rect()).center());
}

void ArchitectureView::showEvent(QShowEvent* event)
{
    QGraphicsView::showEvent(event);
    if (!m_fitted) {
        m_fitted = true;
        m_minimap->followContent();
        QGraphicsView::centerOn(0, 0);
        zoomToFit();
    }
}

void ArchitectureView::paintEvent(QPaintEvent* event)
{
    if (!isMoving() || m_gesture || !m_scene.isLarge()) {
        QGraphicsView::paintEvent(event);
        return;
    }
    QPainter painter(viewport());
    painter.setClipRect(event->rect());
    m_scene.sketch(painter, viewportTransform(),
                   viewportTransform().inverted().mapRect(QRectF(event->rect())));
}

void ArchitectureView::showHeat(Heat heat, const QString& highest)
{
    m_legend->show(heat, highest);
}

void ArchitectureView::setDifference(const Difference& difference)
{
    m_scene.setDifference(difference);
}

void ArchitectureView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    m_emptyHint->setGeometry(viewport()->geometry());
    m_legend->move(12, height() - m_legend->height() - 12);
    m_minimap->follow();
}

void ArchitectureView::scrollContentsBy(int dx, int dy)
{
    m_movement.start();
    QGraphicsView::scrollContentsBy(dx, dy);
    m_minimap->follow();
    emit viewMoved();
}

void ArchitectureView::showPlace(QPointF place)
{
    QGraphicsView::centerOn(place);
}

void ArchitectureView::setMinimapShown(bool shown)
{
    m_minimap->setWanted(shown);
}

void ArchitectureView::contextMenuEvent(QContextMenuEvent* event)
{
    using enum CanvasAction;
    QMenu menu(this);
    if (m_scene.selection().empty()) {
        menu.addActions({m_actions[Insert], m_actions[AddNote], m_actions[Paste],
                         m_actions[SelectAll], m_actions[ZoomFit], m_actions[LayOut]});
    } else {
        menu.addActions({m_actions[Connect], m_actions[Cut], m_actions[Copy], m_actions[Paste],
                         m_actions[Duplicate]});
        menu.addSeparator();
        menu.addActions({m_actions[Rename], m_actions[Delete]});
        menu.addSeparator();
        menu.addMenu(tr("&Arrange"))->addActions(m_actions.arrange());
        menu.addActions({m_actions[Group], m_actions[Ungroup], m_actions[Lock]});
        menu.addMenu(tr("&Colour"))->addActions(m_actions.tints());
        if (m_editor.selectedGroup() != nullptr) {
            menu.addMenu(tr("&Frame Is A"))->addActions(m_actions.groupKinds());
        }
    }
    menu.exec(event->globalPos());
}

void ArchitectureView::copy()
{
    if (auto copied = m_editor.copyOfSelection()) {
        if (const auto parts = partsFrom(*copied)) {
            addPicture(*copied, *parts, m_scene.document().catalog(), m_scene.theme());
        }
        QGuiApplication::clipboard()->setMimeData(copied.release());
    }
}

void ArchitectureView::paste()
{
    if (const QMimeData* copied = QGuiApplication::clipboard()->mimeData()) {
        if (!m_editor.paste(*copied, visibleScene())) {
            emit noticed(
                tr("The clipboard holds no components. Copy some on a canvas first (Ctrl+C)."));
        }
    }
}

void ArchitectureView::openNameEditor(const QString& name, QRect place,
                                      const std::function<void(const QString&)>& take)
{
    place.setSize(place.size().expandedTo({140, 26}));
    m_nameEditor = new NameEditor(name, viewport());
    m_nameEditor->setFont(m_scene.theme().font(13, QFont::DemiBold));
    m_nameEditor->setGeometry(place);
    connect(m_nameEditor, &NameEditor::committed, this, take);
    connect(m_nameEditor, &NameEditor::closed, this, [this] { setFocus(); });
    m_nameEditor->show();
    m_nameEditor->setFocus();
}

void ArchitectureView::editName()
{
    const std::optional<model::ComponentId> id = currentComponent();
    const ComponentItem* item = id ? m_scene.item(*id) : nullptr;
    if (item) {
        const QRectF name = item->mapRectToScene(nameRect(item->figures()));
        openNameEditor(
            item->content().name, mapFromScene(name).boundingRect().adjusted(-4, -4, 4, 4),
            [this, component = *id](const QString& text) { m_editor.rename(component, text); });
    } else if (const model::Group* group = m_editor.selectedGroup()) {
        editGroupName(*group);
    } else if (const Selection selection = m_scene.selection(); selection.notes.size() == 1) {
        editNote(selection.notes.front());
    }
}

void ArchitectureView::editGroupName(const model::Group& group)
{
    const QRectF title = m_scene.item(group.id)->title();
    openNameEditor(QString::fromStdString(group.name), mapFromScene(title).boundingRect(),
                   [this, id = group.id](const QString& text) { m_editor.renameGroup(id, text); });
}

void ArchitectureView::editNote(const model::NoteId& id)
{
    const NoteItem* item = m_scene.item(id);
    if (!item) {
        return;
    }
    m_noteEditor = new NoteEditor(QString::fromStdString(item->note().text), viewport());
    m_noteEditor->setFont(m_scene.theme().font(12));
    QRect place = mapFromScene(item->sheet()).boundingRect();
    place.setSize(place.size().expandedTo({160, 72}));
    m_noteEditor->setGeometry(place);
    connect(m_noteEditor, &NoteEditor::committed, this,
            [this, id](const QString& text) { m_editor.setNoteText(id, text); });
    connect(m_noteEditor, &NoteEditor::closed, this, [this] { setFocus(); });
    m_noteEditor->show();
    m_noteEditor->setFocus();
}

void ArchitectureView::announceSelection()
{
    const Selection selection = m_scene.selection();
    m_actions.follow(selection, m_editor.selectedGroup() != nullptr);
    const std::optional<model::ComponentId> current = currentComponent();
    setAccessibleDescription(current ? descriptionOf(*current) : QString());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    emit selectionChanged(selection.components, selection.connections);
}

void ArchitectureView::showEmptyHint()
{
    m_emptyHint->setVisible(m_scene.architecture().components.empty());
}

std::optional<model::ComponentId> ArchitectureView::currentComponent() const
{
    const Selection selection = m_scene.selection();
    return selection.components.size() == 1 ? std::optional(selection.components.front())
                                            : std::nullopt;
}

QRectF ArchitectureView::visibleScene() const
{
    return mapToScene(viewport()->rect()).boundingRect();
}

}  // namespace breakeven::ui
