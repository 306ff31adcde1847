#include "fuzz/fuzz.h"
#include "sheets/workbook.h"

// XLSX files.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace fuzz;
    sheets::Limits limits;
    limits.unpacked = 8 * 1024 * 1024; // so that one run stays short
    limits.cells = 50'000;
    auto workbook = sheets::Workbook::open(bytesOf(data, size), limits);
    if (!workbook)
        return 0;
    for (const QString &name : workbook->sheets())
        static_cast<void>(workbook->grid(name));
    return 0;
}
