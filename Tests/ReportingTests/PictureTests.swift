import Reporting
import Testing
import Vocabulary

/// The kit that pictures are drawn with.
@Suite struct PictureTests {
    @Test func ticksAreRoundAndHoldEverything() {
        let up = AxisTicks(upTo: 3068, about: 5)
        #expect(up.values == [0, 1000, 2000, 3000, 4000])
        let both = AxisTicks(from: -1.2, upTo: 2.1, about: 5)
        #expect(both.bottom == -2 && both.top == 3 && both.values.contains(0))
        let below = AxisTicks(from: -7, upTo: -2, about: 5)
        #expect(below.bottom <= -7 && below.top == 0)
        #expect(AxisTicks(upTo: 0, about: 5).values.count > 1)
        #expect(AxisTicks(upTo: .infinity, about: 5).values.count > 1)
    }

    @Test func labelsDoNotOverlap() {
        let frame = PlotFrame(from: 0, upTo: 10, height: 270)
        for wanted in [[50.0, 50, 50], [40, 45, 200], [240, 244, 246, 246], [100]] {
            let heights = frame.spread(wanted)
            #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= Drawing.line - 1e-9 })
            #expect(heights.allSatisfy { $0 <= frame.bottom + 1e-9 })
        }
        #expect(frame.spread([100, 200]) == [100, 200])
    }

    /// Places stand apart within the map, on one spot, side by side, or across the date line.
    @Test(arguments: [1, 2, 4, 12]) func placesStandApart(count: Int) {
        let spots: [[(latitude: Double, longitude: Double)]] = [
            (0..<count).map { _ in (1.3, 103.8) },
            (0..<count).map { (1.3 + Double($0) * 0.01, 103.8) },
            (0..<count).map { ($0 == 0 ? 60 : -45, $0 % 2 == 0 ? 179 : -179) },
            (0..<count).map { (Double($0) * 3, Double($0) * 7) },
        ]
        for places in spots {
            let points = MapLayout(places, width: 344, height: 224, apart: 60).points
            #expect(points.count == count)
            #expect(points.allSatisfy { (0...344).contains($0.x) && (0...224).contains($0.y) })
            for i in points.indices {
                for j in points.indices where j > i {
                    let (dx, dy) = (points[i].x - points[j].x, points[i].y - points[j].y)
                    #expect((dx * dx + dy * dy).squareRoot() > 40, "\(count): \(points[i]) \(points[j])")
                }
            }
        }
        #expect(MapLayout([], width: 1, height: 1, apart: 1).points.isEmpty)
    }

    /// North is up and east on the right, and neighbours across the date line are neighbours.
    @Test func theMapIsAMap() {
        let two = MapLayout([(10, 179), (0, -179)], width: 100, height: 100, apart: 10).points
        #expect(two[0].x < two[1].x && two[0].y < two[1].y)
    }

    /// More series than there is room for: the smallest are told together, with all their keys.
    @Test func smallSeriesAreTogether() {
        let shown = Shown("power", "MW", decimals: 0)
        let all = (0..<30).map { ChartSeries("p\($0)", SeriesStyle(number: $0), [Told(Double($0), "k.\($0)")]) }
        let told = ChartSeries.told(all, shown)
        #expect(told.count == 8 && told.last?.name == "22 more")
        #expect(told.dropLast().map(\.name) == (23..<30).map { "p\($0)" })
        #expect(told.last?.values[0]?.value == Double((1..<23).reduce(0, +)))
        #expect(told.last?.values[0]?.key.components(separatedBy: " + ").count == 22)
    }
}
