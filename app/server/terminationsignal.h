#pragma once

namespace eforms::server {

/// Waits until the system asks this program to end: SIGTERM or SIGINT, on Windows also the closing of its console.
///
/// Must be prepared before other threads are started, so that none of them takes the signal.
class TerminationSignal
{
public:
    TerminationSignal();
    void wait();
};

} // namespace eforms::server
