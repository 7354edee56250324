internal import Redis

extension QueueScript {
    /// Removes a job that does not run.
    static let remove = make(
        "remove",
        """
        -- ARGV: id, the only state it may be in ('' for any but running). Returns 1 when it was removed, else 0.
        local id, only = ARGV[3], ARGV[4]
        local key = job_prefix .. id
        local state = redis.call('HGET', key, 'state')
        if not state or state == 'running' or (only ~= '' and state ~= only) then return 0 end
        redis.call('ZREM', ready, id)
        redis.call('ZREM', delayed, id)
        redis.call('ZREM', dead, id)
        redis.call('ZREM', waiting, id)
        redis.call('ZREM', line_key(redis.call('HGET', key, 'group')), id)
        leave_group(id)
        redis.call('DEL', key)
        announce()
        return 1
        """)
}
