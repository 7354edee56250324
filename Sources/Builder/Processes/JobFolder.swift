internal import FoundationEssentials
internal import Model
internal import SystemPackage

/// The files of one build's secrets: readable for this user alone, and gone when the build is.
enum JobFolder {
    /// Lends the paths of files with the secrets' values, by name; none where there is no secret.
    ///
    /// - Throws: ``BuilderError`` `no_space` or `build_failed` where a file cannot be written; what `body` throws.
    static func with<R: Sendable>(
        _ secrets: [BuildSecret], below folder: String, _ body: ([String: String]) async throws(BuilderError) -> R
    ) async throws(BuilderError) -> R {
        guard !secrets.isEmpty else { return try await body([:]) }
        let job = "\(folder)/\(UUID().uuidString.lowercased())"
        try WorkDirectory.make(job)
        defer { try? FileManager.default.removeItem(atPath: job) }
        var files: [String: String] = [:]
        for secret in secrets {
            // A name is the last part of a path.
            guard VariableName.isValid(secret.name) else { throw BuilderError(.buildFailed, "A secret of the build has no valid name.") }
            let file = "\(job)/\(secret.name)"
            try Self.write(secret.value, to: file)
            files[secret.name] = file
        }
        return try await body(files)
    }

    /// Removes what a process left that was killed.
    static func removeLeftovers(below folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    private static func write(_ bytes: [UInt8], to file: String) throws(BuilderError) {
        do {
            let descriptor = try FileDescriptor.open(
                FilePath(file), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
            _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
        } catch {
            if (error as? Errno) == .noSpace { throw BuilderError(.noSpace, "There is no space left in the builder's work folder.") }
            throw BuilderError(.buildFailed, "A secret of the build could not be handed over.", isRetriable: true)
        }
    }
}
