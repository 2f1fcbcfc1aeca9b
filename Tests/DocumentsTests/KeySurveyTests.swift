import Documents
import Testing

/// Readers of every turn that readers take, and what a survey makes of them.
@Suite struct KeySurveyTests {
    private enum Kind: String, CaseIterable { case plain, fancy }

    private static let catalogue = KeyCatalogue { log in
        let root = Document.specimen.reader(log: log)
        for entry in root.tables("things", "All things.", also: ["odd"]) {
            let table = entry.table
            switch table.choice("kind", "Its kind.", as: Kind.self) {
            case .plain: _ = table.number("weight_t", "How heavy.", in: 0...10)
            case .fancy:
                _ = table.yearly("price_usd_per_kw", "What it costs.", in: .positive, default: YearlyTable(constant: 2))
                if table.boolean("shiny", "Whether it shines.") {
                    _ = table.yearlyLimit("limit_mw", "How much it shines (`shine`).")
                }
            }
            let hours = table.integer("delay_hours", "How long it waits.", in: 0...5, default: 0)
            _ = table.number("waiting_share", "How much of it waits.", in: 0...1, default: hours == 0 ? 0 : nil)
            if table.has("shape_relative") {
                _ = table.numbers("shape_relative", "Its shape.", count: 3, in: 0...9)
            } else {
                _ = table.number("swing_share", "Its swing.", in: 0...1)
            }
            if entry.name == "odd" { _ = table.string("why", "Why it is odd.") }
            if let inner = table.table("inner", "What is inside.") {
                _ = inner.numbersByName("As many as they are.", in: 1...)
            }
        }
        for entry in root.entries("rules", "All rules.") {
            _ = entry.table.strings("of", "Of what.", words: ["a", "b"])
        }
    }

    private func key(_ path: String, at place: Int = 0) throws -> Key {
        let keys = Self.catalogue.keys.filter { $0.path == path }
        return try #require(keys.indices.contains(place) ? keys[place] : nil, "\(path)")
    }

    private func conditions(_ path: String) throws -> [String] {
        let key = try key(path)
        return key.conditions.map { $0.text(in: key.table) }
    }

    @Test func everyKeyIsFoundHoweverDeep() {
        #expect(
            Self.catalogue.keys.filter { $0.table == "things.*" }.map(\.name) == [
                "kind", "weight_t", "delay_hours", "waiting_share", "swing_share", "inner", "price_usd_per_kw", "shiny",
                "shape_relative", "limit_mw",
            ])
        #expect(Self.catalogue.table("things.*.inner")?.keys.map(\.name) == ["*"])
        #expect(Self.catalogue.table("rules.*")?.keys.map(\.name) == ["name", "of"])
        #expect(Self.catalogue.table("things.odd")?.keys.contains { $0.name == "why" } == true)
        #expect(Self.catalogue.table("")?.keys.map(\.name) == ["extends", "currency", "parameters", "things", "rules"])
    }

    @Test func aKeyKnowsWhereItIsRead() throws {
        #expect(try conditions("things.*.weight_t") == ["kind = plain"])
        #expect(try conditions("things.*.price_usd_per_kw") == ["kind = fancy"])
        #expect(try conditions("things.*.limit_mw") == ["shiny = true"])
        #expect(try conditions("things.*.shape_relative") == [])
        #expect(try conditions("things.*.swing_share") == ["without shape_relative"])
        #expect(try conditions("things.*.delay_hours") == [])
    }

    @Test func aKeyKnowsWhetherItMustBeThere() throws {
        #expect(try key("things.*.kind").need == .always)
        #expect(try key("things.*.weight_t").need == .always)
        #expect(try key("things.*.price_usd_per_kw").need == .never)
        #expect(try key("things.*.price_usd_per_kw").value == .number(2))
        #expect(try key("things.*.shape_relative").need == .never)
        #expect(try key("things.*.swing_share").need == .always)
        guard case .under(let conditions) = try key("things.*.waiting_share").need else {
            Issue.record("not under a condition")
            return
        }
        #expect(conditions.map { $0.text(in: "things.*") } == ["delay_hours > 0"])
    }

    @Test func aKeyKnowsItsTypeUnitAndRows() throws {
        let limit = try key("things.*.limit_mw")
        #expect(limit.unit == "MW" && limit.rows == ["shine"] && limit.meaning == "How much it shines (`shine`).")
        #expect(limit.type.range?.isOfLimit == true && limit.type.range?.most == nil && limit.type.range?.least == 0)
        let weight = try #require(try key("things.*.weight_t").type.range)
        #expect(weight.least == 0 && weight.most == 10 && !weight.isOfLimit)
        let price = try #require(try key("things.*.price_usd_per_kw").type.range)
        #expect(price.lowerIsOutside && price.lower == 0 && price.upper == nil && price.most == 1e12)
        #expect(try key("rules.*.of").type == .words(["a", "b"]))
        #expect(try key("things.*.kind").type.words == ["plain", "fancy"])
    }

    @Test func aChoiceForbidsAndRequires() throws {
        let rules = try #require(Self.catalogue.table("things.*")).rules
        let plain = try #require(rules.first { $0.key == "kind" && $0.value == .text("plain") })
        #expect(plain.required == ["weight_t"] && plain.forbidden == ["price_usd_per_kw", "shiny"])
        let dull = try #require(rules.first { $0.key == "shiny" && $0.value == .boolean(false) })
        #expect(dull.forbidden == ["limit_mw"] && dull.contexts.map { $0.text(in: "things.*") } == ["kind = fancy"])
        let shaped = try #require(rules.first { $0.key == "shape_relative" && !$0.isAbsent })
        #expect(shaped.isOfPresence && shaped.forbidden == ["swing_share"])
    }

    @Test(
        arguments: [
            ("limit_mw", "MW"), ("capex_usd_per_kw", "US$/kW"), ("fixed_cost_usd_per_kw_year", "US$/(kW·year)"),
            ("loss_share_per_hour", "1/h"), ("emission_t_per_mwh_th", "t/MWhth"),
            ("value_usd_per_it_kwh", "US$/IT kWh"),
            ("mean_it_kw", "IT kW"), ("hours_limit_per_year", "h/year"), ("temperature_coefficient_per_k", "1/K"),
            ("ghi_kwh_per_m2_day", "kWh/(m²·day)"), ("hour_of_day_relative", "relative"), ("life_years", "years"),
            ("from_year", "year"), ("capex_usd_per_kwh_th", "US$/kWhth"), ("racks_per_row", "racks/row"),
            ("limit", nil), ("cycles_of_concentration", nil), ("seed", nil),
        ] as [(String, String?)])
    func aKeysLastWordsAreItsUnit(key: String, unit: String?) { #expect(KeyUnit.of(key) == unit) }

    private func names(_ query: String) -> [String] {
        KeyQuery(query, in: Self.catalogue).keys.map(\.path).filter {
            !$0.hasPrefix("things.odd") || query.contains("odd")
        }
    }

    @Test func keysAreFoundByPathEndAndWord() {
        #expect(names("things.x.limit_mw") == ["things.*.limit_mw"])
        #expect(names("things.*.limit_mw") == ["things.*.limit_mw"] && names("limit_mw") == ["things.*.limit_mw"])
        #expect(names("things.x.price_usd_per_kw.2030") == ["things.*.price_usd_per_kw"])
        #expect(names("things.odd.why") == ["things.odd.why"] && names("things.x.why") == [])
        #expect(names("inner") == ["things.*.inner", "things.*.inner.*"])
        #expect(names("things.x.inner.a") == ["things.*.inner.*"])
        #expect(names("rules.r.of") == ["rules.*.of"] && names("rules").count == 3)
        #expect(names("fancy") == ["things.*.price_usd_per_kw", "things.*.shiny"])
        #expect(names("currency.myr_per_usd") == ["currency.*_per_usd"])
        for nothing in ["", ".", "..", "things.x.weight_t.2030", "thngs", "[]"] { #expect(names(nothing) == []) }
    }

    @Test(
        arguments: [
            ("thngs", "things"), ("things.x.limit", "things.x.limit_mw"), ("limitmw", "limit_mw"),
            ("thing.x.inner", "things.x.inner"), ("fency", "fancy"), ("quite_another", nil),
        ] as [(String, String?)])
    func aMisspeltPathIsSuggested(typed: String, meant: String?) {
        #expect(KeyQuery(typed, in: Self.catalogue).suggestion == meant)
    }
}
