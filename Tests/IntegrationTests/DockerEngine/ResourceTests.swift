import DockerEngine
import FoundationEssentials
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct DockerResourceTests {
    @Test("A pushed image has the digest that the registry serves it by, and comes back by it")
    func push() async throws {
        try await withDockerLab { lab in
            let name = "\(lab.registry)/roost-test/\(lab.mark):1"
            try await lab.client.tagImage(lab.baseImage, as: name)
            let result = try await lab.client.pushImage(name)
            #expect(result.tag == "1")
            #expect(result.digest.hasPrefix("sha256:") && result.digest.count == 71)
            let known = try await lab.client.distribution(name)
            #expect(known.descriptor.digest == result.digest)
            try await lab.client.removeImage(name)
            await #expect { try await lab.client.image(name) } throws: { ($0 as? DockerError)?.code == .notFound }
            let pinned = "\(lab.registry)/roost-test/\(lab.mark)@\(result.digest)"
            try await lab.client.pullImage(pinned)
            #expect(try await lab.client.image(pinned).repoDigests.contains(pinned))
            try await lab.client.removeImage(pinned)
        }
    }

    @Test("A push or pull that the registry refuses is an error, though the answer begins well")
    func refusedTransfer() async throws {
        try await withDockerLab { lab in
            let name = "127.0.0.1:9/roost-test/\(lab.mark):1"
            try await lab.client.tagImage(lab.baseImage, as: name)
            await #expect { try await lab.client.pushImage(name) } throws: { ($0 as? DockerError)?.code == .transfer }
            try await lab.client.removeImage(name)
            await #expect { try await lab.client.pullImage("\(lab.registry)/none/\(lab.mark):1") } throws: { $0 is DockerError }
        }
    }

    @Test("With the registry asked, a service runs the digest behind its tag")
    func queryRegistry() async throws {
        try await withDockerLab { lab in
            let digest = try await lab.client.distribution(lab.baseImage).descriptor.digest
            let id = try await lab.client.createService(
                lab.serviceSpec("pin", command: DockerLab.idle, replicas: 0), queryRegistry: true
            ).id
            let image = try await lab.client.service(id).spec.taskTemplate.containerSpec?.image
            #expect(image == "\(lab.baseImage)@\(digest)")
        }
    }

    @Test("A plain container joins and leaves an attachable overlay, and talks to a task there")
    func networkConnect() async throws {
        try await withDockerLab { lab in
            let network = try await lab.client.createNetwork(
                NetworkSpec(name: "n-\(lab.mark)", isAttachable: true, labels: lab.labels))
            let service = try await lab.client.createService(
                lab.serviceSpec("web", command: ["httpd", "-f", "-p", "80", "-h", "/bin"], networks: [network]))
            let task = try #require(try await lab.waitUntilRunning(service.id).first)
            let container = try await lab.start(DockerLab.idle)
            try await lab.client.connectNetwork(network, container: container)
            #expect(try await lab.client.container(container).networkSettings.networks["n-\(lab.mark)"]?.networkID == network)
            #expect(try await lab.client.network(network).containers[container] != nil)
            await #expect { try await lab.client.connectNetwork(network, container: container) } throws: {
                ($0 as? DockerError)?.code == .conflict
            }
            let address = try #require(task.networkAttachments.first?.hosts.first)
            let (exec, output) = try await lab.client.exec(
                in: container, command: ["wget", "-q", "-O", "/dev/null", "http://\(address)/busybox"])
            for try await _ in output {}
            let code = try await eventually(within: .seconds(60), "the exit code") { try await lab.client.execExitCode(exec) }
            #expect(code == 0)
            try await lab.client.disconnectNetwork(network, container: container)
            #expect(try await lab.client.container(container).networkSettings.networks["n-\(lab.mark)"] == nil)
        }
    }

    @Test("Containers are stopped within their grace, killed, listed and removed")
    func containers() async throws {
        try await withDockerLab { lab in
            let id = try await lab.start(DockerLab.idle)
            try await lab.client.startContainer(id)
            try await lab.client.stopContainer(id, grace: .seconds(1))
            try await lab.client.stopContainer(id, grace: .seconds(1))
            let state = try await lab.client.container(id).state
            #expect(state.status == .exited && state.exitCode == 137)
            await #expect { try await lab.client.killContainer(id) } throws: { ($0 as? DockerError)?.code == .conflict }
            #expect(try await lab.client.containers(.label("roost.test", lab.mark)).isEmpty)
            #expect(try await lab.client.containers(.label("roost.test", lab.mark), all: true).map(\.id) == [id])
            try await lab.client.removeContainer(id)
            await #expect { try await lab.client.container(id) } throws: { ($0 as? DockerError)?.code == .notFound }
        }
    }

    @Test("Engine, node and Swarm describe themselves")
    func engine() async throws {
        try await withDockerLab { lab in
            try await lab.client.ping()
            let info = try await lab.client.info()
            #expect(info.swarm?.isManager == true)
            let nodes = try await lab.client.nodes()
            #expect(nodes.contains { $0.id == info.swarm?.nodeID && $0.status.state == .ready })
            #expect(try await lab.client.node(try #require(info.swarm?.nodeID)).spec.role == .manager)
            #expect(DockerAPIVersion.supported.contains(try await lab.client.negotiatedVersion()))
        }
    }

    @Test("A wait longer than its time ends with it; an engine that is not there is a transport error")
    func bounds() async throws {
        try await withDockerLab { lab in
            let id = try await lab.start(DockerLab.idle)
            await #expect { try await lab.client.waitContainer(id, limit: .milliseconds(300)) } throws: {
                ($0 as? DockerError)?.code == .timeout
            }
            let nobody = try DockerClient(configuration: DockerConfiguration(host: "unix:///tmp/\(lab.mark).sock"))
            await #expect { try await nobody.ping() } throws: { ($0 as? DockerError)?.code == .transport }
            await nobody.shutdown()
            var small = lab.client.configuration
            small.maximumBodySize = 10
            let client = try DockerClient(configuration: small)
            await #expect { try await client.info() } throws: { ($0 as? DockerError)?.code == .tooLarge }
        }
    }
}
