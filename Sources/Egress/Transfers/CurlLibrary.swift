internal import CCurl

/// The state of libcurl that the whole process shares.
enum CurlLibrary {
    /// Whether the library could be set up; done once, when first asked.
    static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
