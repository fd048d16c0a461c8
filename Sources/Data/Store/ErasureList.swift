import Diagnostics
import Entries
import Files
import Obligations

/// What was erased, without the values: kept beside the store, in every backup and beside the backups, so that an older backup cannot
/// bring anything back.
///
/// One JSON object a line, in the canonical form of the ledger.
public struct ErasureList: Sendable {
  /// One erasure.
  public struct Line: Hashable, Sendable {
    /// Of which ledger: as in its checkpoints.
    public let ledger: String
    /// The entry that had the value.
    public let entry: Int64
    /// The field.
    public let field: String
    /// The seal of the value, as the entry has it.
    public let seal: String
    /// The seal of the file of which the value was the name.
    public let file: String?
    /// Why.
    public let ground: String
    /// When.
    public let moment: Instant
  }

  /// The name of such a list in its folder.
  public static let fileName = "erasures.jsonl"

  /// The erasures by entry and field.
  public private(set) var lines: [Line] = []
  private var known: Set<Place> = []

  private struct Place: Hashable {
    let ledger: String
    let entry: Int64
    let field: String
    let seal: String

    init(_ line: Line) {
      ledger = line.ledger
      entry = line.entry
      field = line.field
      seal = line.seal
    }
  }

  /// An empty list.
  public init() {}

  /// A list of its text.
  ///
  /// - Throws: at which line of a file it is none.
  public init(text: String, path: String) throws(FileError) {
    for (number, line) in text.split(separator: "\n").enumerated() {
      guard let value = CanonicalValue(canonical: line.utf8), let ledger = value["ledger"]?.text,
        let entry = value["entry"]?.integer, let field = value["field"]?.text, let seal = value["seal"]?.text,
        let ground = value["ground"]?.text, let moment = value["moment"]?.text.flatMap({ Instant(iso: $0) })
      else {
        throw FileError(
          path: path,
          message: Words(
            vi:
              "\"\(path)\" không phải là danh sách đã xóa: dòng \(number + 1) không đọc được; lấy lại tệp này từ một bản sao lưu khác",
            en:
              "\"\(path)\" is no list of erasures: line \(number + 1) cannot be read; bring the file back from another backup"
          ))
      }
      add(
        Line(
          ledger: ledger, entry: entry, field: field, seal: seal, file: value["file"]?.text, ground: ground,
          moment: moment))
    }
  }

  /// The list of a file; empty where there is none.
  @available(*, noasync)
  public init(reading path: String) throws(FileError) {
    let text = FileSystem.exists(path) ? String(decoding: try FileSystem.read(path), as: UTF8.self) : ""
    try self.init(text: text, path: path)
  }

  /// Adds an erasure that is not there.
  public mutating func add(_ line: Line) {
    guard known.insert(Place(line)).inserted else { return }
    lines.append(line)
  }

  /// Adds what another list has.
  public mutating func add(_ other: ErasureList) {
    for line in other.lines { add(line) }
  }

  /// The text of the list.
  public var text: String {
    lines.sorted { ($0.ledger, $0.entry, $0.field) < ($1.ledger, $1.entry, $1.field) }.map { line in
      var members: [String: CanonicalValue] = [
        "ledger": .text(line.ledger), "entry": .integer(line.entry), "field": .text(line.field),
        "seal": .text(line.seal), "ground": .text(line.ground), "moment": .text(line.moment.iso),
      ]
      if let file = line.file { members["file"] = .text(file) }
      return String(decoding: CanonicalValue.object(members).bytes, as: UTF8.self) + "\n"
    }.joined()
  }

  /// Puts the list together with the one in a folder, and writes it there where that says less.
  @available(*, noasync)
  func keep(in folder: String) throws(FileError) {
    let path = "\(folder)/\(Self.fileName)"
    var all = self
    // One that cannot be read is written anew: what it should say follows from the ledger.
    if let there = try? ErasureList(reading: path) { all.add(there) }
    if lines.isEmpty, !FileSystem.exists(path) { return }
    let text = all.text
    if let there = try? FileSystem.read(path), there == Array(text.utf8) { return }
    try FileSystem.write(Array(text.utf8), to: path, mode: 0o600)
  }
}
