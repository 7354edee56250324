import DockerEngine
import FoundationEssentials

/// Answers of a real engine.
enum Fixture {
    static func decode<Value: Decodable>(_ text: String, as _: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}
