internal import Redis

extension QueueScript {
    /// Lists dead jobs, the last one first.
    static let deadJobs = make(
        "deadJobs",
        """
        -- ARGV: offset, most jobs. Returns per job: id, group, payload, attempts, reason, ms since it died.
        local now, offset, count = now_ms(), tonumber(ARGV[3]), tonumber(ARGV[4])
        local jobs = {}
        for _, id in ipairs(redis.call('ZREVRANGE', dead, offset, offset + count - 1)) do
            local fields = redis.call('HMGET', job_prefix .. id, 'group', 'payload', 'attempt', 'reason', 'died')
            if fields[5] then
                jobs[#jobs + 1] = { id, fields[1], fields[2], fields[3], fields[4], math.max(0, now - tonumber(fields[5])) }
            end
        end
        return jobs
        """)
}
