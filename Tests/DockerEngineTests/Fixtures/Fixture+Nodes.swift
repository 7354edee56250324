extension Fixture {
    /// `GET /nodes`, certificates left out, from engine 20.10.24.
    static let nodes = #"""
        [
          {
            "ID": "svuhzfafwp4996u1vvur25bx4",
            "Version": {
              "Index": 17
            },
            "CreatedAt": "2026-11-20T23:18:47.416030383Z",
            "UpdatedAt": "2026-11-20T23:18:49.409444597Z",
            "Spec": {
              "Labels": {},
              "Role": "manager",
              "Availability": "active"
            },
            "Description": {
              "Hostname": "vm",
              "Platform": {
                "Architecture": "x86_64",
                "OS": "linux"
              },
              "Resources": {
                "NanoCPUs": 2000000000,
                "MemoryBytes": 25276514304
              },
              "Engine": {
                "EngineVersion": "20.10.24+dfsg1",
                "Plugins": [
                  {
                    "Type": "Log",
                    "Name": "awslogs"
                  }
                ]
              }
            },
            "Status": {
              "State": "ready",
              "Addr": "10.199.7.1"
            },
            "ManagerStatus": {
              "Leader": true,
              "Reachability": "reachable",
              "Addr": "10.199.7.1:2377"
            }
          }
        ]
        """#
}
