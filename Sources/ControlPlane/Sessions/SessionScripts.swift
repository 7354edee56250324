import Redis

/// The atomic steps of sessions.
///
/// A session is a hash under the SHA-256 of its secret; each user has a hash of session ids and those digests. All times are Redis's own,
/// in milliseconds, so that servers with other clocks agree.
enum SessionScripts {
    private static let clock = """
        local time = redis.call('TIME')
        local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
        local function whole(number) return string.format('%.0f', number) end

        """

    /// Keeps a session, in place of one with the same id, whose age and end it inherits.
    static let open = RedisScript(
        name: "session.open",
        source: Self.clock + """
            -- KEYS: the session, the sessions of its user. ARGV: id, user, epoch, address, user agent, milliseconds until the end,
            -- milliseconds until the end without use, digest, what keys of sessions begin with, the most sessions of a user.
            local prefix, created, finish = ARGV[9], now, now + tonumber(ARGV[6])
            local old = redis.call('HGET', KEYS[2], ARGV[1])
            if old then
                local times = redis.call('HMGET', prefix .. old, 'created', 'finish')
                if times[1] then created, finish = tonumber(times[1]), tonumber(times[2]) end
                redis.call('DEL', prefix .. old)
            end
            redis.call('HSET', KEYS[1], 'id', ARGV[1], 'user', ARGV[2], 'epoch', ARGV[3], 'address', ARGV[4], 'agent', ARGV[5],
                'created', whole(created), 'seen', whole(now), 'authenticated', whole(now), 'finish', whole(finish))
            redis.call('PEXPIREAT', KEYS[1], whole(math.min(finish, now + tonumber(ARGV[7]))))
            redis.call('HSET', KEYS[2], ARGV[1], ARGV[8])
            redis.call('PEXPIREAT', KEYS[2], whole(now + tonumber(ARGV[6])))
            if redis.call('HLEN', KEYS[2]) > tonumber(ARGV[10]) then
                local ids = redis.call('HKEYS', KEYS[2])
                table.sort(ids)
                for index = 1, #ids - tonumber(ARGV[10]) do
                    redis.call('DEL', prefix .. redis.call('HGET', KEYS[2], ids[index]))
                    redis.call('HDEL', KEYS[2], ids[index])
                end
            end
            return 1
            """)

    /// Moves a session to another secret; what it is, and when it ends, stays.
    static let renew = RedisScript(
        name: "session.renew",
        source: """
            -- KEYS: where the session is to be, the sessions of its user. ARGV: id, digest, what keys of sessions begin with.
            -- Returns: 1, or 0 where it has ended.
            local old = redis.call('HGET', KEYS[2], ARGV[1])
            if not old or redis.call('EXISTS', ARGV[3] .. old) == 0 then return 0 end
            redis.call('RENAME', ARGV[3] .. old, KEYS[1])
            redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
            return 1
            """)

    /// Finds a session, and notes that it is used.
    static let find = RedisScript(
        name: "session.find",
        source: Self.clock + """
            -- KEYS: the session. ARGV: milliseconds until the end without use, 1 for a use that counts.
            -- Returns: id, user, epoch, when the password was given; nothing where it has ended.
            local known = redis.call('HMGET', KEYS[1], 'id', 'user', 'epoch', 'authenticated', 'finish')
            if not known[1] or now >= tonumber(known[5]) then return false end
            if ARGV[2] == '1' then
                redis.call('HSET', KEYS[1], 'seen', whole(now))
                redis.call('PEXPIREAT', KEYS[1], whole(math.min(tonumber(known[5]), now + tonumber(ARGV[1]))))
            end
            return { known[1], known[2], known[3], known[4] }
            """)

    /// Tells the sessions of a user, and forgets those that have ended by themselves.
    static let list = RedisScript(
        name: "session.list",
        source: """
            -- KEYS: the sessions of the user. ARGV: what keys of sessions begin with, the epoch that counts.
            local result, all = {}, redis.call('HGETALL', KEYS[1])
            for index = 1, #all, 2 do
                local known = redis.call('HMGET', ARGV[1] .. all[index + 1],
                    'created', 'seen', 'authenticated', 'finish', 'address', 'agent', 'epoch')
                if not known[1] then
                    redis.call('HDEL', KEYS[1], all[index])
                elseif known[7] == ARGV[2] then
                    result[#result + 1] = { all[index], known[1], known[2], known[3], known[4], known[5], known[6] }
                end
            end
            return result
            """)

    /// Ends one session of a user.
    static let end = RedisScript(
        name: "session.end",
        source: """
            -- KEYS: the sessions of the user. ARGV: id, what keys of sessions begin with. Returns: how many ended.
            local digest = redis.call('HGET', KEYS[1], ARGV[1])
            if not digest then return 0 end
            redis.call('HDEL', KEYS[1], ARGV[1])
            return redis.call('DEL', ARGV[2] .. digest)
            """)

    /// Ends all sessions of a user but one.
    static let endAll = RedisScript(
        name: "session.endAll",
        source: """
            -- KEYS: the sessions of the user. ARGV: the id to keep, or nothing; what keys of sessions begin with.
            local all = redis.call('HGETALL', KEYS[1])
            for index = 1, #all, 2 do
                if all[index] ~= ARGV[1] then
                    redis.call('DEL', ARGV[2] .. all[index + 1])
                    redis.call('HDEL', KEYS[1], all[index])
                end
            end
            return 1
            """)
}
