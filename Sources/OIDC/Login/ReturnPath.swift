/// Where a browser goes after it has signed in.
public enum ReturnPath {
    /// The path, where it is one of this server and cannot be read as another's address; else `/`.
    ///
    /// Browsers read `//host` and `/\host` as other servers, and skip tabs and line ends in between.
    public static func checked(_ text: String?) -> String {
        guard let text, text.utf8.count <= 2048, text.hasPrefix("/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        // What decoding once more would turn into any of these.
        let lowercased = text.lowercased()
        guard !["/%2f", "/%5c", "%0d", "%0a", "%09", "%00", "%5c"].contains(where: { lowercased.contains($0) }) else { return "/" }
        return text
    }
}
