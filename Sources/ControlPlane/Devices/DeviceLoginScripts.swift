import Redis

/// The atomic steps of sign-ins that wait for a person in a browser.
///
/// Each is a hash under the SHA-256 of its device code; its user code leads to that digest. Sorted sets by the moment of their end count
/// those that wait, of each address and of all. All times are Redis's own, in milliseconds.
enum DeviceLoginScripts {
    private static let clock = """
        local time = redis.call('TIME')
        local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
        local function whole(number) return string.format('%.0f', number) end

        """

    /// Keeps a sign-in, unless too many wait.
    static let begin = RedisScript(
        name: "device.begin",
        source: Self.clock + """
            -- KEYS: the sign-in, its user code, those that wait of its address, all that wait. ARGV: milliseconds that it waits, digest,
            -- user code, client, address, milliseconds between requests, the most of an address, the most of all.
            -- Returns: begun; taken where the user code is another's; full and the milliseconds until one less waits.
            for index = 3, 4 do
                redis.call('ZREMRANGEBYSCORE', KEYS[index], '-inf', now)
                if redis.call('ZCARD', KEYS[index]) >= tonumber(ARGV[index + 4]) then
                    local first = redis.call('ZRANGE', KEYS[index], 0, 0, 'WITHSCORES')
                    return { 'full', whole(tonumber(first[2]) - now) }
                end
            end
            if not redis.call('SET', KEYS[2], ARGV[2], 'NX', 'PX', ARGV[1]) then return { 'taken' } end
            local finish = whole(now + tonumber(ARGV[1]))
            redis.call('HSET', KEYS[1], 'status', 'pending', 'code', ARGV[3], 'client', ARGV[4], 'address', ARGV[5], 'created', whole(now),
                'finish', finish, 'asked', '0', 'interval', ARGV[6], 'block', KEYS[3])
            redis.call('PEXPIREAT', KEYS[1], finish)
            for index = 3, 4 do
                redis.call('ZADD', KEYS[index], finish, ARGV[2])
                redis.call('PEXPIRE', KEYS[index], ARGV[1])
            end
            return { 'begun' }
            """)

    /// Finds a sign-in by its user code and, where that is asked for, decides it; who has missed too often finds nothing.
    static let find = RedisScript(
        name: "device.find",
        source: Self.clock + """
            -- KEYS: the user code, what its seeker missed, what its seeker's address missed. ARGV: what keys of sign-ins begin with, the
            -- most misses of either, milliseconds that misses count, then nothing, or the decision, the user and the epoch.
            -- Returns: found and client, address, status, created, finish; decided where it was already; absent; throttled and
            -- milliseconds.
            for index = 2, 3 do
                if tonumber(redis.call('GET', KEYS[index]) or '0') >= tonumber(ARGV[index]) then
                    return { 'throttled', whole(math.max(1, redis.call('PTTL', KEYS[index]))) }
                end
            end
            local digest = redis.call('GET', KEYS[1])
            local key = ARGV[1] .. (digest or '')
            local known = redis.call('HMGET', key, 'client', 'address', 'status', 'created', 'finish')
            if not digest or not known[1] then
                for index = 2, 3 do
                    if redis.call('INCR', KEYS[index]) == 1 then redis.call('PEXPIRE', KEYS[index], ARGV[4]) end
                end
                return { 'absent' }
            end
            if ARGV[5] then
                if known[3] ~= 'pending' then return { 'decided' } end
                redis.call('HSET', key, 'status', ARGV[5], 'user', ARGV[6], 'epoch', ARGV[7])
            end
            return { 'found', known[1], known[2], ARGV[5] or known[3], known[4], known[5] }
            """)

    /// Gives the holder of a device code what was decided, once.
    static let collect = RedisScript(
        name: "device.collect",
        source: Self.clock + """
            -- KEYS: the sign-in, all that wait. ARGV: what keys of user codes begin with, digest, milliseconds that the interval grows by,
            -- the longest interval.
            -- Returns: absent; early or pending and the interval; refused; approved and user, epoch, client.
            local known = redis.call('HMGET', KEYS[1], 'status', 'asked', 'interval', 'code', 'block', 'user', 'epoch', 'client')
            if not known[1] then return { 'absent' } end
            redis.call('HSET', KEYS[1], 'asked', whole(now))
            if now - tonumber(known[2]) < tonumber(known[3]) then
                local interval = whole(math.min(tonumber(known[3]) + tonumber(ARGV[3]), tonumber(ARGV[4])))
                redis.call('HSET', KEYS[1], 'interval', interval)
                return { 'early', interval }
            end
            if known[1] == 'pending' then return { 'pending', known[3] } end
            redis.call('DEL', KEYS[1], ARGV[1] .. known[4])
            redis.call('ZREM', KEYS[2], ARGV[2])
            redis.call('ZREM', known[5], ARGV[2])
            return { known[1], known[6], known[7], known[8] }
            """)
}
