extension Fixture {
    /// `GET /containers/json?all=1`, from engine 20.10.24.
    static let containers = #"""
        [
          {
            "Id": "904295dbe77423fcfd95dd5a785858e9ebb25fe7c734a177e0f315cefb908d6f",
            "Names": [
              "/fix.1.j2zmtc5s6h8qvotm0j12t0goc"
            ],
            "Image": "127.0.0.1:5000/busybox:1",
            "ImageID": "sha256:3af308fb41d693c7756e9bb98fc4e13a3b7dd33416269a5afe1bf34ae95d3555",
            "Command": "httpd -v -f -p 80 -h /etc",
            "Created": 1795216733,
            "Ports": [],
            "Labels": {
              "com.docker.swarm.node.id": "svuhzfafwp4996u1vvur25bx4",
              "com.docker.swarm.service.id": "ewj5j2sz2mq3713n6mlem03pk",
              "com.docker.swarm.service.name": "fix",
              "com.docker.swarm.task": "",
              "com.docker.swarm.task.id": "j2zmtc5s6h8qvotm0j12t0goc",
              "com.docker.swarm.task.name": "fix.1.j2zmtc5s6h8qvotm0j12t0goc"
            },
            "State": "running",
            "Status": "Up 14 seconds (healthy)",
            "HostConfig": {
              "NetworkMode": "default"
            },
            "NetworkSettings": {
              "Networks": {
                "net1": {
                  "IPAMConfig": {
                    "IPv4Address": "10.0.1.4"
                  },
                  "Links": null,
                  "Aliases": null,
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
            },
            "Mounts": []
          },
          {
            "Id": "06725f6d041d5a5bfab4ee75c8bffc452b034b36e75ddffc1926032a10262e5a",
            "Names": [
              "/fix.1.dmuyrisin4clp3nvqkctp645o"
            ],
            "Image": "127.0.0.1:5000/busybox:1",
            "ImageID": "sha256:3af308fb41d693c7756e9bb98fc4e13a3b7dd33416269a5afe1bf34ae95d3555",
            "Command": "httpd -f -p 80 -h /etc",
            "Created": 1795216729,
            "Ports": [],
            "Labels": {
              "com.docker.swarm.node.id": "svuhzfafwp4996u1vvur25bx4",
              "com.docker.swarm.service.id": "ewj5j2sz2mq3713n6mlem03pk",
              "com.docker.swarm.service.name": "fix",
              "com.docker.swarm.task": "",
              "com.docker.swarm.task.id": "dmuyrisin4clp3nvqkctp645o",
              "com.docker.swarm.task.name": "fix.1.dmuyrisin4clp3nvqkctp645o"
            },
            "State": "exited",
            "Status": "Exited (137) 9 seconds ago",
            "HostConfig": {
              "NetworkMode": "default"
            },
            "NetworkSettings": {
              "Networks": {
                "net1": {
                  "IPAMConfig": {
                    "IPv4Address": "10.0.1.2"
                  },
                  "Links": null,
                  "Aliases": null,
                  "NetworkID": "xkdl6akh6s5aorsscjiw8rg3j",
                  "EndpointID": "",
                  "Gateway": "",
                  "IPAddress": "",
                  "IPPrefixLen": 0,
                  "IPv6Gateway": "",
                  "GlobalIPv6Address": "",
                  "GlobalIPv6PrefixLen": 0,
                  "MacAddress": "",
                  "DriverOpts": null
                }
              }
            },
            "Mounts": []
          }
        ]
        """#
}
