/// The metadata keys of log lines; every module uses these and no others for what they name.
public enum LogKey {
    /// The identifier of an application.
    public static let application = "application"
    /// How large an answer is, in bytes.
    public static let bytes = "bytes"
    /// The identifier of a deployment.
    public static let deployment = "deployment"
    /// How long something took, in milliseconds.
    public static let duration = "durationMs"
    /// The identifier of an environment.
    public static let environment = "environment"
    /// The epoch of the worker that holds a deployment.
    public static let epoch = "epoch"
    /// The identifier of a job.
    public static let job = "job"
    /// The HTTP method of a request.
    public static let method = "method"
    /// The name of a cluster node.
    public static let node = "node"
    /// The identifier of a project.
    public static let project = "project"
    /// How much of a request's body was read, in bytes.
    public static let received = "receivedBytes"
    /// The remote address of a request.
    public static let remoteAddress = "remote"
    /// All that is said of a request, which stands in the line field by field.
    public static let request = "request"
    /// The template of the route that answered.
    public static let route = "route"
    /// The name of a cluster service.
    public static let service = "service"
    /// The identifier of the session that a request came with.
    public static let session = "session"
    /// The stage of a deployment.
    public static let stage = "stage"
    /// The name of an SQL statement.
    public static let statement = "statement"
    /// The status code of a response.
    public static let status = "status"
    /// The identifier of a team.
    public static let team = "team"
    /// The identifier of the token that a request came with.
    public static let token = "token"
    /// The trace that a line belongs to, named as in answers.
    public static let trace = "traceId"
    /// The identifier of a user.
    public static let user = "user"
    /// The identifier of a worker.
    public static let worker = "worker"
}
