import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The principals of teams that are no persons.
struct ServiceAccountRoutes: Sendable {
    let accounts: ServiceAccountService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.serviceAccounts.template, access: .permission(.serviceAccountRead, on: .team), .list(),
            summary: "The service accounts of a team"
        ) { context in
            let page = try context.page()
            let accounts = try await self.accounts.list(
                context.id("id"), after: page.cursor(), limit: page.fetchLimit, context: context.call)
            return PageAnswer(fetched: accounts, page, cursor: { $0.account.id.description }) { ServiceAccountView($0.account, $0.roles) }
        }
        registry.add(
            .post, APIPath.serviceAccounts.template, access: .permission(.serviceAccountCreate, on: .team), .created(errors: [.conflict]),
            body: ServiceAccountCreateRequest.self, summary: "Make a service account; its tokens are made with `POST /api/tokens`"
        ) { context, request in
            let team: TeamID = try context.id("id")
            let made = try await self.accounts.create(
                request.name, description: request.description, roles: request.roles ?? [], of: team, context: context.call)
            return JSONAnswer(
                ServiceAccountView(made.account, made.roles), revision: 1,
                location: APIPath.serviceAccount.filled(team.description, made.account.id.description))
        }
        registry.add(
            .get, APIPath.serviceAccount.template, access: .permission(.serviceAccountRead, on: .team), summary: "One service account"
        ) { context in
            let found = try await self.accounts.find(context.id("accountId"), of: context.id("id"), context: context.call)
            return JSONAnswer(ServiceAccountView(found.account, found.roles), revision: 1)
        }
        registry.add(
            .delete, APIPath.serviceAccount.template, access: .permission(.serviceAccountDelete, on: .team), .deleted(),
            summary: "End a service account with its roles and tokens"
        ) { context in
            try await self.accounts.delete(
                context.id("accountId"), of: context.id("id"), revisions: context.expectedRevisions, context: context.call)
            return EmptyAnswer()
        }
    }
}
