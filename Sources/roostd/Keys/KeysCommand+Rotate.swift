import ArgumentParser
import ControlPlane
import Store
import Telemetry
import Vault

extension KeysCommand {
    /// Make a new key the current one.
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate", abstract: "Make a new key the current one, and seal everything with it.",
            discussion: """
                Servers go on running: they look at ROOST_MASTER_KEY_FILE every second, and whenever they meet a key that they do not know. \
                A rotation that was interrupted goes on with --resume. The old key stays in the file until you remove it.

                Where servers run on several machines, put a new key ('roostd keys generate') below the others in the file of each, then \
                first in the file of each, and then run 'roostd keys rotate --resume' on one.
                """)

        @Flag(help: "Make no key: seal everything with the first one of the file.")
        var resume = false

        func run() async throws {
            let settings = Settings()
            let file = try KeyFile(settings)
            try await file.withLock {
                let old = try settings.masterKeys()
                // Whether Postgres answers is to be known before the file is changed.
                let isResumed = self.resume
                try await KeysCommand.withStore(settings) { store in
                    // Derived from the keys of before where no server has kept it yet.
                    _ = try await SpecDigestKey(
                        store: store, keyring: old.keyring, first: SpecDigestKey.derived(from: old.text), logger: RoostdLogger.silent
                    ).value()
                    if !isResumed { print("\(try file.addKey()) is the current key; keep a copy of \(file.path)") }
                    try await Self.rotate(store, try settings.masterKeys().keyring, file)
                }
            }
        }

        private static func rotate(_ store: DataStore, _ keyring: MasterKeyring, _ file: KeyFile) async throws {
            let (done, uses) = try await DatabaseCommandError.mapping { () async throws(ControlPlaneError) in
                let rotation = KeyRotation(store: store, keyring: keyring)
                try await rotation.note(traceID: TraceID.generate().rawValue)
                return try await Self.passes(rotation, keyring)
            }
            for place in SealedPlace.allCases { print("\(done.wrapped[place] ?? 0) \(place.rawValue)") }
            for problem in done.problems.prefix(20) { print("not opened: \(problem)") }
            guard uses.allSatisfy({ $0.keyID == keyring.currentKeyID }) else {
                print("other keys are still needed: 'roostd keys status' tells which")
                throw ExitCode.failure
            }
            let old = keyring.keyIDs.filter { $0 != keyring.currentKeyID }
            let rest = old.isEmpty ? "" : "; no longer needed in \(file.path): \(old.joined(separator: ", "))"
            print("everything is sealed with \(keyring.currentKeyID)\(rest)")
        }

        /// Passes until nothing is left of other keys after all servers must have heard of the current one.
        private static func passes(
            _ rotation: KeyRotation, _ keyring: MasterKeyring
        ) async throws(ControlPlaneError) -> (done: RotationPass, uses: [KeyUse]) {
            var done = try await rotation.pass()
            let end = ContinuousClock.now + .seconds(60)
            while true {
                // Until then a server that has not looked at the file yet may have sealed something with the key of before.
                try? await Task.sleep(for: KeyFileWatch.interval * 3)
                let next = try await rotation.pass()
                done.add(next)
                let uses = try await rotation.uses()
                let isDone = uses.allSatisfy { $0.keyID == keyring.currentKeyID }
                let isStuck = next.count == 0 && !next.problems.isEmpty
                if isDone || isStuck || ContinuousClock.now > end { return (done, uses) }
            }
        }
    }
}
