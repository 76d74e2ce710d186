#pragma once

#include <string>

#include <fmt/format.h>

// Pages in the formats of the Azure Retail Prices API and the Google Cloud Billing Catalog, with
// prices of our own making.
namespace breakeven::tests {

struct AzureItem {
    std::string service = "Functions";
    std::string product = "Functions";
    std::string sku = "Standard";
    std::string meter = "Standard Total Executions";
    std::string unit = "10";
    std::string from = "0.0";
    std::string price = "0.0";
    std::string region = "westeurope";
    std::string meterId = "11111111-2222-3333-4444-555555555555";
    std::string type = "Consumption";
};

inline std::string azureItem(const AzureItem& item)
{
    return fmt::format(
        R"({{"currencyCode":"USD","tierMinimumUnits":{},"retailPrice":{},"unitPrice":{},)"
        R"("armRegionName":"{}","location":"EU West","effectiveStartDate":"2026-01-01T00:00:00Z",)"
        R"("meterId":"{}","meterName":"{}","productId":"DZH318Z0BQ4B","skuId":"DZH318Z0BQ4B/0001",)"
        R"("productName":"{}","skuName":"{}","serviceName":"{}","serviceId":"DZH31","serviceFamily":)"
        R"("Compute","unitOfMeasure":"{}","type":"{}","isPrimaryMeterRegion":true,"armSkuName":""}})",
        item.from, item.price, item.price, item.region, item.meterId, item.meter, item.product,
        item.sku, item.service, item.unit, item.type);
}

inline std::string azurePage(const std::string& items, const std::string& next = "null",
                             const std::string& currency = "USD")
{
    return fmt::format(
        R"({{"BillingCurrency":"{}","CustomerEntityId":"Default","CustomerEntityType":"Retail",)"
        R"("Items":[{}],"NextPageLink":{},"Count":1}})",
        currency, items, next);
}

inline std::string googleTier(const std::string& from, const std::string& units,
                              const std::string& nanos)
{
    return fmt::format(
        R"({{"startUsageAmount":{},"unitPrice":{{"currencyCode":"USD","units":"{}","nanos":{}}}}})",
        from, units, nanos);
}

inline std::string googlePage(const std::string& description, const std::string& unit,
                              const std::string& tiers, const std::string& service = "Cloud Run")
{
    return fmt::format(
        R"({{"skus":[{{"name":"services/A/skus/B","skuId":"1234-5678-9ABC","description":"{}",)"
        R"("category":{{"serviceDisplayName":"{}","resourceFamily":"Compute","resourceGroup":"Run",)"
        R"("usageType":"OnDemand"}},"serviceRegions":["us-central1","europe-west1"],"pricingInfo":)"
        R"([{{"summary":"","pricingExpression":{{"usageUnit":"{}","usageUnitDescription":"u",)"
        R"("baseUnit":"s","baseUnitConversionFactor":1,"displayQuantity":1,"tieredRates":[{}]}},)"
        R"("currencyConversionRate":1,"effectiveTime":"2026-11-01T00:00:00Z"}}],)"
        R"("serviceProviderName":"Google"}}],"nextPageToken":""}})",
        description, service, unit, tiers);
}

}  // namespace breakeven::tests
