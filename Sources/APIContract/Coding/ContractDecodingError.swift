/// Why a request's body cannot be used.
package enum ContractDecodingError: Error, Hashable, Sendable {
    /// It is not JSON, or not valid UTF-8: 400 `malformed_request`. The message says what and where.
    case malformed(String)
    /// It is JSON, but not what was asked for: 422 `validation_failed`, with each field that is wrong.
    case problems([FieldError])
}
