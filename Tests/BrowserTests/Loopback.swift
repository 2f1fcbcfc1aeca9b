import Foundation

/// Requests to a program of this machine that speaks HTTP/1.1 and JSON: one connection each.
enum Loopback {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The body of the answer, whatever its status.
    ///
    /// - Throws: `Failure` when there is none within a minute.
    static func answer(_ method: String, port: Int, path: String, body: Data?) throws -> Data {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard connection >= 0 else { throw Failure(description: "no socket") }
        defer { close(connection) }
        try connect(connection, port)
        var request = Data("\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n".utf8)
        request += Data(
            "Content-Type: application/json; charset=utf-8\r\nContent-Length: \(body?.count ?? 0)\r\n\r\n".utf8)
        try send(request + (body ?? Data()), connection)
        return try received(connection)
    }

    private static func connect(_ connection: Int32, _ port: Int) throws {
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Foundation.connect(connection, $0, length) }
        }
        if code != 0 { throw Failure(description: "port \(port): \(String(cString: strerror(errno)))") }
    }

    private static func send(_ bytes: Data, _ connection: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { throw Failure(description: "not sent: \(String(cString: strerror(errno)))") }
            rest = rest.dropFirst(count)
        }
    }

    /// Until as much has come as the header promises.
    private static func received(_ connection: Int32) throws -> Data {
        var all = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var expected: Int?
        while true {
            if let expected, all.count >= expected { return all.suffix(expected - headerLength(all)!) }
            let count = recv(connection, &buffer, buffer.count, 0)
            if count <= 0 { break }
            all += buffer[..<count]
            if expected == nil, let header = headerLength(all) {
                let text = String(decoding: all.prefix(header), as: UTF8.self).lowercased()
                expected = text.firstMatch(of: /content-length: *(\d+)/).flatMap { Int($0.1) }.map { header + $0 }
            }
        }
        throw Failure(description: "an answer of \(all.count) bytes that has no end")
    }

    private static func headerLength(_ bytes: Data) -> Int? {
        bytes.range(of: Data("\r\n\r\n".utf8)).map { $0.upperBound - bytes.startIndex }
    }
}
