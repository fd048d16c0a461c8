import Diagnostics
import Exchange
import Files

/// One line of JSON on standard error about each thing that went wrong of which nobody is told, or only by a code.
enum FaultLog {
  /// Tells of an error.
  ///
  /// - Parameter request: the name of the request, as the page told it; else what was being done: `mail`, `checkpoint`, `command`.
  @Sendable static func write(_ error: any Error, in request: String) {
    let object = JSONValue.object([
      .init("time", .integer(Int(Machine.now) * 1000)), .init("request", .string(request)),
      .init("error", .string(IdentityTrace.hidden(in: String(describing: error)))),
    ])
    _ = Machine.write(Array((object.line + "\n").utf8), to: 2)
  }
}
