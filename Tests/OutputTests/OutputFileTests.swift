import Foundation
import Glibc
import Output
import Testing

@Suite struct OutputFileTests {
    private let new = Data("new".utf8)

    @Test func filesAreReplacedWholeAndKeepTheirPermissions() throws {
        let place = try Place(["f": "old"])
        chmod(place.path("f"), 0o640)
        var before = stat()
        stat(place.path("f"), &before)
        try OutputFile.write(new, to: place.path("f"))
        var after = stat()
        stat(place.path("f"), &after)
        #expect(place.text("f") == "new" && after.st_mode == before.st_mode && after.st_ino != before.st_ino)
        #expect(try place.everything() == ["f": "new"])
    }

    @Test(arguments: [true, false])
    func aLinkIsFollowed(isThere: Bool) throws {
        let place = try Place(isThere ? ["deep/f": "old"] : ["deep/other": ""])
        try place.link("link", to: "deep/f")
        try OutputFile.write(new, to: place.path("link"))
        #expect(try place.everything()["link"] == "-> deep/f" && place.text("deep/f") == "new")
    }

    @Test func aPipeIsWrittenTo() throws {
        let place = try Place()
        #expect(mkfifo(place.path("pipe"), 0o600) == 0)
        let reader = open(place.path("pipe"), O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        try OutputFile.write(new, to: place.path("pipe"))
        var bytes = [UInt8](repeating: 0, count: 16)
        #expect(read(reader, &bytes, 16) == 3 && bytes.starts(with: new))
        var facts = stat()
        #expect(lstat(place.path("pipe"), &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO)
    }

    /// By a terminal, the one device that any user may make.
    @Test func aDeviceIsWrittenTo() throws {
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(terminal) }
        var (number, isLocked): (Int32, Int32) = (-1, 0)
        // TIOCSPTLCK, TIOCGPTN: Linux's own unlockpt and ptsname.
        #expect(ioctl(terminal, 0x4004_5431, &isLocked) == 0 && ioctl(terminal, 0x8004_5430, &number) == 0)
        let name = "/dev/pts/\(number)"
        let holder = open(name, O_RDWR | O_NOCTTY)
        defer { close(holder) }
        let place = try Place()
        try place.link("device", to: name)
        try OutputFile.write(new, to: place.path("device"))
        var bytes = [UInt8](repeating: 0, count: 16)
        #expect(read(terminal, &bytes, 16) == 3 && bytes.starts(with: new))
        var facts = stat()
        #expect(stat(name, &facts) == 0 && facts.st_mode & S_IFMT == S_IFCHR)
        #expect(try place.everything() == ["device": "-> " + name])
    }

    /// What the shell appends to keeps what it has.
    @Test func anOpenDescriptorIsWrittenToAtItsPlace() throws {
        let place = try Place(["log": "before "])
        let log = open(place.path("log"), O_WRONLY | O_APPEND)
        defer { close(log) }
        for path in ["/dev/fd/\(log)", "/proc/self/fd/\(log)"] { try OutputFile.write(new, to: path) }
        #expect(place.text("log") == "before newnew")
    }

    @Test func whatIsInTheWayStays() throws {
        let place = try Place(["folder/f": "precious", "protected": "precious", "file": "precious"])
        chmod(place.path("protected"), 0o444)
        let before = try place.everything()
        for name in ["folder", "protected", "file/below", "no/such/f", "folder/"] {
            #expect(throws: WriteError.self, "\(name)") { try OutputFile.check(place.path(name)) }
            #expect(throws: WriteError.self, "\(name)") { try OutputFile.write(new, to: place.path(name)) }
        }
        #expect(throws: WriteError.self) { try OutputFile.write(new, to: "") }
        #expect(try place.everything() == before)
    }

    @Test func aFailureLeavesTheFileAsItWas() throws {
        struct Trouble: Error {}
        let place = try Place(["f": "old"])
        #expect(throws: Trouble.self) {
            try OutputFile.write(to: place.path("f")) {
                try $0.write(contentsOf: new)
                throw Trouble()
            }
        }
        #expect(try place.everything() == ["f": "old"])
    }

    @Test func whatAKilledRunLeftIsClearedAndNothingElse() throws {
        let theirs = [".f.dcplan-0123456789abcdeg": "a", ".g.dcplan-0123456789abcdef": "b", ".f.tmp-1": "c"]
        let place = try Place(theirs.merging([".f.dcplan-0123456789abcdef": "left"]) { $1 })
        try OutputFile.write(new, to: place.path("f"))
        #expect(try place.everything() == theirs.merging(["f": "new"]) { $1 })
    }

    /// For libraries that open files themselves, truncating or not: the same rules hold.
    @Test func aFileIsMadeByName() throws {
        let place = try Place(["f": "old"])
        try OutputFile.make(place.path("f")) { path in
            #expect(path != place.path("f") && place.text("f") == "old")
            let file = try #require(fopen(path, "wb"))
            fputs("new", file)
            fclose(file)
        }
        #expect(try place.everything() == ["f": "new"])
        #expect(throws: WriteError.self) {
            try OutputFile.make(place.path("f")) { throw WriteError(path: $0, reason: "no") }
        }
        #expect(try place.everything() == ["f": "new"])
        try OutputFile.make("/dev/null") { try Data("new".utf8).write(to: URL(fileURLWithPath: $0)) }
    }
}
