import Foundation
import Vocabulary

/// Places by their coordinates, as large as a number of theirs, and links between them, as wide as their capacity, with what is sent
/// each way. Labels stand where they cover nothing, or not at all: the table has every number.
package struct PlaceMap {
    package struct Place {
        let name: String
        let latitude: Double
        let longitude: Double
        let told: Told?
        let style: SeriesStyle

        package init(_ name: String, latitude: Double, longitude: Double, _ told: Told?, _ style: SeriesStyle) {
            (self.name, self.latitude, self.longitude, self.told, self.style) = (name, latitude, longitude, told, style)
        }
    }

    /// What is sent from one place to the other, by their positions in the list of places.
    package struct Link {
        let name: String
        let from: Int
        let to: Int
        let capacity: Told
        let forward: Told
        let backward: Told

        package init(_ name: String, from: Int, to: Int, capacity: Told, forward: Told, backward: Told) {
            (self.name, self.from, self.to) = (name, from, to)
            (self.capacity, self.forward, self.backward) = (capacity, forward, backward)
        }
    }

    let id: String
    let title: Markup
    let places: [Place]
    let links: [Link]
    /// Of the places' numbers, of capacity, and of what is sent.
    let shown: (place: Shown, capacity: Shown, flow: Shown)
    private let table: [Markup]

    private enum Layout {
        static let width = Picture.width
        static let height = 340.0
        /// Room for labels on all sides.
        static let margin = (across: 92.0, up: 60.0)
        /// As far as there is room for.
        static func apart(_ count: Int) -> Double {
            min(100, 0.75 * ((width - 2 * margin.across) * (height - 2 * margin.up) / Double(count)).squareRoot())
        }
        /// Radii of places, and half widths of links.
        static let radius = 7.0...22.0
        static let thick = 1.5...9.0
    }

    package init(
        id: String, title: Markup, places: [Place], links: [Link], shown: (place: Shown, capacity: Shown, flow: Shown),
        table: [Markup]
    ) {
        (self.id, self.title, self.places, self.links) = (id, title, places, links)
        (self.shown, self.table) = (shown, table)
    }

    /// nothing without places.
    package var markup: Markup {
        if places.isEmpty { return .nothing }
        let margin = Layout.margin
        let points = MapLayout(
            places.map { ($0.latitude, $0.longitude) }, width: Layout.width - 2 * margin.across,
            height: Layout.height - 2 * margin.up, apart: Layout.apart(places.count)
        ).points.map { MapLayout.Point(x: $0.x + margin.across, y: $0.y + margin.up) }
        var taken = LabelRoom(width: Layout.width, height: Layout.height)
        for (place, point) in zip(places, points) { taken.take(point, radius: radius(place)) }
        for (i, link) in links.enumerated() {
            taken.take(Curve(points[link.from], points[link.to], bend: bend(i)))
        }
        let names = zip(places, points).flatMap { place, point in label(place, point, &taken) }
        // Where there is not room for all, the largest flows are told.
        func flow(_ link: Link) -> Double { max(link.forward.value, link.backward.value) }
        let ranked = links.indices.sorted { (flow(links[$0]), $1) > (flow(links[$1]), $0) }
        let lines = ranked.map { line(links[$0], bend: bend($0), points, &taken) }
        return Picture(
            id: id, title: title,
            description:
                "A schematic map, north up: places as large as their \(shown.place.title), links as wide as their \(shown.capacity.title).",
            width: Layout.width, height: Layout.height, shapes: lines + zip(places, points).map(circle) + names,
            table: table
        ).markup
    }

    // MARK: Places

    private func radius(_ place: Place) -> Double {
        let largest = places.compactMap { $0.told?.value }.max() ?? 0
        let share = largest > 0 ? max(place.told?.value ?? 0, 0) / largest : 0
        return Layout.radius.lowerBound + (Layout.radius.upperBound - Layout.radius.lowerBound) * share.squareRoot()
    }

    private func circle(_ place: Place, _ point: MapLayout.Point) -> Markup {
        let says = "\(place.name): \(shown.place.title) \(place.told?.words(shown.place) ?? "–")"
        return Markup(
            "circle",
            [
                "cx": Drawing.at(point.x), "cy": Drawing.at(point.y), "r": Drawing.at(radius(place)),
                "class": "mark \(place.style.styleClass)", "style": place.style.fill, "data-value": place.told?.raw,
                "data-key": place.told?.key,
            ], Markup("title", [:], .text(says)))
    }

    /// Name and number, on the side where there is room.
    private func label(_ place: Place, _ point: MapLayout.Point, _ taken: inout LabelRoom) -> [Markup] {
        let number = place.told?.words(shown.place, brief: true) ?? ""
        let longest = max(min(Double(place.name.displayWidth), 18), Double(number.count)) * Drawing.letter
        let sides = [0.0, 14, 28].flatMap { spots(point, radius(place) + 5 + $0) }
        for side in sides {
            let box = LabelRoom.Box(
                x: side.anchor == .start ? side.x : side.anchor == .end ? side.x - longest : side.x - longest / 2,
                y: side.y - 12, width: longest, height: 2 * Drawing.line)
            guard taken.takeIfFree(box) else { continue }
            let name = Drawing.name(
                place.name, x: side.x, y: side.y, width: 18 * Drawing.letter, anchor: side.anchor, style: "strong")
            guard let told = place.told else { return [name] }
            return [name, Drawing.number(told, number, x: side.x, y: side.y + Drawing.line - 1, anchor: side.anchor)]
        }
        return []
    }

    /// Below, above, beside, and beside the corners.
    private func spots(_ point: MapLayout.Point, _ r: Double) -> [(x: Double, y: Double, anchor: Drawing.Anchor)] {
        let (x, y, diagonal) = (point.x, point.y, r * 0.8)
        return [
            (x, y + r + 12, .middle), (x, y - r - Drawing.line, .middle), (x + r, y - 2, .start), (x - r, y - 2, .end),
            (x + diagonal, y + diagonal + 8, .start), (x - diagonal, y + diagonal + 8, .end),
            (x + diagonal, y - diagonal - Drawing.line, .start), (x - diagonal, y - diagonal - Drawing.line, .end),
        ]
    }

    // MARK: Links

    /// How far to the side a link bends: several between the same places bend apart.
    private func bend(_ index: Int) -> Double {
        func isSame(_ other: Link) -> Bool {
            Set([other.from, other.to]) == Set([links[index].from, links[index].to])
        }
        let before = links.prefix(index).filter(isSame).count
        let side = links[index].from < links[index].to ? 1.0 : -1.0
        return side * Double((before + 1) / 2) * (before % 2 == 0 ? -44 : 44)
    }

    private func thickness(_ link: Link) -> Double {
        let largest = links.map(\.capacity.value).max() ?? 0
        let share = largest > 0 ? max(link.capacity.value, 0) / largest : 0
        return Layout.thick.lowerBound + (Layout.thick.upperBound - Layout.thick.lowerBound) * share
    }

    private func line(_ link: Link, bend: Double, _ points: [MapLayout.Point], _ taken: inout LabelRoom) -> Markup {
        let curve = Curve(points[link.from], points[link.to], bend: bend)
        let says =
            "\(link.name): \(shown.capacity.title) \(link.capacity.words(shown.capacity)); \(places[link.from].name) → "
            + "\(places[link.to].name) \(link.forward.words(shown.flow)); back \(link.backward.words(shown.flow))"
        let path = Markup(
            "path",
            [
                "d": curve.path, "class": link.capacity.value > 0 ? "link" : "link idle",
                "stroke-width": Drawing.at(thickness(link)), "data-value": link.capacity.raw,
                "data-key": link.capacity.key,
            ], Markup("title", [:], .text(says)))
        let told = [(link.forward, 1.0), (link.backward, -1.0)].filter {
            $0.0.text(shown.flow, brief: true) != NumberText.text(0, decimals: shown.flow.brief)
        }
        return Markup(
            "g", [:],
            [path] + told.flatMap { flow, way in [curve.arrow(way)] + number(flow, way, curve, &taken) })
    }

    /// What is sent, beside the link where there is room.
    private func number(_ told: Told, _ way: Double, _ curve: Curve, _ taken: inout LabelRoom) -> [Markup] {
        let text = told.words(shown.flow, brief: true)
        let width = Double(text.count) * Drawing.letter
        for share in [0.5, 0.4, 0.6, 0.3, 0.7] {
            for side in [1.0, -1.0] {
                let at = curve.beside(way > 0 ? share : 1 - share, side, width: width, height: Drawing.line)
                let box = LabelRoom.Box(
                    x: at.x - width / 2, y: at.y - Drawing.line / 2, width: width, height: Drawing.line)
                if taken.takeIfFree(box) { return [Drawing.number(told, text, x: at.x, y: at.y + 5, anchor: .middle)] }
            }
        }
        return []
    }
}

/// A curve from one point to another that bends to a side.
private struct Curve {
    let from: MapLayout.Point
    let to: MapLayout.Point
    let control: MapLayout.Point

    init(_ from: MapLayout.Point, _ to: MapLayout.Point, bend: Double) {
        (self.from, self.to) = (from, to)
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let length = max((dx * dx + dy * dy).squareRoot(), 1e-6)
        control = .init(
            x: (from.x + to.x) / 2 - dy / length * bend, y: (from.y + to.y) / 2 + dx / length * bend)
    }

    var path: String {
        "M\(Drawing.at(from.x)) \(Drawing.at(from.y))Q\(Drawing.at(control.x)) \(Drawing.at(control.y)) "
            + "\(Drawing.at(to.x)) \(Drawing.at(to.y))"
    }

    /// Quadratic Bézier, 0…1.
    private func point(_ t: Double) -> MapLayout.Point {
        let (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
        return .init(x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y)
    }

    /// Of unit length.
    private func direction(_ t: Double) -> (x: Double, y: Double) {
        let x = (1 - t) * (control.x - from.x) + t * (to.x - control.x)
        let y = (1 - t) * (control.y - from.y) + t * (to.y - control.y)
        let length = max((x * x + y * y).squareRoot(), 1e-6)
        return (x / length, y / length)
    }

    /// The middle of a box that stands beside the curve without touching it.
    func beside(_ t: Double, _ side: Double, width: Double, height: Double) -> MapLayout.Point {
        let (at, way) = (point(t), direction(t))
        let distance = side * (10 + abs(way.y) * width / 2 + abs(way.x) * height / 2)
        return .init(x: at.x - way.y * distance, y: at.y + way.x * distance)
    }

    /// Where heads of arrows may stand.
    var heads: [MapLayout.Point] { [point(Self.head), point(1 - Self.head)] }
    private static let head = 0.62

    /// Points along it, but for its ends.
    var along: [MapLayout.Point] { (2...18).map { point(Double($0) / 20) } }

    /// A head towards the end, or with −1 towards the beginning.
    func arrow(_ way: Double) -> Markup {
        let t = way > 0 ? Self.head : 1 - Self.head
        let (at, along) = (point(t), direction(t))
        func corner(_ forward: Double, _ side: Double) -> (x: Double, y: Double) {
            (
                at.x + way * along.x * forward - along.y * side,
                at.y + way * along.y * forward + along.x * side
            )
        }
        let corners = [corner(9, 0), corner(-6, 8), corner(-6, -8)]
        let text = corners.map { "\(Drawing.at($0.x)) \(Drawing.at($0.y))" }.joined(separator: "L")
        return Markup("path", ["d": "M\(text)Z", "class": "arrow"])
    }
}

/// What of a picture has something on it.
private struct LabelRoom {
    struct Box {
        let x: Double
        let y: Double
        let width: Double
        let height: Double

        func meets(_ other: Box) -> Bool {
            x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
        }
    }

    let width: Double
    let height: Double
    private var boxes: [Box] = []

    init(width: Double, height: Double) { (self.width, self.height) = (width, height) }

    mutating func take(_ point: MapLayout.Point, radius: Double) {
        boxes.append(Box(x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius))
    }

    mutating func take(_ curve: Curve) {
        for point in curve.along { take(point, radius: 4) }
        for head in curve.heads { take(head, radius: 9) }
    }

    /// Whether it is free and within the picture; it is taken then.
    mutating func takeIfFree(_ box: Box) -> Bool {
        guard box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height,
            !boxes.contains(where: box.meets)
        else { return false }
        boxes.append(box)
        return true
    }
}
