import Foundation

/// Where places stand on a schematic map: as their coordinates have them, north up, and apart from each other where these are too near
/// or the same. Nothing but the arrangement is to scale.
package struct MapLayout {
    package struct Point: Equatable, Sendable {
        package var x: Double
        package var y: Double
    }

    /// One for each place, within the map.
    package let points: [Point]

    /// Rounds in which places push each other away; so many are enough for fifty on one spot.
    private static let rounds = 400
    /// By how much places evade each other, radians.
    private static let turn = 0.5

    /// - Parameters:
    ///   - places: latitude and longitude, degrees.
    ///   - apart: units between two places at least, as far as there is room for it.
    package init(_ places: [(latitude: Double, longitude: Double)], width: Double, height: Double, apart: Double) {
        let longitudes = MapLayout.unwrapped(places.map(\.longitude))
        let latitudes = places.map(\.latitude)
        guard let south = latitudes.min(), let north = latitudes.max(), let west = longitudes.min(),
            let east = longitudes.max()
        else {
            points = []
            return
        }
        // Equirectangular about the middle latitude.
        let squeeze = max(cos((south + north) / 2 * .pi / 180), 0.05)
        let (across, up) = ((east - west) * squeeze, north - south)
        let scale = min(across > 1e-9 ? width / across : .infinity, up > 1e-9 ? height / up : .infinity)
        let used = scale.isFinite ? scale : 0
        var points = places.indices.map { i in
            MapLayout.clamped(
                width / 2 + (longitudes[i] - (west + east) / 2) * squeeze * used,
                height / 2 - (latitudes[i] - (south + north) / 2) * used, width, height)
        }
        for _ in 0..<Self.rounds where MapLayout.push(&points, width, height, apart) {}
        self.points = points
    }

    /// Whether anything was moved.
    private static func push(_ points: inout [Point], _ width: Double, _ height: Double, _ apart: Double) -> Bool {
        var hasMoved = false
        for i in points.indices {
            for j in points.indices where j > i {
                var (dx, dy) = (points[j].x - points[i].x, points[j].y - points[i].y)
                var distance = (dx * dx + dy * dy).squareRoot()
                if distance >= apart - 0.01 { continue }
                if distance < 1e-6 {
                    // On one spot: each pair in a direction of its own.
                    let angle = Double(i * 31 + j * 17) * 2.399963
                    (dx, dy, distance) = (cos(angle), sin(angle), 1)
                }
                // A little to the side too: along a line alone there may be no room.
                let turn = (i + j) % 2 == 0 ? -MapLayout.turn : MapLayout.turn
                (dx, dy) = (dx * cos(turn) - dy * sin(turn), dx * sin(turn) + dy * cos(turn))
                let step = (apart - min(distance, apart)) / 2 / distance
                points[i] = clamped(points[i].x - dx * step, points[i].y - dy * step, width, height)
                points[j] = clamped(points[j].x + dx * step, points[j].y + dy * step, width, height)
                hasMoved = true
            }
        }
        return hasMoved
    }

    private static func clamped(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Point {
        Point(x: min(max(x, 0), width), y: min(max(y, 0), height))
    }

    /// Longitudes on one side of the widest gap between them, so that places about the date line are neighbours.
    private static func unwrapped(_ longitudes: [Double]) -> [Double] {
        let sorted = Set(longitudes.map { ($0 + 360).truncatingRemainder(dividingBy: 360) }).sorted()
        guard let first = sorted.first, let last = sorted.last else { return [] }
        var (gap, start) = (first + 360 - last, first)
        for (a, b) in zip(sorted, sorted.dropFirst()) where b - a > gap { (gap, start) = (b - a, b) }
        return longitudes.map {
            let turned = ($0 + 360).truncatingRemainder(dividingBy: 360)
            return turned < start - 1e-9 ? turned + 360 : turned
        }
    }
}
