import APIContract
import Model

extension FieldNotes {
    private static let defaults = RunSettings()
    private static let check = HealthCheck(type: .http)
    private static let ports = 1...65535

    /// How an application runs, with the defaults that hold.
    static let run: [String: FieldNote] = [
        "RunRequest.port": .range(Self.ports, "The port that it listens on; none for one that serves nothing"),
        "RunRequest.ports": .plain("Further ports are not built yet", default: .array([])),
        "RunRequest.command": FieldNote("Replaces the image's command; run without a shell", rules: ["maxItems": .whole(100)]),
        "RunRequest.replicas": .range(0...100, default: Self.defaults.replicas),
        "RunRequest.healthCheck": .plain("A connection to the port without"),
        "RunRequest.mounts": FieldNote(rules: ["maxItems": .whole(20)], default: .array([])),
        "RunRequest.stopGraceSeconds": .range(0...3600, default: Self.defaults.stopGraceSeconds),
        "RunRequest.user": FieldNote(
            "uid, uid:gid or a name; the image's own without", rules: ["pattern": .string("^[A-Za-z0-9_:.-]{1,64}$")]),
        "RunRequest.readOnly": FieldNote("Whether the container's root cannot be written", default: .bool(Self.defaults.readOnly)),
        "RunRequest.capabilities": FieldNote(
            "Added to none: \(RunSettings.grantableCapabilities.sorted().joined(separator: " "))", default: .array([])),
        "LimitsRequest.cpus": FieldNote(
            rules: ["minimum": .number("0.01"), "maximum": .whole(1024)], default: .number("\(Self.defaults.limits.cpus)")),
        "LimitsRequest.memoryMiB": .range(6...4_194_304, default: Self.defaults.limits.memoryMiB),
        "LimitsRequest.pids": .range(1...32768, default: Self.defaults.limits.pids),
        "ReservationsRequest.cpus": FieldNote(
            "Not above the limit", rules: ["minimum": .whole(0), "maximum": .whole(1024)],
            default: .number("\(Self.defaults.reservations.cpus)")),
        "ReservationsRequest.memoryMiB": .range(0...4_194_304, default: Self.defaults.reservations.memoryMiB, "Not above the limit"),
        "HealthCheckRequest.type": .plain("`command` where a command is given", default: .string("http")),
        "HealthCheckRequest.path": FieldNote(
            rules: ["pattern": .string("^/"), "maxLength": .whole(255)], default: .string(Self.check.path)),
        "HealthCheckRequest.port": .range(Self.ports, "The application's own without"),
        "HealthCheckRequest.command": FieldNote("Run in the container, without a shell", rules: ["maxItems": .whole(100)]),
        "HealthCheckRequest.intervalSeconds": .range(1...3600, default: Self.check.intervalSeconds),
        "HealthCheckRequest.timeoutSeconds": .range(1...600, default: Self.check.timeoutSeconds),
        "HealthCheckRequest.retries": .range(1...100, default: Self.check.retries),
        "HealthCheckRequest.startPeriodSeconds": .range(0...3600, default: Self.check.startPeriodSeconds),
        "UpdatePolicyRequest.strategy": .plain("Only `rolling` is built yet", default: .string("rolling")),
        "UpdatePolicyRequest.order": .plain("start-first without, stop-first where there are mounts"),
        "UpdatePolicyRequest.parallelism": .range(1...100, default: Self.defaults.update.parallelism),
        "UpdatePolicyRequest.delaySeconds": .range(0...3600, default: Self.defaults.update.delaySeconds),
        "UpdatePolicyRequest.monitorSeconds": .range(1...3600, default: Self.defaults.update.monitorSeconds),
        "UpdatePolicyRequest.deadlineSeconds": .range(10...3600, default: Self.defaults.update.deadlineSeconds),
        "RestartRequest.condition": FieldNote(default: .string(Self.defaults.restart.condition.rawValue)),
        "RestartRequest.maxAttempts": .range(0...100, default: Self.defaults.restart.maxAttempts),
        "RestartRequest.delaySeconds": .range(0...3600, default: Self.defaults.restart.delaySeconds),
        "PlacementRequest.constraints": FieldNote(
            "node.labels.NAME==VALUE or node.labels.NAME!=VALUE", rules: ["maxItems": .whole(20)], default: .array([])),
        "PlacementRequest.maxPerNode": .range(0...100, default: Self.defaults.placement.maxPerNode, "0 for no limit"),
        "MountRequest.volume": .pattern(Self.slugPattern, example: "data"),
        "MountRequest.path": .pattern("^/", "Absolute, in the container", example: "/data"),
        "PortRequest.port": .range(Self.ports), "PortRequest.publish": .range(Self.ports),
    ]
}
