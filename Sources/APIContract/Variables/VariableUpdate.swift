/// One entry of `PUT /api/applications/{id}/variables`, whose list replaces all that is set.
package struct VariableUpdate: Codable, Hashable, Sendable {
    package var name: String
    /// Without: the value that is set stays, which is how a secret is kept.
    package var value: String?
    package var secret: Bool?
    package var scope: VariableScope?
    package var form: VariableForm?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name, value, secret, scope, form = "as"
    }

    package init(name: String, value: String? = nil, secret: Bool? = nil, scope: VariableScope? = nil, form: VariableForm? = nil) {
        self.name = name
        self.value = value
        self.secret = secret
        self.scope = scope
        self.form = form
    }
}
