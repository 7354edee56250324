extension Fixture {
    /// `GET /images/{reference}/json`, from engine 20.10.24.
    static let image = #"""
        {
          "Id": "sha256:3af308fb41d693c7756e9bb98fc4e13a3b7dd33416269a5afe1bf34ae95d3555",
          "RepoTags": [
            "127.0.0.1:5000/busybox:1"
          ],
          "RepoDigests": [
            "127.0.0.1:5000/busybox@sha256:d1361a3d8c81241f4d7574dcc1fcc1a483ec16e03efa0f1489cd2c07af00b38c"
          ],
          "Parent": "sha256:ba220cdc235bed75b17aaf2dca0af5e7999cbf1964664e2b2fb8c599a0f743ac",
          "Comment": "",
          "Created": "2026-11-20T23:18:49.182390545Z",
          "Container": "79bff7a5752e966b8d637ef73410d3c1f2c855a163f89b2814b06b998d144074",
          "DockerVersion": "20.10.24+dfsg1",
          "Author": "",
          "Config": {
            "Hostname": "",
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
              "/bin/sh"
            ],
            "Image": "sha256:ba220cdc235bed75b17aaf2dca0af5e7999cbf1964664e2b2fb8c599a0f743ac",
            "Volumes": null,
            "WorkingDir": "",
            "Entrypoint": null,
            "OnBuild": null,
            "Labels": null
          },
          "Architecture": "amd64",
          "Os": "linux",
          "Size": 1985472,
          "VirtualSize": 1985472,
          "RootFS": {
            "Type": "layers",
            "Layers": [
              "sha256:5993601efb2f2179662c0f6c10b954c19df008fbd3dd28caad69653d87a8fb5a",
              "sha256:7d0ad4555e495de436f7fad084f2e4126ab412a8b6c440bf31f232daeaece1d9"
            ]
          },
          "Metadata": {
            "LastTagTime": "2026-11-20T23:18:49.19189619Z"
          }
        }
        """#
}
