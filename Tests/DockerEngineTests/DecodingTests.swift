import DockerEngine
import FoundationEssentials
import Testing

@Suite struct DecodingTests {
    @Test("A service says what it wants, what it wanted and how its update went")
    func service() throws {
        let service: SwarmService = try Fixture.decode(Fixture.service)
        #expect(service.version.index == 31)
        #expect(service.spec.labels == ["roost.test": "x"])
        #expect(service.spec.taskTemplate.containerSpec?.args.first == "httpd")
        #expect(service.spec.mode == .replicated(1))
        #expect(service.spec.endpointSpec?.mode == .dnsrr)
        #expect(service.spec.updateConfig?.monitor == .seconds(1))
        #expect(service.previousSpec?.taskTemplate.containerSpec?.args.count == 6)
        #expect(service.updateStatus?.state == .completed)
        let status = try #require(service.updateStatus)
        #expect(try #require(status.startedAt) < (try #require(status.completedAt)))
    }

    @Test("Tasks say which container ran where, for which spec, and how it ended")
    func tasks() throws {
        let tasks: [SwarmTask] = try Fixture.decode(Fixture.tasks)
        let old = try #require(tasks.first)
        let new = try #require(tasks.last)
        #expect(old.status.state == .shutdown)
        #expect(old.status.state.isTerminal)
        #expect(old.status.containerStatus?.exitCode == 137)
        #expect(new.status.state == .running)
        #expect(!new.status.state.isTerminal)
        #expect(new.desiredState == .running)
        #expect(new.slot == 1)
        #expect(new.networkAttachments.first?.hosts == ["10.0.1.4"])
        #expect(new.networkAttachments.first?.network.spec?.name == "net1")
        #expect(new.serviceID == old.serviceID)
    }

    @Test("Nodes say what they have")
    func nodes() throws {
        let node = try #require(try Fixture.decode(Fixture.nodes, as: [SwarmNode].self).first)
        #expect(node.spec.role == .manager)
        #expect(node.spec.availability == .active)
        #expect(node.status.state == .ready)
        #expect(node.description?.resources?.nanoCPUs == 2_000_000_000)
        #expect(node.description?.engine?.engineVersion == "20.10.24+dfsg1")
        #expect(node.managerStatus?.leader == true)
    }

    @Test("A container says whether it is healthy, and where it is")
    func container() throws {
        let container: ContainerInspection = try Fixture.decode(Fixture.container)
        #expect(container.state.isRunning)
        #expect(container.state.status == .running)
        #expect(container.state.health?.status == .healthy)
        #expect(container.state.health?.log.count == 5)
        #expect(container.state.finishedAt.isZero)
        #expect(container.networkSettings.networks["net1"]?.ipAddress == "10.0.1.4")
        #expect(container.config.labels["com.docker.swarm.service.name"] == "fix")
        let summaries: [ContainerSummary] = try Fixture.decode(Fixture.containers)
        #expect(summaries.map(\.state) == [.running, .exited])
    }

    @Test("Network, image, engine, version, configs and secrets decode")
    func others() throws {
        let network: DockerNetwork = try Fixture.decode(Fixture.network)
        #expect(network.isAttachable)
        #expect(network.containers["lb-net1"]?.name == "net1-endpoint")
        #expect(network.ipam?.config.first?.subnet == "10.0.1.0/24")
        let image: DockerImage = try Fixture.decode(Fixture.image)
        #expect(image.repoDigests.count == 1)
        #expect(image.config?.command == ["/bin/sh"])
        let info: DockerInfo = try Fixture.decode(Fixture.info)
        #expect(info.swarm?.isManager == true)
        #expect(info.swarm?.localNodeState == .active)
        #expect(info.cpus == 2)
        let version: DockerVersion = try Fixture.decode(Fixture.version)
        #expect(version.apiVersion == "1.41")
        let config = try #require(try Fixture.decode(Fixture.configs, as: [SwarmConfig].self).first)
        #expect(config.spec.data == Data("hello".utf8))
        let secret = try #require(try Fixture.decode(Fixture.secrets, as: [SwarmSecret].self).first)
        #expect(secret.spec.data == nil)
    }

    @Test("A sample of resources holds this and the previous processor time")
    func stats() throws {
        let stats: ContainerStats = try Fixture.decode(Fixture.stats)
        #expect(stats.cpu?.usage?.total == 448_990_203)
        #expect(stats.previousCPU?.usage?.total == 422_372_678)
        #expect(stats.memory?.usage == 782_336)
        #expect(stats.networks["eth1"]?.receivedBytes == 656)
        #expect(stats.pids?.current == 1)
    }

    @Test("A value that a newer engine may send is kept, not refused")
    func unknownValues() throws {
        let json = #"{"State":"hibernating","StartedAt":null,"Future":{"a":[1]}}"#
        let status: UpdateStatus = try Fixture.decode(json)
        #expect(status.state.rawValue == "hibernating")
        #expect(status.startedAt == nil)
    }

    @Test("A secret's data is in no description")
    func secretsAreHidden() {
        let spec = SecretSpec(name: "s", data: Data("hush".utf8))
        let auth = RegistryAuth(username: "u", password: "hush", serverAddress: "r")
        for text in ["\(spec)", "\(auth)", String(reflecting: spec), String(reflecting: auth)] {
            #expect(!text.contains("hush"))
        }
        var dump = ""
        Swift.dump(spec, to: &dump)
        Swift.dump(auth, to: &dump)
        #expect(!dump.contains("hush"))
    }
}
