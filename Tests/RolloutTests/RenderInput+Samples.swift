import DockerEngine
import Model
import Rollout
import Testing

extension RenderInput {
    /// A small web application; everything else at its default.
    static func sample(run: RunSettings = RunSettings(port: 8080), variables: [String: String] = [:]) throws -> RenderInput {
        RenderInput(
            teamID: try #require(TeamID("01932b5e-7c00-7000-8000-000000000001")),
            projectID: try #require(ProjectID("01932b5e-7c00-7000-8000-000000000002")),
            environmentID: try #require(EnvironmentID("01932b5e-7c00-7000-8000-000000000003")),
            applicationID: try #require(ApplicationID("01932b5e-7c00-7000-8000-00000000abcd")),
            serviceName: ServiceName(stored: "shop-web-0000abcd"), networkName: "shop-production-00000003",
            image: "127.0.0.1:5000/shop/web@sha256:\(String(repeating: "a", count: 64))",
            deploymentID: try #require(DeploymentID("01932b5e-7c00-7000-8000-00000000d001")), releaseNumber: 7, run: run,
            replicas: run.replicas, variables: variables, probe: ProbeConfig(id: "probeid", name: "roost-probe-0011223344556677"),
            endpointMode: .vip)
    }

    /// Every setting away from its default.
    static func full() throws -> RenderInput {
        let run = RunSettings(
            port: 3000, command: ["node", "server.js", "--name", "{{.Task.Name}}"], replicas: 3,
            limits: Model.ResourceLimits(cpus: 1.5, memoryMiB: 512, pids: 100),
            reservations: Model.ResourceReservations(cpus: 0.25, memoryMiB: 128),
            healthCheck: HealthCheck(
                type: .http, path: "/healthz?deep=1", port: 3001, intervalSeconds: 7, timeoutSeconds: 4, retries: 5, startPeriodSeconds: 0),
            update: UpdatePolicy(order: .startFirst, parallelism: 2, delaySeconds: 3, monitorSeconds: 20, deadlineSeconds: 120),
            restart: Model.RestartPolicy(condition: .onFailure, maxAttempts: 2, delaySeconds: 1),
            placement: PlacementRules(constraints: ["node.labels.zone==a", "node.labels.disk!=slow"], maxPerNode: 2),
            mounts: [VolumeMount(volume: "data", path: "/var/lib/{{x}}")], stopGraceSeconds: 45, user: "1000:1000", readOnly: true,
            capabilities: ["NET_BIND_SERVICE", "CHOWN"])
        var input = try Self.sample(
            run: run,
            variables: [
                "PORT": "9999", "B": "{{name}}", "A": "{{.Node.Hostname}}", "QUOTES": #"a "b" 'c' \d"#, "LINES": "one\ntwo\n",
                "WORD": "grüße 🐔", "BRACES": "{{{ }} {", "EMPTY": "",
            ])
        input.platformVariables = ["ROOST_RELEASE": "7"]
        input.endpointMode = .dnsrr
        input.forceUpdate = 4
        input.forbidsNewPrivileges = true
        input.logs = LogRetention(fileMiB: 5, files: 2)
        return input
    }

    /// An application without a port, checked by a command of its own.
    static func checkedByCommand() throws -> RenderInput {
        try Self.sample(
            run: RunSettings(
                healthCheck: HealthCheck(type: .command, command: ["/bin/check", "--fast"]),
                mounts: [VolumeMount(volume: "files", path: "/f")]))
    }
}
