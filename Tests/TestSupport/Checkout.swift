import Foundation

/// The checkout that these tests were built from.
public enum Checkout {
    public static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    public static let scenarios = root.appendingPathComponent("Scenarios")
    /// Path of a scenario that is shipped, by its name below `Scenarios`.
    public static func scenario(_ name: String) -> String { scenarios.appendingPathComponent(name + ".toml").path }
    /// Path of what the tests of a target keep beside them.
    public static func tests(_ path: String) -> URL { root.appendingPathComponent("Tests/\(path)") }
    public static let formulation = root.appendingPathComponent("Sources/Planning/Planning.docc/Formulation.md")
}
