import Files
import HTTPCore

extension HTTPServer {
  /// How much the server takes, from one and from all, and how long it waits.
  public struct Limits: Sendable {
    /// Of the head.
    public var head = RequestHead.Limits()
    /// Bytes of a body.
    public var bodyBytes = 50 << 20
    /// Bytes of a body that is kept in memory; a larger one goes to a file.
    public var memoryBytes = 1 << 20
    /// Where files of large bodies are kept until they are answered: a folder of the program's own. What an earlier run left in it is
    /// removed at the start.
    public var folder = "/tmp"
    /// Connections in all.
    public var connections = 10_000
    /// Connections of one address, of IPv6 of one network of 64 bits. Trusted proxies are not counted.
    public var connectionsPerAddress = 200
    /// Requests of one address in a second, twice as many at once after a pause.
    public var requestsPerSecond = 100
    /// Requests that wait for a worker.
    public var waiting = 1024
    /// Seconds until a head is there, whole.
    public var headSeconds = 10.0
    /// Bytes a second in which a body must come, and an answer must be taken, once the first seconds of `graceSeconds` are over.
    public var bytesPerSecond = 1024
    /// Seconds in which a body may come, and an answer be taken, at any speed.
    public var graceSeconds = 10.0
    /// Seconds that a connection may be kept without a request.
    public var idleSeconds = 60.0
    /// The proxies whose word about who asks is taken. That of a Unix socket always is.
    public var trustedProxies: [AddressRange] = []

    /// The usual limits.
    public init() {}
  }

  /// Where a server listens.
  public enum Address: Hashable, Sendable {
    /// At an address of this machine, IPv4 or IPv6, and a port; port 0 is one that is free.
    case tcp(String, UInt16)
    /// At a path on this machine, for programs of the same group.
    case unix(String)
  }
}
