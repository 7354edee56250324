extension ContainerSpecification {
    /// The specification as JSON with sorted keys: equal specifications have equal text.
    public func canonicalText() throws(DockerError) -> String {
        String(decoding: try DockerJSON.encode(self), as: UTF8.self)
    }
}
