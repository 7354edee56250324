import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Store
import Testing

@Suite("One thing done to several applications", .timeLimit(.minutes(2)))
struct BulkTests {
    private static let absent = "0193d1c0-0000-7000-8000-000000000000"

    private static func bulk(
        _ lab: APILab, _ action: String, _ ids: [String], headers: HTTPFields = [:]
    ) async throws -> [BulkItemView] {
        try await lab.call(
            BulkView.self, .post, "/api/applications/bulk", json: Self.body(action, ids), status: 202, headers: headers
        ).items
    }

    private static func body(_ action: String, _ ids: [String]) -> String {
        "{\"action\":\"\(action)\",\"ids\":[\(ids.map { "\"\($0)\"" }.joined(separator: ","))]}"
    }

    /// So many applications in one project.
    private static func applications(_ lab: APILab, _ count: Int) async throws -> [String] {
        let world = try await lab.makeApplication()
        var ids = [world.application.id]
        for number in 1..<count {
            let body = """
                {"projectId":"\(world.projectID)","slug":"app-\(number)","source":{"type":"image","image":"127.0.0.1:5000/web:1"}}
                """
            ids.append(try await lab.call(ApplicationDetail.self, .post, "/api/applications", json: body, status: 201).id)
        }
        return ids
    }

    @Test("each is answered in its place: with its deployment, or with why it alone is refused")
    func items() async throws {
        try await APILab.run { lab in
            let ids = try await Self.applications(lab, 3)
            let named = [ids[2], Self.absent, ids[0], ids[1]]
            let items = try await Self.bulk(lab, "deploy", named)
            #expect(items.map(\.id) == named && items.map(\.status) == [202, 404, 202, 202])
            let problem = try #require(items[1].problem)
            #expect(problem.code == "not_found" && problem.instance == "/api/applications/\(Self.absent)/deploy")
            #expect(problem.traceId?.count == 32 && items[1].deploymentId == nil)
            for item in [items[0], items[2], items[3]] {
                let deployment = try await lab.call(DeploymentView.self, .get, "/api/deployments/\(item.deploymentId ?? "")")
                #expect(deployment.applicationId == item.id && deployment.kind == "deploy" && item.problem == nil)
            }
            // Nothing of them is live: there is nothing to restart.
            let refused = try await Self.bulk(lab, "restart", ids)
            #expect(refused.map(\.status) == [409, 409, 409] && refused.allSatisfy { $0.problem?.code == "conflict" })
        }
    }

    @Test("what is deleted is gone, and what was refused beside it stays")
    func deletion() async throws {
        try await APILab.run { lab in
            let ids = try await Self.applications(lab, 3)
            let items = try await Self.bulk(lab, "delete", [ids[0], Self.absent, ids[1]])
            #expect(items.map(\.status) == [204, 404, 204] && items.allSatisfy { $0.deploymentId == nil })
            for (id, status) in [(ids[0], 404), (ids[1], 404), (ids[2], 200)] {
                #expect(try await lab.send(.get, "/api/applications/\(id)").status.code == status)
            }
            #expect(try await Self.bulk(lab, "delete", [ids[0]]).map(\.status) == [404])
            #expect(try await lab.call(Page<DeletionView>.self, .get, "/api/deletions").items.count == 2)
        }
    }

    @Test("each is authorised alone: those of others do not exist, and a narrow token is told so by item")
    func rights() async throws {
        try await APILab.run { lab in
            let ids = try await Self.applications(lab, 2)
            let body = Self.body("deploy", ids)
            func statuses(_ token: String) async throws -> [Int] {
                let response = try await lab.send(.post, "/api/applications/bulk", token: token, json: body)
                #expect(response.status == .accepted)
                return try ContractJSON.decoder.decode(BulkView.self, from: Data(buffer: response.body)).items.map(\.status)
            }
            let reader = try await lab.call(
                TokenView.self, .post, "/api/tokens", json: "{\"name\":\"r\",\"permissions\":[\"application.read\"]}", status: 201)
            #expect(try await statuses(lab.stranger) == [404, 404])
            #expect(try await statuses(try #require(reader.token)) == [403, 403])
            #expect(try await lab.call(Page<DeploymentView>.self, .get, "/api/deployments").items.isEmpty)
            #expect(try await statuses(lab.token) == [202, 202])
            #expect(try await lab.send(.post, "/api/applications/bulk", token: "", json: body).status == .unauthorized)
        }
    }

    @Test("one to a hundred applications, none twice, and nothing but what it knows")
    func limits() async throws {
        try await APILab.run { lab in
            let ids = try await Self.applications(lab, 1)
            let many = (0..<101).map { _ in ApplicationID.make().description }
            let cases = [
                (Self.body("deploy", []), "ids"), (Self.body("deploy", many), "ids"), (Self.body("deploy", ids + ids), "ids"),
                (Self.body("deploy", ids + [ids[0].uppercased()]), "ids.1"), (Self.body("deploy", ids + ["x"]), "ids.1"),
                (Self.body("scale", ids), "action"), ("{\"ids\":[]}", "action"),
            ]
            for (body, field) in cases {
                let problem = try lab.problem(try await lab.send(.post, "/api/applications/bulk", json: body))
                #expect(problem.code == "validation_failed" && problem.errors?.map(\.field).contains(field) == true, "\(body): \(problem)")
            }
            #expect(try await Self.bulk(lab, "deploy", Array(many.dropLast())).count == 100)
            #expect(try await lab.send(.get, "/api/applications/bulk").status == .methodNotAllowed)
            #expect(try await lab.call(Page<DeploymentView>.self, .get, "/api/deployments").items.isEmpty)
        }
    }

    @Test("with a key all of it happens once")
    func key() async throws {
        try await APILab.run { lab in
            let ids = try await Self.applications(lab, 2) + [Self.absent]
            let first = try await Self.bulk(lab, "deploy", ids, headers: [.idempotencyKey: "b1"])
            #expect(try await Self.bulk(lab, "deploy", ids, headers: [.idempotencyKey: "b1"]) == first)
            #expect(try await lab.call(Page<DeploymentView>.self, .get, "/api/deployments").items.count == 2)
        }
    }

    @Test("many at once on the same applications, in any order, do not hinder each other")
    func atOnce() async throws {
        try await APILab.run { lab in
            let ids = try await Self.applications(lab, 6)
            let statuses = try await withThrowingTaskGroup(of: [Int].self) { group in
                for number in 0..<6 {
                    let named = number.isMultiple(of: 2) ? ids : ids.reversed()
                    group.addTask { try await Self.bulk(lab, "deploy", named).map(\.status) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(statuses == Array(repeating: 202, count: 36))
        }
    }
}
