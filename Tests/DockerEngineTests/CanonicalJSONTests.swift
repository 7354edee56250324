import DockerEngine
import FoundationEssentials
import Testing

@Suite struct CanonicalJSONTests {
    @Test("A spec has one text: keys sorted, slashes plain, zeros and absent fields left out")
    func golden() throws {
        #expect(String(decoding: try Self.spec.canonicalJSON(), as: UTF8.self) == Self.golden)
    }

    @Test("The text decodes to the spec that it was made of")
    func roundTrip() throws {
        #expect(try JSONDecoder().decode(ServiceSpec.self, from: Data(Self.golden.utf8)) == Self.spec)
    }

    @Test("No replicas is sent, for it is not the engine's default")
    func zeroReplicas() throws {
        let spec = ServiceSpec(name: "web", taskTemplate: TaskSpec(), mode: .replicated(0))
        let text = String(decoding: try spec.canonicalJSON(), as: UTF8.self)
        #expect(text == #"{"Mode":{"Replicated":{"Replicas":0}},"Name":"web","TaskTemplate":{}}"#)
    }

    @Test("Null, absent and empty lists are one")
    func nullIsEmpty() throws {
        let json = #"{"Name":"web","Labels":null,"TaskTemplate":{"Networks":[],"ContainerSpec":{"Env":null}},"Mode":{"Global":{}},"New":1}"#
        let spec = try JSONDecoder().decode(ServiceSpec.self, from: Data(json.utf8))
        #expect(spec == ServiceSpec(name: "web", taskTemplate: TaskSpec(containerSpec: ContainerSpec()), mode: .global))
    }

    private static let spec = ServiceSpec(
        name: "shop-web-0a1b2c3d",
        labels: ["roost.team": "t1", "roost.application": "a1"],
        taskTemplate: TaskSpec(
            containerSpec: ContainerSpec(
                image: "127.0.0.1:5000/shop/web@sha256:abc", labels: ["roost.deployment": "d1"], args: ["serve", "--port", "80"],
                env: ["A=1"], user: "1000", readOnly: true,
                mounts: [Mount(type: .volume, source: "data", target: "/data")],
                stopGracePeriod: .seconds(10),
                healthcheck: HealthConfig(test: ["CMD", "/.roost/probe", "tcp", "80"], interval: .seconds(2), retries: 3),
                configs: [ConfigReference(file: FileTarget(name: "/.roost/probe", mode: 0o555), configID: "c1", configName: "probe")],
                initProcess: true, capabilityDrop: ["ALL"]),
            resources: ResourceRequirements(limits: ResourceLimits(nanoCPUs: 500_000_000, memoryBytes: 67_108_864, pids: 100)),
            restartPolicy: RestartPolicy(condition: .any, delay: .seconds(1), maxAttempts: 0),
            placement: Placement(constraints: ["node.role==worker"]),
            networks: [NetworkAttachmentConfig(target: "n1", aliases: ["web"])],
            logDriver: LogDriver(name: "json-file", options: ["max-size": "10m"])),
        mode: .replicated(2),
        updateConfig: UpdateConfig(failureAction: .rollback, monitor: .seconds(10), maxFailureRatio: 0, order: .startFirst),
        endpointSpec: EndpointSpec(mode: .dnsrr))

    private static let golden =
        #"{"EndpointSpec":{"Mode":"dnsrr"},"Labels":{"roost.application":"a1","roost.team":"t1"},"Mode":{"Replicated":{"Replicas":2}},"#
        + #""Name":"shop-web-0a1b2c3d","TaskTemplate":{"ContainerSpec":{"Args":["serve","--port","80"],"CapabilityDrop":["ALL"],"#
        + #""Configs":[{"ConfigID":"c1","ConfigName":"probe","File":{"GID":"0","Mode":365,"Name":"/.roost/probe","UID":"0"}}],"Env":["A=1"],"#
        + #""Healthcheck":{"Interval":2000000000,"Retries":3,"Test":["CMD","/.roost/probe","tcp","80"]},"#
        + #""Image":"127.0.0.1:5000/shop/web@sha256:abc","Init":true,"Labels":{"roost.deployment":"d1"},"#
        + #""Mounts":[{"Source":"data","Target":"/data","Type":"volume"}],"ReadOnly":true,"StopGracePeriod":10000000000,"User":"1000"},"#
        + #""LogDriver":{"Name":"json-file","Options":{"max-size":"10m"}},"Networks":[{"Aliases":["web"],"Target":"n1"}],"#
        + #""Placement":{"Constraints":["node.role==worker"]},"Resources":{"Limits":{"MemoryBytes":67108864,"NanoCPUs":500000000,"Pids":100}},"#
        + #""RestartPolicy":{"Condition":"any","Delay":1000000000,"MaxAttempts":0}},"#
        + #""UpdateConfig":{"FailureAction":"rollback","Monitor":10000000000,"Order":"start-first","Parallelism":1}}"#
}
