/// A file with named columns that `RegisterTable` can read.
protocol TabularFile: Sendable {
  /// The name of the file.
  var fileName: String { get }
  /// The columns that must be there.
  var requiredColumns: [String] { get }
  /// Every column that may be there, in the order in which they are written.
  var columns: [String] { get }
}
