extension Fixture {
    /// `GET /containers/{id}/stats?stream=0`, from engine 20.10.24.
    static let stats = #"""
        {
          "read": "2026-11-20T23:19:09.478327706Z",
          "preread": "2026-11-20T23:19:08.475244208Z",
          "pids_stats": {
            "current": 1
          },
          "blkio_stats": {
            "io_service_bytes_recursive": [],
            "io_serviced_recursive": [],
            "io_queue_recursive": [],
            "io_service_time_recursive": [],
            "io_wait_time_recursive": [],
            "io_merged_recursive": [],
            "io_time_recursive": [],
            "sectors_recursive": []
          },
          "num_procs": 0,
          "storage_stats": {},
          "cpu_stats": {
            "cpu_usage": {
              "total_usage": 448990203,
              "percpu_usage": [
                200152711,
                248837492
              ],
              "usage_in_kernelmode": 150000000,
              "usage_in_usermode": 290000000
            },
            "system_cpu_usage": 2150540000000,
            "online_cpus": 2,
            "throttling_data": {
              "periods": 0,
              "throttled_periods": 0,
              "throttled_time": 0
            }
          },
          "precpu_stats": {
            "cpu_usage": {
              "total_usage": 422372678,
              "percpu_usage": [
                185166305,
                237206373
              ],
              "usage_in_kernelmode": 150000000,
              "usage_in_usermode": 270000000
            },
            "system_cpu_usage": 2148590000000,
            "online_cpus": 2,
            "throttling_data": {
              "periods": 0,
              "throttled_periods": 0,
              "throttled_time": 0
            }
          },
          "memory_stats": {
            "usage": 782336,
            "max_usage": 3829760,
            "stats": {
              "active_anon": 4096,
              "active_file": 0,
              "cache": 0,
              "dirty": 0,
              "hierarchical_memory_limit": 9223372036854771712,
              "hierarchical_memsw_limit": 9223372036854771712,
              "inactive_anon": 49152,
              "inactive_file": 0,
              "mapped_file": 0,
              "pgfault": 14129,
              "pgmajfault": 0,
              "pgpgin": 11986,
              "pgpgout": 11973,
              "rss": 53248,
              "rss_huge": 0,
              "total_active_anon": 4096,
              "total_active_file": 0,
              "total_cache": 0,
              "total_dirty": 0,
              "total_inactive_anon": 49152,
              "total_inactive_file": 0,
              "total_mapped_file": 0,
              "total_pgfault": 14129,
              "total_pgmajfault": 0,
              "total_pgpgin": 11986,
              "total_pgpgout": 11973,
              "total_rss": 53248,
              "total_rss_huge": 0,
              "total_unevictable": 0,
              "total_writeback": 0,
              "unevictable": 0,
              "writeback": 0
            },
            "limit": 25276514304
          },
          "name": "/fix.1.j2zmtc5s6h8qvotm0j12t0goc",
          "id": "904295dbe77423fcfd95dd5a785858e9ebb25fe7c734a177e0f315cefb908d6f",
          "networks": {
            "eth0": {
              "rx_bytes": 0,
              "rx_packets": 0,
              "rx_errors": 0,
              "rx_dropped": 0,
              "tx_bytes": 0,
              "tx_packets": 0,
              "tx_errors": 0,
              "tx_dropped": 0
            },
            "eth1": {
              "rx_bytes": 656,
              "rx_packets": 8,
              "rx_errors": 0,
              "rx_dropped": 0,
              "tx_bytes": 0,
              "tx_packets": 0,
              "tx_errors": 0,
              "tx_dropped": 0
            }
          }
        }
        """#
}
