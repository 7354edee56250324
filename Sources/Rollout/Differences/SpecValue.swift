/// A value of a specification's JSON, whatever its type.
enum SpecValue: Decodable {
    case flag(Bool)
    case integer(Int64)
    case decimal(Double)
    case text(String)
    case list([SpecValue])
    case object([String: SpecValue])
    case nothing

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .nothing
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .decimal(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([SpecValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: SpecValue].self))
        }
    }

    /// The value as a user reads it; nil for an object and for nothing.
    var shown: String? {
        switch self {
        case .flag(let value): String(value)
        case .integer(let value): String(value)
        case .decimal(let value): String(value)
        case .text(let value): value
        case .list(let values): "[" + values.map { $0.element }.joined(separator: ", ") + "]"
        case .object, .nothing: nil
        }
    }

    /// Quoted inside a list, so that no value passes for two.
    private var element: String {
        switch self {
        case .text(let value):
            "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
        case .object(let members):
            "{" + members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.element)" }.joined(separator: ", ") + "}"
        default: self.shown ?? "null"
        }
    }
}
