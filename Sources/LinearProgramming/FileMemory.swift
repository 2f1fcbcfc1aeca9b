import Foundation

/// The memory that this process may still take.
public enum FileMemory {
    /// Bytes that are left: the least of what the machine, the control group and the address-space limit leave; nil where
    /// none of them can be told.
    public static var available: Int? {
        [machine, controlGroup, addressSpace].compactMap { $0 }.min()
    }

    private static var machine: Int? { field("MemAvailable:", of: "/proc/meminfo").map { $0 << 10 } }

    private static var controlGroup: Int? {
        let folder = "/sys/fs/cgroup/"
        for (limit, usage) in [
            ("memory.max", "memory.current"),
            ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes"),
        ] {
            if let most = number(folder + limit), let used = number(folder + usage) { return most - used }
        }
        return nil
    }

    private static var addressSpace: Int? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < rlim_t(Int64.max),
            let used = field("VmSize:", of: "/proc/self/status")
        else { return nil }
        return Int(limit.rlim_cur) - used << 10
    }

    private static func number(_ path: String) -> Int? {
        text(path).flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    private static func field(_ name: String, of path: String) -> Int? {
        guard let line = text(path)?.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else { return nil }
        return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }
    }

    private static func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
}

extension LinearProgram {
    /// Bytes that any interior-point solve of the program takes at least, beyond the program itself: the matrix by row and
    /// by column, and its vectors. What a factor takes on top is not known before its analysis.
    public var leastSolverBytes: Int {
        let perEntry = 30
        let perLine = 60
        return perEntry * nonzeroCount + perLine * (totalRowCount + columnCount)
    }
}
