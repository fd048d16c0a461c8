import HTTPCore

/// What is known of one request that was answered: without its query, its body and what came of it, so there is no secret in it.
public struct AccessLine: Hashable, Sendable {
  /// When it was answered, milliseconds since 1970, UTC.
  public let milliseconds: Int64
  /// Its name: 16 hexadecimal digits.
  public let id: String
  /// The method; `-` where there was none to be read.
  public let method: String
  /// The path as it was sent, at most 512 bytes of it; `-` where there was none to be read.
  public let path: String
  /// What became of it.
  public let status: Status
  /// Bytes of the body of the answer.
  public let bytes: Int
  /// How long it took from the end of its head until the answer was ready, in microseconds.
  public let microseconds: Int64
  /// Who asked.
  public let peer: PeerAddress
  /// Why it was refused before anybody saw it; nil where it was not.
  public let refusal: String?
}
