package typealias ApplicationID = Identifier<Application>
package typealias DeploymentID = Identifier<Deployment>
package typealias DomainID = Identifier<Domain>
package typealias EnvironmentID = Identifier<DeploymentEnvironment>
package typealias ProjectID = Identifier<Project>
package typealias TeamID = Identifier<Team>
package typealias TokenID = Identifier<APIToken>
package typealias UserID = Identifier<User>
