/// Seconds since the last lap.
struct Stopwatch {
    private var last = ContinuousClock.now

    mutating func lap() -> Double {
        let now = ContinuousClock.now
        let seconds = (now - last) / .seconds(1)
        last = now
        return seconds
    }
}
