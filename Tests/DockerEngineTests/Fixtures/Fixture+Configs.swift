extension Fixture {
    /// `GET /configs`, from engine 20.10.24.
    static let configs = #"""
        [
          {
            "ID": "bbzpifkp8m8b956wwjnwwt4ih",
            "Version": {
              "Index": 33
            },
            "CreatedAt": "2026-11-20T23:19:09.515263444Z",
            "UpdatedAt": "2026-11-20T23:19:09.515263444Z",
            "Spec": {
              "Name": "c1",
              "Labels": {
                "a": "b"
              },
              "Data": "aGVsbG8="
            }
          }
        ]
        """#
}
