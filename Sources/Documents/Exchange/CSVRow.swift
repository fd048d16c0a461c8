import Diagnostics

/// One record of a CSV file.
public struct CSVRow: Hashable, Sendable {
  /// The cells, at least one.
  public let cells: [CSVCell]
  /// True when something in the record could not be read; `CSVReader.findings` says what.
  public let isBroken: Bool

  /// Where the record begins.
  public var start: SourcePosition { cells.first?.start ?? SourcePosition(line: 1, column: 1) }
  /// The place after its last character.
  public var end: SourcePosition { cells.last?.end ?? start }

  /// A record of cells.
  public init(cells: [CSVCell], isBroken: Bool = false) {
    self.cells = cells
    self.isBroken = isBroken
  }
}
