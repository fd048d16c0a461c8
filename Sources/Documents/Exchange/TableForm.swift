/// Which columns a file of records has.
struct TableForm: TabularFile {
  /// The name of the file.
  let fileName: String
  /// Every column that may be there, in the order in which they are written.
  let columns: [String]
  /// The columns that must be there.
  let requiredColumns: [String]
  /// What stands between two cells.
  var separator = CSVReader.Separator.comma
}
