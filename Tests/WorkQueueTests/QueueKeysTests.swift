import Redis
import Testing

@testable import WorkQueue

@Suite struct QueueKeysTests {
    @Test func `All keys of a queue carry its hash tag first`() {
        let keys = QueueKeys(QueueConfiguration(name: "deployments"))
        for key in keys.all + [keys.job("{other}:id"), keys.wakeChannel, keys.cancelChannel] {
            #expect(key.hasPrefix("{roost:deployments}:"))
        }
    }

    @Test func `Keys are distinct`() {
        let keys = QueueKeys(QueueConfiguration(name: "q"))
        #expect(Set(keys.all).count == keys.all.count)
    }

    @Test func `Every script finds its keys in the order the prelude names them`() {
        for script in QueueScript.all {
            for number in 1...QueueKeys(QueueConfiguration(name: "q")).all.count {
                #expect(script.source.contains("KEYS[\(number)]"), "\(script.name) has no key \(number)")
            }
            #expect(!script.source.contains("KEYS[11]"))
            #expect(!script.source.contains("'roost"), "\(script.name) names a key of its own")
        }
        #expect(Set(QueueScript.all.map(\.name)).count == QueueScript.all.count)
    }
}
