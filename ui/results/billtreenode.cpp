#include "ui/results/billtreenode.h"

#include <algorithm>

#include "pricing/base/format.h"
#include "ui/language/phrases.h"
#include "ui/results/billtext.h"
#include "ui/shell/format.h"

namespace breakeven::ui {

namespace {

const QString dot = QStringLiteral(" · ");

QString adjustmentText(const pricing::Adjustment& adjustment)
{
    const QString share = text(groupedText(adjustment.percent.toDouble())) + QStringLiteral(" %");
    if (adjustment.kind == pricing::AdjustmentKind::Tax) {
        return QObject::tr("Tax, %1").arg(share);
    }
    return adjustment.provider.empty()
               ? QObject::tr("Discount, %1").arg(share)
               : QObject::tr("Discount of %1, %2").arg(text(adjustment.provider), share);
}

}  // namespace

BillTree::Node& BillTree::Node::add(Level childLevel, const QString& what)
{
    auto child = std::make_unique<Node>();
    child->level = childLevel;
    child->cells[What] = what;
    child->alternative = alternative;
    child->component = component;
    child->rate = rate;
    child->path = path + QLatin1Char('/') + what;
    child->parent = this;
    child->row = static_cast<int>(children.size());
    children.push_back(std::move(child));
    return *children.back();
}

void BillTree::Node::sortChildren()
{
    std::ranges::stable_sort(children, std::greater{}, [](const auto& node) {
        return std::pair(node->level != Level::Missing, node->amount);
    });
    for (std::size_t i = 0; i < children.size(); ++i) {
        children[i]->row = static_cast<int>(i);
    }
}

QString BillTree::Builder::nameOf(const std::string& component) const
{
    const auto* found = m_subject.alternative->architecture.find(model::ComponentId(component));
    return found == nullptr || found->name.empty() ? text(component) : text(found->name);
}

std::string BillTree::Builder::groupOf(const std::string& component,
                                       const pricing::RateKey& key) const
{
    if (m_grouping == Grouping::Provider) {
        return key.provider;
    }
    if (m_grouping == Grouping::Component) {
        return component;
    }
    const auto* placed = m_subject.alternative->architecture.find(model::ComponentId(component));
    const model::ServiceKind* kind = placed ? m_catalog.find(placed->kind) : nullptr;
    return kind ? kind->category : std::string();
}

QString BillTree::Builder::titleOf(const std::string& group) const
{
    if (m_grouping == Grouping::Component) {
        return group.empty() ? QObject::tr("Not tied to a component") : nameOf(group);
    }
    return group.empty() ? QObject::tr("other") : text(group);
}

BillTree::Node& BillTree::Builder::groupNode(Node& alternative, const std::string& id,
                                             std::vector<Group>& groups) const
{
    const auto it = std::ranges::find(groups, id, &Group::id);
    if (it != groups.end()) {
        return *it->node;
    }
    Node& node = alternative.add(Node::Level::Group, titleOf(id));
    node.path = alternative.path + QLatin1Char('/') + text(id);
    node.component = m_grouping == Grouping::Component ? id : std::string();
    groups.push_back({id, &node});
    return node;
}

BillTree::Node& BillTree::Builder::addLine(Node& group, const pricing::BillLine& line) const
{
    const QString name = lineName(line.label, line.key);
    Node& node =
        group.add(Node::Level::Line,
                  m_grouping == Grouping::Component ? name : nameOf(line.component) + dot + name);
    node.component = line.component;
    node.rate = RatePlace{line.key, line.region};
    node.cells[Quantity] = quantityText(line.quantity, line.unit);
    node.cells[Price] = priceText(line);
    node.cells[Amount] = moneyExact(line.amount);
    node.cells[Source] =
        confidenceText(line.confidence, line.asOf) + dot + shortSource(line.source);
    node.tooltip = explanationOf(line).join(QLatin1Char('\n'));
    node.unverified = line.confidence == pricing::Confidence::Unverified;
    node.amount = line.amount;
    return node;
}

QString BillTree::Builder::partText(const model::CostPart& part) const
{
    const auto* over = m_subject.alternative->architecture.find(part.connection);
    return over == nullptr
               ? causeText(part.cause)
               : causeText(part.cause) + QStringLiteral(": ") + nameOf(over->from.text()) +
                     QStringLiteral(" → ") + nameOf(over->to.text());
}

void BillTree::Builder::addParts(Node& line, std::size_t index) const
{
    const auto* explanation = m_subject.explanation;
    if (explanation == nullptr || index >= explanation->lines.size()) {
        return;
    }
    const std::string& unit = m_subject.bill->lines[index].unit;
    for (const model::CostPart& part : explanation->lines[index]) {
        Node& node = line.add(Node::Level::Part, partText(part));
        node.cells[Quantity] = quantityText(part.quantity, unit);
        node.cells[Amount] = moneyExact(part.amount);
        node.amount = part.amount;
    }
}

void BillTree::Builder::addFacts(Node& node, const pricing::BillLine& line)
{
    for (const QString& fact : explanationOf(line)) {
        node.add(Node::Level::Fact, fact).tooltip = fact;
    }
}

void BillTree::Builder::addLines(Node& alternative)
{
    const auto& lines = m_subject.bill->lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Node& group = groupNode(alternative, groupOf(lines[i].component, lines[i].key), m_groups);
        group.amount += lines[i].amount;
        Node& node = addLine(group, lines[i]);
        addParts(node, i);
        addFacts(node, lines[i]);
    }
}

void BillTree::Builder::addCauses(Node& alternative)
{
    const auto& lines = m_subject.bill->lines;
    const auto* explanation = m_subject.explanation;
    for (std::size_t i = 0; explanation != nullptr && i < explanation->lines.size(); ++i) {
        for (const model::CostPart& part : explanation->lines[i]) {
            Node& group =
                groupNode(alternative, std::string(model::causeName(part.cause)), m_groups);
            group.cells[What] = causeText(part.cause);
            group.amount += part.amount;
            Node& node = addLine(group, lines[i]);
            node.cells[Quantity] = quantityText(part.quantity, lines[i].unit);
            node.cells[Amount] = moneyExact(part.amount);
            node.amount = part.amount;
            const auto* over = m_subject.alternative->architecture.find(part.connection);
            node.path += over == nullptr ? QString() : text(over->id.text());
            node.cells[What] += over == nullptr ? QString() : dot + nameOf(over->from.text());
            addFacts(node, lines[i]);
        }
    }
}

void BillTree::Builder::addMissing(Node& alternative)
{
    for (const pricing::MissingPrice& missing : m_subject.bill->missing) {
        const std::string id = m_grouping == Grouping::Cause
                                   ? std::string("missing")
                                   : groupOf(missing.component, missing.key);
        Node& group = groupNode(alternative, id, m_groups);
        group.cells[What] =
            m_grouping == Grouping::Cause ? QObject::tr("Without a price") : group.cells[What];
        Node& node = group.add(Node::Level::Missing, lineName(missing.label, missing.key));
        node.component = missing.component;
        node.rate = RatePlace{missing.key, missing.region};
        // Of usage that belongs to no component there is nothing to move.
        node.nearestRegion = missing.component.empty() || missing.nearest == missing.region
                                 ? QString()
                                 : text(missing.nearest);
        node.cells[Quantity] = text(groupedText(missing.quantity.toDouble()));
        node.cells[Price] = QObject::tr("no price for %1").arg(text(missing.region));
        node.cells[Amount] = QObject::tr("not counted");
        node.cells[Source] = sentence(missing.reason);
        node.tooltip = sentence(missing.reason);
    }
}

/// What stands between the list prices above and the total: after all groups, whatever its amount.
void BillTree::Builder::addTerms(Node& alternative) const
{
    const pricing::Bill& bill = *m_subject.bill;
    if (!bill.adjustments.empty()) {
        Node& group = alternative.add(Node::Level::Group, QObject::tr("Discount and tax"));
        for (const pricing::Adjustment& adjustment : bill.adjustments) {
            Node& node = group.add(Node::Level::Line, adjustmentText(adjustment));
            node.cells[Price] = QObject::tr("of %1").arg(moneyExact(adjustment.base));
            node.cells[Amount] = moneyExact(adjustment.amount);
            node.cells[Source] = QObject::tr("your assumption");
            group.amount += adjustment.amount;
        }
        group.cells[Amount] = moneyExact(group.amount);
    }
    if (bill.converted) {
        const pricing::Currency& currency = bill.converted->currency;
        alternative.add(Node::Level::Fact,
                        QObject::tr("%1 a month, at %2 for a dollar (%3)")
                            .arg(text(bill.converted->text()), text(currency.perUsd.text()),
                                 text(currency.asOf)));
    }
}

void BillTree::Builder::addTo(Node& root)
{
    const model::Alternative& shown = *m_subject.alternative;
    const pricing::Bill& bill = *m_subject.bill;
    Node& alternative =
        root.add(Node::Level::Alternative, text(shown.name.empty() ? shown.id.text() : shown.name));
    alternative.path = text(shown.id.text());
    alternative.alternative = shown.id.text();
    alternative.amount = bill.total;
    alternative.cells[Amount] = moneyExact(bill.total);
    alternative.cells[Source] = bill.complete()
                                    ? QString()
                                    : QObject::tr("incomplete: %n price(s) missing", nullptr,
                                                  static_cast<int>(bill.missing.size()));
    if (m_grouping == Grouping::Cause) {
        addCauses(alternative);
    } else {
        addLines(alternative);
    }
    addMissing(alternative);
    for (const auto& group : alternative.children) {
        group->cells[Amount] = moneyExact(group->amount);
        group->sortChildren();
    }
    alternative.sortChildren();
    addTerms(alternative);
}

}  // namespace breakeven::ui
