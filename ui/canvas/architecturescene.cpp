#include "ui/canvas/architecturescene.h"

#include <algorithm>
#include <cmath>

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/labelplacing.h"
#include "ui/shell/theme.h"

namespace breakeven::ui {

namespace {

constexpr double roomAround = 20000;   ///< scene units that one can scroll beyond the parts
constexpr std::size_t fewLinks = 300;  ///< up to this many lines are all rerouted during a drag

template <class Items, class PartId>
auto* lookUp(const Items& items, const PartId& id)
{
    const auto it = items.find(id);
    return it == items.end() ? nullptr : it->second;
}

template <class Item>
Item* topmostAt(const QGraphicsScene& scene, QPointF position)
{
    for (QGraphicsItem* item : scene.items(position)) {
        if (auto* found = qgraphicsitem_cast<Item*>(item)) {
            return found;
        }
    }
    return nullptr;
}

}  // namespace

/// One overload per kind of change, so that a new kind does not compile unhandled.
struct SceneFollower {
    ArchitectureScene& scene;

    void operator()(const ProjectReset&) const { scene.rebuild(); }
    void operator()(const AlternativesChanged&) const { scene.rebuild(); }
    void operator()(const ProjectRenamed&) const {}
    void operator()(const WorkloadChanged&) const {}
    void operator()(const AssumptionsChanged&) const {}

    void operator()(const ComponentAdded& event) const
    {
        const model::Component* component = scene.architecture().find(event.component);
        if (isMine(event) && component) {
            scene.addItem(*component);
            scene.invalidateRoutes();
        }
    }

    void operator()(const ComponentRemoved& event) const
    {
        if (isMine(event)) {
            // Out of the map first: the scene announces the lost selection while it removes.
            ComponentItem* item = scene.item(event.component);
            scene.m_components.erase(event.component);
            delete item;
            scene.invalidateRoutes();
        }
    }

    void operator()(const ComponentChanged& event) const
    {
        const model::Component* component = scene.architecture().find(event.component);
        ComponentItem* item = scene.item(event.component);
        if (isMine(event) && component && item) {
            item->setContent(cardContent(*component, scene.m_document.catalog()));
            item->setOrder(component->look.order);
        }
    }

    void operator()(const ComponentMoved& event) const
    {
        const model::Component* component = scene.architecture().find(event.component);
        ComponentItem* item = scene.item(event.component);
        if (isMine(event) && component && item) {
            item->setPos(toPoint(component->position));
            scene.makeRoomFor(item->card());
            scene.invalidateRoutes();
        }
    }

    void operator()(const ConnectionAdded& event) const
    {
        const model::Connection* connection = scene.architecture().find(event.connection);
        if (isMine(event) && connection) {
            scene.addItem(*connection);
            scene.invalidateRoutes();
        }
    }

    void operator()(const ConnectionRemoved& event) const
    {
        if (isMine(event)) {
            ConnectionItem* item = scene.item(event.connection);
            scene.m_connections.erase(event.connection);
            scene.m_ends.erase(event.connection);
            delete item;
            scene.invalidateRoutes();
        }
    }

    void operator()(const ConnectionChanged& event) const
    {
        const model::Connection* connection = scene.architecture().find(event.connection);
        ConnectionItem* item = scene.item(event.connection);
        if (isMine(event) && connection && item) {
            item->setConnection(*connection);
            scene.invalidateRoutes();
        }
    }

    void operator()(const DrawingChanged& event) const
    {
        if (isMine(event)) {
            scene.followDrawing();
        }
    }

private:
    [[nodiscard]] bool isMine(const auto& event) const
    {
        return event.alternative == scene.m_alternative;
    }
};

ArchitectureScene::ArchitectureScene(Document& document, const Theme& theme,
                                     model::AlternativeId alternative, QObject* parent)
    : QGraphicsScene(parent),
      m_document(document),
      m_theme(theme),
      m_alternative(std::move(alternative))
{
    setSceneRect(-roomAround, -roomAround, 2 * roomAround, 2 * roomAround);
    connect(&document, &Document::changed, this, &ArchitectureScene::follow);
    connect(this, &QGraphicsScene::selectionChanged, this, [this] {
        if (!m_selecting) {
            emit selectionSettled();
        }
    });
    connect(this, &ArchitectureScene::selectionSettled, this,
            &ArchitectureScene::markSelectedGroup);
    connect(&theme, &Theme::changed, this, [this] {
        for (const auto& [id, item] : m_components) {
            item->forgetPicture();
        }
        update();
    });
    rebuild();
}

ArchitectureScene::~ArchitectureScene()
{
    // The base class deletes the items one by one, and says each time that the selection changed.
    disconnect(this, &QGraphicsScene::selectionChanged, nullptr, nullptr);
}

const model::Architecture& ArchitectureScene::architecture() const
{
    static const model::Architecture none;
    const model::Alternative* alternative = m_document.project().find(m_alternative);
    return alternative ? alternative->architecture : none;
}

ComponentItem* ArchitectureScene::item(const model::ComponentId& id) const
{
    return lookUp(m_components, id);
}

ConnectionItem* ArchitectureScene::item(const model::ConnectionId& id) const
{
    return lookUp(m_connections, id);
}

ComponentItem* ArchitectureScene::componentAt(QPointF position) const
{
    return topmostAt<ComponentItem>(*this, position);
}

ConnectionItem* ArchitectureScene::connectionAt(QPointF position)
{
    layOutConnections();
    return topmostAt<ConnectionItem>(*this, position);
}

CardRects ArchitectureScene::cards() const
{
    CardRects rects;
    for (const auto& [id, item] : m_components) {
        rects.emplace(id, item->card());
    }
    return rects;
}

QRectF ArchitectureScene::contentRect()
{
    QRectF content = rectOf(allParts());
    for (const auto& [id, item] : m_groups) {
        content |= item->frame();
    }
    return content;
}

QRectF ArchitectureScene::rectOf(const Selection& parts)
{
    layOutConnections();
    QRectF rect;
    for (const model::ComponentId& id : parts.components) {
        rect |= item(id)->card();
    }
    for (const model::ConnectionId& id : parts.connections) {
        rect |= item(id)->boundingRect();
    }
    for (const model::NoteId& id : parts.notes) {
        rect |= item(id)->sheet();
    }
    return rect;
}

Selection ArchitectureScene::allParts() const
{
    Selection all;
    for (const auto& [id, item] : m_components) {
        all.components.push_back(id);
    }
    for (const auto& [id, item] : m_connections) {
        all.connections.push_back(id);
    }
    for (const auto& [id, item] : m_notes) {
        all.notes.push_back(id);
    }
    return all;
}

Selection ArchitectureScene::selection() const
{
    Selection selection;
    for (const auto& [id, item] : m_components) {
        if (item->isSelected()) {
            selection.components.push_back(id);
        }
    }
    for (const auto& [id, item] : m_connections) {
        if (item->isSelected()) {
            selection.connections.push_back(id);
        }
    }
    for (const auto& [id, item] : m_notes) {
        if (item->isSelected()) {
            selection.notes.push_back(id);
        }
    }
    return selection;
}

void ArchitectureScene::select(const Selection& wanted)
{
    m_selecting = true;
    clearSelection();
    for (const model::ComponentId& id : wanted.components) {
        if (ComponentItem* found = item(id)) {
            found->setSelected(true);
        }
    }
    for (const model::ConnectionId& id : wanted.connections) {
        if (ConnectionItem* found = item(id)) {
            found->setSelected(true);
        }
    }
    for (const model::NoteId& id : wanted.notes) {
        if (NoteItem* found = item(id)) {
            found->setSelected(true);
        }
    }
    m_selecting = false;
    emit selectionSettled();
}

void ArchitectureScene::selectAll()
{
    select(allParts());
}

void ArchitectureScene::setFigures(std::map<model::ComponentId, CardFigures> figures)
{
    m_figures = std::move(figures);
    for (const auto& [id, item] : m_components) {
        const auto it = m_figures.find(id);
        item->setFigures(it == m_figures.end() ? CardFigures() : it->second);
    }
}

void ArchitectureScene::setTraffic(std::map<model::ConnectionId, double> rates)
{
    m_traffic = std::move(rates);
    for (const auto& [id, item] : m_connections) {
        const auto it = m_traffic.find(id);
        item->setTraffic(it == m_traffic.end() ? std::nullopt : std::optional(it->second));
    }
}

void ArchitectureScene::preview(const std::map<model::ComponentId, QPointF>& places,
                                const std::map<model::NoteId, QPointF>& notes)
{
    m_previewing = true;
    for (const auto& [id, place] : places) {
        if (ComponentItem* found = item(id)) {
            found->setPos(place);
            found->setLifted(true);
        }
    }
    for (const auto& [id, place] : notes) {
        if (NoteItem* found = item(id)) {
            found->setPos(place);
        }
    }
    invalidateRoutes();
}

void ArchitectureScene::endPreview()
{
    m_previewing = false;
    showGuides({});
    markInsertion(std::nullopt);
    for (const auto& [id, item] : m_components) {
        item->setLifted(false);
        if (const model::Component* component = architecture().find(id)) {
            item->setPos(toPoint(component->position));
        }
    }
    for (const auto& [id, item] : m_notes) {
        item->setPos(toPoint(item->note().position));
    }
    markSelectedGroup();
    invalidateRoutes();
}

void ArchitectureScene::layOutConnections()
{
    if (!m_routesStale) {
        return;
    }
    m_routesStale = false;
    layOutFrames();
    std::vector<Link> links;
    for (const model::Connection& connection : architecture().connections) {
        links.push_back({connection.id, connection.from, connection.to});
    }
    const CardRects cardsNow = cards();
    std::vector<QRectF> obstacles;
    std::ranges::transform(cardsNow, std::back_inserter(obstacles),
                           [](const auto& entry) { return entry.second; });
    const bool all = !m_previewing || links.size() <= fewLinks;
    for (const auto& [id, ends] : assignEnds(links, cardsNow)) {
        ConnectionItem* found = item(id);
        const auto known = m_ends.find(id);
        if (found && (all || known == m_ends.end() || known->second != ends)) {
            found->setCorners(route(ends, obstacles));
            m_ends.insert_or_assign(id, ends);
        }
    }
    if (all) {
        placeLabels(std::move(obstacles));
    }
}

void ArchitectureScene::placeLabels(std::vector<QRectF> taken)
{
    for (const auto& [id, item] : m_connections) {
        const QSizeF wanted = item->labelSize();
        const QRectF rect =
            wanted.isEmpty() ? QRectF() : placeLabel(item->corners(), wanted, taken);
        item->setLabelRect(rect);
        if (!rect.isNull()) {
            taken.push_back(rect);
        }
    }
    spareLabels();
}

/// Among thousands of lines nobody reads a label, and each would be held against each.
void ArchitectureScene::spareLabels()
{
    const bool few = m_connections.size() <= fewLinks;
    for (const auto& [id, line] : m_connections) {
        std::vector<QRectF> spared;
        for (const auto& [other, labelled] : m_connections) {
            const QRectF label = labelled->labelRect();
            if (few && other != id && !label.isNull() && runsThrough(line->corners(), label)) {
                spared.push_back(label);
            }
        }
        line->setSpared(std::move(spared));
    }
}

void ArchitectureScene::follow(const ChangeEvent& event)
{
    std::visit(SceneFollower{*this}, event);
    emit followed();
}

void ArchitectureScene::rebuild()
{
    const Selection kept = selection();
    m_selecting = true;
    m_components.clear();
    m_connections.clear();
    m_ends.clear();
    m_groups.clear();
    m_notes.clear();
    clear();
    for (const model::Component& component : architecture().components) {
        addItem(component);
    }
    for (const model::Connection& connection : architecture().connections) {
        addItem(connection);
    }
    followDrawing();
    select(kept);
}

void ArchitectureScene::addItem(const model::Component& component)
{
    auto* item = new ComponentItem(component.id, m_theme);
    item->setContent(cardContent(component, m_document.catalog()));
    item->setOrder(component.look.order);
    item->setPos(toPoint(component.position));
    if (const auto it = m_figures.find(component.id); it != m_figures.end()) {
        item->setFigures(it->second);
    }
    m_components.insert_or_assign(component.id, item);
    QGraphicsScene::addItem(item);
    makeRoomFor(item->card());
}

void ArchitectureScene::addItem(const model::Connection& connection)
{
    auto* item = new ConnectionItem(connection.id, m_theme);
    item->setConnection(connection);
    if (const auto it = m_traffic.find(connection.id); it != m_traffic.end()) {
        item->setTraffic(it->second);
    }
    m_connections.insert_or_assign(connection.id, item);
    QGraphicsScene::addItem(item);
}

void ArchitectureScene::invalidateRoutes()
{
    if (!m_routesStale) {
        m_routesStale = true;
        QMetaObject::invokeMethod(this, &ArchitectureScene::layOutConnections,
                                  Qt::QueuedConnection);
    }
}

void ArchitectureScene::makeRoomFor(const QRectF& card)
{
    setSceneRect(sceneRect() | card.adjusted(-roomAround, -roomAround, roomAround, roomAround));
}

}  // namespace breakeven::ui
