import Foundation

/// A limit of address space (`ulimit -v`), under which OpenBLAS must start without threads of its own.
///
/// Each of them takes a buffer of 128 MiB for itself once it runs, whenever that is, and where the system gives none they and
/// every other caller ask again for ever. Blas calls here use one thread, so the others are of no use; but the library makes
/// them as it is loaded, before the program's first line, unless the environment says otherwise.
enum AddressSpaceLimit {
    private static let variable = "OPENBLAS_NUM_THREADS"

    /// Starts this program anew in its own place where there is a limit and the library has threads; else does nothing. Where it
    /// cannot be started anew, the work goes on as it is.
    static func leaveOpenBLASWithoutThreads() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < rlim_t(Int64.max),
            ProcessInfo.processInfo.environment[variable] != "1"
        else { return }
        setenv(variable, "1", 1)
        execv(Dcplan.executable, CommandLine.unsafeArgv)
    }
}
