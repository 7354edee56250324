extension DockerClient {
    /// Volumes of this node that match.
    public func volumes(_ filters: DockerFilters = [:]) async throws(DockerError) -> [DockerVolume] {
        let list: VolumeList = try await call(DockerRequest(.get, "/volumes", query: try filters.query()))
        return list.volumes
    }

    /// Removes a volume of this node with all that is in it.
    ///
    /// - Throws: ``DockerError/Code/conflict`` when a container uses it.
    public func removeVolume(_ name: String) async throws(DockerError) {
        try await perform(DockerRequest(.delete, "/volumes/\(try DockerReference.object(name))"))
    }
}

private struct VolumeList: Decodable {
    @ZeroAsAbsent var volumes: [DockerVolume]

    enum CodingKeys: String, CodingKey {
        case volumes = "Volumes"
    }
}
