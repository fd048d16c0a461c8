/// The files of a register's folder.
enum RegisterFile: String, CaseIterable, Sendable {
  case organisations, names, kinds, places, codes, parents, receiving, areas, successions

  /// The name of the file.
  var fileName: String { rawValue + ".csv" }

  /// True for the files without which there is no register.
  var isRequired: Bool {
    switch self {
    case .organisations, .names, .kinds: true
    case .places, .codes, .parents, .receiving, .areas, .successions: false
    }
  }

  /// As a table of records.
  var form: TableForm { TableForm(fileName: fileName, columns: columns, requiredColumns: requiredColumns) }

  /// The columns that must be there.
  var requiredColumns: [String] {
    switch self {
    case .organisations: ["id"]
    case .names: ["id", "name"]
    case .kinds: ["id", "kind"]
    case .places: ["id", "area"]
    case .codes: ["id", "scheme", "code"]
    case .parents: ["id", "tree", "parent"]
    case .receiving: ["id", "office"]
    case .areas: ["id", "name", "level"]
    case .successions: ["from", "on", "kind"]
    }
  }

  /// Every column that may be there, in the order in which they are written.
  var columns: [String] {
    switch self {
    case .organisations: ["id", "from", "to", "note"]
    case .names: ["id", "name", "short", "from", "to"]
    case .kinds: ["id", "kind", "level", "from", "to"]
    case .places: ["id", "area", "from", "to"]
    case .codes: ["id", "scheme", "code", "from", "to"]
    case .parents: ["id", "tree", "parent", "from", "to"]
    case .receiving: ["id", "office", "from", "to"]
    case .areas: ["id", "code", "name", "level", "parent", "from", "to"]
    case .successions: ["from", "to", "on", "kind", "extent", "basis"]
    }
  }
}
