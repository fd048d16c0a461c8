import CivilTime
import Diagnostics
import Organisations

/// Writes `successions.csv`.
public enum SuccessionsFile {
  /// The file with more steps behind those it has; what it has stays as it is written, its columns in their order.
  ///
  /// `old` must be a file that has been read without an error.
  public static func text(adding steps: [Succession], to old: SourceText?) -> String {
    var columns = RegisterFile.successions.columns
    var kept = ""
    if let old {
      var reader = CSVReader(old)
      if let header = reader.next() {
        let own = header.cells.map { RecordTable.trimmed($0.text) }
        // Columns that the file lacks are added to all of it.
        let missing = columns.filter { !own.contains($0) }
        columns = own + missing
        if missing.isEmpty {
          kept = String(decoding: old.bytes, as: UTF8.self)
          if !kept.hasSuffix("\n"), !kept.hasSuffix("\r") { kept += "\n" }
        } else {
          var rows = [columns]
          while let row = reader.next() { rows.append(row.cells.map(\.text) + missing.map { _ in "" }) }
          kept = CSVWriter.text(rows)
        }
      }
    }
    if kept.isEmpty { kept = CSVWriter.text([columns]) }
    return kept
      + CSVWriter.text(
        steps.lazy.map { step in
          columns.map { column in
            switch column {
            case "from": step.from.text
            case "to": step.to?.text ?? ""
            case "on": step.on.description
            case "kind": step.kind.rawValue
            case "extent": step.extent.rawValue
            default: step.basis
            }
          }
        })
  }
}
