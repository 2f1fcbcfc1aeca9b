import Planning
import Vocabulary

/// What a projection says of one origin of demand, or of all, in one year.
public struct ProjectionYear: Sendable, Equatable {
    /// Mean IT power, MW.
    public var itMw = 0.0
    /// IT power of the racks at full work, MW.
    public var rackMw = 0.0
    /// Greatest facility load of an hour, MW.
    public var peakMw = 0.0
    /// Facility load summed over the hours of the year, TWh.
    public var twh = 0.0

    /// No load.
    public init() {}

    /// Mean facility load, MW.
    public var meanMw: Double { twh * 1e6 / 8760 }
    /// Mean IT power over that of the racks at full work; nil where there are none.
    public var utilisationShare: Double? { Ratio.of(itMw, per: rackMw, .powerMw) }
    /// Facility energy over IT energy; nil where there is none.
    public var pue: Double? { Ratio.of(meanMw, per: itMw, .powerMw) }
}

/// Room for racks in the halls, MW of IT.
public struct HallRoom: Sendable, Equatable {
    /// Existing and announced, as quoted.
    public var announcedMw = 0.0
    /// Existing and realised, as quoted.
    public var realisedMw = 0.0
    /// What of the realised carries racks.
    public var usableMw = 0.0
}

/// One sample of a projection: every origin, all together and the halls, by year of the horizon.
public struct ProjectionSample: Sendable {
    /// [origin][year index]: the regions in their order, then offshore demand.
    public var origins: [[ProjectionYear]]
    /// [year index].
    public var all: [ProjectionYear]
    /// [region][year index].
    public var rooms: [[HallRoom]]

    /// Room of all regions together.
    public func room(_ yearIndex: Int) -> HallRoom {
        rooms.reduce(into: HallRoom()) { sum, region in
            sum.announcedMw += region[yearIndex].announcedMw
            sum.realisedMw += region[yearIndex].realisedMw
            sum.usableMw += region[yearIndex].usableMw
        }
    }

    /// TWh of all demand as far as the halls of all regions have room for its racks, wherever it comes from.
    public func hostedTwh(_ yearIndex: Int) -> Double {
        let hosted = Ratio.of(room(yearIndex).usableMw, per: all[yearIndex].rackMw, .powerMw)
        return all[yearIndex].twh * min(hosted ?? 1, 1)
    }
}
