/// The values of a full-year series (8,760) at the axis' model hours, unchanged.
public func sample(_ series: [Double], on axis: TimeAxis) -> [Double] {
    precondition(series.count == PlanningYear.hours, "a full-year series has 8,760 values, this one \(series.count)")
    return axis.hourOfYear.map { series[$0] }
}

/// The values at the axis' model hours, rescaled so that the year keeps its mean:
///
///     vₜ = min(λ·seriesₜ, maximum)   with   Σₜ wₜ·vₜ / 8,760 = mean of the series.
///
/// For what must keep its yearly energy, such as inflow (`maximum: .infinity`) and PV (`maximum` its AC limit).
/// If no λ reaches the mean, because every positive sample is at the maximum or all samples are zero, the values
/// come as near as they can.
///
/// - Precondition: 8,760 finite values ≥ 0 and a maximum ≥ 0.
/// - Complexity: O(n log n) in the number of model hours.
public func samplePreservingMean(_ series: [Double], on axis: TimeAxis, maximum: Double) -> [Double] {
    let picked = sample(series, on: axis)
    precondition(maximum >= 0 && picked.allSatisfy { $0 >= 0 && $0.isFinite }, "values and maximum must be ≥ 0")
    let target = series.reduce(0, +)
    let scale = meanPreservingScale(picked, weight: axis.weight, target: target, maximum: maximum)
    return picked.map { $0 == 0 ? 0 : min(scale * $0, maximum) }
}

/// λ with Σ wₜ·min(λ·vₜ, maximum) = target: with the values in falling order, the first k of which are at the maximum,
/// λ = (target − maximum·Σ_{i<k} wᵢ) / Σ_{i≥k} wᵢ·vᵢ, and k is the first for which value k stays below it.
private func meanPreservingScale(
    _ values: [Double], weight: [Double], target: Double, maximum: Double
) -> Double {
    let order = values.indices.filter { values[$0] > 0 }.sorted { (values[$0], $1) > (values[$1], $0) }
    var uncapped = order.reduce(0) { $0 + weight[$1] * values[$1] }
    var remaining = target
    for i in order {
        let scale = remaining / uncapped
        if scale * values[i] <= maximum { return scale }
        remaining -= weight[i] * maximum
        uncapped -= weight[i] * values[i]
    }
    return order.isEmpty ? 0 : .infinity
}
