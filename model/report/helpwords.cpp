#include "model/report/helpwords.h"

#include <map>

#include "model/catalog/catalog.h"

namespace breakeven::model::report {

namespace {

/// What behaviours measure; which formula may use which is `meterNames`.
const std::map<std::string, std::string>& measuredNames()
{
    static const std::map<std::string, std::string> names{
        {"hours", "Hours of the month"},
        {"users", "Users of the workload"},
        {"month_s", "Seconds of the month"},
        {"arrivals", "Calls that arrive, refused ones too"},
        {"requests", "Calls that are handled"},
        {"completions", "Calls that end well"},
        {"failures", "Calls that end with an error"},
        {"throttled", "Calls refused by a rate or concurrency limit"},
        {"rejected", "Calls refused because the queue is full"},
        {"cold_starts", "Calls that wait for a new instance"},
        {"dead_lettered", "Messages given up and handed on"},
        {"batches", "Batches handed to consumers"},
        {"messages", "Messages handed to consumers"},
        {"busy_s", "Seconds of work, all calls together"},
        {"billed_s", "Seconds of work as billed, each call rounded up"},
        {"init_s", "Seconds spent starting instances"},
        {"instance_s", "Seconds that instances exist, idle ones too"},
        {"calls_out", "Calls made to others, retries too"},
        {"rps", "Mean requests per second"},
        {"read_unit_s", "Provisioned read units, times seconds"},
        {"write_unit_s", "Provisioned write units, times seconds"},
        {"calls", "Calls over the connection that are not refused"},
        {"attempts", "Calls over the connection, refused ones too"},
        {"retries", "Calls over the connection that repeat a failed one"},
        {"request_kb", "Size of a request in KB"},
        {"response_kb", "Size of a response in KB"},
        {"payload_spread", "How much both sizes vary: standard deviation / mean"},
        {"from_internet", "1 when the caller is a user or another provider's service"},
    };
    return names;
}

std::string choiceNumber(const std::string& name, const Parameter& parameter)
{
    const std::string prefix = parameter.id + "_";
    if (!name.starts_with(prefix)) {
        return {};
    }
    const std::string number = name.substr(prefix.size());
    for (const Choice& choice : parameter.choices) {
        if (choice.numbers.contains(number)) {
            return parameter.label + " · " + number;
        }
    }
    return {};
}

}  // namespace

std::string meaningOf(Behaviour behaviour)
{
    switch (behaviour) {
        case Behaviour::Source:
            return "Makes the requests of the workload.";
        case Behaviour::Gateway:
            return "Passes calls on, within its rate limit, and adds its own time.";
        case Behaviour::Function:
            return "Instances start when calls arrive, stay warm for a while, and are limited in "
                   "number.";
        case Behaviour::Queue:
            return "Keeps messages until consumers take them in batches; what fails comes back.";
        case Behaviour::Topic:
            return "Hands each message to every one of its receivers.";
        case Behaviour::Stream:
            return "Keeps records in order in shards, from which each receiver reads batches.";
        case Behaviour::Workflow:
            return "Runs its connections step by step for each execution.";
        case Behaviour::Scheduler:
            return "Starts its connections at set times.";
        case Behaviour::Table:
            return "Answers reads and writes within its capacity; what exceeds it is throttled.";
        case Behaviour::Database:
            return "Shares its cores among all calls in work, within its connections.";
        case Behaviour::Cache:
            return "Answers what it holds itself and passes the rest on.";
        case Behaviour::Cdn:
            return "Answers what it holds near the user and fetches the rest from its origin.";
        case Behaviour::ObjectStore:
            return "Keeps and returns objects without a limit of its own.";
        case Behaviour::LoadBalancer:
            return "Spreads calls over the servers behind it.";
        case Behaviour::ServerPool:
            return "Instances with workers and a queue before them; the pool may follow the load.";
        case Behaviour::External:
            return "Answers after its own time and sometimes fails, as others' services do.";
        case Behaviour::Monitor:
            return "Takes in what others report, beside the path of the request.";
    }
    return {};
}

std::string meaningOf(const std::string& name, const ServiceKind& kind)
{
    if (const Parameter* parameter = kind.parameter(name)) {
        return parameter->label;
    }
    for (const Parameter& parameter : kind.parameters) {
        if (std::string meaning = choiceNumber(name, parameter); !meaning.empty()) {
            return meaning;
        }
    }
    const auto measured = measuredNames().find(name);
    if (measured != measuredNames().end()) {
        return measured->second;
    }
    constexpr std::string_view from = "from_";
    const bool isCaller =
        name.starts_with(from) &&
        std::ranges::find(categories(), name.substr(from.size())) != categories().end();
    return isCaller ? "1 when the caller is of this category" + std::string(" · ") +
                          name.substr(from.size())
                    : std::string();
}

std::vector<std::string> searchTextsOf(const ServiceKind& kind)
{
    std::vector<std::string> texts = {kind.id, kind.name, kind.provider, kind.category,
                                      kind.summary};
    for (const Parameter& parameter : kind.parameters) {
        texts.insert(texts.end(), {parameter.id, parameter.label, parameter.help});
    }
    for (const Limit& limit : kind.limits) {
        texts.push_back(limit.label);
    }
    for (const Meter& meter : kind.meters) {
        texts.push_back(meter.label);
    }
    for (const auto& [tool, types] : kind.infrastructureTypes) {
        texts.insert(texts.end(), types.begin(), types.end());
    }
    return texts;
}

std::string toolName(const std::string& tool)
{
    static const std::map<std::string, std::string> names{
        {"cloudformation", "CloudFormation"}, {"terraform", "Terraform"}, {"pulumi", "Pulumi"}};
    const auto found = names.find(tool);
    return found == names.end() ? tool : found->second;
}

}  // namespace breakeven::model::report
