import Foundation

/// Right inputs of every kind, from which wrong ones are made.
enum FuzzSeeds {
    /// A kind of input file and what reads it.
    struct Kind: Sendable {
        let name: String
        /// The file's name, which may decide how it is read.
        let file: String
        /// Commands that read it, `FILE` standing for it; those that come first are run more often.
        let commands: [String]
        /// The codes with which they may end.
        let codes: Set<Int32>
        let texts: [String]
    }

    static func kinds(toy: String, sweep: String) -> [Kind] {
        let scenarios = [toy, toy + extras, "extends = \"toy.toml\"\n" + extras]
        let weather = [energyPlus, tidy, hourly, typical, power, ninja]
        let solved: Set<Int32> = [0, 10, 11, 12, 65, 66]
        return [
            Kind(
                name: "scenario", file: "mutant.toml",
                commands: [
                    "check FILE", "project FILE --samples 2 --out out", "export FILE --mps out.mps --resolution days:1",
                    "series FILE --out out.csv", "export FILE --pypsa out --resolution days:1",
                ], codes: [0, 65, 66], texts: scenarios),
            Kind(
                name: "plan", file: "mutant.toml",
                commands: ["plan FILE --resolution days:1 --out out --quiet"], codes: solved.union([14]),
                texts: scenarios),
            Kind(
                name: "sweep", file: "sweep.toml", commands: ["sweep FILE --out out --jobs 1 --quiet"],
                codes: [0, 13, 65, 66], texts: [sweep]),
            Kind(
                name: "weather", file: "weather.csv", commands: ["weather FILE", "weather FILE --json"],
                codes: [0, 65, 66], texts: weather),
            Kind(
                name: "mps", file: "program.mps",
                commands: ["lp FILE --quiet", "lp FILE --quiet --json --relax --solution out.csv"], codes: solved,
                texts: [mps, fixedMps]),
            Kind(
                name: "lp", file: "program.lp",
                commands: ["lp FILE --quiet", "lp FILE --quiet --json --relax --solution out.csv"], codes: solved,
                texts: [lp]),
        ]
    }

    /// Goes on where the toy of the fixtures ends.
    private static let extras = """

        [currency]
        myr_per_usd = 4.19
        [published.declared]
        year = 2030
        twh = 0.3
        covers = "all"
        regions = ["north"]
        source = "none"
        nameplate_mw = 50
        [projection]
        samples = 10
        seed = 1
        [projection.uncertainty.halls]
        applies_to = ["regions.*.halls.realisation_share"]
        distribution = "lognormal"
        median = 1
        sigma = 0.2
        source = "none"
        [[policies]]
        name = "cap"
        kind = "carbon_cap"
        limit_t_per_year = { 2025 = inf, 2030 = 1_000_000 }
        [[policies]]
        name = "price"
        kind = "carbon_price"
        added_usd_per_t = { growth = "logistic", capacity = 20, rate_per_year = 0.5, midpoint_year = 2026 }
        [[policies]]
        name = "budget"
        kind = "capital_budget"
        limit_usd_per_year = 1e12

        """

    private static let hours = 0..<30

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static let energyPlus =
        """
        LOCATION,Made-Up,-,XXX,formula,999999,1.4,104.0,8.0,16.0
        DESIGN CONDITIONS,0
        TYPICAL/EXTREME PERIODS,0
        GROUND TEMPERATURES,0
        HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0
        COMMENTS 1,made
        COMMENTS 2,made
        DATA PERIODS,1,1,Data,Sunday,1/1,12/31

        """
        + hours.map {
            "2023,1,\($0 / 24 + 1),\($0 % 24 + 1),60,?9?9,27.5,22.1,80,101000,0,0,0,\($0 * 9),\($0 * 7),\($0 * 3),0,0,0,0,180,2.5,0,0\n"
        }.joined()

    private static let tidy =
        "# place: Made-Up\n# latitude_deg: 1.4\n# longitude_deg: 104\n# elevation_m: 16\ntime,ghi_w_per_m2,dry_bulb_c,dew_point_c\n"
        + hours.map { "2023-01-\(two($0 / 24 + 1))T\(two($0 % 24)):00+08:00,\($0 * 9),27.5,22.1\n" }.joined()

    private static let hourly =
        """
        Latitude (decimal degrees):\t1.4
        Longitude (decimal degrees):\t104.0
        Elevation (m):\t16
        Radiation database:\tPVGIS-SARAH3
        Slope: 0 deg.
        Azimuth: 0 deg.
        time,G(i),H_sun,T2m,WS10m,Int

        """
        + hours.map { "202301\(two($0 / 24 + 1)):\(two($0 % 24))30,\($0 * 9).0,0.0,27.5,2.1,0.0\n" }.joined()

    private static let typical =
        "Latitude (decimal degrees): 1.4\nLongitude (decimal degrees): 104.0\nElevation (m): 16.0\n\nmonth,year\n"
        + (1...12).map { "\($0),\(2004 + $0)\n" }.joined()
        + "\ntime(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP\n"
        + hours.map {
            "200501\(two($0 / 24 + 1)):\(two($0 % 24))00,27.5,75.5,\($0 * 9),0,\($0 * 3),390.0,2.0,180.0,100900.0\n"
        }
        .joined()

    private static let power =
        """
        -BEGIN HEADER-
        NASA/POWER Source Native Resolution Hourly Data
        Dates (month/day/year): 01/01/2023 through 12/31/2023 in UTC
        Location: latitude  1.4   longitude 104.0
        elevation from MERRA-2: Average for 0.5 x 0.625 degree lat/lon region = 12.5 meters
        The value for missing source data that cannot be computed or is outside of the sources availability range: -999
        parameter(s):
        ALLSKY_SFC_SW_DWN     CERES SYN1deg All Sky Surface Shortwave Downward Irradiance (Wh/m^2)
        T2M                   MERRA-2 Temperature at 2 Meters (C)
        T2MDEW                MERRA-2 Dew/Frost Point at 2 Meters (C)
        PS                    MERRA-2 Surface Pressure (kPa)
        -END HEADER-
        YEAR,MO,DY,HR,ALLSKY_SFC_SW_DWN,T2M,T2MDEW,PS

        """ + hours.map { "2023,1,\($0 / 24 + 1),\($0 % 24),\($0 * 9),27.5,22.1,100.9\n" }.joined()

    private static let ninja =
        """
        # Renewables.ninja PV (Point API) https://www.renewables.ninja/
        # Units: time in UTC, local_time in Asia/Singapore, electricity in kW, irradiance_direct in kW/m2
        # {"params": {"lat": 1.4, "lon": 104.0, "capacity": 2, "tilt": 0, "tracking": 0}}
        time,local_time,electricity,irradiance_direct,irradiance_diffuse,temperature

        """
        + hours.map {
            let time = "2023-01-\(two($0 / 24 + 1)) \(two($0 % 24)):00"
            return "\(time),\(time),0.\($0),0.\($0),0.\($0),27.5\n"
        }.joined()

    private static let mps = """
        NAME example
        OBJSENSE
            MAX
        ROWS
         N  COST
         E  EQUAL
         L  LIMIT
         G  LEAST
        COLUMNS
            X         COST               1.0   EQUAL              1.0
            X         LIMIT             -2.5   LEAST           1.0E+2
            Y         COST                -1   LIMIT               .5
        RHS
            RHS       EQUAL              3.0   LIMIT              4.0
            RHS       COST                -7
        RANGES
            RNG       EQUAL             -2.0   LEAST              6.0
        BOUNDS
         UP BND       X                  4.0
         MI BND       Y
         FX BND       Y                   -1
        ENDATA

        """

    private static let fixedMps = """
        NAME          DIET
        ROWS
         N  COST
         G  ENERGY
         L  FAT
        COLUMNS
            BREAD     COST              2.0   ENERGY          250.0
            BREAD     FAT               3.0
            MILK      COST              1.5   ENERGY          120.0
            MILK      FAT               5.0
        RHS
            RHS       ENERGY         2000.0   FAT              80.0
        BOUNDS
         UP BND       BREAD            20.0
        ENDATA

        """

    private static let lp = """
        \\ comment
        Maximize
         obj: 2 x + 3y - 0.5 z1 + 10
        Subject To
         c1: x + y
             + 1.5e+1 z1 >= 2
         -5 <= x - y <= 7
         e: 3 x = -6
         far: x + z1 <= 1e14
        Bounds
         x <= 4
         -inf <= y <= 5
         0 <= z1 <= 1e18
        End

        """
}
