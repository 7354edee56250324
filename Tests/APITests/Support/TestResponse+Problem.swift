import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationEssentialsCompat

extension TestResponse {
    /// The problem document of the answer.
    func problem() throws -> Problem {
        try ContractJSON.decoder.decode(Problem.self, from: Data(buffer: self.body))
    }

    var text: String { String(buffer: self.body) }

    var isProblem: Bool { self.headers[.contentType] == "application/problem+json" }
}

extension HTTPFields {
    static let signedIn: Self = [.authorization: "Bearer \(TestGate.token)"]
    static let signedInJSON: Self = [.authorization: "Bearer \(TestGate.token)", .contentType: "application/json"]
}
