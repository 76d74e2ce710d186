#include "tests/ui/sample.h"

#include <QtGlobal>

namespace breakeven::tests {

namespace {

using model::CallCondition;
using model::CallMode;
using model::ComponentId;
using model::ConnectionId;

void place(model::Architecture& architecture, const char* id, const char* kind, const char* name,
           model::Position position)
{
    architecture.insert(
        model::Component{.id = ComponentId(id), .kind = kind, .name = name, .position = position});
}

model::Connection call(const char* id, const char* from, const char* to,
                       CallMode mode = CallMode::Synchronous)
{
    return {.id = ConnectionId(id), .from = ComponentId(from), .to = ComponentId(to), .mode = mode};
}

void connectAll(model::Architecture& architecture)
{
    architecture.insert(call("c-1", "users", "api"));
    architecture.insert(call("c-2", "api", "orders"));
    model::Connection read = call("c-3", "orders", "table");
    read.callsPerRequest = 1.5;
    architecture.insert(read);
    architecture.insert(call("c-4", "orders", "queue", CallMode::Asynchronous));
    model::Connection deliver = call("c-5", "queue", "worker", CallMode::Asynchronous);
    deliver.label = "batches of 10";
    architecture.insert(deliver);
    model::Connection dead = call("c-6", "queue", "dead", CallMode::Asynchronous);
    dead.condition = CallCondition::OnFailure;
    architecture.insert(dead);
    architecture.insert(call("c-7", "worker", "table"));
    architecture.insert(call("c-8", "orders", "payments"));
}

}  // namespace

const model::Catalog& shippedCatalog()
{
    static const Result<model::Catalog> catalog =
        model::Catalog::load(BREAKEVEN_SOURCE_DIR "/resources/catalog");
    if (!catalog) {
        qFatal("%s", catalog.error().text().c_str());
    }
    return *catalog;
}

model::Project sampleProject()
{
    model::Alternative alternative;
    alternative.id = serverless;
    alternative.name = "Serverless";
    model::Architecture& architecture = alternative.architecture;
    place(architecture, "users", "traffic.source", "Users", {0, 96});
    place(architecture, "api", "aws.apigateway.http", "HTTP API", {256, 96});
    place(architecture, "orders", "aws.lambda", "Orders function", {512, 96});
    place(architecture, "table", "aws.dynamodb.ondemand", "Orders", {800, 0});
    place(architecture, "payments", "other.payments", "Payments provider in the old data centre",
          {800, 192});
    place(architecture, "queue", "aws.sqs", "Invoices to write", {512, 288});
    place(architecture, "worker", "aws.lambda", "Invoice writer", {800, 320});
    place(architecture, "dead", "aws.sqs", "Dead letters", {512, 432});
    connectAll(architecture);
    model::Project project;
    project.name = "Shop";
    project.workload.sources.push_back(
        {.id = model::TrafficSourceId("visitors"), .name = "Visitors"});
    project.alternatives.push_back(std::move(alternative));
    return project;
}

}  // namespace breakeven::tests
