internal import Redis

/// The rate limiter's atomic step.
enum RateLimitScript {
    /// The generic cell rate algorithm: one number per key, the theoretical arrival time in microseconds.
    static let take = RedisScript(
        name: "rateLimit",
        source: """
            -- KEYS: the limited key. ARGV: microseconds per unit, burst, cost.
            -- Returns: 1 allowed or 0, units left, microseconds until the key is at rest, microseconds until the same
            -- cost is allowed (-1: it is now, -2: never, it exceeds the burst).
            -- The key is at rest when its arrival time lies in the past, and expires then. Whole microseconds are
            -- exact in Lua's numbers for the next two centuries.
            local time = redis.call('TIME')
            local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
            local interval, burst, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
            local arrival = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
            local next_arrival = arrival + interval * cost
            local allowed_at = next_arrival - interval * burst
            if cost > burst or allowed_at > now then
                local left = math.max(0, math.floor((now - arrival) / interval + burst))
                local retry = allowed_at - now
                if cost > burst then retry = -2 end
                return { 0, left, arrival - now, retry }
            end
            if next_arrival > now then
                redis.call('SET', KEYS[1], string.format('%.0f', next_arrival), 'PX', math.ceil((next_arrival - now) / 1000))
            end
            return { 1, math.floor((now - allowed_at) / interval), next_arrival - now, -1 }
            """)
}
