/// The cost of a password hash, and how much of it may be paid at once.
public struct PasswordHasherConfiguration: Hashable, Sendable {
    /// Memory per hash in KiB; 64 MiB.
    public var memory: UInt32
    /// Passes over the memory; 3.
    public var iterations: UInt32
    /// Lanes per hash; 1.
    public var parallelism: UInt32
    /// How many hashes are computed at once; 2.
    ///
    /// Memory in use is at most this many times ``memory``.
    public var maximumConcurrent: Int
    /// How many callers may wait before further ones get `busy`; 64.
    public var maximumWaiting: Int
    /// The longest password in bytes; 1024.
    public var maximumPasswordLength: Int

    /// Creates the configuration of RFC 9106's second recommendation with one lane.
    public init(
        memory: UInt32 = 64 * 1024, iterations: UInt32 = 3, parallelism: UInt32 = 1, maximumConcurrent: Int = 2,
        maximumWaiting: Int = 64, maximumPasswordLength: Int = 1024
    ) {
        self.memory = memory
        self.iterations = iterations
        self.parallelism = parallelism
        self.maximumConcurrent = maximumConcurrent
        self.maximumWaiting = maximumWaiting
        self.maximumPasswordLength = maximumPasswordLength
    }

    var isValid: Bool {
        (1...64).contains(self.iterations) && (1...64).contains(self.parallelism) && self.maximumConcurrent > 0
            && self.maximumWaiting >= 0 && self.maximumPasswordLength > 0
            && (8 * self.parallelism...4 * 1024 * 1024).contains(self.memory)
    }
}
