#include "server/terminationsignal.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <csignal>
#include <pthread.h>
#endif

namespace eforms::server {

#ifdef _WIN32

namespace {

HANDLE ending = nullptr;

BOOL WINAPI onConsole(DWORD)
{
    SetEvent(ending);
    return TRUE;
}

} // namespace

TerminationSignal::TerminationSignal()
{
    ending = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    SetConsoleCtrlHandler(onConsole, TRUE);
}

void TerminationSignal::wait()
{
    WaitForSingleObject(ending, INFINITE);
}

#else

namespace {

sigset_t endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

} // namespace

TerminationSignal::TerminationSignal()
{
    const sigset_t signals = endingSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void TerminationSignal::wait()
{
    const sigset_t signals = endingSignals();
    int signal = 0;
    sigwait(&signals, &signal);
}

#endif

} // namespace eforms::server
