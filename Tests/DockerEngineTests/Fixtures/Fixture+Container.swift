extension Fixture {
    /// `GET /containers/{id}/json` of a healthy task, from engine 20.10.24.
    static let container = #"""
        {
          "Id": "904295dbe77423fcfd95dd5a785858e9ebb25fe7c734a177e0f315cefb908d6f",
          "Created": "2026-11-20T23:18:53.58413555Z",
          "Path": "httpd",
          "Args": [
            "-v",
            "-f",
            "-p",
            "80",
            "-h",
            "/etc"
          ],
          "State": {
            "Status": "running",
            "Running": true,
            "Paused": false,
            "Restarting": false,
            "OOMKilled": false,
            "Dead": false,
            "Pid": 613,
            "ExitCode": 0,
            "Error": "",
            "StartedAt": "2026-11-20T23:18:53.855464885Z",
            "FinishedAt": "0001-01-01T00:00:00Z",
            "Health": {
              "Status": "healthy",
              "FailingStreak": 0,
              "Log": [
                {
                  "Start": "2026-11-20T23:19:05.938444259Z",
                  "End": "2026-11-20T23:19:05.986329389Z",
                  "ExitCode": 0,
                  "Output": ""
                },
                {
                  "Start": "2026-11-20T23:19:06.489732772Z",
                  "End": "2026-11-20T23:19:06.545328934Z",
                  "ExitCode": 0,
                  "Output": ""
                },
                {
                  "Start": "2026-11-20T23:19:07.048468154Z",
                  "End": "2026-11-20T23:19:07.091071173Z",
                  "ExitCode": 0,
                  "Output": ""
                },
                {
                  "Start": "2026-11-20T23:19:07.593690238Z",
                  "End": "2026-11-20T23:19:07.634272482Z",
                  "ExitCode": 0,
                  "Output": ""
                },
                {
                  "Start": "2026-11-20T23:19:08.137528596Z",
                  "End": "2026-11-20T23:19:08.189938404Z",
                  "ExitCode": 0,
                  "Output": ""
                }
              ]
            }
          },
          "Image": "sha256:3af308fb41d693c7756e9bb98fc4e13a3b7dd33416269a5afe1bf34ae95d3555",
          "ResolvConfPath": "/tmp/engine/docker/containers/904295dbe77423fcfd95dd5a785858e9ebb25fe7c734a177e0f315cefb908d6f/resolv.conf",
          "HostnamePath": "/tmp/engine/docker/containers/904295dbe77423fcfd95dd5a785858e9ebb25fe7c734a177e0f315cefb908d6f/hostname",
          "HostsPath": "/tmp/engine/docker/containers/904295dbe77423fcfd95dd5a785858e9ebb25fe7c734a177e0f315cefb908d6f/hosts",
          "LogPath": "/tmp/engine/docker/containers/904295dbe77423fcfd95dd5a785858e9ebb25fe7c734a177e0f315cefb908d6f/904295dbe77423fcfd95dd5a785858e9ebb25fe7c734a177e0f315cefb908d6f-json.log",
          "Name": "/fix.1.j2zmtc5s6h8qvotm0j12t0goc",
          "RestartCount": 0,
          "Driver": "overlay2",
          "Platform": "linux",
          "MountLabel": "",
          "ProcessLabel": "",
          "AppArmorProfile": "",
          "ExecIDs": null,
          "HostConfig": {
            "Binds": null,
            "ContainerIDFile": "",
            "LogConfig": {
              "Type": "json-file",
              "Config": {}
            },
            "NetworkMode": "default",
            "PortBindings": {},
            "RestartPolicy": {
              "Name": "",
              "MaximumRetryCount": 0
            },
            "AutoRemove": false,
            "VolumeDriver": "",
            "VolumesFrom": null,
            "CapAdd": null,
            "CapDrop": null,
            "CgroupnsMode": "host",
            "Dns": null,
            "DnsOptions": null,
            "DnsSearch": null,
            "ExtraHosts": null,
            "GroupAdd": null,
            "IpcMode": "private",
            "Cgroup": "",
            "Links": null,
            "OomScoreAdj": 0,
            "PidMode": "",
            "Privileged": false,
            "PublishAllPorts": false,
            "ReadonlyRootfs": false,
            "SecurityOpt": null,
            "UTSMode": "",
            "UsernsMode": "",
            "ShmSize": 67108864,
            "Runtime": "runc",
            "ConsoleSize": [
              0,
              0
            ],
            "Isolation": "default",
            "CpuShares": 0,
            "Memory": 0,
            "NanoCpus": 0,
            "CgroupParent": "",
            "BlkioWeight": 0,
            "BlkioWeightDevice": null,
            "BlkioDeviceReadBps": null,
            "BlkioDeviceWriteBps": null,
            "BlkioDeviceReadIOps": null,
            "BlkioDeviceWriteIOps": null,
            "CpuPeriod": 0,
            "CpuQuota": 0,
            "CpuRealtimePeriod": 0,
            "CpuRealtimeRuntime": 0,
            "CpusetCpus": "",
            "CpusetMems": "",
            "Devices": null,
            "DeviceCgroupRules": null,
            "DeviceRequests": null,
            "KernelMemory": 0,
            "KernelMemoryTCP": 0,
            "MemoryReservation": 0,
            "MemorySwap": 0,
            "MemorySwappiness": null,
            "OomKillDisable": false,
            "PidsLimit": null,
            "Ulimits": [],
            "CpuCount": 0,
            "CpuPercent": 0,
            "IOMaximumIOps": 0,
            "IOMaximumBandwidth": 0,
            "MaskedPaths": [
              "/proc/asound",
              "/proc/acpi",
              "/proc/kcore",
              "/proc/keys",
              "/proc/latency_stats",
              "/proc/timer_list",
              "/proc/timer_stats",
              "/proc/sched_debug",
              "/proc/scsi",
              "/sys/firmware"
            ],
            "ReadonlyPaths": [
              "/proc/bus",
              "/proc/fs",
              "/proc/irq",
              "/proc/sys",
              "/proc/sysrq-trigger"
            ]
          },
          "GraphDriver": {
            "Data": {
              "LowerDir": "/tmp/engine/docker/overlay2/4464e55f089b1b2670ce93dd4960e7aaeb58551938b2e240d11e51f144df29fa-init/diff:/tmp/engine/docker/overlay2/7d0f5809f6bb465c34c54c10e511c37abb13b55aef7420a9c264024b692c4d69/diff:/tmp/engine/docker/overlay2/8247b0fb43d1570a24c13dee682641a88e0023417d99ef99dcb2887fb4cf3d6c/diff",
              "MergedDir": "/tmp/engine/docker/overlay2/4464e55f089b1b2670ce93dd4960e7aaeb58551938b2e240d11e51f144df29fa/merged",
              "UpperDir": "/tmp/engine/docker/overlay2/4464e55f089b1b2670ce93dd4960e7aaeb58551938b2e240d11e51f144df29fa/diff",
              "WorkDir": "/tmp/engine/docker/overlay2/4464e55f089b1b2670ce93dd4960e7aaeb58551938b2e240d11e51f144df29fa/work"
            },
            "Name": "overlay2"
          },
          "Mounts": [],
          "Config": {
            "Hostname": "904295dbe774",
            "Domainname": "",
            "User": "",
            "AttachStdin": false,
            "AttachStdout": false,
            "AttachStderr": false,
            "Tty": false,
            "OpenStdin": false,
            "StdinOnce": false,
            "Env": [
              "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
            ],
            "Cmd": [
              "httpd",
              "-v",
              "-f",
              "-p",
              "80",
              "-h",
              "/etc"
            ],
            "Healthcheck": {
              "Test": [
                "CMD",
                "true"
              ],
              "Interval": 500000000
            },
            "Image": "127.0.0.1:5000/busybox:1",
            "Volumes": null,
            "WorkingDir": "",
            "Entrypoint": null,
            "OnBuild": null,
            "Labels": {
              "com.docker.swarm.node.id": "svuhzfafwp4996u1vvur25bx4",
              "com.docker.swarm.service.id": "ewj5j2sz2mq3713n6mlem03pk",
              "com.docker.swarm.service.name": "fix",
              "com.docker.swarm.task": "",
              "com.docker.swarm.task.id": "j2zmtc5s6h8qvotm0j12t0goc",
              "com.docker.swarm.task.name": "fix.1.j2zmtc5s6h8qvotm0j12t0goc"
            }
          },
          "NetworkSettings": {
            "Bridge": "",
            "SandboxID": "765f96a1f3a5592a400ff08c146aafa62f39ef63fe75f0b124e73bc7b61abf1a",
            "HairpinMode": false,
            "LinkLocalIPv6Address": "",
            "LinkLocalIPv6PrefixLen": 0,
            "Ports": {},
            "SandboxKey": "/run/docker/netns/765f96a1f3a5",
            "SecondaryIPAddresses": null,
            "SecondaryIPv6Addresses": null,
            "EndpointID": "",
            "Gateway": "",
            "GlobalIPv6Address": "",
            "GlobalIPv6PrefixLen": 0,
            "IPAddress": "",
            "IPPrefixLen": 0,
            "IPv6Gateway": "",
            "MacAddress": "",
            "Networks": {
              "net1": {
                "IPAMConfig": {
                  "IPv4Address": "10.0.1.4"
                },
                "Links": null,
                "Aliases": [
                  "904295dbe774"
                ],
                "NetworkID": "xkdl6akh6s5aorsscjiw8rg3j",
                "EndpointID": "e4d07d59b320398bbc35ca8cd980021905f50fcee6015000b9eb24fc1f0d8bcc",
                "Gateway": "",
                "IPAddress": "10.0.1.4",
                "IPPrefixLen": 24,
                "IPv6Gateway": "",
                "GlobalIPv6Address": "",
                "GlobalIPv6PrefixLen": 0,
                "MacAddress": "02:42:0a:00:01:04",
                "DriverOpts": null
              }
            }
          }
        }
        """#
}
