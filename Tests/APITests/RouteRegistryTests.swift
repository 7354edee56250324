import API
import HTTPTypes
import Model
import Testing

@Suite("The registry of routes")
struct RouteRegistryTests {
    private let registry = TestServer.registry(DeadlineClock())

    @Test("every route says who may use it and what it is")
    func inventory() {
        #expect(self.registry.routes.count == 13)
        for route in self.registry.routes {
            #expect(!route.summary.isEmpty)
            #expect(route.path.hasPrefix("/"))
        }
        let created = self.registry.routes.first { $0.method == .post && $0.path == "/things" }
        #expect(created?.access == .permission(.projectCreate, on: .team))
        #expect(created?.request is Thing.Type)
        #expect(created?.answer.schema is Thing.Type)
        #expect(created?.options.success == .created)
        #expect(self.registry.routes.filter(\.isStreaming).map(\.path) == ["/log"])
    }

    @Test("the methods of an address are those of its template")
    func methods() {
        #expect(self.registry.methods(for: "/things/x") == ["DELETE", "GET", "HEAD"])
        #expect(self.registry.methods(for: "/things/").isEmpty)
        #expect(self.registry.methods(for: "/nothing").isEmpty)
    }
}
