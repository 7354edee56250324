internal import Redis

extension QueueScript {
    /// Renews leases.
    static let heartbeat = make(
        "heartbeat",
        """
        -- ARGV: lease in ms, then id and token per job.
        -- Returns per job: 0 the lease is lost, 1 renewed, 2 renewed and cancellation requested.
        -- A lease that ran out but was not yet swept is renewed: nobody else has the job.
        local expiry = integer(now_ms() + tonumber(ARGV[3]))
        local answers = {}
        for index = 4, #ARGV, 2 do
            local id, token = ARGV[index], ARGV[index + 1]
            local fields = redis.call('HMGET', job_prefix .. id, 'token', 'cancel')
            if fields[1] == token then
                redis.call('ZADD', leases, 'XX', expiry, id)
                answers[#answers + 1] = fields[2] and 2 or 1
            else
                answers[#answers + 1] = 0
            end
        end
        return answers
        """)
}
