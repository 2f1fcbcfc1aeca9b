/// Standard time of countries that weather files of the planner's regions come from, as far as it is one zone, or one that
/// longitude decides. Source: IANA time zone database, 2024a, standard time.
enum LegalZone {
    /// The legal offset from UTC, hours; nil for countries with several zones or not listed.
    /// - Parameter country: ISO 3166-1 alpha-3 code or English name, as in EPW files.
    static func utcOffsetHours(country: String, longitudeDegrees: Double) -> Double? {
        let name = country.uppercased()
        if name == "IDN" || name == "INDONESIA" { return indonesia(longitudeDegrees) }
        return zones.first { $0.names.contains(name) }?.hours
    }

    /// Sumatra, Java, West and Central Kalimantan; then Bali, Sulawesi and the rest of Kalimantan; Maluku and Papua. Islands
    /// near the limits are left undecided.
    private static func indonesia(_ longitude: Double) -> Double? {
        if longitude < 114 { return 7 }
        if (116...124).contains(longitude) { return 8 }
        return longitude > 127.5 ? 9 : nil
    }

    private static let zones: [(hours: Double, names: Set<String>)] = [
        (0, ["GBR", "UNITED KINGDOM", "IRL", "IRELAND", "ISL", "ICELAND"]),
        (
            1,
            [
                "DEU", "GERMANY", "FRA", "FRANCE", "ITA", "ITALY", "NLD", "NETHERLANDS", "BEL", "BELGIUM", "CHE", "AUT",
                "SWE", "SWEDEN", "NOR", "NORWAY", "DNK", "DENMARK", "POL", "POLAND", "CZE", "HUN",
            ]
        ),
        (2, ["FIN", "FINLAND", "GRC", "GREECE", "ZAF", "SOUTH AFRICA", "EGY", "EGYPT"]),
        (3, ["SAU", "SAUDI ARABIA", "QAT", "QATAR", "KWT", "KUWAIT", "TUR", "TURKEY", "KEN", "KENYA"]),
        (4, ["ARE", "UNITED ARAB EMIRATES", "OMN", "OMAN"]),
        (5, ["PAK", "PAKISTAN"]),
        (5.5, ["IND", "INDIA", "LKA", "SRI LANKA"]),
        (5.75, ["NPL", "NEPAL"]),
        (6, ["BGD", "BANGLADESH"]),
        (6.5, ["MMR", "MYANMAR"]),
        (7, ["THA", "THAILAND", "VNM", "VIETNAM", "KHM", "CAMBODIA", "LAO", "LAOS"]),
        (
            8,
            [
                "SGP", "SINGAPORE", "MYS", "MALAYSIA", "PHL", "PHILIPPINES", "BRN", "BRUNEI", "CHN", "CHINA", "TWN",
                "TAIWAN",
                "HKG", "HONG KONG", "MAC",
            ]
        ),
        (9, ["JPN", "JAPAN", "KOR", "KOREA", "SOUTH KOREA"]),
        (12, ["NZL", "NEW ZEALAND"]),
    ]
}
