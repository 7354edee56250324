import FoundationEssentials
import Model

/// The JSON form in which variables are handed to Postgres, many at once.
struct StoredVariable: Encodable {
    let name: String
    let plain: String?
    /// In base64.
    let sealed: String?
    let version: Int
    let scope: String
    let form: String

    init(_ variable: Variable) {
        self.name = variable.name
        self.version = variable.version
        self.scope = variable.scope.rawValue
        self.form = variable.form.rawValue
        switch variable.value {
        case .plain(let value):
            self.plain = value
            self.sealed = nil
        case .sealed(let bytes):
            self.plain = nil
            self.sealed = Data(bytes).base64EncodedString()
        }
    }
}
