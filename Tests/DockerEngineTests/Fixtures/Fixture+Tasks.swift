extension Fixture {
    /// `GET /tasks` after an update: the old task and the new one, from engine 20.10.24.
    static let tasks = #"""
        [
          {
            "ID": "dmuyrisin4clp3nvqkctp645o",
            "Version": {
              "Index": 32
            },
            "CreatedAt": "2026-11-20T23:18:49.355694654Z",
            "UpdatedAt": "2026-11-20T23:18:58.791763346Z",
            "Labels": {},
            "Spec": {
              "ContainerSpec": {
                "Image": "127.0.0.1:5000/busybox:1",
                "Args": [
                  "httpd",
                  "-f",
                  "-p",
                  "80",
                  "-h",
                  "/etc"
                ],
                "StopGracePeriod": 1000000000,
                "Healthcheck": {
                  "Test": [
                    "CMD",
                    "true"
                  ],
                  "Interval": 500000000
                },
                "Isolation": "default"
              },
              "Networks": [
                {
                  "Target": "xkdl6akh6s5aorsscjiw8rg3j",
                  "Aliases": [
                    "web"
                  ]
                }
              ],
              "ForceUpdate": 0
            },
            "ServiceID": "ewj5j2sz2mq3713n6mlem03pk",
            "Slot": 1,
            "NodeID": "svuhzfafwp4996u1vvur25bx4",
            "Status": {
              "Timestamp": "2026-11-20T23:18:58.758604632Z",
              "State": "shutdown",
              "Message": "shutdown",
              "ContainerStatus": {
                "ContainerID": "06725f6d041d5a5bfab4ee75c8bffc452b034b36e75ddffc1926032a10262e5a",
                "PID": 0,
                "ExitCode": 137
              },
              "PortStatus": {}
            },
            "DesiredState": "shutdown",
            "NetworksAttachments": [
              {
                "Network": {
                  "ID": "xkdl6akh6s5aorsscjiw8rg3j",
                  "Version": {
                    "Index": 12
                  },
                  "CreatedAt": "2026-11-20T23:18:49.34167704Z",
                  "UpdatedAt": "2026-11-20T23:18:49.342298275Z",
                  "Spec": {
                    "Name": "net1",
                    "Labels": {},
                    "DriverConfiguration": {
                      "Name": "overlay"
                    },
                    "Attachable": true,
                    "IPAMOptions": {
                      "Driver": {
                        "Name": "default"
                      }
                    },
                    "Scope": "swarm"
                  },
                  "DriverState": {
                    "Name": "overlay",
                    "Options": {
                      "com.docker.network.driver.overlay.vxlanid_list": "4097"
                    }
                  },
                  "IPAMOptions": {
                    "Driver": {
                      "Name": "default"
                    },
                    "Configs": [
                      {
                        "Subnet": "10.0.1.0/24",
                        "Gateway": "10.0.1.1"
                      }
                    ]
                  }
                },
                "Addresses": [
                  "10.0.1.2/24"
                ]
              }
            ]
          },
          {
            "ID": "j2zmtc5s6h8qvotm0j12t0goc",
            "Version": {
              "Index": 28
            },
            "CreatedAt": "2026-11-20T23:18:53.416258292Z",
            "UpdatedAt": "2026-11-20T23:18:54.462958467Z",
            "Labels": {},
            "Spec": {
              "ContainerSpec": {
                "Image": "127.0.0.1:5000/busybox:1",
                "Args": [
                  "httpd",
                  "-v",
                  "-f",
                  "-p",
                  "80",
                  "-h",
                  "/etc"
                ],
                "StopGracePeriod": 1000000000,
                "Healthcheck": {
                  "Test": [
                    "CMD",
                    "true"
                  ],
                  "Interval": 500000000
                },
                "Isolation": "default"
              },
              "Networks": [
                {
                  "Target": "xkdl6akh6s5aorsscjiw8rg3j",
                  "Aliases": [
                    "web"
                  ]
                }
              ],
              "ForceUpdate": 0
            },
            "ServiceID": "ewj5j2sz2mq3713n6mlem03pk",
            "Slot": 1,
            "NodeID": "svuhzfafwp4996u1vvur25bx4",
            "Status": {
              "Timestamp": "2026-11-20T23:18:54.409859824Z",
              "State": "running",
              "Message": "started",
              "ContainerStatus": {
                "ContainerID": "904295dbe77423fcfd95dd5a785858e9ebb25fe7c734a177e0f315cefb908d6f",
                "PID": 613,
                "ExitCode": 0
              },
              "PortStatus": {}
            },
            "DesiredState": "running",
            "NetworksAttachments": [
              {
                "Network": {
                  "ID": "xkdl6akh6s5aorsscjiw8rg3j",
                  "Version": {
                    "Index": 12
                  },
                  "CreatedAt": "2026-11-20T23:18:49.34167704Z",
                  "UpdatedAt": "2026-11-20T23:18:49.342298275Z",
                  "Spec": {
                    "Name": "net1",
                    "Labels": {},
                    "DriverConfiguration": {
                      "Name": "overlay"
                    },
                    "Attachable": true,
                    "IPAMOptions": {
                      "Driver": {
                        "Name": "default"
                      }
                    },
                    "Scope": "swarm"
                  },
                  "DriverState": {
                    "Name": "overlay",
                    "Options": {
                      "com.docker.network.driver.overlay.vxlanid_list": "4097"
                    }
                  },
                  "IPAMOptions": {
                    "Driver": {
                      "Name": "default"
                    },
                    "Configs": [
                      {
                        "Subnet": "10.0.1.0/24",
                        "Gateway": "10.0.1.1"
                      }
                    ]
                  }
                },
                "Addresses": [
                  "10.0.1.4/24"
                ]
              }
            ]
          }
        ]
        """#
}
