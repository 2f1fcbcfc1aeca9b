import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A headless Chromium with a profile of its own, driven through chromedriver (W3C WebDriver) over the loopback; both end, and the profile
/// goes, with `close`.
final class Browser {
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    private let driver: Process
    private let profile: String
    private let root: URL
    private var session = ""

    /// Both programs, where they are installed.
    static let programs: (chromium: String, driver: String)? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        func find(_ names: [String]) -> String? {
            names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
                .first { FileManager.default.isExecutableFile(atPath: $0) }
        }
        guard let chromium = find(["chromium", "chromium-browser", "google-chrome"]),
            let driver = find(["chromedriver"])
        else { return nil }
        return (chromium, driver)
    }()

    static var isInstalled: Bool { programs != nil }

    /// - Throws: `Refusal` when a program does not start.
    init() async throws {
        guard let programs = Browser.programs else { throw Refusal(description: "Chromium is not installed") }
        profile = NSTemporaryDirectory() + "dcplan-browser-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: profile, withIntermediateDirectories: true)
        driver = Process()
        driver.executableURL = URL(fileURLWithPath: programs.driver)
        // The system chooses the port, which the driver says once it listens.
        driver.arguments = ["--port=0"]
        driver.environment = ProcessInfo.processInfo.environment.merging(["HOME": profile, "TMPDIR": profile]) { $1 }
        let said = Pipe()
        (driver.standardOutput, driver.standardError) = (said, FileHandle.nullDevice)
        try driver.run()
        guard let port = Browser.port(said.fileHandleForReading) else {
            driver.terminate()
            throw Refusal(description: "chromedriver does not say on which port it listens")
        }
        root = URL(string: "http://127.0.0.1:\(port)/session")!
        try await open(programs.chromium)
    }

    private static func port(_ output: FileHandle) -> Int? {
        var text = ""
        while true {
            let bytes = output.availableData
            if bytes.isEmpty { return nil }
            text += String(decoding: bytes, as: UTF8.self)
            if let match = text.firstMatch(of: /started successfully on port (\d+)/) { return Int(match.1) }
        }
    }

    private func open(_ chromium: String) async throws {
        // Chromium has no sandbox for root.
        let arguments =
            ["--headless=new", "--user-data-dir=\(profile)/profile", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"]
            + (getuid() == 0 ? ["--no-sandbox"] : [])
        let options: [String: Any] = ["binary": chromium, "args": arguments]
        let answer = try await call(
            "POST", root,
            [
                "capabilities": [
                    "alwaysMatch": [
                        "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"],
                    ]
                ]
            ])
        guard let id = (answer as? [String: Any])?["sessionId"] as? String else {
            throw Refusal(description: "no session: \(answer ?? "nothing")")
        }
        session = id
    }

    /// Ends both programs and removes the profile.
    func close() async {
        if !session.isEmpty { _ = try? await command("DELETE", "") }
        driver.terminate()
        driver.waitUntilExit()
        try? FileManager.default.removeItem(atPath: profile)
    }
}

// MARK: Commands

extension Browser {
    /// A command of the session; what it answers.
    @discardableResult
    func command(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Any? {
        let url = path.isEmpty ? root.appendingPathComponent(session) : root.appendingPathComponent("\(session)/\(path)")
        return try await call(method, url, body)
    }

    private func call(_ method: String, _ url: URL, _ body: [String: Any]?) async throws -> Any? {
        var request = URLRequest(url: url, timeoutInterval: 60)
        request.httpMethod = method
        if method == "POST" {
            request.httpBody = try JSONSerialization.data(withJSONObject: body ?? [:])
            request.setValue("application/json; charset=utf-8", forHTTPHeaderField: "Content-Type")
        }
        let (data, _) = try await URLSession.shared.data(for: request)
        let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let value = answer?["value"]
        if let refused = value as? [String: Any], let error = refused["error"] as? String {
            throw Refusal(description: "\(url.lastPathComponent): \(error): \(refused["message"] ?? "")")
        }
        return value
    }

    /// Runs the body of a function in the page; what it returns.
    @discardableResult
    func run(_ script: String, _ arguments: [Any] = []) async throws -> Any? {
        try await command("POST", "execute/sync", ["script": script, "args": arguments])
    }

    /// A command of the DevTools.
    @discardableResult
    func devTools(_ name: String, _ parameters: [String: Any]) async throws -> Any? {
        try await command("POST", "goog/cdp/execute", ["cmd": name, "params": parameters])
    }

    func show(_ path: String) async throws {
        try await command("POST", "url", ["url": URL(fileURLWithPath: path).absoluteString])
    }

    /// The size of the page's window, and whether it prefers dark colours.
    func look(width: Int, height: Int = 900, dark: Bool = false) async throws {
        try await devTools(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
        try await devTools(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]]])
    }

    func allowScript(_ isAllowed: Bool) async throws {
        try await devTools("Emulation.setScriptExecutionDisabled", ["value": !isAllowed])
    }

    /// What the console says since it was asked last: errors of scripts, and what a policy did not let load or run.
    func complaints() async throws -> [String] {
        let entries = try await command("POST", "se/log", ["type": "browser"]) as? [[String: Any]] ?? []
        return entries.map { "\($0["level"] ?? ""): \($0["message"] ?? "")" }
    }

    /// Clicks what a selector finds first, as a pointer does.
    func click(_ selector: String) async throws {
        try await command("POST", "element/\(try await find(selector))/click")
    }

    /// Types on what a selector finds first.
    func type(_ text: String, on selector: String) async throws {
        try await command("POST", "element/\(try await find(selector))/value", ["text": text])
    }

    private func find(_ selector: String) async throws -> String {
        let answer = try await command("POST", "element", ["using": "css selector", "value": selector])
        guard let id = (answer as? [String: String])?.values.first else {
            throw Refusal(description: "nothing is found by \(selector)")
        }
        return id
    }

    /// The page as a PDF.
    func printed() async throws -> Data {
        guard let text = try await command("POST", "print", [:]) as? String, let data = Data(base64Encoded: text)
        else { throw Refusal(description: "nothing was printed") }
        return data
    }

    /// Waits until a condition of the page holds.
    ///
    /// - Throws: `Refusal` when it does not within half a minute.
    func wait(until condition: String) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while try await run("return Boolean(\(condition))") as? Bool != true {
            if ContinuousClock.now > deadline { throw Refusal(description: "\(condition) does not come true") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}

/// Keys as WebDriver types them.
enum Key {
    static let left = "\u{E012}"
    static let up = "\u{E013}"
    static let right = "\u{E014}"
    static let down = "\u{E015}"
    static let home = "\u{E011}"
    static let enter = "\u{E007}"
}
