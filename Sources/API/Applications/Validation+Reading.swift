import Model

extension Validation {
    /// What `read` gives; nil with its problems noted where it refuses.
    mutating func reading<Value>(_ read: () throws(ValidationError) -> Value) -> Value? {
        do {
            return try read()
        } catch {
            self.add(error.problems)
            return nil
        }
    }
}
