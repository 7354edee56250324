extension Fixture {
    /// `GET /secrets`, from engine 20.10.24.
    static let secrets = #"""
        [
          {
            "ID": "f7ibj7a4sjsrep2ehzrcohln7",
            "Version": {
              "Index": 34
            },
            "CreatedAt": "2026-11-20T23:19:09.533038259Z",
            "UpdatedAt": "2026-11-20T23:19:09.533038259Z",
            "Spec": {
              "Name": "c1",
              "Labels": {
                "a": "b"
              }
            }
          }
        ]
        """#
}
