/// A page, which may load what is ours and nothing else.
enum PageAsset: AssetKind {
    static var mediaType: String { "text/html" }
    static var policy: String? {
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'"
    }
}

enum ScriptAsset: AssetKind {
    static var mediaType: String { "text/javascript" }
}

enum StyleAsset: AssetKind {
    static var mediaType: String { "text/css" }
}

enum JSONAsset: AssetKind {
    static var mediaType: String { "application/json" }
}
