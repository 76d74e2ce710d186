#pragma once

#include "model/architecture/project.h"

namespace breakeven::tests {

inline model::Component component(const char* id, const char* kind,
                                  std::map<std::string, model::ParameterValue> parameters = {})
{
    return {.id = model::ComponentId(id),
            .kind = kind,
            .name = id,
            .parameters = std::move(parameters)};
}

inline model::Connection connection(const char* id, const char* from, const char* to)
{
    return {.id = model::ConnectionId(id),
            .from = model::ComponentId(from),
            .to = model::ComponentId(to)};
}

/// Two alternatives under `rate` requests per second: users -> HTTP API -> Lambda -> DynamoDB, and
/// users -> load balancer -> two instances -> PostgreSQL.
inline model::Project sampleProject(double rate)
{
    using namespace model;
    Project project{.name = "sample"};
    project.workload.sources.push_back({.id = TrafficSourceId("users"),
                                        .name = "Users",
                                        .requestsPerSecond = rate,
                                        .usersPerMonth = 1000});
    Alternative serverless{.id = AlternativeId("serverless"), .name = "Serverless"};
    Architecture& left = serverless.architecture;
    left.insert(component("users", "traffic.source", {{"source", std::string("users")}}));
    left.insert(component("api", "aws.apigateway.http"));
    left.insert(component("fn", "aws.lambda", {{"memory_mb", 512.0}}));
    left.insert(component("table", "aws.dynamodb.ondemand"));
    left.insert(connection("c1", "users", "api"));
    left.insert(connection("c2", "api", "fn"));
    Connection read = connection("c3", "fn", "table");
    read.operation = "read";
    left.insert(read);
    Connection write = connection("c4", "fn", "table");
    write.operation = "write";
    write.step = 2;
    write.callsPerRequest = 0.25;
    left.insert(write);

    Alternative servers{.id = AlternativeId("servers"), .name = "Servers"};
    Architecture& right = servers.architecture;
    right.insert(component("users", "traffic.source", {{"source", std::string("users")}}));
    right.insert(component("lb", "aws.alb"));
    right.insert(component("pool", "aws.ec2.pool"));
    right.insert(component("db", "aws.rds.postgresql"));
    right.insert(connection("c1", "users", "lb"));
    right.insert(connection("c2", "lb", "pool"));
    right.insert(connection("c3", "pool", "db"));
    project.alternatives = {serverless, servers};
    return project;
}

}  // namespace breakeven::tests
