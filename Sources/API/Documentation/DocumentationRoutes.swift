import APIContract
import HTTPTypes
import Synchronization

/// The description of the API, for programs and for people.
struct DocumentationRoutes: Sendable {
    /// Holds the document, which is made when it is first asked for: all routes are there then, these among them, and a server that
    /// starts does not wait for it.
    final class Shelf: Sendable {
        private enum State {
            case empty
            case due(@Sendable () throws -> String)
            case made(String)
        }

        private let state = Mutex(State.empty)

        /// - Throws: what making it throws.
        func document() throws -> String {
            try self.state.withLock { state in
                switch state {
                case .empty: return ""
                case .made(let text): return text
                case .due(let make):
                    let text = try make()
                    state = .made(text)
                    return text
                }
            }
        }

        func put(_ make: @escaping @Sendable () throws -> String) {
            self.state.withLock { $0 = .due(make) }
        }
    }

    let shelf: Shelf

    func register(in registry: inout RouteRegistry) {
        registry.add(.get, APIPath.openAPI.template, access: .anonymous, summary: "This description of the API, in OpenAPI 3.1") { _ in
            AssetAnswer(try self.shelf.document(), as: JSONAsset.self)
        }
        registry.add(.get, APIPath.docs.template, access: .anonymous, summary: "The description of the API, to be read") { _ in
            AssetAnswer(DocumentationPage.html, as: PageAsset.self)
        }
        registry.add(.get, APIPath.docsScript.template, access: .anonymous, summary: "The program of that page") { _ in
            AssetAnswer(DocumentationPage.script, as: ScriptAsset.self)
        }
        registry.add(.get, APIPath.docsStyle.template, access: .anonymous, summary: "The style of that page") { _ in
            AssetAnswer(DocumentationPage.style, as: StyleAsset.self)
        }
    }
}
