/// A file with named columns that `RecordTable` can read.
protocol TabularFile: Sendable {
  /// The name of the file.
  var fileName: String { get }
  /// The columns that must be there.
  var requiredColumns: [String] { get }
  /// Every column that may be there, in the order in which they are written.
  var columns: [String] { get }
  /// What stands between two cells.
  var separator: CSVReader.Separator { get }
}

extension TabularFile {
  /// A comma, unless a file says otherwise.
  var separator: CSVReader.Separator { .comma }
}
