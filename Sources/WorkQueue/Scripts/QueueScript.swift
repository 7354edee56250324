internal import Redis

/// The queue's atomic steps: Lua that Redis runs, one file per script.
///
/// Each gets the same keys (``QueueKeys/all``) and `ARGV[1]`, `ARGV[2]` = jobs of one group and of the whole queue
/// that may run at once (0: no limit for the queue). Its own arguments begin at `ARGV[3]`.
enum QueueScript {
    /// All scripts.
    static let all = [enqueue, lease, abandon, heartbeat, settle, sweep, cancel, remove, retryDead, deadJobs, statistics]

    static func make(_ name: String, _ body: String) -> RedisScript {
        RedisScript(name: name, source: self.prelude + body)
    }

    /// What the scripts share: the names of the keys, the clock, and the way of a job from line to line.
    private static let prelude = """
        -- Invariants, true between any two scripts:
        --   A job is one hash. Its id stands in exactly one of: waiting (with its group's line), delayed, ready,
        --   leases, dead; the hash's `state` says which.
        --   A job of a group is a member of the group's active set from its first turn until it is finished, dead or
        --   removed; the set never outgrows the limit. So a job that waits for a retry still keeps its group's others
        --   behind it, and a group runs in the order of arrival.
        --   Line and set of a group, and `waiting` over all groups, agree.
        --   A job whose state is running has a token; only its owner may settle it or renew its lease.
        --   All times are Redis's own, in milliseconds.
        -- A Redis that drops keys for want of memory can take a job's hash away. What is left of such a job is forgotten
        -- wherever it turns up; whoever enqueued it enqueues it again.
        local job_prefix, ready, delayed, leases = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
        local waiting, dead, sequence, group_prefix = KEYS[5], KEYS[6], KEYS[7], KEYS[8]
        local wake_channel, cancel_channel = KEYS[9], KEYS[10]
        local group_limit, queue_limit = tonumber(ARGV[1]), tonumber(ARGV[2])
        local woken = 0

        local function now_ms()
            local time = redis.call('TIME')
            return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
        end

        local function integer(number)
            return string.format('%.0f', number)
        end

        local function active_key(group)
            return group_prefix .. group .. ':active'
        end

        local function line_key(group)
            return group_prefix .. group .. ':waiting'
        end

        local function is_known(id)
            return redis.call('EXISTS', job_prefix .. id) == 1
        end

        local function make_ready(id)
            local key = job_prefix .. id
            redis.call('HSET', key, 'state', 'ready')
            redis.call('ZADD', ready, redis.call('HGET', key, 'score'), id)
            woken = woken + 1
        end

        -- Gives the free places of a group to the first of its line.
        local function fill(group)
            while redis.call('SCARD', active_key(group)) < group_limit do
                local head = redis.call('ZPOPMIN', line_key(group))
                if #head == 0 then return end
                redis.call('ZREM', waiting, head[1])
                if is_known(head[1]) then
                    redis.call('SADD', active_key(group), head[1])
                    make_ready(head[1])
                end
            end
        end

        -- A job in no list wants its turn.
        local function admit(id)
            local key = job_prefix .. id
            local fields = redis.call('HMGET', key, 'group', 'sequence')
            local group = fields[1]
            if not group then return end
            if group == '' or redis.call('SISMEMBER', active_key(group), id) == 1 then
                make_ready(id)
            else
                redis.call('HSET', key, 'state', 'waiting')
                redis.call('ZADD', line_key(group), fields[2], id)
                redis.call('ZADD', waiting, fields[2], id)
                fill(group)
            end
        end

        -- A job in no list wants its turn after a while.
        local function admit_later(id, delay, now)
            if delay > 0 then
                redis.call('HSET', job_prefix .. id, 'state', 'delayed')
                redis.call('ZADD', delayed, integer(now + delay), id)
                -- Idle processors set their timers anew.
                woken = woken + 1
            else
                admit(id)
            end
        end

        local function leave_group(id)
            local group = redis.call('HGET', job_prefix .. id, 'group')
            if group and group ~= '' then
                redis.call('SREM', active_key(group), id)
                fill(group)
            end
        end

        local function bury(id, reason, now)
            redis.call('HSET', job_prefix .. id, 'state', 'dead', 'reason', reason, 'died', integer(now))
            redis.call('HDEL', job_prefix .. id, 'token')
            redis.call('ZADD', dead, integer(now), id)
            leave_group(id)
        end

        local function promote(now)
            local due = redis.call('ZRANGEBYSCORE', delayed, '-inf', integer(now), 'LIMIT', 0, 100)
            for _, id in ipairs(due) do
                redis.call('ZREM', delayed, id)
                admit(id)
            end
            return #due
        end

        -- Tells the idle processors of new work, once per script.
        local function announce()
            if woken > 0 then redis.call('PUBLISH', wake_channel, woken) end
        end


        """
}
