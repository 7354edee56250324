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
            writer.member("id", self.id.rawValue)
            writer.member("slug", self.slug.rawValue)
            writer.member("name", self.name)
            writer.member("environment", self.environment.rawValue)
            writer.member("status", self.status.rawValue)
            if let host = self.host {
                writer.member("url", joining: url.before, host, url.after)
            } else {
                writer.member("url", nil as String?)
            }
            writer.member("replicas", self.replicas)
            writer.member("liveRelease", self.liveRelease)
            writer.member("updatedAt", self.updatedAt)
        }
    }
}
