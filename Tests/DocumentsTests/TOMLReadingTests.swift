import Documents
import Testing

@Suite struct TOMLReadingTests {
    static let sample = """
        # a comment, é
        name = "x"
          [regions.johor]
        limit_mw = { 2025 = 650, 2030 = 530.5 }
        list = [1, "é", true]
        day = 1979-05-27
        moment = 1979-05-27T07:32:00Z
        "quoted key" = inf
        z.dotted = false
        [[plants]]
        name = 'p1'
        [[plants]]
        name = "p2"
        """

    @Test func valuesKeepTheirTypes() throws {
        let johor = try #require(try parsed(Self.sample).at("regions", "johor"))
        #expect(johor.at("limit_mw", "2025")?.value == .integer(650))
        #expect(johor.at("limit_mw", "2030")?.value == .float(530.5))
        #expect(johor.at("day")?.value == .date("1979-05-27"))
        #expect(johor.at("moment")?.value == .date("1979-05-27T07:32:00Z"))
        #expect(johor.at("quoted key")?.value == .float(.infinity))
        #expect(johor.at("z", "dotted")?.value == .boolean(false))
        #expect(johor.at("list")?.array?.map(\.value) == [.integer(1), .string("é"), .boolean(true)])
    }

    @Test func keysAreInTheOrderOfTheFile() throws {
        let root = try parsed(Self.sample)
        #expect(root.keys == ["name", "regions", "plants"])
        #expect(root.at("regions", "johor")?.keys == ["limit_mw", "list", "day", "moment", "quoted key", "z"])
    }

    @Test func valuesKnowTheirPlaces() throws {
        let root = try parsed(Self.sample)
        let johor = try #require(root.at("regions", "johor"))
        #expect(root.at("name")?.place == "2:8")
        #expect(johor.place == "3:3")
        #expect(johor.at("limit_mw")?.place == "4:12")
        #expect(johor.at("limit_mw", "2030")?.place == "4:33")
        #expect(johor.at("list")?.array?.map(\.place) == ["5:9", "5:12", "5:17"])
        #expect(johor.at("z", "dotted")?.place == "9:12")
        #expect(root.at("plants")?.array?.map(\.place) == ["10:1", "12:1"])
    }

    @Test func keysKnowTheirPlaces() throws {
        let root = try parsed(Self.sample)
        func keyPlace(_ node: Node?, _ key: String) -> String? {
            node?.table?.entry(key).map { "\($0.keyPosition.line):\($0.keyPosition.column)" }
        }
        #expect(keyPlace(root, "name") == "2:1")
        #expect(keyPlace(root.at("regions"), "johor") == "3:12")
        #expect(keyPlace(root.at("regions", "johor", "limit_mw"), "2030") == "4:26")
        #expect(keyPlace(root.at("regions", "johor"), "quoted key") == "8:1")
        #expect(keyPlace(root.at("plants")?.array?.last, "name") == "13:1")
    }

    @Test(arguments: [
        ("a = 99999999999999999999", "a.toml:1:25: error: not valid TOML: decimal integer"),
        ("a = 1\na = 2", "a.toml:2:5: error: not valid TOML: key-value pair: cannot redefine existing integer 'a'"),
        ("a = [1,", "a.toml:1:8: error: not valid TOML: array: encountered end-of-file"),
        ("a\0 = 1", "a.toml:1:2: error: not valid TOML: "),
        ("a = 1979-13-45", "a.toml:1:12: error: not valid TOML: date: expected month"),
        ("[a]\n[a]", "a.toml:2:1: error: not valid TOML: table header: cannot redefine existing table 'a'"),
        ("[=]", "a.toml:1:2: error: not valid TOML: key: expected bare key starting character"),
        ("a = é", "a.toml:1:5: error: not valid TOML: value: "),
        (
            "a = 1\nb = 1979-05-27Ta7:32:00Z\nc = 2",
            "a.toml:2:1: error: not valid TOML: the parser can make no sense of this line"
        ),
        ("a = nope", "a.toml:1:"),
        ("\"é\" = 1\n\"e\u{301}\" = 2", "a.toml:2:1: error: \"é\": this key is there already, in another Unicode form"),
    ])
    func wrongTextsAreRefusedWithAPlace(text: String, message: String) {
        let error = #expect(throws: InputIssues.self) { try parsed(text) }
        #expect("\(error!)".hasPrefix(message), "\(error!)")
        #expect(error?.issues.count == 1)
    }

    @Test func bytesThatAreNotUTF8AreRefusedWithAPlace() {
        func message(_ bytes: [UInt8]) -> String {
            "\(#expect(throws: InputIssues.self) { try Node.parse(bytes, file: "a.toml") }!)"
        }
        #expect(message(Array("a = 1\nb = é".utf8) + [0xFF]).hasPrefix("a.toml:2:6: error: a byte that is not UTF-8"))
        #expect(message([0xFF, 0xFE, 0x61, 0]) == "a.toml:1:1: error: this is UTF-16; save it as UTF-8")
    }

    @Test func anEmptyTextIsAnEmptyTable() throws {
        #expect(try parsed("").keys == [])
        #expect(try parsed("\u{FEFF}a = 1").keys == ["a"])
        #expect(try parsed("a = 1\r\nb = 2\r\n").keys == ["a", "b"])
    }

    /// Nesting in each of the ways that TOML has, past any limit and just inside the limits, multiplied.
    @Test func deepNestingIsRefusedOrRead() throws {
        let deep = 100_000
        let hostile = [
            "a = " + String(repeating: "[", count: deep), "a = " + String(repeating: "{b=", count: deep),
            String(repeating: "a.", count: deep) + "a = 1", "[" + String(repeating: "a . ", count: deep) + "a]",
            String(repeating: "\"a\".", count: deep) + "a = 1",
            "x = '''\n''\\'''''\n" + String(repeating: "a.", count: deep),
        ]
        for text in hostile {
            #expect(throws: InputIssues.self) { try parsed(text) }
        }
        let key = String(repeating: "a.", count: 30) + "a"
        let inline = String(repeating: "{\(key) = ", count: 30) + "1" + String(repeating: "}", count: 30)
        #expect(try parsed("[\(key)]\n\(key) = \(inline)").keys == ["a"])
    }

    @Test func dotsInStringsAndCommentsAreNoNesting() throws {
        let dots = String(repeating: ".a", count: 100)
        let text = """
            a = "\\"\(dots)" # it's \(dots)
            b = '\\' # '\(dots)
            c = \"\"\"\n \\\"\"\" \(dots)\"\"\"\"
            d = '''\n '' \(dots)'''''
            e = [1.5, 2.5\(String(repeating: ", 1.5", count: 100))]
            """
        #expect(try parsed(text).keys == ["a", "b", "c", "d", "e"])
    }

    /// Any bytes give a tree or an issue with a place, never a crash, and the tree can be read and finished with.
    @Test func mutatedSamplesNeverCrash() {
        var random = SplitMix(state: 20_260_101)
        let sample = Array(Self.sample.utf8)
        let spice = Array("[]{}=.,\"'#\\\n\r\t 09eE+-_:TZ\0\u{7F}\u{E9}\u{FEFF}".utf8) + [0xFF, 0xC0, 0xED, 0xA0, 0x80]
        for _ in 0..<2_000 {
            var bytes = sample
            for _ in 0...(random.next() % 8) { mutate(&bytes, spice, &random) }
            do throws(InputIssues) {
                let log = IssueLog()
                let reader = TableReader(try Node.parse(bytes, file: "fuzz"), path: "", log: log)
                readSample(reader)
                reader.finish()
                _ = log.texts
            } catch {
                #expect(error.issues.allSatisfy { ($0.position?.line ?? 0) > 0 })
            }
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ spice: [UInt8], _ random: inout SplitMix) {
        guard !bytes.isEmpty else { return }
        let at = Int(random.next() % UInt64(bytes.count))
        let length = min(bytes.count - at, Int(random.next() % 20))
        switch random.next() % 6 {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes[at] = spice[Int(random.next() % UInt64(spice.count))]
        case 2: bytes.insert(spice[Int(random.next() % UInt64(spice.count))], at: at)
        case 3: bytes.removeSubrange(at..<(at + length))
        case 4: bytes.insert(contentsOf: bytes[at..<(at + length)], at: at)
        default: bytes.removeSubrange(at...)
        }
    }

    private func readSample(_ reader: TableReader) {
        _ = reader.string("name")
        for (_, region) in reader.tables("regions") {
            _ = region.yearly("limit_mw", in: 0...)
            _ = region.numbers("list", count: 3, in: 0...1)
            _ = region.integer("day", in: 0...5)
        }
        _ = reader.entries("plants")
    }
}

/// Sebastiano Vigna's SplitMix64: the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
