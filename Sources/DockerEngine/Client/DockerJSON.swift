import FoundationEssentials

/// JSON as the engine reads and writes it.
enum DockerJSON {
    /// Sorted keys, plain slashes: one value has one text.
    static func encode(_ value: some Encodable) throws(DockerError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(value)
        } catch {
            throw DockerError(.configuration, "cannot encode \(type(of: value))")
        }
    }

    static func decode<Value: Decodable>(_: Value.Type, from bytes: some Sequence<UInt8>) throws(DockerError) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw DockerError(.decoding, "\(Value.self): \(error.place)")
        } catch {
            throw DockerError(.decoding, "\(Value.self): not JSON")
        }
    }
}

extension DecodingError {
    /// Where and why decoding failed, without the data itself.
    fileprivate var place: String {
        switch self {
        case .keyNotFound(let key, let context): "\(context.path) lacks \(key.stringValue)"
        case .valueNotFound(_, let context): "\(context.path) is null"
        case .typeMismatch(let type, let context): "\(context.path) is not \(type)"
        case .dataCorrupted(let context): "\(context.path): \(context.debugDescription)"
        @unknown default: "not decodable"
        }
    }
}

extension DecodingError.Context {
    fileprivate var path: String {
        codingPath.isEmpty ? "the top level" : codingPath.map(\.stringValue).joined(separator: ".")
    }
}
