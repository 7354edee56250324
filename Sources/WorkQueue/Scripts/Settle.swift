internal import Redis

extension QueueScript {
    /// Ends a lease with an outcome.
    static let settle = make(
        "settle",
        """
        -- ARGV: id, token, outcome (finished, retry, release, dead), delay in ms, reason, most attempts.
        -- Returns 0 when the lease is not the caller's (nothing changes), 2 when a retry was one too many and the job
        -- is dead, else 1. `release` gives the attempt back. A job that stays keeps its place in its group.
        local id, token, outcome = ARGV[3], ARGV[4], ARGV[5]
        local delay, reason, most = tonumber(ARGV[6]), ARGV[7], tonumber(ARGV[8])
        local key = job_prefix .. id
        if redis.call('HGET', key, 'token') ~= token then return 0 end
        local now, answer = now_ms(), 1
        redis.call('ZREM', leases, id)
        redis.call('HDEL', key, 'token')
        if outcome == 'finished' then
            leave_group(id)
            redis.call('DEL', key)
        elseif outcome == 'dead' then
            bury(id, reason, now)
        elseif outcome == 'release' then
            redis.call('HINCRBY', key, 'attempt', -1)
            admit_later(id, delay, now)
        elseif tonumber(redis.call('HGET', key, 'attempt')) >= most then
            bury(id, 'it failed ' .. integer(most) .. ' times', now)
            answer = 2
        else
            admit_later(id, delay, now)
        end
        -- A place under the queue's limit became free.
        if queue_limit > 0 and redis.call('ZCARD', ready) > 0 then woken = woken + 1 end
        announce()
        return answer
        """)
}
