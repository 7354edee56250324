import FoundationEssentials
import Model
import Testing

@testable import Builder

@Suite struct BuildCommandsTests {
    @Test func `A BuildKit build passes each setting as one argument`() throws {
        let settings = BuildSettings(
            dockerfile: "docker/Dockerfile.web", target: "run", arguments: ["B": "--privileged", "A": "$(id) `x`"], noCache: true,
            pull: true)
        let command = try Self.makeCommands().build(Self.makeRequest(settings), with: .buildKit)
        #expect(command.executable == "/opt/docker")
        #expect(
            command.arguments == [
                "build", "--file=docker/Dockerfile.web", "--tag=127.0.0.1:5000/acme/web-1:d7", "--label=roost.application=a",
                "--label=roost.team=t", "--build-arg=A=$(id) `x`", "--build-arg=B=--privileged", "--target=run", "--no-cache", "--pull",
                "--progress=plain", "-",
            ])
    }

    @Test func `Variables are arguments unless the settings of the build say otherwise`() throws {
        let request = try Self.makeRequest(BuildSettings(arguments: ["A": "settings"], pull: false))
        let command = try Self.makeCommands().build(
            BuildRequest(
                source: request.source, commit: request.commit, settings: request.settings, image: request.image,
                variables: ["A": "variable", "B": "--x $(id)"]),
            with: .buildKit)
        #expect(command.arguments.filter { $0.hasPrefix("--build-arg") } == ["--build-arg=A=settings", "--build-arg=B=--x $(id)"])
    }

    @Test func `A secret is handed over as the name of a file, never as a value`() throws {
        let command = try Self.makeCommands().build(
            Self.makeRequest(BuildSettings(pull: false)), with: .buildKit,
            secretFiles: ["TOKEN": "/work/jobs/1/TOKEN", "ODD": "/wo,rk/\"jobs\"/1/ODD"])
        let secrets = command.arguments.filter { $0.hasPrefix("--secret") }
        #expect(
            secrets == [#"--secret=id=ODD,"src=/wo,rk/""jobs""/1/ODD""#, "--secret=id=TOKEN,src=/work/jobs/1/TOKEN"])
    }

    @Test func `The classic builder removes its containers and gets limits`() throws {
        let command = try Self.makeCommands {
            $0.buildMemory = 1 << 30
            $0.buildCPUs = 1.5
        }.build(Self.makeRequest(BuildSettings(pull: false)), with: .classic)
        #expect(
            command.arguments == [
                "build", "--file=Dockerfile", "--tag=127.0.0.1:5000/acme/web-1:d7", "--label=roost.application=a", "--label=roost.team=t",
                "--rm", "--force-rm", "--memory=1073741824", "--memory-swap=1073741824", "--cpu-period=100000", "--cpu-quota=150000", "-",
            ])
    }

    @Test func `The environment names the engine and an empty configuration and nothing else`() throws {
        let work = try WorkDirectory(Self.folder)
        let environment = try Self.makeCommands().build(Self.makeRequest(BuildSettings()), with: .buildKit).environment
        #expect(
            environment == [
                "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": work.home,
                "DOCKER_HOST": "unix:///d.sock", "DOCKER_CONFIG": work.dockerConfiguration, "DOCKER_BUILDKIT": "1",
            ])
        let withTLS = try Self.makeCommands { $0.dockerCertificates = "/tls" }.help().environment
        #expect(withTLS["DOCKER_TLS_VERIFY"] == "1")
        #expect(withTLS["DOCKER_CERT_PATH"] == "/tls")
    }

    private static let folder = FileManager.default.temporaryDirectory.path + "/roost-build-commands"

    private static func makeCommands(_ configure: (inout BuilderConfiguration) -> Void = { _ in }) throws -> BuildCommands {
        var configuration = BuilderConfiguration(workDirectory: Self.folder, dockerHost: "unix:///d.sock")
        configuration.dockerCLI = "/opt/docker"
        configure(&configuration)
        return BuildCommands(configuration: configuration, directories: try WorkDirectory(Self.folder))
    }

    private static func makeRequest(_ settings: BuildSettings) throws -> BuildRequest {
        BuildRequest(
            source: GitSource(
                url: try GitURL("https://git.example.com/web.git"), branch: try GitReference("main", field: "branch"),
                rootDirectory: try RelativePath("", field: "root")),
            commit: try CommitHash(String(repeating: "a", count: 40), field: "commit"), settings: settings,
            image: try ImageReference("127.0.0.1:5000/acme/web-1:d7"), labels: ["roost.team": "t", "roost.application": "a"])
    }
}
