#pragma once

#include "ui/results/billtree.h"

namespace breakeven::ui {

/// A row of the tree.
struct BillTree::Node {
    enum class Level { Root, Alternative, Group, Line, Missing, Part, Fact };

    Level level = Level::Root;
    QString cells[ColumnCount];
    QString tooltip;
    QString path;
    std::string alternative;  ///< id
    std::string component;    ///< id; empty where the row is of none
    std::optional<RatePlace> rate;
    QString nearestRegion;
    bool unverified = false;
    Usd amount;
    Node* parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;

    Node& add(Level childLevel, const QString& what);
    void sortChildren();  ///< dearest first, gaps last
};

/// Makes the rows of one alternative.
class BillTree::Builder {
public:
    Builder(const model::Catalog& catalog, const BillSubject& subject, Grouping grouping)
        : m_catalog(catalog), m_subject(subject), m_grouping(grouping)
    {
    }
    void addTo(Node& root);

private:
    struct Group {
        std::string id;
        Node* node = nullptr;
    };
    [[nodiscard]] QString nameOf(const std::string& component) const;
    [[nodiscard]] std::string groupOf(const std::string& component,
                                      const pricing::RateKey& key) const;
    [[nodiscard]] QString titleOf(const std::string& group) const;
    [[nodiscard]] QString partText(const model::CostPart& part) const;
    Node& groupNode(Node& alternative, const std::string& id, std::vector<Group>& groups) const;
    void addLines(Node& alternative);
    void addCauses(Node& alternative);
    void addMissing(Node& alternative);
    void addTerms(Node& alternative) const;
    Node& addLine(Node& group, const pricing::BillLine& line) const;
    void addParts(Node& line, std::size_t index) const;
    static void addFacts(Node& node, const pricing::BillLine& line);

    const model::Catalog& m_catalog;
    const BillSubject& m_subject;
    Grouping m_grouping;
    std::vector<Group> m_groups;
};

}  // namespace breakeven::ui
