public import FoundationEssentials

extension ServiceSpec {
    /// The spec as JSON with sorted keys and without absent fields: equal specs have equal bytes.
    ///
    /// Golden files and spec hashes are made of it. A spec read back from the engine has further fields that the
    /// engine filled in, so its bytes differ from those of the spec that was sent.
    public func canonicalJSON() throws(DockerError) -> Data {
        try DockerJSON.encode(self)
    }
}
