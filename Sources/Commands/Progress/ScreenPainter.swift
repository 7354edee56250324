/// Draws frames over one another at the bottom of a terminal.
struct ScreenPainter {
    private var height = 0

    /// The characters that replace the frame before by `lines`.
    ///
    /// Lines are clipped at the right margin instead of wrapped, so that the height of a frame is known; wrapping is on again after each
    /// frame, so that nothing is left behind if the program is ended.
    mutating func frame(_ lines: [String]) -> String {
        let text = self.erasure + "\u{1B}[?7l" + lines.map { $0 + "\n" }.joined() + "\u{1B}[?7h"
        self.height = lines.count
        return text
    }

    private var erasure: String {
        self.height == 0 ? "" : "\u{1B}[\(self.height)A\r\u{1B}[J"
    }
}
