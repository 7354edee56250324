extension Fixture {
    /// `GET /networks/{id}` of an attachable overlay, from engine 20.10.24.
    static let network = #"""
        {
          "Name": "net1",
          "Id": "xkdl6akh6s5aorsscjiw8rg3j",
          "Created": "2026-11-20T23:18:49.512683297Z",
          "Scope": "swarm",
          "Driver": "overlay",
          "EnableIPv6": false,
          "IPAM": {
            "Driver": "default",
            "Options": null,
            "Config": [
              {
                "Subnet": "10.0.1.0/24",
                "Gateway": "10.0.1.1"
              }
            ]
          },
          "Internal": false,
          "Attachable": true,
          "Ingress": false,
          "ConfigFrom": {
            "Network": ""
          },
          "ConfigOnly": false,
          "Containers": {
            "904295dbe77423fcfd95dd5a785858e9ebb25fe7c734a177e0f315cefb908d6f": {
              "Name": "fix.1.j2zmtc5s6h8qvotm0j12t0goc",
              "EndpointID": "e4d07d59b320398bbc35ca8cd980021905f50fcee6015000b9eb24fc1f0d8bcc",
              "MacAddress": "02:42:0a:00:01:04",
              "IPv4Address": "10.0.1.4/24",
              "IPv6Address": ""
            },
            "lb-net1": {
              "Name": "net1-endpoint",
              "EndpointID": "7ad3fd1be8d8126328daa7a563c339066bb14713dddb1b10d7110998da91dc84",
              "MacAddress": "02:42:0a:00:01:03",
              "IPv4Address": "10.0.1.3/24",
              "IPv6Address": ""
            }
          },
          "Options": {
            "com.docker.network.driver.overlay.vxlanid_list": "4097"
          },
          "Labels": {},
          "Peers": [
            {
              "Name": "55461fb33ecf",
              "IP": "10.199.7.1"
            }
          ]
        }
        """#
}
