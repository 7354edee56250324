internal import FoundationEssentials

/// A `json` or `jsonb` value as its text.
public struct PostgresJSON: Sendable, Hashable {
    /// The JSON text.
    public let text: String

    /// Wraps JSON text; the server checks its syntax.
    public init(text: String) {
        self.text = text
    }

    /// The JSON of a value, keys sorted and dates in ISO 8601, so that equal values have equal texts.
    public init(encoding value: some Encodable) throws(PostgresError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        do {
            self.text = String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw PostgresError(.encoding, "a value has no JSON form", detail: "\(error)")
        }
    }

    /// Reads the value back, with dates in ISO 8601.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws(PostgresError) -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        do {
            return try decoder.decode(type, from: Data(self.text.utf8))
        } catch {
            throw PostgresError(.decoding, "stored JSON does not have the expected shape", detail: "\(error)")
        }
    }
}

extension PostgresJSON: PostgresEncodable {
    /// The text.
    public var postgresValue: PostgresValue { .text(self.text) }
}

extension PostgresJSON: PostgresDecodable {
    /// Reads a `json`, `jsonb` or text column.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        self.init(text: try String(postgres: cell))
    }
}
