/// A value that writes its own JSON, equal to what `Encodable` would give.
package protocol JSONWritable: Sendable {
    func write(to writer: inout JSONWriter)
}
