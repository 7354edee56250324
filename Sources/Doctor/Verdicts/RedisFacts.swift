/// What Redis tells of itself in `INFO`.
struct RedisFacts: Sendable, Hashable {
    var version = ""
    var role = "master"
    var isLoading = false
    /// How many bytes it may use; 0 for as many as there are.
    var maximumMemory = 0
    var usedMemory = 0
    var evictionPolicy = "noeviction"
    var evictedKeys = 0
    var appendsToFile = false
    var lastAppendFailed = false
    var lastSnapshotFailed = false

    init() {}

    /// Reads lines of `name:value`; what is missing keeps its default.
    init(info: String) {
        var fields: [Substring: Substring] = [:]
        for line in info.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { fields[parts[0]] = parts[1] }
        }
        self.version = fields["redis_version"].map(String.init) ?? ""
        self.role = fields["role"].map(String.init) ?? self.role
        self.isLoading = fields["loading"] == "1"
        self.maximumMemory = fields["maxmemory"].flatMap { Int($0) } ?? 0
        self.usedMemory = fields["used_memory"].flatMap { Int($0) } ?? 0
        self.evictionPolicy = fields["maxmemory_policy"].map(String.init) ?? self.evictionPolicy
        self.evictedKeys = fields["evicted_keys"].flatMap { Int($0) } ?? 0
        self.appendsToFile = fields["aof_enabled"] == "1"
        self.lastAppendFailed = fields["aof_last_write_status"].map { $0 != "ok" } ?? false
        self.lastSnapshotFailed = fields["rdb_last_bgsave_status"].map { $0 != "ok" } ?? false
    }
}
