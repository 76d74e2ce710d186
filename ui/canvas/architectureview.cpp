#include "ui/canvas/architectureview.h"

#include <algorithm>

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

#include "ui/canvas/canvashints.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/mime.h"
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
      m_emptyHint(new EmptyHint(theme, this)),
      m_pointerHint(new PointerHint(theme, this))
{
    configure();
    connectActions();
    connect(&m_scene, &ArchitectureScene::selectionSettled, this,
            &ArchitectureView::announceSelection);
    connect(&m_scene, &ArchitectureScene::followed, this, [this] {
        cancelGesture();
        showEmptyHint();
    });
    connect(&m_navigator, &ViewNavigator::zoomChanged, this, &ArchitectureView::zoomChanged);
    showEmptyHint();
}

ArchitectureView::~ArchitectureView()
{
    // The scene goes before the base class: nothing of it may call back any more.
    m_scene.disconnect(this);
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
    const auto bind = [this](CanvasAction action, auto&& slot) {
        connect(m_actions[action], &QAction::triggered, this, slot);
    };
    bind(CanvasAction::Cut, [this] {
        copy();
        m_editor.removeSelection();
    });
    bind(CanvasAction::Copy, [this] { copy(); });
    bind(CanvasAction::Paste, [this] { paste(); });
    bind(CanvasAction::Duplicate, [this] { m_editor.duplicateSelection(); });
    bind(CanvasAction::Delete, [this] { m_editor.removeSelection(); });
    bind(CanvasAction::SelectAll, [this] { m_scene.selectAll(); });
    bind(CanvasAction::Rename, [this] { editName(); });
    bind(CanvasAction::ZoomIn, [this] { m_navigator.zoomIn(); });
    bind(CanvasAction::ZoomOut, [this] { m_navigator.zoomOut(); });
    bind(CanvasAction::ZoomReset, [this] { m_navigator.reset(); });
    bind(CanvasAction::ZoomFit, [this] { zoomToFit(); });
    bind(CanvasAction::ZoomSelection,
         [this] { m_navigator.fit(m_scene.rectOf(m_scene.selection())); });
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
    if (!item) {
        return {};
    }
    QStringList parts{item->content().name, item->content().kindName};
    const CardFigures& figures = item->figures();
    std::ranges::copy_if(QStringList{figures.costText, figures.secondText},
                         std::back_inserter(parts), [](const QString& t) { return !t.isEmpty(); });
    if (figures.problemCount > 0) {
        parts += tr("%n problem(s)", nullptr, figures.problemCount);
    }
    for (const model::Connection& connection : m_scene.architecture().connections) {
        const ComponentItem* target = connection.from == id ? m_scene.item(connection.to) : nullptr;
        if (target) {
            parts += tr("calls %1").arg(target->content().name);
        }
    }
    return parts.join(QStringLiteral(", "));
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
    const QRectF card = cardAt({});
    const QPointF topLeft = visibleScene().center() - card.center();
    m_editor.addKind(kind.toStdString(), m_editor.freePlace(topLeft));
    setFocus();
}

void ArchitectureView::zoomToFit()
{
    m_navigator.fit(m_scene.contentRect());
}

void ArchitectureView::showEvent(QShowEvent* event)
{
    QGraphicsView::showEvent(event);
    if (!m_fitted) {
        m_fitted = true;
        QGraphicsView::centerOn(0, 0);
        zoomToFit();
    }
}

void ArchitectureView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    m_emptyHint->setGeometry(viewport()->geometry());
}

void ArchitectureView::contextMenuEvent(QContextMenuEvent* event)
{
    using enum CanvasAction;
    QMenu menu(this);
    if (m_scene.selection().empty()) {
        menu.addActions({m_actions[Paste], m_actions[SelectAll], m_actions[ZoomFit]});
    } else {
        menu.addActions({m_actions[Cut], m_actions[Copy], m_actions[Paste], m_actions[Duplicate]});
        menu.addSeparator();
        menu.addActions({m_actions[Rename], m_actions[Delete]});
    }
    menu.exec(event->globalPos());
}

void ArchitectureView::copy()
{
    if (auto copied = m_editor.copyOfSelection()) {
        QGuiApplication::clipboard()->setMimeData(copied.release());
    }
}

void ArchitectureView::paste()
{
    if (const QMimeData* copied = QGuiApplication::clipboard()->mimeData()) {
        m_editor.paste(*copied, visibleScene());
    }
}

void ArchitectureView::editName()
{
    const std::optional<model::ComponentId> id = currentComponent();
    const ComponentItem* item = id ? m_scene.item(*id) : nullptr;
    if (!item) {
        return;
    }
    const QRectF name = item->mapRectToScene(nameRect(item->figures()));
    QRect place = mapFromScene(name).boundingRect().adjusted(-4, -4, 4, 4);
    place.setSize(place.size().expandedTo({140, 26}));
    m_nameEditor = new NameEditor(item->content().name, viewport());
    m_nameEditor->setFont(m_scene.theme().font(13, QFont::DemiBold));
    m_nameEditor->setGeometry(place);
    connect(m_nameEditor, &NameEditor::committed, this,
            [this, component = *id](const QString& text) { m_editor.rename(component, text); });
    connect(m_nameEditor, &NameEditor::closed, this, [this] { setFocus(); });
    m_nameEditor->show();
    m_nameEditor->setFocus();
}

void ArchitectureView::announceSelection()
{
    const Selection selection = m_scene.selection();
    m_actions.follow(std::ssize(selection.components), std::ssize(selection.connections));
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
