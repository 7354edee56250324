import FoundationEssentials
import Model
import Postgres

extension PostgresRow {
    func id<Entity>(_ column: Int, of entity: Entity.Type = Entity.self) throws(PostgresError) -> Identifier<Entity> {
        Identifier(try self[column])
    }

    func optionalID<Entity>(_ column: Int, of entity: Entity.Type = Entity.self) throws(PostgresError) -> Identifier<Entity>? {
        guard let value: UUID = try self[column] else { return nil }
        return Identifier(value)
    }

    func slug(_ column: Int) throws(PostgresError) -> Slug {
        Slug(stored: try self[column])
    }

    func value<Value: RawRepresentable>(_ column: Int, of type: Value.Type = Value.self) throws(PostgresError) -> Value
    where Value.RawValue == String {
        guard let value = Value(rawValue: try self[column]) else {
            throw PostgresError.unreadable(column: column, as: String(describing: type))
        }
        return value
    }

    func json<Value: Decodable>(_ column: Int, as type: Value.Type = Value.self) throws(PostgresError) -> Value {
        let text: String = try self[column]
        do {
            return try StoredJSON.decode(text)
        } catch {
            throw PostgresError.unreadable(column: column, as: String(describing: type))
        }
    }

    func optionalJSON<Value: Decodable>(_ column: Int, as type: Value.Type = Value.self) throws(PostgresError) -> Value? {
        guard let text: String = try self[column] else { return nil }
        do {
            return try StoredJSON.decode(text)
        } catch {
            throw PostgresError.unreadable(column: column, as: String(describing: type))
        }
    }
}
