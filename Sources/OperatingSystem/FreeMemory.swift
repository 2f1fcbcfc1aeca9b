import Foundation

/// The memory that this process may still take.
package enum FreeMemory {
    /// Bytes that are left: the least of what the machine, the control group and the address-space limit leave; nil where
    /// none of them can be told.
    package static var available: Int? {
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

    /// Left over by every estimate: stacks of threads, allocators' rounding, what is read and written meanwhile.
    package static let reserveBytes = 48 << 20

    /// Throws where `bytes`, beside a reserve, are more than what is left. An allocation that fails would end the process,
    /// so whatever may be large is asked for first.
    ///
    /// - Parameter purpose: what the memory is for, as a message begins: "the model of 8,760 hours".
    package static func require(_ bytes: Int, for purpose: @autoclosure () -> String, advice: String = "")
        throws(OutOfMemory)
    {
        guard let available, bytes > available - reserveBytes else { return }
        throw OutOfMemory(
            purpose: purpose(), neededBytes: bytes + reserveBytes, availableBytes: available, advice: advice)
    }
}

/// More memory is needed than there is: the work was not begun (exit code 12).
package struct OutOfMemory: Error, Equatable, Sendable, CustomStringConvertible {
    package let purpose: String
    package let neededBytes: Int
    package let availableBytes: Int
    /// What to do about it; may be empty.
    package let advice: String

    package init(purpose: String, neededBytes: Int, availableBytes: Int, advice: String = "") {
        self.purpose = purpose
        self.neededBytes = neededBytes
        self.availableBytes = availableBytes
        self.advice = advice
    }

    /// `the model takes at least 900 MiB, and 300 MiB of memory are left; choose fewer hours`.
    package var description: String {
        "\(purpose) takes at least \((neededBytes + (1 << 20) - 1) >> 20) MiB, and \(max(0, availableBytes) >> 20) MiB of memory "
            + "are left" + (advice.isEmpty ? "" : "; \(advice)")
    }
}
