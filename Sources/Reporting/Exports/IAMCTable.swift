import Vocabulary

/// Values by region, variable and year, with the sums above them.
struct IAMCTable {
    struct Key: Hashable {
        let region: String
        let variable: String
        let unit: String
        let year: Int
    }

    private(set) var values: [Key: Double] = [:]
    /// What all regions are together.
    let world: String

    /// A value of its own. - Precondition: nothing of that key is there.
    mutating func set(_ region: String, _ variable: String, _ unit: IAMCMapping.IAMCUnit, _ year: Int, _ value: Double)
    {
        let key = Key(region: region, variable: variable, unit: unit.text, year: year)
        precondition(
            values.updateValue(value, forKey: key) == nil, "\(variable) of \(region) in \(year) is there twice")
    }

    /// A part: it counts in the variable of its words, in those of all but its last words down to `depth`, and in the world's.
    mutating func add(
        _ region: String, _ words: [String], of depth: Int, _ unit: IAMCMapping.IAMCUnit, _ year: Int, _ value: Double
    ) {
        for region in [region, world] {
            for count in depth...words.count {
                let variable = words[..<count].joined(separator: "|")
                values[Key(region: region, variable: variable, unit: unit.text, year: year), default: 0] += value
            }
        }
    }

    /// Rows in order: by variable, the world before its regions, then by year.
    var rows: [(key: Key, value: Double)] {
        func order(_ key: Key) -> (String, String, Int, String, Int) {
            (key.variable, key.unit, key.region == world ? 0 : 1, key.region, key.year)
        }
        return values.sorted { order($0.key) < order($1.key) }
    }

    /// A name of the scenario as a word of a variable or region: without the signs that mean something there.
    static func word(_ name: String) -> String {
        name.replacing("%", with: "%25").replacing("|", with: "%7C").replacing("*", with: "%2A").replacing(
            ">", with: "%3E")
    }
}
