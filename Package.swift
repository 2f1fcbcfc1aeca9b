// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "dcplan",
    products: [
        .executable(name: "dcplan", targets: ["dcplan"]),
        .executable(name: "dcplan-benchmarks", targets: ["dcplan-benchmarks"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // Numerics: knows no data centre.
        .systemLibrary(name: "COpenBLAS", pkgConfig: nil, providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
        .systemLibrary(name: "CAMD", pkgConfig: nil, providers: [.apt(["libsuitesparse-dev"])]),
        // Kernels in C, compiled for several instruction sets; fast in debug builds too, since every test solves.
        .target(
            name: "CFronts", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
        .target(name: "LinearAlgebra", dependencies: ["CFronts", "COpenBLAS", "CAMD"], swiftSettings: strict),
        // Input files and free memory: knows neither.
        .target(name: "OperatingSystem", swiftSettings: strict),
        .systemLibrary(name: "CZlib", pkgConfig: nil, providers: [.apt(["zlib1g-dev"])]),
        .target(name: "LinearProgramming", dependencies: ["CZlib", "OperatingSystem"], swiftSettings: strict),
        .target(name: "InteriorPoint", dependencies: ["LinearAlgebra", "LinearProgramming"], swiftSettings: strict),

        // Who gains what by joining: values of coalitions and their division. Knows no plan.
        .target(name: "CooperativeGames", dependencies: ["LinearProgramming"], swiftSettings: strict),

        // Words: figures, cost items, flows, stocks, tables. Known to all of planning, knows nothing.
        .target(name: "Vocabulary", swiftSettings: strict),

        // Planning: knows no solver.
        .target(name: "CTomlPlusPlus"),
        .target(
            name: "Documents", dependencies: ["CTomlPlusPlus", "OperatingSystem", "Output"], swiftSettings: strict),
        // Growth curves are fitted by least squares, and correlated draws need a Cholesky factor.
        .target(
            name: "TimeSeries", dependencies: ["LinearAlgebra", "OperatingSystem", "Output"], swiftSettings: strict),
        .target(
            name: "Planning",
            dependencies: ["Documents", "TimeSeries", "LinearProgramming", "OperatingSystem", "Vocabulary"],
            swiftSettings: strict),
        // Recomputes plans from what was written and from scenarios; sees no column of a program.
        .target(
            name: "Auditing", dependencies: ["Planning", "TimeSeries", "Documents", "Vocabulary"], swiftSettings: strict
        ),
        // Demand with its spread, without a program.
        .target(
            name: "Forecasting", dependencies: ["Planning", "TimeSeries", "Documents", "Vocabulary"],
            swiftSettings: strict),
        // Files of other programs, through their own libraries. Know nothing.
        .systemLibrary(name: "CSQLite", pkgConfig: nil, providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "Databases", dependencies: ["CSQLite"], swiftSettings: strict),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: nil, providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Spreadsheets", dependencies: ["CXlsxWriter"], swiftSettings: strict),
        .systemLibrary(name: "COpenSSL", pkgConfig: nil, providers: [.apt(["libssl-dev"])]),
        // What leaves, whoever asks for it: files, directories, and text made harmless. Knows nothing.
        .systemLibrary(name: "CFileSystem"),
        .target(name: "Output", dependencies: ["CFileSystem"], swiftSettings: strict),
        .target(
            name: "Reporting",
            dependencies: [
                "Auditing", "Databases", "Forecasting", "Output", "Planning", "Spreadsheets", "TimeSeries",
                "Vocabulary",
                "COpenSSL", "CZlib",
            ],
            // What runs in a report's page, as it is read: the page has it inside.
            resources: [.embedInCode("Page/Script")], swiftSettings: strict),
        .target(
            name: "Interchange", dependencies: ["Output", "LinearProgramming", "TimeSeries"], swiftSettings: strict),
        .target(
            name: "Studies",
            // A study's options are declared beside it, in the words of the argument parser.
            dependencies: [
                "CooperativeGames", "LinearProgramming", "OperatingSystem", "Output", "Planning", "Reporting",
                "Vocabulary",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),

        // Tool: the one place that chooses a solver.
        .executableTarget(
            name: "dcplan",
            dependencies: [
                "OperatingSystem", "Documents", "TimeSeries", "LinearAlgebra", "LinearProgramming", "InteriorPoint",
                "Planning", "Studies", "Reporting", "Interchange", "Output", "Vocabulary",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),

        // Times what is released, and checks its answers.
        .executableTarget(
            name: "dcplan-benchmarks",
            dependencies: [
                "InteriorPoint", "LinearAlgebra", "LinearProgramming", "Planning", "TimeSeries",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], path: "Benchmarks/Swift", swiftSettings: strict),

        .target(
            name: "TestSupport",
            dependencies: [
                "Auditing", "Documents", "InteriorPoint", "TimeSeries", "LinearProgramming", "Output", "Planning",
                "Reporting",
                "Vocabulary",
            ],
            path: "Tests/TestSupport",
            swiftSettings: strict),
        .testTarget(name: "OperatingSystemTests", dependencies: ["OperatingSystem"], swiftSettings: strict),
        .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"], swiftSettings: strict),
        .testTarget(
            name: "InteriorPointTests",
            dependencies: ["InteriorPoint", "LinearAlgebra", "LinearProgramming", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"], swiftSettings: strict),
        .testTarget(
            name: "TimeSeriesTests", dependencies: ["TimeSeries", "LinearAlgebra"],
            exclude: ["Growth/scipy-fits.py"], swiftSettings: strict),
        .testTarget(
            name: "LinearProgrammingTests", dependencies: ["LinearProgramming", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "CooperativeGamesTests", dependencies: ["CooperativeGames", "TestSupport"],
            exclude: ["nucleolus-oracle.py"], swiftSettings: strict),
        .testTarget(
            name: "PlanningTests",
            // Reporting for its SHA-256.
            dependencies: [
                "Planning", "Auditing", "Documents", "TimeSeries", "InteriorPoint", "LinearProgramming", "Reporting",
                "TestSupport", "Vocabulary",
            ],
            exclude: ["Golden"],
            swiftSettings: strict),
        .testTarget(
            name: "AuditingTests", dependencies: ["Auditing", "Planning", "TestSupport", "Vocabulary"],
            swiftSettings: strict),
        .testTarget(
            name: "ForecastingTests",
            dependencies: ["Forecasting", "Planning", "Documents", "TimeSeries", "TestSupport", "Vocabulary"],
            swiftSettings: strict),
        .testTarget(name: "VocabularyTests", dependencies: ["Vocabulary"], swiftSettings: strict),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Reporting", "Auditing", "Output", "Planning", "TimeSeries", "Vocabulary", "TestSupport",
            ],
            swiftSettings: strict),
        // A report's page in a real browser, where there is one.
        .testTarget(
            name: "BrowserTests",
            dependencies: ["Reporting", "Planning", "TimeSeries", "Vocabulary", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "OutputTests", dependencies: ["Output"], swiftSettings: strict),
        .testTarget(
            name: "StudiesTests",
            dependencies: [
                "Studies", "CooperativeGames", "Output", "Reporting", "Planning", "Documents", "LinearProgramming",
                "InteriorPoint",
                "TestSupport", "TimeSeries", "Vocabulary",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "InterchangeTests",
            dependencies: ["Interchange", "LinearProgramming", "TimeSeries", "Planning", "TestSupport", "Vocabulary"],
            swiftSettings: strict),
        .testTarget(
            name: "CommandLineTests", dependencies: ["dcplan", "CZlib", "Databases", "Output"], exclude: ["Fixtures"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
