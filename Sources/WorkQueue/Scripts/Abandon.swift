internal import Redis

extension QueueScript {
    /// Takes back the jobs of a lease whose answer never reached its owner.
    static let abandon = make(
        "abandon",
        """
        -- ARGV: token. Returns how many jobs stood under it.
        -- Nobody began to work on them, so the attempt does not count. The list of leases is as long as the number of
        -- running jobs.
        local token, count = ARGV[3], 0
        for _, id in ipairs(redis.call('ZRANGE', leases, 0, -1)) do
            local key = job_prefix .. id
            if redis.call('HGET', key, 'token') == token then
                redis.call('ZREM', leases, id)
                redis.call('HDEL', key, 'token')
                redis.call('HINCRBY', key, 'attempt', -1)
                admit(id)
                count = count + 1
            end
        end
        announce()
        return count
        """)
}
