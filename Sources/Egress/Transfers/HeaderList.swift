internal import CCurl

/// The owner of one list of texts of libcurl.
@safe
struct HeaderList: ~Copyable {
    let raw: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [String]) throws(EgressError) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            // A list that cannot be extended stays as it was, and is the caller's.
            guard let longer = unsafe curl_slist_append(list, line) else {
                unsafe curl_slist_free_all(list)
                throw EgressError(.libraryFailure, "the header could not be made")
            }
            unsafe list = longer
        }
        unsafe self.raw = list
    }

    deinit { unsafe curl_slist_free_all(self.raw) }
}
