import Diagnostics

/// Errors found in texts, with the texts: nothing was computed.
public struct Findings: Error {
  /// What was found, in reading order.
  public let findings: [Diagnostic]
  /// The texts by their names.
  public let sources: [String: SourceText]

  /// True where something was to be written, and nothing was.
  public var stoppedWriting = false

  /// Errors with their texts.
  public init(findings: [Diagnostic], sources: [String: SourceText]) {
    self.findings = findings
    self.sources = sources
  }
}
