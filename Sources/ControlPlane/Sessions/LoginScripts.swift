import Redis

/// The atomic steps of counting who tries to sign in.
enum LoginScripts {
    /// For how long Redis has known of attempts: since the first one after it lost all that it knew.
    static let age = RedisScript(
        name: "login.age",
        source: """
            -- KEYS: since when attempts are counted, in milliseconds. Returns: how many milliseconds that is ago.
            local time = redis.call('TIME')
            local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
            local since = tonumber(redis.call('GET', KEYS[1]))
            if not since then
                redis.call('SET', KEYS[1], string.format('%.0f', now))
                return 0
            end
            return now - since
            """)
}
