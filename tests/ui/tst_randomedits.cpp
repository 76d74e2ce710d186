#include <optional>

#include "model/interchange/projectfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/canvas.h"
#include "tests/ui/randomedits.h"

using namespace breakeven;
using namespace breakeven::ui;
using tests::serverless;

namespace {

std::string textOf(const Document& document)
{
    return model::projectText(document.project());
}

/// The project's text at some of the undo stack's places, to be found again there.
class Memory {
public:
    explicit Memory(Document& document) : m_document(document) { note(0, true); }

    [[nodiscard]] std::size_t place() const
    {
        return static_cast<std::size_t>(m_document.undoStack().index());
    }
    /// After an edit that began at the place `before`: what lay beyond is gone, and what was there
    /// may have been merged with the edit.
    void note(std::size_t before, bool wanted)
    {
        m_texts.resize(static_cast<std::size_t>(m_document.undoStack().count()) + 1);
        if (!m_document.undoStack().canRedo()) {
            const std::size_t first = std::min(before, place());
            std::fill(m_texts.begin() + static_cast<std::ptrdiff_t>(first), m_texts.end(),
                      std::nullopt);
        }
        if (wanted) {
            m_texts.at(place()) = hashNow();
        }
    }
    /// After a step back or forth; true when nothing else was there before.
    [[nodiscard]] bool agrees() const
    {
        const std::optional<std::size_t>& known = m_texts.at(place());
        return !known || *known == hashNow();
    }

private:
    [[nodiscard]] std::size_t hashNow() const
    {
        return std::hash<std::string>()(textOf(m_document));
    }

    Document& m_document;
    std::vector<std::optional<std::size_t>> m_texts;
};

/// Whether the picture shows what the project holds, card by card.
bool picturesIt(const ArchitectureScene& scene)
{
    const model::Architecture& architecture = scene.architecture();
    if (scene.cards().size() != architecture.components.size()) {
        return false;
    }
    const bool cards = std::ranges::all_of(architecture.components, [&](const auto& component) {
        const ComponentItem* item = scene.item(component.id);
        return item && item->pos() == toPoint(component.position) &&
               item->content() == cardContent(component, scene.document().catalog());
    });
    return cards && std::ranges::all_of(architecture.connections, [&](const auto& connection) {
               return scene.item(connection.id) != nullptr;
           });
}

}  // namespace

/// Ten thousand edits a seed, with undo and redo between them, on the document and its picture.
class RandomEditsTest : public QObject {
    Q_OBJECT

private slots:
    void endWhereTheyShould_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1U, 20261124U, 31337U}) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }

    void endWhereTheyShould()
    {
        QFETCH(unsigned, seed);
        Document document(tests::shippedCatalog());
        const Theme theme(tests::iconFolder);
        document.reset(tests::sampleProject());
        ArchitectureScene scene(document, theme, serverless);
        const std::string before = textOf(document);
        Memory memory(document);
        tests::RandomEdits edits(scene, seed);
        for (int i = 0; i < 10000; ++i) {
            const std::size_t place = memory.place();
            edits.edit();
            memory.note(place, i % 16 == 0);
            wander(document, edits, memory);
            if (i % 500 == 0) {
                QVERIFY(picturesIt(scene));
            }
        }
        for (const auto& [name, count] : edits.counts()) {
            QVERIFY2(count > 20, name.c_str());
        }
        walkBackAndForth(document, memory, before);
        QVERIFY(picturesIt(scene));
    }

private:
    /// Some steps back, and some of them forth again.
    static void wander(Document& document, tests::RandomEdits& edits, const Memory& memory)
    {
        if (edits.below(6) != 0) {
            return;
        }
        QUndoStack& stack = document.undoStack();
        for (std::size_t steps = edits.below(8); steps > 0 && stack.canUndo(); --steps) {
            stack.undo();
            QVERIFY(memory.agrees());
        }
        for (std::size_t steps = edits.below(6); steps > 0 && stack.canRedo(); --steps) {
            stack.redo();
            QVERIFY(memory.agrees());
        }
    }

    static void walkBackAndForth(Document& document, const Memory& memory,
                                 const std::string& before)
    {
        const std::string after = textOf(document);
        QUndoStack& stack = document.undoStack();
        const int steps = stack.index();
        QVERIFY(steps > 2000);
        while (stack.canUndo()) {
            stack.undo();
            QVERIFY(memory.agrees());
        }
        QCOMPARE(textOf(document), before);
        while (stack.index() < steps) {
            stack.redo();
        }
        QCOMPARE(textOf(document), after);
    }
};

BREAKEVEN_TEST(randomedits, RandomEditsTest)
#include "tst_randomedits.moc"
