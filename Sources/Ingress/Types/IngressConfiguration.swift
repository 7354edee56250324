/// How the ingress of this node runs.
package struct IngressConfiguration: Sendable {
    /// Image with Caddy, its start script and a first configuration (`ops/lab/ingress`).
    package var image: String
    /// Name of the container, and of the bridge network that it is published on; `roost-ingress`.
    package var containerName: String = "roost-ingress"
    /// Folder of the host for the admin socket, the saved configuration and Caddy's data.
    ///
    /// It is made readable for its owner alone: who can open the socket in it decides where every request goes.
    package var stateDirectory: String
    /// Address of the host that listens; empty is every one.
    package var listenAddress: String = ""
    /// Port of the host that leads to the container's port 80; 8000.
    package var httpPort: Int = 8000
    /// Where this process reaches that port; nil is `http://127.0.0.1:<httpPort>`.
    package var probeURL: String?
    /// Longest time until a started container takes a configuration; 20 s.
    package var startTimeout: Duration = .seconds(20)
    /// How long a request waits for a task that takes it, while there is none; 20 s.
    ///
    /// An application of one task has nothing that serves from the moment in which a new version crashes until the last good one is
    /// healthy again: the restart of a container and one interval of its health check.
    package var holdTime: Duration = .seconds(20)
    /// How long the ingress stays in a network after a probe without a public route there; 60 s.
    ///
    /// Probes of one deployment follow each other within seconds, and joining costs more than half a second.
    package var lingering: Duration = .seconds(60)

    /// Takes what has no default.
    package init(image: String, stateDirectory: String) {
        self.image = image
        self.stateDirectory = stateDirectory
    }

    /// The admin socket as the host sees it.
    var adminSocket: String { "\(stateDirectory)/run/admin.sock" }
    /// Base of the URLs that probes ask for.
    var probeBase: String { probeURL ?? "http://127.0.0.1:\(httpPort)" }
}
