#include "tests/catalog/examplemodels.h"

#include <algorithm>
#include <filesystem>

#include "model/interchange/projectfile.h"
#include "model/simulation/compile.h"
#include "tests/support/shipped.h"

namespace breakeven::tests {

std::vector<ExampleModel> exampleModels()
{
    namespace fs = std::filesystem;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(BREAKEVEN_SOURCE_DIR "/resources/examples")) {
        if (entry.path().extension() == ".breakeven") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    std::vector<ExampleModel> models;
    for (const fs::path& file : files) {
        const model::Project project = valueOrThrow(model::readProject(file.string()));
        for (const model::Alternative& alternative : project.alternatives) {
            models.push_back(
                {file.stem().string() + ", " + alternative.name,
                 valueOrThrow(model::compile(project, alternative, shippedCatalog()))});
        }
    }
    return models;
}

}  // namespace breakeven::tests
