internal import Redis

extension QueueScript {
    /// Counts the jobs of each state.
    static let statistics = make(
        "statistics",
        """
        -- Returns: ready, waiting, delayed, running, dead, age of the first ready job in ms (-1: none).
        local age = -1
        local head = redis.call('ZRANGE', ready, 0, 0)
        local enqueued = #head > 0 and tonumber(redis.call('HGET', job_prefix .. head[1], 'enqueued'))
        if enqueued then age = math.max(0, now_ms() - enqueued) end
        return { redis.call('ZCARD', ready), redis.call('ZCARD', waiting), redis.call('ZCARD', delayed),
            redis.call('ZCARD', leases), redis.call('ZCARD', dead), age }
        """)
}
