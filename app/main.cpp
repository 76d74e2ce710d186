#include "app/commandline.h"
#include "app/desktop.h"

int main(int argc, char** argv)
{
    breakeven::app::CommandLine line;
    const auto exitCode = breakeven::app::runCommandLine(argc, argv, line);
    return exitCode ? *exitCode : breakeven::app::runDesktop(argc, argv, line);
}
