package import APIContract
package import HTTPTypes
package import Model

/// Why a request is not answered with what it asked for: what becomes a problem document.
package struct Refusal: Error, Sendable {
    /// The stable word that scripts branch on; the status goes with it.
    package let code: ErrorCode
    /// What happened and what to do, for the client to read; nothing internal.
    package let detail: String
    package let problems: [FieldProblem]
    /// Header fields of the answer, such as `Allow` or `Retry-After`.
    package let headers: HTTPFields
    /// Whether the connection cannot be used again.
    package let closesConnection: Bool
    /// A URI for what the code does not tell.
    package let type: String

    package init(
        _ code: ErrorCode, _ detail: String, problems: [FieldProblem] = [], headers: HTTPFields = [:], closesConnection: Bool = false,
        type: String = "about:blank"
    ) {
        self.code = code
        self.detail = detail
        self.problems = problems
        self.headers = headers
        self.closesConnection = closesConnection
        self.type = type
    }

    package var status: HTTPResponse.Status { HTTPResponse.Status(code: self.code.status) }
}
