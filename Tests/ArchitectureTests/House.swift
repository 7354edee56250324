import Foundation

/// The rules of the house: which module may import which of ours, what is for one module alone, and why.
enum House {
    /// Module → the modules of ours that it may import; a module that is not named here may not exist.
    static let arrows: [String: Set<String>] = [
        "Argon2": ["CArgon2"],
        "DockerEngine": [],
        "Egress": ["CCurl"],
        "Executors": [],
        "OIDC": ["Egress"],
        "Policy": [],
        "Postgres": ["CPostgres"],
        "Redis": ["CHiredis"],
        "Telemetry": [],
        "Vault": [],
        "WorkQueue": ["Executors", "Redis"],
        "Model": [],
        "Store": ["Model", "Postgres"],
        "ControlPlane": ["Argon2", "Model", "OIDC", "Policy", "Redis", "Store", "Vault", "WorkQueue"],
        "Builder": ["DockerEngine", "Model", "Telemetry"],
        "Ingress": ["DockerEngine", "Model", "Telemetry"],
        "Rollout": ["DockerEngine", "Ingress", "Model", "Store"],
        "Worker": [
            "Builder", "ControlPlane", "DockerEngine", "Egress", "Ingress", "Model", "Rollout", "Store", "Telemetry", "Vault", "WorkQueue",
        ],
        "Doctor": ["Builder", "DockerEngine", "Egress", "Ingress", "Model", "OIDC", "Postgres", "Redis", "Store"],
        "APIContract": [],
        "API": ["APIContract", "ControlPlane", "Executors", "Model", "Telemetry"],
        "APIClient": ["APIContract"],
        "Commands": ["APIClient", "APIContract"],
        "roost": ["Commands"],
        "roostd": [
            "API", "Argon2", "Builder", "ControlPlane", "DockerEngine", "Doctor", "Egress", "Ingress", "Model", "OIDC", "Policy",
            "Postgres",
            "Redis", "Rollout", "Store", "Telemetry", "Vault", "Worker", "WorkQueue",
        ],
    ]

    /// The files that seal values with the master keys.
    static let sealing: Set<String> = [
        "Sources/ControlPlane/Identity/SecondFactorService.swift", "Sources/ControlPlane/Keys/SpecDigestKey.swift",
        "Sources/ControlPlane/Mail/MailDesk.swift", "Sources/ControlPlane/Variables/VariableMerge.swift",
        "Sources/Worker/Deployments/DeploymentSecrets.swift",
    ]

    /// Foreign module → the modules of ours that may import it, and why no other.
    static let reserved: [(module: String, owners: Set<String>, reason: String)] = [
        ("CCurl", ["Egress"], "C stays in its one wrapper"),
        ("CPostgres", ["Postgres"], "C stays in its one wrapper"),
        ("CHiredis", ["Redis"], "C stays in its one wrapper"),
        ("CArgon2", ["Argon2"], "C stays in its one wrapper"),
        ("JWTKit", ["OIDC"], "tokens of others are judged in one place"),
        ("Hummingbird", ["API", "roostd"], "use cases know no HTTP"),
        ("Subprocess", ["Builder"], "processes are started by Builder alone"),
        ("Yams", ["Policy"], "files of policies are read in one place"),
        ("Configuration", ["roostd"], "settings are read once, in the program"),
    ]

    /// Modules without input and output: they may import nothing but these.
    static let pure: [String: Set<String>] = [
        "Model": ["FoundationEssentials", "Synchronization"], "Policy": ["Synchronization", "Yams"],
    ]

    /// Text that must not stand in a module's files, where it may, and why.
    static let forbidden: [(pattern: String, allowed: Set<String>, reason: String)] = [
        (#"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\s+[a-z_\\(]"#, ["Store", "Postgres"], "all SQL text lives in Store"),
        (#""(/bin/|/usr/bin/)?(ba|da|z)?sh""#, [], "no shell, anywhere"),
        (#"ProcessInfo\.processInfo\.environment|\bgetenv\("#, ["roostd", "roost"], "the environment is read in the programs alone"),
        (#"\bProcess\(\)"#, ["roost"], "processes are started by Builder alone, but for the browser of who signs in"),
        (#"\btry!|\bas!|\bfatalError\("#, [], "no trap that input could reach"),
        (
            #"\bunsafe\b"#, ["Argon2", "Egress", "Executors", "Postgres", "Redis"],
            "unsafe stays where C is wrapped and where the runtime's jobs are run"
        ),
    ]

    /// The largest file, in lines.
    static let maximumFileLength = 400
}
