/// Makes text that somebody else wrote fit to be printed on a terminal.
enum SafeText {
    /// `text` on one line, without escape sequences, control characters and marks that change the direction of writing.
    static func line(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            switch scalar.value {
            case 0x1B: Self.skipEscape(&scalars)
            case 0x9B: Self.skipControlSequence(&scalars)
            case 0x09, 0x0A: result.append(" ")
            default: if !Self.steers(scalar) { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// A document of JSON with the same meaning, in whose strings nothing steers a terminal.
    static func json(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // Between the values of a document these are white space; within them JSON allows them only as escapes.
            if scalar == "\n" || scalar == "\t" || !Self.steers(scalar) {
                result.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16)
                result.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
            }
        }
        return String(result)
    }

    /// Whether a character is a control character or a mark that changes the direction of writing; all of them have four digits at most.
    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// Skips what follows ESC: a control sequence, a string that ends with BEL or ESC \, or one character.
    private static func skipEscape(_ scalars: inout String.UnicodeScalarView.Iterator) {
        switch scalars.next()?.value {
        case 0x5B: Self.skipControlSequence(&scalars)
        case 0x5D, 0x50, 0x58, 0x5E, 0x5F:
            while let scalar = scalars.next(), scalar.value != 0x07, scalar.value != 0x9C {
                if scalar.value == 0x1B {
                    _ = scalars.next()
                    return
                }
            }
        case let value? where (0x20...0x2F).contains(value):
            while let scalar = scalars.next(), (0x20...0x2F).contains(scalar.value) {}
        default: break
        }
    }

    /// Skips the parameters of a control sequence and the character that ends it.
    private static func skipControlSequence(_ scalars: inout String.UnicodeScalarView.Iterator) {
        while let scalar = scalars.next(), (0x20...0x3F).contains(scalar.value) {}
    }
}
