extension Fixture {
    /// `GET /info` of a manager, from engine 20.10.24.
    static let info = #"""
        {
          "ID": "AVKP:WBSQ:TUFG:NRJK:FF5N:DDME:K5PZ:R2GY:DIMC:CKCZ:PXG6:F4CY",
          "Containers": 2,
          "ContainersRunning": 1,
          "ContainersPaused": 0,
          "ContainersStopped": 1,
          "Images": 3,
          "Driver": "overlay2",
          "MemoryLimit": true,
          "SwapLimit": true,
          "KernelMemory": true,
          "KernelMemoryTCP": true,
          "CpuCfsPeriod": true,
          "CpuCfsQuota": true,
          "CPUShares": true,
          "CPUSet": true,
          "PidsLimit": true,
          "IPv4Forwarding": true,
          "BridgeNfIptables": true,
          "BridgeNfIp6tables": true,
          "Debug": false,
          "NFd": 52,
          "OomKillDisable": true,
          "NGoroutines": 171,
          "SystemTime": "2026-11-20T23:19:08.416972251Z",
          "LoggingDriver": "json-file",
          "CgroupDriver": "cgroupfs",
          "CgroupVersion": "1",
          "NEventsListener": 1,
          "KernelVersion": "6.18.44-fc-v595",
          "OperatingSystem": "Debian GNU/Linux 12 (bookworm) (containerized)",
          "OSVersion": "12",
          "OSType": "linux",
          "Architecture": "x86_64",
          "IndexServerAddress": "https://index.docker.io/v1/",
          "NCPU": 2,
          "MemTotal": 25276514304,
          "GenericResources": null,
          "DockerRootDir": "/tmp/engine/docker",
          "HttpProxy": "",
          "HttpsProxy": "",
          "NoProxy": "",
          "Name": "vm",
          "Labels": [],
          "ExperimentalBuild": false,
          "ServerVersion": "20.10.24+dfsg1",
          "DefaultRuntime": "runc",
          "Swarm": {
            "NodeID": "svuhzfafwp4996u1vvur25bx4",
            "NodeAddr": "10.199.7.1",
            "LocalNodeState": "active",
            "ControlAvailable": true,
            "Error": "",
            "RemoteManagers": [
              {
                "NodeID": "svuhzfafwp4996u1vvur25bx4",
                "Addr": "10.199.7.1:2377"
              }
            ],
            "Nodes": 1,
            "Managers": 1,
            "Cluster": {
              "ID": "bjxnmzsf70z7893hffwr49cx4",
              "Version": {
                "Index": 10
              },
              "CreatedAt": "2026-11-20T23:18:47.416007289Z",
              "UpdatedAt": "2026-11-20T23:18:48.024376474Z",
              "Spec": {
                "Name": "default",
                "Labels": {},
                "Orchestration": {
                  "TaskHistoryRetentionLimit": 5
                },
                "Raft": {
                  "SnapshotInterval": 10000,
                  "KeepOldSnapshots": 0,
                  "LogEntriesForSlowFollowers": 500,
                  "ElectionTick": 10,
                  "HeartbeatTick": 1
                },
                "Dispatcher": {
                  "HeartbeatPeriod": 5000000000
                },
                "CAConfig": {
                  "NodeCertExpiry": 7776000000000000
                },
                "TaskDefaults": {},
                "EncryptionConfig": {
                  "AutoLockManagers": false
                }
              },
              "RootRotationInProgress": false,
              "DefaultAddrPool": null,
              "SubnetSize": 24,
              "DataPathPort": 4789
            }
          },
          "LiveRestoreEnabled": false,
          "Isolation": "",
          "InitBinary": "docker-init",
          "ContainerdCommit": {
            "ID": "1.6.20~ds1-1+deb12u3",
            "Expected": "1.6.20~ds1-1+deb12u3"
          },
          "RuncCommit": {
            "ID": "1.1.5+ds1-1+deb12u1",
            "Expected": "1.1.5+ds1-1+deb12u1"
          },
          "InitCommit": {
            "ID": "",
            "Expected": ""
          },
          "SecurityOptions": [
            "name=seccomp,profile=default"
          ],
          "Warnings": null
        }
        """#
}
