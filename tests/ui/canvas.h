#pragma once

#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

#include "tests/ui/sample.h"
#include "ui/canvas/architectureview.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/shell/theme.h"

namespace breakeven::tests {

inline const QString iconFolder = QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/icons");

/// A shown canvas on the sample project, at 100 %.
struct Canvas {
    ui::Document document{shippedCatalog()};
    ui::Theme theme{iconFolder};
    std::unique_ptr<ui::ArchitectureView> view;

    explicit Canvas(model::Project project = sampleProject())
    {
        document.reset(std::move(project));
        view = std::make_unique<ui::ArchitectureView>(document, theme, serverless);
        view->resize(1200, 800);
        view->show();
        view->activateWindow();
        view->setFocus();
        if (!QTest::qWaitForWindowActive(view.get())) {
            qFatal("the canvas does not become active");
        }
    }

    [[nodiscard]] const model::Architecture& architecture() const
    {
        return document.project().find(serverless)->architecture;
    }

    [[nodiscard]] QPointF placeOf(const char* id) const
    {
        return ui::toPoint(architecture().find(model::ComponentId(id))->position);
    }

    [[nodiscard]] QPointF middleOf(const char* id) const
    {
        return ui::cardAt(placeOf(id)).center();
    }

    [[nodiscard]] QPointF rightPortOf(const char* id) const
    {
        const QRectF card = ui::cardAt(placeOf(id));
        return {card.right(), card.center().y()};
    }

    [[nodiscard]] QPoint onScreen(QPointF scene) const { return view->mapFromScene(scene); }

    void press(QPointF scene, Qt::KeyboardModifiers modifiers = {},
               Qt::MouseButton button = Qt::LeftButton) const
    {
        QTest::mousePress(view->viewport(), button, modifiers, onScreen(scene));
    }

    void moveTo(QPoint position, Qt::KeyboardModifiers modifiers = {},
                Qt::MouseButton button = Qt::LeftButton) const
    {
        QWidget* target = view->viewport();
        QMouseEvent event(QEvent::MouseMove, position, target->mapToGlobal(position), Qt::NoButton,
                          button, modifiers);
        QApplication::sendEvent(target, &event);
    }

    void release(QPoint position, Qt::KeyboardModifiers modifiers = {},
                 Qt::MouseButton button = Qt::LeftButton) const
    {
        QTest::mouseRelease(view->viewport(), button, modifiers, position);
    }

    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QPoint end = onScreen(to);
        press(from, modifiers);
        moveTo((onScreen(from) + end) / 2, modifiers);
        moveTo(end, modifiers);
        release(end, modifiers);
    }

    void click(QPointF scene, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, onScreen(scene));
    }

    void key(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(view.get(), static_cast<Qt::Key>(key), modifiers);
    }

    void wheel(QPoint position, int delta, Qt::KeyboardModifiers modifiers) const
    {
        QWidget* target = view->viewport();
        QWheelEvent event(position, target->mapToGlobal(position), {}, {0, delta}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(target, &event);
    }

    [[nodiscard]] std::vector<model::ComponentId> selected() const
    {
        return view->selection().components;
    }
};

inline std::vector<model::ComponentId> ids(std::initializer_list<const char*> names)
{
    std::vector<model::ComponentId> list;
    for (const char* name : names) {
        list.emplace_back(name);
    }
    return list;
}

/// Where a picture may be looked at; only with BREAKEVEN_SHOTS set to a folder.
inline void keepShot(const QPixmap& shot, const QString& name)
{
    const QString folder = qEnvironmentVariable("BREAKEVEN_SHOTS");
    if (!folder.isEmpty()) {
        shot.save(QDir(folder).filePath(name));
    }
}

}  // namespace breakeven::tests
