// swift-tools-version: 6.2
import PackageDescription

// The map of the house. Targets stand in layer order: a target may import only what is listed before it,
// and `Scripts/check-layers` holds every `import` line against this file.

/// Strict everywhere: Swift 6 mode, and a warning fails the build.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func target(_ name: String, in folder: String, imports: [String] = []) -> Target {
  .target(
    name: name, dependencies: imports.map { .init(stringLiteral: $0) }, path: "Sources/\(folder)/\(name)",
    swiftSettings: strict)
}

func tests(of name: String, in folder: String, imports: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: ([name] + imports).map { .init(stringLiteral: $0) },
    path: "Tests/\(folder)/\(name)Tests", swiftSettings: strict)
}

let package = Package(
  name: "phoihop",
  products: [
    .executable(name: "phoihop", targets: ["phoihop"])
  ],
  targets: [
    // C: one folder a library, module map and shim header only.
    .systemLibrary(
      name: "CJansson", path: "Sources/C/CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(name: "CMalloc", path: "Sources/C/CMalloc"),
    .systemLibrary(
      name: "CMicroHTTPD", path: "Sources/C/CMicroHTTPD", pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(
      name: "CCurl", path: "Sources/C/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "COath", path: "Sources/C/COath", pkgConfig: "liboath", providers: [.apt(["liboath-dev"])]),
    .systemLibrary(
      name: "CQRencode", path: "Sources/C/CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CZxcvbn", path: "Sources/C/CZxcvbn", providers: [.apt(["libzxcvbn-dev"])]),
    .systemLibrary(
      name: "CPostgres", path: "Sources/C/CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CSodium", path: "Sources/C/CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/C/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CZip", path: "Sources/C/CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CExpat", path: "Sources/C/CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(
      name: "CSQLite", path: "Sources/C/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    // Core: no clock, file, socket, thread or Foundation.
    target("CivilTime", in: "Core"),
    target("Diagnostics", in: "Core"),
    target("Organisations", in: "Core", imports: ["CivilTime", "Diagnostics"]),
    target("Settings", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations"]),

    target("Regulations", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations"]),
    target("Obligations", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations"]),
    target(
      "Access", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations"]),
    target("Boards", in: "Core", imports: ["CivilTime", "Organisations", "Regulations", "Obligations", "Access"]),

    target(
      "Reorganisations", in: "Core",
      imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations"]),
    target(
      "Coverage", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations"]),

    target("Reports", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations"]),
    target(
      "Entries", in: "Core",
      imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Reports"]),

    // Platform: the machine below us.
    target("Files", in: "Platform", imports: ["CivilTime", "Diagnostics"]),
    target("Threads", in: "Platform"),
    target("Sockets", in: "Platform", imports: ["Diagnostics", "Files"]),

    target("Secrets", in: "Platform", imports: ["COath", "CSodium", "CZxcvbn"]),
    target("QRCodes", in: "Platform", imports: ["CQRencode"]),

    // Data: what people did, kept.
    target("Database", in: "Data", imports: ["Diagnostics", "Files", "Threads"]),
    target("DatabaseSQLite", in: "Data", imports: ["CSQLite", "Diagnostics", "Files", "Threads", "Database"]),
    target("DatabasePostgres", in: "Data", imports: ["CPostgres", "Diagnostics", "Database"]),
    target(
      "Ledger", in: "Data",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Settings", "Obligations", "Entries", "Threads", "Secrets",
        "Database",
      ]),
    target(
      "Store", in: "Data",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Settings", "Regulations", "Obligations", "Access", "Reports",
        "Entries", "Files", "Secrets", "Database", "DatabaseSQLite", "DatabasePostgres", "Ledger",
      ]),

    // Documents: what comes in and goes out as a file.
    target(
      "Exchange", in: "Documents",
      imports: [
        "CJansson", "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Reorganisations",
        "Reports", "Coverage",
      ]),

    target(
      "Spreadsheets", in: "Documents",
      imports: ["CZip", "CExpat", "CivilTime", "Diagnostics", "Regulations", "Reports"]),

    // Desk: one function a use case.
    target(
      "Facts", in: "Desk",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Access", "Files", "Threads",
        "Exchange",
      ]),

    target(
      "Telling", in: "Desk",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Access", "Boards",
        "Reorganisations", "Entries",
        "Exchange", "Facts",
      ]
    ),

    target(
      "UseCases", in: "Desk",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Settings", "Regulations", "Obligations", "Access", "Boards",
        "Reorganisations", "Reports", "Entries", "Files", "Threads", "Secrets", "Ledger", "Store", "Exchange",
        "Spreadsheets", "Facts", "Telling",
      ]),

    // Serve: what answers over the network.
    target("HTTPCore", in: "Serve", imports: ["CivilTime", "Diagnostics", "Files"]),
    target(
      "HTTPServer", in: "Serve", imports: ["CMicroHTTPD", "CZlib", "Diagnostics", "Files", "Threads", "HTTPCore"]),
    target(
      "WebUI", in: "Serve",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Settings", "Regulations", "Obligations", "Access", "Boards",
        "Reorganisations", "Reports", "Entries", "Files", "Threads", "Secrets", "QRCodes", "Database", "Ledger",
        "Store", "Exchange", "Spreadsheets", "Facts", "Telling", "UseCases", "HTTPCore",
      ]),

    target(
      "WebAPI", in: "Serve",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Settings", "Regulations", "Obligations", "Access", "Boards",
        "Reports", "Entries", "Files", "Secrets", "Database", "Ledger", "Store", "Exchange", "Facts", "Telling",
        "UseCases", "HTTPCore",
      ]),

    target(
      "Mail", in: "Serve",
      imports: [
        "CCurl", "CivilTime", "Diagnostics", "Settings", "Obligations", "Access", "Files", "Threads", "Secrets",
        "Ledger", "Store", "Telling", "UseCases", "WebUI",
      ]),

    // App: where every part is put together.
    target(
      "Commands", in: "App",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Settings", "Regulations", "Obligations", "Boards",
        "Reorganisations",
        "Coverage", "Access", "Reports", "Entries", "Files", "Threads", "Sockets", "Secrets", "QRCodes", "Database",
        "DatabaseSQLite", "DatabasePostgres", "Ledger", "Store", "Exchange", "Spreadsheets", "Facts", "Telling",
        "UseCases", "HTTPCore", "HTTPServer", "WebUI", "WebAPI", "Mail",
      ]),
    .executableTarget(
      name: "phoihop", dependencies: ["Commands", "CMalloc"], path: "Sources/App/phoihop", swiftSettings: strict),

    // Measures; no product of ordinary use. Run by `Benchmarks/run`.
    .executableTarget(
      name: "phoihop-bench",
      dependencies: [
        "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Access", "Boards",
        "Reorganisations", "Entries", "Files", "Threads", "Secrets", "Database", "DatabasePostgres", "Ledger", "Store",
        "Exchange", "Facts", "UseCases", "HTTPCore", "HTTPServer",
      ],
      path: "Benchmarks/Bench", swiftSettings: strict),

    tests(of: "CivilTime", in: "Core"),
    tests(of: "Diagnostics", in: "Core"),
    tests(of: "Organisations", in: "Core", imports: ["CivilTime", "Diagnostics"]),
    tests(of: "Settings", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations"]),
    tests(of: "Regulations", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations"]),
    tests(of: "Obligations", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations"]),
    tests(
      of: "Access", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations"]),
    tests(
      of: "Boards", in: "Core",
      imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Access", "Exchange"]),
    tests(of: "Coverage", in: "Core", imports: ["Diagnostics", "Regulations"]),
    tests(of: "Reports", in: "Core", imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations"]),
    tests(
      of: "Entries", in: "Core",
      imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Reports"]),
    tests(
      of: "Reorganisations", in: "Core",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Boards", "Exchange",
      ]),
    tests(of: "Files", in: "Platform", imports: ["Diagnostics"]),
    tests(of: "Threads", in: "Platform"),
    tests(of: "Secrets", in: "Platform"),
    tests(of: "QRCodes", in: "Platform"),
    tests(
      of: "Database", in: "Data",
      imports: ["CSQLite", "Diagnostics", "Files", "Threads", "DatabaseSQLite", "DatabasePostgres"]),
    tests(
      of: "Ledger", in: "Data",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Reports", "Entries", "Files",
        "Threads", "Secrets",
        "Database",
        "DatabaseSQLite",
      ]),
    tests(
      of: "Store", in: "Data",
      imports: [
        "CSQLite", "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Access", "Reports",
        "Entries", "Files", "Threads", "Secrets", "Database", "DatabaseSQLite", "DatabasePostgres", "Ledger",
      ]),
    tests(
      of: "Exchange", in: "Documents",
      imports: ["CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Reports", "Coverage"]),
    tests(of: "Spreadsheets", in: "Documents", imports: ["Diagnostics", "Regulations", "Reports"]),
    tests(
      of: "UseCases", in: "Desk",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Access", "Boards", "Reports",
        "Entries", "Files", "Threads", "Secrets", "Database", "DatabasePostgres", "Ledger", "Store", "Facts",
      ]),
    tests(of: "HTTPCore", in: "Serve", imports: ["Diagnostics", "Files"]),
    tests(of: "HTTPServer", in: "Serve", imports: ["Diagnostics", "Files", "Threads", "HTTPCore"]),
    tests(
      of: "WebAPI", in: "Serve",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Access", "Reports", "Entries",
        "Threads", "Secrets", "Ledger", "Store", "Exchange", "Facts", "UseCases", "HTTPCore",
      ]),
    tests(
      of: "WebUI", in: "Serve",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Settings", "Regulations", "Obligations", "Access", "Boards",
        "Reports", "Entries", "Files", "Threads", "Secrets", "Ledger", "Store", "Exchange", "Spreadsheets", "Facts",
        "Telling", "UseCases", "HTTPCore",
      ]),
    tests(
      of: "Mail", in: "Serve",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Settings", "Regulations", "Obligations", "Access", "Entries",
        "Files", "Threads",
        "Secrets", "Sockets", "Database", "DatabasePostgres", "Ledger", "Store", "Facts", "Telling", "UseCases",
        "HTTPCore", "WebUI",
      ]),
    tests(
      of: "Commands", in: "App",
      imports: [
        "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Access", "Files", "Threads",
        "Sockets",
        "Secrets", "Ledger", "Store", "Exchange", "Spreadsheets", "UseCases", "HTTPCore", "HTTPServer", "WebUI", "Mail",
      ]),

    // What ships, held against the catalogue of clauses.
    .testTarget(
      name: "ScenariosTests",
      dependencies: [
        "CivilTime", "Diagnostics", "Organisations", "Regulations", "Obligations", "Access", "Coverage", "Files",
        "Sockets", "Threads", "Database", "DatabasePostgres", "Store", "Exchange", "Commands",
      ],
      path: "Tests/Scenarios", exclude: ["readings"], swiftSettings: strict),
  ]
)
