/// Where sealed values are kept: all places that there are.
package enum SealedPlace: String, Sendable, Hashable, CaseIterable {
    case applicationVariables = "variables of applications"
    case sharedVariables = "variables of projects and environments"
    case secondFactors = "secrets of second factors"
    case mails = "mails that wait"
    case specifications = "specifications of deployments"
    case installationKeys = "keys of the installation"

    package var table: String {
        switch self {
        case .applicationVariables: "configuration_variables"
        case .sharedVariables: "shared_variables"
        case .secondFactors: "user_totp"
        case .mails: "mails"
        case .specifications: "deployments"
        case .installationKeys: "installation_keys"
        }
    }

    /// The column of the values.
    package var column: String {
        switch self {
        case .applicationVariables, .sharedVariables: "sealed_value"
        case .secondFactors: "secret"
        case .mails, .installationKeys: "sealed"
        case .specifications: "spec_sealed"
        }
    }

    /// The primary key, in the order of its columns.
    var key: [(column: String, part: SealedValue.Key.Part)] {
        switch self {
        case .applicationVariables: [("application_id", .id), ("configuration_number", .number), ("name", .name)]
        case .sharedVariables: [("owner_id", .id), ("number", .number), ("name", .name)]
        case .secondFactors: [("user_id", .id)]
        case .mails, .specifications: [("id", .id)]
        case .installationKeys: [("name", .name)]
        }
    }

    /// What a value is bound to, as who sealed it has it: a value that is read with another context does not open.
    var context: String {
        switch self {
        case .applicationVariables: "concat_ws('|', team_id, application_id, name, version)"
        case .sharedVariables: "concat_ws('|', team_id, owner_id, name, version)"
        case .secondFactors: "concat_ws('|', 'user', user_id, 'totp', 1)"
        case .mails: "concat_ws('|', 'mail', id, 1)"
        case .specifications: "concat_ws('|', team_id, application_id, id, 'spec')"
        case .installationKeys: "concat_ws('|', 'installation', name, 'key', 1)"
        }
    }
}
