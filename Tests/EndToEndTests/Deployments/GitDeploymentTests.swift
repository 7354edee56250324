import APIClient
import APIContract
import DockerEngine
import FoundationEssentials
import TestSupport
import Testing

extension EndToEnd {
    @Suite("A repository as source")
    struct GitDeployments {
        @Test("a commit is cloned, built, pushed and served, and the command line tells the whole story")
        func firstCommit() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            let commit = try await repository.commit(try SourceRepository.site("first \(project.slug)"))
            let application = try await platform.makeApplication(repository: repository.url, project: project.id)
            let reference = "\(project.slug)/\(application.slug)"

            let deploy = try await platform.roost("deploy", reference)
            #expect(deploy.status == 0, "\(deploy)")
            #expect(try await platform.ask(try platform.host(of: application)).text == "first \(project.slug)")

            let show = try await platform.roost("deployments", "show", reference)
            #expect(show.status == 0 && show.output.contains(commit) && show.output.contains("succeeded"), "\(show)")
            for state in ["queued", "cloning", "building", "pushing", "deploying", "verifying"] {
                #expect(show.output.contains(state), "\(state) is missing:\n\(show)")
            }
            let log = try await platform.roost("logs", reference, "--deployment", "1")
            #expect(log.status == 0 && log.output.contains("COPY index.html"), "\(log)")
            let releases = try await platform.roost("releases", reference)
            #expect(releases.status == 0 && releases.output.contains(String(commit.prefix(7))), "\(releases)")
        }

        @Test("lines of the build are numbered without a gap")
        func buildLogIsWhole() async throws {
            let platform = try Installation.shared
            let repository = try await SourceRepository(in: platform.server.folder)
            var files = try SourceRepository.site("log")
            // A step that a build before has run would come from the cache and print nothing.
            files["Dockerfile"] = (files["Dockerfile"] ?? "") + "RUN echo \(UUID()) && seq 100001 102000\n"
            try await repository.commit(files)
            let application = try await platform.makeApplication(repository: repository.url, project: try await platform.makeProject().id)
            let deployment = try await platform.deployGood(application.id)
            var last = 0
            var found = 0
            for try await line in try await platform.client.followDeploymentLog(deployment.id) {
                #expect(line.seq == last + 1)
                last = line.seq
                if line.text.contains(/\b10[0-9]{4}\b/) { found += 1 }
            }
            #expect(found >= 2000, "\(found) of 2000 lines in \(last)")
        }

        @Test("the log of an application is what its tasks print")
        func applicationLog() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let application = try await platform.makeApplication(image: try await SampleImage.app, project: project.id)
            try await platform.deployGood(application.id)
            let log = try await platform.roost("logs", "\(project.slug)/\(application.slug)", "--tail", "20")
            #expect(log.status == 0 && log.output.contains("starting: serve"), "\(log)")
        }

        @Test("a good commit replaces another under load and no request fails")
        func goodCommitUnderLoad() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.app("serve", text: "one"))
            let application = try await platform.makeApplication(repository: repository.url, project: project.id)
            try await platform.deployGood(application.id)
            let host = try platform.host(of: application)

            let load = try platform.load(on: host, clients: 8)
            try await repository.commit(["www/index.html": "two"])
            let deploy = try await platform.roost("deploy", "\(project.slug)/\(application.slug)")
            #expect(deploy.status == 0, "\(deploy)")
            let report = try await load.finish(atLeast: .seconds(InstallationSettings.usesDefaults ? 40 : 20))
            #expect(report.isServed(atLeast: 100), "\(report)")
            #expect(try await platform.ask(host).text == "two")
        }

        @Test("a bad commit is rolled back with exit status 3, the last good one serves all the while")
        func badCommitUnderLoad() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.app("serve", text: "good"))
            let application = try await platform.makeApplication(repository: repository.url, project: project.id)
            let good = try await platform.deployGood(application.id)
            let host = try platform.host(of: application)
            let reference = "\(project.slug)/\(application.slug)"

            let load = try platform.load(on: host, clients: 8)
            try await repository.commit(["behaviour": "never-healthy\n", "www/index.html": "bad"])
            let deploy = try await platform.roost("deploy", reference)
            #expect(deploy.status == 3, "\(deploy)")
            let report = try await load.finish(atLeast: .seconds(InstallationSettings.usesDefaults ? 40 : 20))
            #expect(report.isServed(atLeast: 100), "\(report)")
            #expect(try await platform.ask(host).text == "good")
            let detail = try await platform.client.application(application.id).value
            #expect(detail.liveRelease == good.releaseNumber && detail.status == "running")
            let show = try await platform.roost("deployments", "show", reference)
            #expect(show.output.contains("unhealthy") && show.output.contains("last lines"), "\(show)")
        }

        @Test("a bad first commit is failed with exit status 2 and leaves no service")
        func badFirstCommit() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.app("exit0", text: "bad"))
            let application = try await platform.makeApplication(repository: repository.url, project: project.id)
            let deploy = try await platform.roost("deploy", "\(project.slug)/\(application.slug)")
            #expect(deploy.status == 2, "\(deploy)")
            try await eventually(within: .seconds(20), "no service") {
                try await platform.docker.services(["name": [application.serviceName]]).isEmpty ? () : nil
            }
            #expect(try await platform.ask(try platform.host(of: application)).status >= 404)
        }

        @Test("a build that fails says so and touches nothing")
        func brokenBuild() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.site("good"))
            let application = try await platform.makeApplication(repository: repository.url, project: project.id)
            try await platform.deployGood(application.id)
            try await repository.commit(["Dockerfile": "FROM \(try labVariable("LAB_BASE_IMAGE"))\nRUN echo going wrong && false\n"])
            let deployment = try await platform.deploy(application.id)
            #expect(deployment.status == "failed" && deployment.failure?.stage == "building", "\(failureText(deployment))")
            #expect(deployment.failure?.code == "build_failed")
            let log = String(decoding: try await platform.client.deploymentLog(deployment.id), as: UTF8.self)
            #expect(log.contains("going wrong"))
            #expect(try await platform.ask(try platform.host(of: application)).text == "good")
        }
    }
}
