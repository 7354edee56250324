internal import Redis

/// What is said of a Redis, by what it tells of itself.
enum RedisVerdict {
    /// The oldest version that has all commands that the queue uses, and the one that it is tested with.
    static let oldestVersion = (6, 0)
    static let testedVersion = (7, 0)

    static func unreachable(_ error: RedisError) -> Finding {
        // A refused log-in is the reason why there is no connection, and stands in the error's words.
        let words = error.description
        let repair =
            if ["NOAUTH", "WRONGPASS"].contains(where: { words.contains($0) }) {
                "Correct user and password in ROOST_REDIS_URL."
            } else if words.contains("NOPERM") {
                "Let the user of ROOST_REDIS_URL use all commands on the keys of ROOST_REDIS_NAMESPACE, INFO and TIME."
            } else {
                "Start Redis, or let ROOST_REDIS_URL say where it is."
            }
        return .failed("redis.connection", "\(error)", repair: repair)
    }

    static func findings(_ facts: RedisFacts) -> [Finding] {
        [
            facts.isLoading
                ? .warning("redis.connection", "answers, and still loads its data", repair: "Wait until Redis has loaded its data.")
                : .ok("redis.connection", "answers"),
            self.version(facts), self.role(facts), self.eviction(facts), self.memory(facts), self.persistence(facts),
        ]
    }

    private static func version(_ facts: RedisFacts) -> Finding {
        let parts = facts.version.split(separator: ".").prefix(2).map { Int($0) ?? 0 }
        let version = (parts.first ?? 0, parts.count > 1 ? parts[1] : 0)
        if version < Self.oldestVersion {
            return .failed(
                "redis.version", "Redis \(facts.version) is too old",
                repair: "Upgrade Redis to version \(Self.testedVersion.0).\(Self.testedVersion.1) or later.")
        }
        if version < Self.testedVersion {
            return .warning(
                "redis.version", "Redis \(facts.version) is older than what Roost is tested with",
                repair: "Upgrade Redis to version \(Self.testedVersion.0).\(Self.testedVersion.1) or later.")
        }
        return .ok("redis.version", "Redis \(facts.version)")
    }

    private static func role(_ facts: RedisFacts) -> Finding {
        facts.role == "master"
            ? .ok("redis.role", "primary")
            : .failed("redis.role", "it is a \(facts.role), which takes no changes", repair: "Let ROOST_REDIS_URL name the primary.")
    }

    private static func eviction(_ facts: RedisFacts) -> Finding {
        guard facts.evictionPolicy != "noeviction" else { return .ok("redis.eviction", "noeviction") }
        let repair = "Set maxmemory-policy to noeviction in redis.conf, and at once with CONFIG SET maxmemory-policy noeviction."
        guard facts.maximumMemory > 0 else {
            return .warning(
                "redis.eviction", "maxmemory-policy is \(facts.evictionPolicy); without maxmemory nothing is evicted yet", repair: repair)
        }
        let evicted = facts.evictedKeys > 0 ? ", \(facts.evictedKeys) keys are gone already" : ""
        return .failed(
            "redis.eviction", "maxmemory-policy is \(facts.evictionPolicy): Redis may forget jobs and sessions\(evicted)", repair: repair)
    }

    private static func memory(_ facts: RedisFacts) -> Finding {
        let used = facts.usedMemory >> 20
        guard facts.maximumMemory > 0 else { return .ok("redis.memory", "\(used) MiB in use, without a limit") }
        let (share, overflow) = facts.usedMemory.multipliedReportingOverflow(by: 100)
        let percent = overflow ? 100 : share / facts.maximumMemory
        let detail = "\(used) of \(facts.maximumMemory >> 20) MiB in use (\(percent) %)"
        return percent < 85
            ? .ok("redis.memory", detail)
            : .warning("redis.memory", detail, repair: "Raise maxmemory: a full Redis refuses new jobs.")
    }

    /// What Redis forgets is made again from Postgres, so that keeping nothing is no fault; a snapshot that fails can stop all changes.
    private static func persistence(_ facts: RedisFacts) -> Finding {
        if facts.lastSnapshotFailed {
            return .failed(
                "redis.persistence", "the last snapshot failed, and Redis may refuse changes because of it",
                repair: "Give Redis disk space and the right to write its folder, then run BGSAVE, or switch snapshots off (save \"\").")
        }
        if facts.lastAppendFailed {
            return .failed(
                "redis.persistence", "the append-only file cannot be written",
                repair: "Give Redis disk space and the right to write its folder, or switch appendonly off.")
        }
        return .ok(
            "redis.persistence", facts.appendsToFile ? "append-only file" : "no append-only file; what is lost is made again from Postgres")
    }
}
