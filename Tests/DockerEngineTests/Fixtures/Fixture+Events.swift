extension Fixture {
    /// Lines of `GET /events`, from engine 20.10.24.
    static let events = #"""
        {"Type":"node","Action":"update","Actor":{"ID":"svuhzfafwp4996u1vvur25bx4","Attributes":{"name":"vm","state.new":"ready","state.old":"unknown"}},"scope":"swarm","time":1795216728,"timeNano":1795216728020246739}
        {"status":"create","id":"bc91cd1e1fa35d815bf55aa7da0f97568f939e7138eae676c5b98b2b329e520a","from":"sha256:134d3d68205fb373a4eda31ff4c5d9c8448520b5f313315f759b4310edc6f5ca","Type":"container","Action":"create","Actor":{"ID":"bc91cd1e1fa35d815bf55aa7da0f97568f939e7138eae676c5b98b2b329e520a","Attributes":{"image":"sha256:134d3d68205fb373a4eda31ff4c5d9c8448520b5f313315f759b4310edc6f5ca","name":"dreamy_heisenberg"}},"scope":"local","time":1795216728,"timeNano":1795216728374044790}
        {"status":"attach","id":"bc91cd1e1fa35d815bf55aa7da0f97568f939e7138eae676c5b98b2b329e520a","from":"sha256:134d3d68205fb373a4eda31ff4c5d9c8448520b5f313315f759b4310edc6f5ca","Type":"container","Action":"attach","Actor":{"ID":"bc91cd1e1fa35d815bf55aa7da0f97568f939e7138eae676c5b98b2b329e520a","Attributes":{"image":"sha256:134d3d68205fb373a4eda31ff4c5d9c8448520b5f313315f759b4310edc6f5ca","name":"dreamy_heisenberg"}},"scope":"local","time":1795216728,"timeNano":1795216728374093993}
        """#
}
