import FoundationEssentials

extension DockerError {
    /// The error that an engine's answer with a status from 400 on means.
    static func answer(status: Int, body: [UInt8]) -> DockerError {
        let message = engineMessage(in: body)
        return DockerError(code(status: status, message: message), message, status: status)
    }

    private static func code(status: Int, message: String) -> Code {
        let text = message.lowercased()
        if text.contains("update out of sequence") { return .outOfSequence }
        // The Swarm's own answers pass through the engine as failures of the engine.
        if status == 500, text.contains("rpc error: code = notfound") { return .notFound }
        if status == 500, text.contains("name conflicts with an existing object") { return .conflict }
        if text.contains("not a swarm manager") {
            return text.contains("worker nodes can't be used") ? .notManager : .noSwarm
        }
        if text.contains("swarm does not have a leader") { return .noSwarm }
        return switch status {
        case 400 where text.contains("client version"): .unsupportedVersion
        case 400: .badRequest
        case 401: .unauthorized
        case 403: .forbidden
        case 404: .notFound
        case 406: .noSwarm
        case 409: .conflict
        case 501: .notImplemented
        case 503: .noSwarm
        case 500...: .server
        case 400..<500: .badRequest
        default: .decoding
        }
    }

    /// The engine's `message`, or the start of the body where it is no JSON.
    private static func engineMessage(in body: [UInt8]) -> String {
        if let answer = try? JSONDecoder().decode(EngineMessage.self, from: Data(body)), !answer.message.isEmpty {
            return answer.message
        }
        let text = String(decoding: body.prefix(1000), as: UTF8.self)
        return text.isEmpty ? "no message" : text
    }
}

/// The body of an engine's refusal.
private struct EngineMessage: Decodable {
    let message: String
}
