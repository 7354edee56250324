import APIContract
import HTTPTypes
import Synchronization

/// The description of the API, for programs and for people.
struct DocumentationRoutes: Sendable {
    /// Holds the document, which is made once all routes are there, these among them.
    final class Shelf: Sendable {
        private let text = Mutex("")

        var document: String { self.text.withLock { $0 } }

        func put(_ document: String) {
            self.text.withLock { $0 = document }
        }
    }

    let shelf: Shelf

    func register(in registry: inout RouteRegistry) {
        registry.add(.get, APIPath.openAPI.template, access: .anonymous, summary: "This description of the API, in OpenAPI 3.1") { _ in
            AssetAnswer(self.shelf.document, as: JSONAsset.self)
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
