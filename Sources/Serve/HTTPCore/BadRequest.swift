import Diagnostics

/// Why a request was not taken as it came: what was found and what to do, for the one who sent it.
public struct BadRequest: Error, Hashable, Sendable {
  /// A short name of the reason for logs and counters, such as `two-hosts`.
  public let code: String
  /// The status to answer with.
  public let status: Status
  /// The sentence for people. It repeats nothing that was sent.
  public let words: Words

  /// A reason with its sentence; status 400 unless said.
  public init(code: String, status: Status = 400, vi: String, en: String) {
    self.code = code
    self.status = status
    self.words = Words(vi: vi, en: en)
  }
}
