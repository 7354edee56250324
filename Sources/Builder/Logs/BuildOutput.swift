/// Passes a program's output on, line by line, up to a size, and remembers how it ended.
actor BuildOutput {
    /// How many lines an error shows.
    static let tailLength = 40

    private let log: any BuildLog
    private let maximumSize: Int
    private var splitters: [BuildLogStream: LineSplitter]
    private var size = 0
    private(set) var lastLines: [String] = []
    /// The last line on standard error that is not blank.
    private(set) var lastErrorLine: String?
    /// The short identifiers of the images that the classic builder made for single steps, the latest last.
    private(set) var stepImages: [String] = []

    init(log: any BuildLog, maximumSize: Int, maximumLineLength: Int) {
        self.log = log
        self.maximumSize = maximumSize
        let splitter = LineSplitter(maximumLength: maximumLineLength)
        self.splitters = [.stdout: splitter, .stderr: splitter]
    }

    func receive(_ bytes: [UInt8], from stream: BuildLogStream) async {
        guard let lines = self.splitters[stream]?.feed(bytes) else { return }
        for line in lines { await self.pass(line, stream) }
    }

    /// Passes on what is left of both streams.
    func finish() async {
        for stream in [BuildLogStream.stdout, .stderr] {
            if let line = self.splitters[stream]?.finish() { await self.pass(line, stream) }
        }
    }

    private func pass(_ line: String, _ stream: BuildLogStream) async {
        if !line.allSatisfy(\.isWhitespace) {
            self.lastLines.append(line)
            if self.lastLines.count > Self.tailLength { self.lastLines.removeFirst() }
            if stream == .stderr { self.lastErrorLine = line }
            if stream == .stdout { self.noteStepImage(line) }
        }
        guard self.size <= self.maximumSize else { return }
        self.size += line.utf8.count + 1
        if self.size <= self.maximumSize {
            await self.log.append(line, stream: stream)
        } else {
            await self.log.append("The log is longer than \(self.maximumSize) bytes; the rest is left out.", stream: .system)
        }
    }

    /// The classic builder prints ` ---> 5b5af750cbfa` after a step.
    private func noteStepImage(_ line: String) {
        let prefix = " ---> "
        guard line.hasPrefix(prefix), line.utf8.count == prefix.utf8.count + 12 else { return }
        let id = line.dropFirst(prefix.count)
        guard id.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else { return }
        self.stepImages.append(String(id))
        if self.stepImages.count > 200 { self.stepImages.removeFirst() }
    }
}
