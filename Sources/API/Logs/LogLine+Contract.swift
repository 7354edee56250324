import APIContract
import ControlPlane
import FoundationEssentials
import Model

extension LogLineView {
    /// The lines of a chunk beyond a sequence number.
    static func lines(of chunk: DeploymentLogChunk, after sequence: Int) -> [Self] {
        chunk.lines.enumerated().compactMap { offset, text in
            let seq = chunk.firstSequence + offset
            return seq > sequence ? Self(seq: seq, at: chunk.at, stream: chunk.stream, text: text) : nil
        }
    }

    init(_ line: ApplicationLogLine, sequence: Int) {
        self.init(seq: sequence, at: line.at ?? Date(), stream: line.stream, text: line.text, task: line.task)
    }
}
