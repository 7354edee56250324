internal import Redis

extension QueueScript {
    /// Asks for the cancellation of a job.
    static let cancel = make(
        "cancel",
        """
        -- ARGV: id. Returns the job's state, or nil when it is unknown.
        -- The mark stays with the job until it is finished or dead, so a handler that starts later sees it too.
        local id = ARGV[3]
        local state = redis.call('HGET', job_prefix .. id, 'state')
        if not state or state == 'dead' then return state end
        redis.call('HSET', job_prefix .. id, 'cancel', 1)
        redis.call('PUBLISH', cancel_channel, id)
        return state
        """)
}
