extension Fixture {
    /// `GET /services/{id}` after an update, from engine 20.10.24.
    static let service = #"""
        {
          "ID": "ewj5j2sz2mq3713n6mlem03pk",
          "Version": {
            "Index": 31
          },
          "CreatedAt": "2026-11-20T23:18:49.354874092Z",
          "UpdatedAt": "2026-11-20T23:18:55.465085385Z",
          "Spec": {
            "Name": "fix",
            "Labels": {
              "roost.test": "x"
            },
            "TaskTemplate": {
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
              "ForceUpdate": 0,
              "Runtime": "container"
            },
            "Mode": {
              "Replicated": {
                "Replicas": 1
              }
            },
            "UpdateConfig": {
              "Parallelism": 1,
              "FailureAction": "rollback",
              "Monitor": 1000000000,
              "MaxFailureRatio": 0,
              "Order": "start-first"
            },
            "EndpointSpec": {
              "Mode": "dnsrr"
            }
          },
          "PreviousSpec": {
            "Name": "fix",
            "Labels": {
              "roost.test": "x"
            },
            "TaskTemplate": {
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
              "ForceUpdate": 0,
              "Runtime": "container"
            },
            "Mode": {
              "Replicated": {
                "Replicas": 1
              }
            },
            "UpdateConfig": {
              "Parallelism": 1,
              "FailureAction": "rollback",
              "Monitor": 1000000000,
              "MaxFailureRatio": 0,
              "Order": "start-first"
            },
            "EndpointSpec": {
              "Mode": "dnsrr"
            }
          },
          "Endpoint": {
            "Spec": {}
          },
          "UpdateStatus": {
            "State": "completed",
            "StartedAt": "2026-11-20T23:18:53.415551114Z",
            "CompletedAt": "2026-11-20T23:18:55.46507531Z",
            "Message": "update completed"
          }
        }
        """#
}
