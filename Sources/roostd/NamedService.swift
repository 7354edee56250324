import ServiceLifecycle

/// A service under the name of its type: what runs services names them by all that they hold, secrets and lists of words among it.
struct NamedService: Service, CustomStringConvertible {
    let service: any Service

    var description: String { "\(type(of: self.service))" }

    func run() async throws { try await self.service.run() }
}
