internal import Redis

extension QueueScript {
    /// Adds a job unless its id is known.
    static let enqueue = make(
        "enqueue",
        """
        -- ARGV: id, group ('' for none), payload, first score of its priority, delay in ms.
        -- Returns 1, or 0 when the id is known, in whatever state: a known id is left as it is.
        local id, group, payload, base, delay = ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7])
        local key = job_prefix .. id
        if is_known(id) then return 0 end
        for _, line in ipairs({ ready, delayed, leases, waiting, dead }) do redis.call('ZREM', line, id) end
        local now = now_ms()
        local number = redis.call('INCR', sequence)
        redis.call('HSET', key, 'group', group, 'payload', payload, 'base', integer(base), 'attempt', 0,
            'sequence', number, 'score', integer(base + number), 'enqueued', integer(now))
        admit_later(id, delay, now)
        announce()
        return 1
        """)
}
