#pragma once

#include "base/json.h"

#include <chrono>
#include <vector>

namespace bench {

/// How much is measured.
struct Plan {
    bool smoke = false; ///< tiny sizes: only whether it works
    int runs = 20;      ///< of each opening
    int keys = 200;     ///< of each typing
};

/// Milliseconds between two moments of the same clock.
class Stopwatch
{
public:
    Stopwatch() : m_start(Clock::now()) { }
    [[nodiscard]] double ms() const
    {
        return std::chrono::duration<double, std::milli>(Clock::now() - m_start).count();
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start;
};

/// Samples of one figure, in milliseconds.
class Samples
{
public:
    void add(double ms) { m_values.push_back(ms); }
    [[nodiscard]] std::size_t count() const { return m_values.size(); }
    /// The smallest value that @p share of the samples do not exceed; 0 when there are none.
    [[nodiscard]] double quantile(double share) const;
    [[nodiscard]] int over(double limit) const;

private:
    std::vector<double> m_values;
};

/// One figure on standard output as a line of JSON: benchmark, the members of @p about, median, p95, least and most
/// time, number of runs, the aim, then @p more.
void print(const QString &benchmark, const eforms::Json &about, const Samples &samples, double aim,
    const eforms::Json &more = {});
/// Any other line.
void printLine(const eforms::Json &line);
/// Hundredths are enough: 12.345 → 12.35.
[[nodiscard]] eforms::Json rounded(double ms);
/// Processor, cores, load, platform; with a warning when others are using the machine.
void printMachine();
/// Resident memory of this process in MB; 0 where the system does not say.
[[nodiscard]] double residentMegabytes();

} // namespace bench
