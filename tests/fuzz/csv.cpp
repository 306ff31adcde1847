#include "fuzz/fuzz.h"
#include "sheets/csv.h"
#include "sheets/separated.h"

// CSV files and blocks from the clipboard.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace fuzz;
    const QByteArray bytes = bytesOf(data, size);
    if (const auto content = sheets::readCsv(bytes, {})) {
        const auto again = sheets::readCsv(sheets::writeCsv(content->grid), {});
        require(again.has_value(), "what was written can be read");
    }
    if (const auto block = sheets::readBlock(QString::fromUtf8(bytes))) {
        const auto again = sheets::readBlock(sheets::toBlock(*block));
        require(again.has_value(), "a block that was written can be read");
    }
    return 0;
}
