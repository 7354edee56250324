import APIContract
package import Model

extension Model.ApplicationSummary {
    /// Writes what `APIContract.ApplicationSummary` encodes to.
    ///
    /// The list of applications is what is asked for most: its rows are written without a general encoder, and without the strings and
    /// the value that one would need.
    ///
    /// - Parameter url: what stands before and behind the host in its address.
    package func write(to writer: inout JSONWriter, url: (before: String, after: String)) {
        writer.object { writer in
            writer.name(.id)
            writer.value(self.id.rawValue)
            writer.name(.slug)
            writer.value(self.slug.rawValue)
            writer.name(.name)
            writer.value(self.name)
            writer.name(.environment)
            writer.value(self.environment.rawValue)
            writer.name(.status)
            writer.value(self.status.rawValue)
            writer.name(.url)
            if let host = self.host { writer.value(joining: url.before, host, url.after) } else { writer.null() }
            writer.name(.replicas)
            writer.value(self.replicas)
            writer.name(.liveRelease)
            if let liveRelease = self.liveRelease { writer.value(liveRelease) } else { writer.null() }
            writer.name(.updatedAt)
            writer.value(self.updatedAt)
        }
    }
}

extension JSONName {
    fileprivate static let id = Self("id")
    fileprivate static let slug = Self("slug")
    fileprivate static let name = Self("name")
    fileprivate static let environment = Self("environment")
    fileprivate static let status = Self("status")
    fileprivate static let url = Self("url")
    fileprivate static let replicas = Self("replicas")
    fileprivate static let liveRelease = Self("liveRelease")
    fileprivate static let updatedAt = Self("updatedAt")
}
