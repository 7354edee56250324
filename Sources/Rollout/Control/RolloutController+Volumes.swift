package import DockerEngine
package import Model

extension RolloutController {
    /// Removes the volumes of an application's service from this engine's node, with all that is in them.
    ///
    /// - Returns: how many there were.
    /// - Throws: ``DockerEngine/DockerError``; `conflict` where a container still uses one.
    package func removeVolumes(of service: ServiceName) async throws(DockerError) -> Int {
        // As the renderer names them; the engine's own filter finds the text anywhere in a name.
        let prefix = service.rawValue + "_"
        let volumes = try await self.docker.volumes(["name": [prefix]]).filter { $0.name.hasPrefix(prefix) }
        for volume in volumes {
            do {
                try await self.docker.removeVolume(volume.name)
            } catch  where error.code == .notFound {
                continue
            }
        }
        return volumes.count
    }
}
