internal import Redis

extension QueueScript {
    /// Takes jobs back from owners that fell silent, and promotes delayed jobs.
    static let sweep = make(
        "sweep",
        """
        -- ARGV: most attempts, most jobs per sweep.
        -- Returns: leases that ran out, how many of these jobs are dead now, delayed jobs that became due.
        -- The attempt of a lost lease counts, so a job that kills its owner does not do so for ever.
        local most, batch = tonumber(ARGV[3]), tonumber(ARGV[4])
        local now, buried = now_ms(), 0
        local expired = redis.call('ZRANGEBYSCORE', leases, '-inf', integer(now), 'LIMIT', 0, batch)
        for _, id in ipairs(expired) do
            local key = job_prefix .. id
            redis.call('ZREM', leases, id)
            redis.call('HDEL', key, 'token')
            local attempt = tonumber(redis.call('HGET', key, 'attempt'))
            if attempt and attempt >= most then
                bury(id, 'its worker fell silent ' .. integer(most) .. ' times', now)
                buried = buried + 1
            elseif attempt then
                admit(id)
            end
        end
        local promoted = promote(now)
        announce()
        return { #expired, buried, promoted }
        """)
}
