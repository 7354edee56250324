import APIContract
import Model

extension APIContract.ApplicationSummary {
    init(_ summary: Model.ApplicationSummary, url: String?) {
        self.init(
            id: summary.id.description, slug: summary.slug.rawValue, name: summary.name, environment: summary.environment.rawValue,
            status: summary.status.rawValue, url: url, replicas: summary.replicas, liveRelease: summary.liveRelease,
            updatedAt: summary.updatedAt)
    }
}

/// The list of applications is what is asked for most: it is written without a general encoder.
extension APIContract.ApplicationSummary: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", self.id)
            writer.member("slug", self.slug)
            writer.member("name", self.name)
            writer.member("environment", self.environment)
            writer.member("status", self.status)
            writer.member("url", self.url)
            writer.member("replicas", self.replicas)
            writer.member("liveRelease", self.liveRelease)
            writer.member("updatedAt", self.updatedAt)
        }
    }
}
