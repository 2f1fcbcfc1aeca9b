import Foundation

/// A headless Chromium with a profile of its own, driven through chromedriver (W3C WebDriver) over the loopback; both end, and the profile
/// goes, with `close`.
final class Browser {
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    private let driver: Process
    private let profile: String
    private let port: Int
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

    /// One for all tests, which take turns: to start one takes longer than a test. It ends with the tests.
    static func shared() throws -> Browser {
        if let only { return only }
        let browser = try Browser()
        only = browser
        atexit { Browser.only?.close() }
        return browser
    }

    private nonisolated(unsafe) static var only: Browser?

    /// - Throws: `Refusal` when a program does not start.
    init() throws {
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
            kill(driver.processIdentifier, SIGKILL)
            throw Refusal(description: "chromedriver does not say on which port it listens")
        }
        self.port = port
        do {
            try open(programs.chromium)
        } catch {
            close()
            throw error
        }
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

    private func open(_ chromium: String) throws {
        // Chromium has no sandbox for root.
        let arguments =
            [
                "--headless=new", "--user-data-dir=\(profile)/profile", "--disable-gpu", "--no-first-run",
                "--disable-dev-shm-usage",
            ]
            + (getuid() == 0 ? ["--no-sandbox"] : [])
        let options: [String: Any] = ["binary": chromium, "args": arguments]
        let answer = try call(
            "POST", "/session",
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
    func close() {
        // A driver ends its browsers; signals that a test runner blocks are blocked in what it starts.
        _ = try? Loopback.answer("GET", port: port, path: "/shutdown", body: nil)
        // Not `waitUntilExit`: when a process is leaving nobody hears any more of what it started.
        let id = driver.processIdentifier
        for _ in 0..<200 where kill(id, 0) == 0 && driver.isRunning { usleep(10_000) }
        if driver.isRunning { kill(id, SIGKILL) }
        try? FileManager.default.removeItem(atPath: profile)
    }
}

// MARK: Commands

extension Browser {
    /// A command of the session; what it answers.
    @discardableResult
    func command(_ method: String, _ path: String, _ body: [String: Any]? = nil) throws -> Any? {
        try call(method, "/session/\(session)" + (path.isEmpty ? "" : "/\(path)"), body)
    }

    private func call(_ method: String, _ path: String, _ body: [String: Any]?) throws -> Any? {
        let sent = method == "POST" ? try JSONSerialization.data(withJSONObject: body ?? [:]) : nil
        let data = try Loopback.answer(method, port: port, path: path, body: sent)
        let value = (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["value"]
        if let refused = value as? [String: Any], let error = refused["error"] as? String {
            throw Refusal(description: "\(path): \(error): \(refused["message"] ?? "")")
        }
        return value
    }

    /// Runs the body of a function in the page; what it returns.
    @discardableResult
    func run(_ script: String, _ arguments: [Any] = []) throws -> Any? {
        try command("POST", "execute/sync", ["script": script, "args": arguments])
    }

    /// A command of the DevTools.
    @discardableResult
    func devTools(_ name: String, _ parameters: [String: Any]) throws -> Any? {
        try command("POST", "goog/cdp/execute", ["cmd": name, "params": parameters])
    }

    func show(_ path: String) throws {
        try command("POST", "url", ["url": URL(fileURLWithPath: path).absoluteString])
        // A click goes to where its target is, not to where it glides from.
        try run("document.documentElement.style.scrollBehavior = 'auto'")
    }

    /// The size of the page's window, and whether it prefers dark colours.
    func look(width: Int, height: Int = 900, dark: Bool = false) throws {
        try devTools(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
        try devTools(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]]])
    }

    func allowScript(_ isAllowed: Bool) throws {
        try devTools("Emulation.setScriptExecutionDisabled", ["value": !isAllowed])
    }

    /// What the console says since it was asked last: errors of scripts, and what a policy did not let load or run.
    func complaints() throws -> [String] {
        let entries = try command("POST", "se/log", ["type": "browser"]) as? [[String: Any]] ?? []
        return entries.map { "\($0["level"] ?? ""): \($0["message"] ?? "")" }
    }

    /// Clicks what a selector finds first, as a pointer does.
    func click(_ selector: String) throws {
        try command("POST", "element/\(try find(selector))/click")
    }

    /// Types on what a selector finds first.
    func type(_ text: String, on selector: String) throws {
        try command("POST", "element/\(try find(selector))/value", ["text": text])
    }

    private func find(_ selector: String) throws -> String {
        let answer = try command("POST", "element", ["using": "css selector", "value": selector])
        guard let id = (answer as? [String: String])?.values.first else {
            throw Refusal(description: "nothing is found by \(selector)")
        }
        return id
    }

    /// The page as a PDF.
    func printed() throws -> Data {
        guard let text = try command("POST", "print", [:]) as? String, let data = Data(base64Encoded: text)
        else { throw Refusal(description: "nothing was printed") }
        return data
    }

    /// Waits until a condition of the page holds.
    ///
    /// - Throws: `Refusal` when it does not within half a minute.
    func wait(until condition: String) throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while try run("return Boolean(\(condition))") as? Bool != true {
            if ContinuousClock.now > deadline { throw Refusal(description: "\(condition) does not come true") }
            usleep(10_000)
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
