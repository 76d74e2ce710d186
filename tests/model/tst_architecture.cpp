#include "model/architecture/architecture.h"

#include "tests/support/testmain.h"

using namespace breakeven::model;

class ArchitectureTest : public QObject {
    Q_OBJECT

private slots:
    void keepsPartsInIdOrder()
    {
        Architecture architecture;
        for (const char* id : {"c", "a", "b"}) {
            architecture.insert(Component{.id = ComponentId(id)});
        }
        std::string order;
        for (const Component& component : architecture.components) {
            order += component.id.text();
        }
        QCOMPARE(order, std::string("abc"));
        architecture.remove(ComponentId("b"));
        QVERIFY(architecture.find(ComponentId("b")) == nullptr);
        QVERIFY(architecture.find(ComponentId("c")) != nullptr);
    }

    void listsConnectionsOfAComponent()
    {
        Architecture architecture;
        architecture.insert(
            Connection{.id = ConnectionId("2"), .from = ComponentId("a"), .to = ComponentId("b")});
        architecture.insert(
            Connection{.id = ConnectionId("1"), .from = ComponentId("b"), .to = ComponentId("c")});
        QCOMPARE(architecture.connectionsOf(ComponentId("b")),
                 (std::vector{ConnectionId("1"), ConnectionId("2")}));
        QCOMPARE(architecture.connectionsOf(ComponentId("a")), (std::vector{ConnectionId("2")}));
    }
};

BREAKEVEN_TEST(architecture, ArchitectureTest)
#include "tst_architecture.moc"
