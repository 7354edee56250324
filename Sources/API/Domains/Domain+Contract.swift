import APIContract
import Model

extension DomainView {
    init(_ domain: Domain) {
        self.init(
            id: domain.id.description, host: domain.host.rawValue, path: domain.path, tls: false, generated: domain.isGenerated)
    }
}
