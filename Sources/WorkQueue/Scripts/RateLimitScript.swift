internal import Redis

/// The rate limiter's atomic step.
enum RateLimitScript {
    /// The generic cell rate algorithm: one number per key, the theoretical arrival time in microseconds.
    static let take = RedisScript(
        name: "rateLimit",
        source: """
            -- KEYS: the limited key. ARGV: microseconds per unit, burst, cost, how often that cost is asked for.
            -- Returns: how often it was allowed, units left, microseconds until the key is at rest, microseconds until
            -- the same cost is allowed (-1: it was each time, -2: never, it exceeds the burst).
            -- The key is at rest when its arrival time lies in the past, and expires then. Whole microseconds are
            -- exact in Lua's numbers for the next two centuries.
            local time = redis.call('TIME')
            local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
            local interval, burst, cost, times = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
            local arrival = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
            local room = now + interval * burst - arrival
            local allowed = times
            if cost > 0 then
                allowed = math.max(0, math.min(times, math.floor(room / (interval * cost))))
            end
            local taken = interval * cost * allowed
            if taken > 0 then
                arrival = arrival + taken
                redis.call('SET', KEYS[1], string.format('%.0f', arrival), 'PX', math.ceil((arrival - now) / 1000))
            end
            local retry = -1
            if cost > burst then
                retry = -2
            elseif allowed < times then
                retry = arrival + interval * cost - interval * burst - now
            end
            return { allowed, math.max(0, math.floor((room - taken) / interval)), arrival - now, retry }
            """)
}
