internal import Redis

extension QueueScript {
    /// Lets a dead job start anew.
    static let retryDead = make(
        "retryDead",
        """
        -- ARGV: id. Returns 1, or 0 when no dead job has this id.
        -- The job goes to the end of its line, with all its attempts and without its mark of cancellation.
        local id = ARGV[3]
        local key = job_prefix .. id
        if redis.call('ZREM', dead, id) == 0 or not is_known(id) then return 0 end
        local number = redis.call('INCR', sequence)
        redis.call('HDEL', key, 'reason', 'died', 'cancel')
        redis.call('HSET', key, 'attempt', 0, 'sequence', number,
            'score', integer(tonumber(redis.call('HGET', key, 'base')) + number))
        admit(id)
        announce()
        return 1
        """)
}
