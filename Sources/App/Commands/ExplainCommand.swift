import Diagnostics

/// `phoihop explain`.
enum ExplainCommand: Command {
  static let form = CommandForm(
    name: "explain", summary: Words(vi: "vì sao một việc có hạn như vậy", en: "why an obligation is due when it is"), operands: "ID", options: [])
  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 { 0 }
}

/// `phoihop demo`.
enum DemoCommand: Command {
  static let form = CommandForm(
    name: "demo", summary: Words(vi: "xem năm quy chế kèm theo trong một tháng", en: "see the five shipped regulations in one month"), operands: nil, options: [])
  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 { 0 }
}
