internal import Redis

extension QueueScript {
    /// Hands the first ready jobs to an owner.
    static let lease = make(
        "lease",
        """
        -- ARGV: token, lease in ms, most jobs.
        -- Returns the ms until the next delayed job is due (-1: none), then per job: id, group, payload, attempt,
        -- whether its cancellation was requested. The attempt counts from the moment of the lease.
        local token, duration, count = ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
        local now = now_ms()
        promote(now)
        if queue_limit > 0 then count = math.min(count, queue_limit - redis.call('ZCARD', leases)) end
        local jobs = {}
        while #jobs < count do
            local head = redis.call('ZPOPMIN', ready)
            if #head == 0 then break end
            local id, key = head[1], job_prefix .. head[1]
            if is_known(id) then
                local attempt = redis.call('HINCRBY', key, 'attempt', 1)
                redis.call('HSET', key, 'state', 'running', 'token', token)
                redis.call('ZADD', leases, integer(now + duration), id)
                local fields = redis.call('HMGET', key, 'group', 'payload', 'cancel')
                jobs[#jobs + 1] = { id, fields[1], fields[2], attempt, fields[3] and 1 or 0 }
            end
        end
        -- What was promoted and not taken here is for others.
        if woken > 0 and redis.call('ZCARD', ready) > 0 then announce() end
        local next_due = redis.call('ZRANGE', delayed, 0, 0, 'WITHSCORES')
        local pause = -1
        if #next_due > 0 then pause = math.max(0, tonumber(next_due[2]) - now) end
        return { pause, jobs }
        """)
}
