import Diagnostics
import Regulations

/// How the regulations that were read stand to a catalogue.
public struct CoverageReport: Sendable {
  /// Every row of the catalogue, in its order.
  public let rows: [RowCoverage]
  /// The rules of the catalogue's regulations that stand at the address of no row, in the order of the text: what the regulation
  /// implies and the catalogue does not list.
  public let outside: [RuleReference]
  /// What is wrong in the files of the catalogue.
  public let findings: [Diagnostic]

  /// The regulations of the catalogue, in its order.
  public var regulations: [String] {
    var seen: Set<String> = []
    return rows.map(\.row.regulation).filter { seen.insert($0).inserted }
  }

  /// How many rows of a regulation and kernel there are, and how many are covered; `nil` as kernel means what is said and not done.
  public func tally(_ regulation: String?, _ kernel: Kernel?) -> Tally {
    tally { (regulation == nil || $0.row.regulation == regulation) && $0.row.verbKind.kernel == kernel }
  }

  /// The same of all kernels.
  public func tally(_ regulation: String?) -> Tally {
    tally { regulation == nil || $0.row.regulation == regulation }
  }

  private func tally(_ isMeant: (RowCoverage) -> Bool) -> Tally {
    rows.reduce(into: Tally()) { tally, one in
      guard isMeant(one) else { return }
      tally.rows += 1
      if one.isCovered { tally.covered += 1 }
    }
  }

  /// True where every row is covered and nothing is wrong in the catalogue.
  public var isWhole: Bool { findings.isEmpty && rows.allSatisfy(\.isCovered) }

  /// Covered rows of rows.
  public struct Tally: Hashable, Sendable {
    /// Those that are carried and not contradicted.
    public var covered = 0
    /// All.
    public var rows = 0
  }
}
