package import FoundationEssentials

/// The one way in which Roost's API writes JSON and its clients read it.
///
/// Requests are read by ``StrictDecoding``; answers are read with tolerance for members that a newer server adds.
package enum ContractJSON {
    /// Writes dates in the one form and leaves slashes alone.
    ///
    /// Shared: its settings must not be changed.
    package static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(ContractDate.format(date))
        }
        return encoder
    }()

    /// Reads dates in the one form.
    ///
    /// Shared: its settings must not be changed.
    package static let decoder: JSONDecoder = {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let date = ContractDate.parse(try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date and time in UTC")
            }
            return date
        }
        return decoder
    }()
}
