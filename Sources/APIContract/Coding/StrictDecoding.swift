/// Reads requests' bodies and reports everything that is wrong with them: unknown members, members given twice, wrong types.
///
/// A type takes part by being `Decodable` with `CodingKeys` that are `CaseIterable`: those are the members it knows.
package enum StrictDecoding {
    /// Decodes `bytes` as one JSON value of `type`.
    ///
    /// - Parameter emptyIsObject: whether no bytes at all count as `{}`, for requests whose every member is optional.
    package static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], emptyIsObject: Bool = false
    ) throws(ContractDecodingError) -> Value {
        let bytes = bytes.isEmpty && emptyIsObject ? Array("{}".utf8) : bytes
        let json: JSONValue
        do { json = try JSONParser.parse(bytes) } catch {
            throw .malformed("the body is not valid JSON: \(error.message) (byte \(error.offset))")
        }
        let log = ProblemLog()
        let decoder = StrictDecoder(value: json, path: .root, log: log)
        do {
            let value = try decoder.read(type)
            if log.problems.isEmpty { return value }
        } catch {
            if log.problems.isEmpty { log.add(.root, "is not what is asked for") }
        }
        throw .problems(log.problems)
    }
}
