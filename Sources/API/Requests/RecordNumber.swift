/// The numbers that count releases, deployments and lines of logs.
enum RecordNumber {
    /// What the store can hold.
    static let range = 1...Int(Int32.max)
}
