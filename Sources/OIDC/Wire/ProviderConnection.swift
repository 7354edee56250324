internal import Egress
internal import FoundationEssentials

/// Asks a provider, whose addresses somebody chose in the settings: through the gate for all such addresses, bounded in time and size,
/// without following anybody elsewhere.
struct ProviderConnection: Sendable {
    /// How long an answer may take; 10 s.
    static let timeout = Duration.seconds(10)
    /// How large an answer may be, in bytes; 1 MiB.
    static let maximumAnswerSize = 1 << 20

    private let egress: EgressClient

    init(_ egress: EgressClient) {
        self.egress = egress
    }

    /// What a URL answers, in JSON.
    ///
    /// - Throws: ``OIDCError`` `providerUnavailable` for anything but a success in JSON.
    func get<Value: Decodable>(_ url: String, bearer: String? = nil, as _: Value.Type = Value.self) async throws(OIDCError) -> Value {
        var request = EgressRequest(.get, url, headers: ["Accept": "application/json"])
        if let bearer { request.headers.append("Authorization", "Bearer \(bearer)") }
        let response = try await self.send(request)
        guard response.status == 200 else { throw Self.unavailable("it answered with status \(response.status)") }
        return try Self.decode(response)
    }

    /// Asks whether somebody answers at a URL; a refusal is an answer too.
    ///
    /// - Throws: ``OIDCError`` `providerUnavailable`.
    func reach(_ url: String) async throws(OIDCError) {
        let response = try await self.send(EgressRequest(.get, url, headers: ["Accept": "application/json"]))
        guard response.status < 500 else { throw Self.unavailable("it answered with status \(response.status)") }
    }

    /// Sends a form, and gives the answer whatever its status.
    func post(_ url: String, form: String, authorization: String?) async throws(OIDCError) -> EgressResponse {
        var request = EgressRequest(
            .post, url, headers: ["Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"],
            body: Array(form.utf8))
        if let authorization { request.headers.append("Authorization", authorization) }
        return try await self.send(request)
    }

    /// The value of an answer in JSON.
    ///
    /// - Throws: ``OIDCError`` `providerUnavailable` for what is none: a page for people is no answer to this question.
    static func decode<Value: Decodable>(_ response: EgressResponse, as _: Value.Type = Value.self) throws(OIDCError) -> Value {
        let type = response.headers["Content-Type"]?.prefix { $0 != ";" }.trimmingBlanks.lowercased() ?? ""
        guard type == "application/json" || type.hasSuffix("+json"),
            let value = try? JSONDecoder().decode(Value.self, from: Data(response.body))
        else { throw Self.unavailable("its answer is not the JSON that was asked for") }
        return value
    }

    static func unavailable(_ why: String) -> OIDCError {
        OIDCError(.providerUnavailable, "the provider could not be asked: \(why)")
    }

    private func send(_ request: EgressRequest) async throws(OIDCError) -> EgressResponse {
        var request = request
        request.timeout = Self.timeout
        request.maximumBodySize = Self.maximumAnswerSize
        do {
            return try await self.egress.send(request)
        } catch  where error.code == .cancelled {
            throw OIDCError(.cancelled, "the task was cancelled")
        } catch {
            throw Self.unavailable(error.message)
        }
    }
}
