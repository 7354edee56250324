extension Fixture {
    /// `GET /version`, from engine 20.10.24.
    static let version = #"""
        {
          "Platform": {
            "Name": ""
          },
          "Components": [
            {
              "Name": "Engine",
              "Version": "20.10.24+dfsg1",
              "Details": {
                "ApiVersion": "1.41",
                "Arch": "amd64",
                "BuildTime": "2026-05-07T21:09:36.000000000+00:00",
                "Experimental": "false",
                "GitCommit": "5d6db84",
                "GoVersion": "go1.19.8",
                "KernelVersion": "6.18.44-fc-v595",
                "MinAPIVersion": "1.12",
                "Os": "linux"
              }
            },
            {
              "Name": "containerd",
              "Version": "1.6.20~ds1",
              "Details": {
                "GitCommit": "1.6.20~ds1-1+deb12u3"
              }
            },
            {
              "Name": "runc",
              "Version": "1.1.5+ds1",
              "Details": {
                "GitCommit": "1.1.5+ds1-1+deb12u1"
              }
            },
            {
              "Name": "docker-init",
              "Version": "0.19.0",
              "Details": {
                "GitCommit": ""
              }
            }
          ],
          "Version": "20.10.24+dfsg1",
          "ApiVersion": "1.41",
          "MinAPIVersion": "1.12",
          "GitCommit": "5d6db84",
          "GoVersion": "go1.19.8",
          "Os": "linux",
          "Arch": "amd64",
          "KernelVersion": "6.18.44-fc-v595",
          "BuildTime": "2026-05-07T21:09:36.000000000+00:00"
        }
        """#
}
