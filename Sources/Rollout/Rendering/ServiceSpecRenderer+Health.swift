import DockerEngine
import Model

extension ServiceSpecRenderer {
    /// A duration of zero would inherit the image's own; the shortest that the engine takes stands for none.
    private static let noTime = DockerDuration.milliseconds(1)

    static func healthCheck(_ check: HealthCheck) -> HealthConfig {
        HealthConfig(
            test: ["CMD"] + Self.checkCommand(check),
            interval: .seconds(check.intervalSeconds),
            timeout: .seconds(check.timeoutSeconds),
            retries: check.retries,
            startPeriod: check.startPeriodSeconds > 0 ? .seconds(check.startPeriodSeconds) : Self.noTime)
    }

    /// Run without a shell, and for the probe without anything of the image.
    private static func checkCommand(_ check: HealthCheck) -> [String] {
        let port = String(check.port ?? 0)
        // A little less than the engine's own limit, so that the log says why and not only that time ran out.
        let timeout = ["--timeout", String(check.timeoutSeconds * 1000 - 100)]
        return switch check.type {
        case .http: [ProbeConfig.path, "http", port, check.path] + timeout
        case .tcp: [ProbeConfig.path, "tcp", port] + timeout
        case .command: check.command?.map(\.rawValue) ?? []
        }
    }

    static func probeFile(_ probe: ProbeConfig) -> ConfigReference {
        ConfigReference(file: FileTarget(name: ProbeConfig.path, mode: 0o555), configID: probe.id, configName: probe.name)
    }
}
