// swift-tools-version: 6.2
import PackageDescription

// Every target of ours is compiled alike: Swift 6 mode, no implicit existentials, no leaking imports, C pointers
// only where a line says `unsafe`, and no warnings.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncAlgorithms = Target.Dependency.product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let jwtKit = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A module of ours in `Sources/<name>`.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// A program of ours in `Sources/<name>`: it assembles and runs, nothing else.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: house)
}

/// A test target in `Tests/<name>`.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

let package = Package(
    name: "roost",
    products: [
        .executable(name: "roost", targets: ["roost"]),
        .executable(name: "roostd", targets: ["roostd"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms.git", exact: "1.1.4"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    ],
    targets: [
        // C: system libraries, a module map and a shim each.
        .systemLibrary(name: "CArgon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CHiredis", providers: [.apt(["libhiredis-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),

        // Kits: know nothing of Roost.
        module("Argon2", ["CArgon2"]),
        module("DockerEngine", [asyncHTTPClient, logging, nioCore, nioFoundation, nioHTTP1, nioSSL]),
        module("Egress", ["CCurl"]),
        module("Executors", [nioCore]),
        module("OIDC", ["Egress", crypto, jwtKit]),
        module("Policy", [yams]),
        module("Postgres", ["CPostgres", logging, serviceLifecycle]),
        module("Redis", ["CHiredis", logging, nioCore, nioPosix, nioSSL, serviceLifecycle]),
        module("Telemetry", [logging, systemPackage]),
        module("Vault", [crypto]),
        module("WorkQueue", ["Executors", "Redis", logging, serviceLifecycle]),

        // Core: what Roost is.
        module("Model", []),
        module("Store", ["Model", "Postgres"]),
        module("ControlPlane", ["Argon2", "Model", "OIDC", "Policy", "Redis", "Store", "Vault", "WorkQueue", crypto, logging]),
        module("Builder", ["DockerEngine", "Model", "Telemetry", crypto, logging, subprocess, systemPackage]),
        module("Ingress", ["DockerEngine", "Model", "Telemetry", asyncHTTPClient, logging, nioCore, nioHTTP1]),
        module("Rollout", ["DockerEngine", "Ingress", "Model", "Store", crypto, logging]),
        module(
            "Worker",
            [
                "Builder", "ControlPlane", "DockerEngine", "Egress", "Ingress", "Model", "Rollout", "Store", "Telemetry", "Vault",
                "WorkQueue",
                logging, serviceLifecycle,
            ]),
        module("Doctor", ["Builder", "DockerEngine", "Egress", "Ingress", "Model", "OIDC", "Postgres", "Redis", "Store", crypto, logging]),

        // Faces: how one talks to it.
        module("APIContract", []),
        module(
            "API",
            [
                "APIContract", "ControlPlane", "Executors", "Model", "Telemetry", asyncAlgorithms, httpTypes, hummingbird, hummingbirdCore,
                logging, nioCore, nioHTTP1, nioHTTPTypes, serviceLifecycle,
            ]),
        module("APIClient", ["APIContract", asyncHTTPClient, nioCore, nioFoundation, nioHTTP1, nioPosix]),
        module("Commands", ["APIClient", "APIContract", argumentParser]),

        program("roost", ["Commands"]),
        program(
            "roostd",
            [
                "API", "Argon2", "Builder", "ControlPlane", "DockerEngine", "Doctor", "Egress", "Ingress", "Model", "OIDC", "Policy",
                "Postgres", "Redis", "Rollout", "Store", "Telemetry", "Vault", "Worker", "WorkQueue", argumentParser,
                configuration, hummingbird, logging, serviceLifecycle, systemPackage, unixSignals,
            ]),

        // What ops/bench/policy measures.
        .executableTarget(name: "policy-bench", dependencies: ["Policy"], path: "Tests/Benchmarks/Policy", swiftSettings: house),

        // Tests: three rings, and what they share. No target above may import TestSupport.
        .target(
            name: "TestSupport",
            dependencies: [
                "APIClient", "APIContract", "DockerEngine", "Policy", "Postgres", "Redis", "Store", asyncHTTPClient, logging, nioCore,
                nioHTTP1, nioPosix, nioSSL, serviceLifecycle, subprocess, systemPackage,
            ],
            path: "Tests/TestSupport", swiftSettings: house),
        tests("ArchitectureTests", []),
        tests(
            "APITests",
            [
                "API", "APIContract", "ControlPlane", "Model", "Telemetry", "TestSupport", httpTypes, hummingbird, hummingbirdTesting,
                logging,
                nioCore, nioFoundation, nioPosix,
            ]),
        tests("Argon2Tests", ["Argon2"]),
        tests("BuilderTests", ["Builder", "DockerEngine", "Model", "Telemetry", "TestSupport"]),
        tests("CommandsTests", ["APIClient", "APIContract", "Commands", argumentParser, nioCore, nioHTTP1, nioPosix]),
        tests("ControlPlaneTests", ["ControlPlane", "Model", "Policy", "Store", "TestSupport", "WorkQueue"]),
        tests("DockerEngineTests", ["DockerEngine", nioCore]),
        tests("DoctorTests", ["DockerEngine", "Doctor", "Ingress", "Model", "Postgres", "Store"]),
        tests("EgressTests", ["Egress", "TestSupport"]),
        tests("IngressTests", ["Ingress", asyncHTTPClient]),
        tests("ModelTests", ["Model"]),
        tests("OIDCTests", ["Egress", "OIDC", "TestSupport", crypto, cryptoExtras]),
        tests("PolicyTests", ["Policy", "TestSupport"]),
        tests("PostgresTests", ["Postgres", "TestSupport"]),
        tests("RedisTests", ["Redis", "TestSupport", nioEmbedded]),
        tests("RolloutTests", ["Rollout", "TestSupport"], exclude: ["Golden"]),
        tests("TelemetryTests", ["Telemetry", logging, systemPackage]),
        tests("VaultTests", ["Vault"]),
        tests("WorkQueueTests", ["Redis", "TestSupport", "WorkQueue"]),
        tests(
            "IntegrationTests",
            [
                "API", "APIClient", "APIContract", "Argon2", "Builder", "ControlPlane", "DockerEngine", "Doctor", "Egress", "Ingress",
                "Model", "OIDC",
                "Policy", "Postgres", "Redis",
                "Rollout", "Store", "TestSupport", "Vault", "Worker", "WorkQueue", asyncHTTPClient, httpTypes, hummingbird,
                hummingbirdTesting, logging, nioCore, nioFoundation, nioHTTP1, nioPosix, serviceLifecycle,
            ]),
        tests("EndToEndTests", ["APIClient", "APIContract", "DockerEngine", "TestSupport", "Vault", nioCore, nioHTTP1]),
        tests("FaultTests", ["APIClient", "APIContract", "DockerEngine", "TestSupport"]),
    ]
)
