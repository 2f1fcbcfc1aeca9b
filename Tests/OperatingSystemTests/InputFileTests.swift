import Foundation
import OperatingSystem
import Testing

@Suite struct InputFileTests {
    private let folder = NSTemporaryDirectory() + "dcplan-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    private func reason(_ path: String, mostBytes: Int = 1 << 20) -> String? {
        do {
            _ = try InputFile.bytes(path, mostBytes: mostBytes)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func refusesWhatIsNoFile() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(reason(folder) == "is a directory")
        #expect(reason("/dev/zero") == "is a device" && reason("/dev/null") == "is a device")
        #expect(reason(folder + "/none") == "no such file" && reason("") == "no such file")
        #expect(reason("a\0b") == "no such file")
    }

    @Test func bytesAreBounded() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(count: 3 << 20).write(to: URL(fileURLWithPath: folder + "/big"))
        #expect(reason(folder + "/big", mostBytes: 2 << 20) == "is over 2 MiB")
        #expect(try InputFile.bytes(folder + "/big", mostBytes: 3 << 20).count == 3 << 20)
    }

    /// Whoever asks a second time gets what came through the first time; two readers do not share a position.
    @Test func aPipeIsReadOnce() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pipe = folder + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let text = Array(String(repeating: "0123456789", count: 30_000).utf8)
        let writer = Thread {
            let file = FileHandle(forWritingAtPath: pipe)!
            file.write(Data(text))
            try? file.close()
        }
        writer.start()
        #expect(try InputFile.bytes(pipe, mostBytes: 1 << 20) == text)
        #expect(try InputFile.bytes(pipe, mostBytes: 1 << 20) == text)
    }
}
