import APIContract
import FoundationEssentials
import NIOCore

/// Writes answers in the form of the contract, and equal values as equal bytes: entity tags tell states apart by them.
enum AnswerJSON {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(ContractDate.format(date))
        }
        return encoder
    }()

    static func bytes(_ value: some Encodable) throws -> ByteBuffer {
        ByteBuffer(bytes: try Self.encoder.encode(value))
    }
}
