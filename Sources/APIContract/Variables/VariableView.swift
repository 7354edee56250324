/// A variable; the value of a secret never comes back.
package struct VariableView: Codable, Hashable, Sendable {
    package var name: String
    /// Only of one that is not secret.
    package var value: String?
    package var secret: Bool
    package var isSet: Bool
    /// The version of its owner's variables in which the value was set.
    package var version: Int
    package var scope: String
    package var form: String
    /// `application`, `environment` or `project`; only where the variables that an application gets in all are shown.
    package var origin: String?
    /// Whose variables of the same name it hides; only beside `origin`.
    package var overrides: [String]?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name, value, secret, isSet, version, scope, form = "as", origin, overrides
    }

    package init(
        name: String, value: String? = nil, secret: Bool, isSet: Bool, version: Int, scope: String, form: String, origin: String? = nil,
        overrides: [String]? = nil
    ) {
        self.name = name
        self.value = value
        self.secret = secret
        self.isSet = isSet
        self.version = version
        self.scope = scope
        self.form = form
        self.origin = origin
        self.overrides = overrides
    }
}
