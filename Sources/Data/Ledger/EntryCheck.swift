import Diagnostics
import Entries
import Obligations
import Secrets

/// Entries that stand one behind the other, with the rows of the tables that are theirs: what `Verifier` reads at a time.
struct Stretch: Sendable {
  /// The first ledger number, also where its entry is missing, and the last.
  let first: Int64
  let last: Int64
  let entries: [KeptEntry]
  let rows: [ProjectionTable: [[RowValue]]]
  /// The words under which its entries are found, as the index has them.
  let words: [Int64: String]
}

/// What is wrong with a stretch by itself, without what stands before it: several can be looked at at the same time.
struct StretchCheck: Sendable {
  let stretch: Stretch
  let entries: [EntryCheck]
  let tables: TableReader.Comparison
  /// What is wrong with the index of words.
  let index: [Verifier.Fault]

  init(_ stretch: Stretch) {
    self.stretch = stretch
    var changes: [RowChange] = []
    var unreadable: Set<RowValue> = []
    changes.reserveCapacity(stretch.entries.count)
    entries = stretch.entries.map { kept in
      let check = EntryCheck(kept, changes: &changes)
      if !check.isReadable { unreadable.insert(.integer(kept.sequence)) }
      return check
    }
    tables = TableReader.compare(changes, with: stretch.rows, unreadable: unreadable)
    index = Self.compare(entries, with: stretch.words)
  }

  /// What is wrong with the index of words.
  private static func compare(_ entries: [EntryCheck], with words: [Int64: String]) -> [Verifier.Fault] {
    var rest = words
    var faults: [Verifier.Fault] = []
    for entry in entries {
      let found = rest.removeValue(forKey: entry.sequence)
      // Where the entry itself is not what it was, that is told.
      if found == entry.words || !entry.isReadable || !entry.faults.isEmpty { continue }
      let kind: LedgerFinding.Kind = found == nil ? .missing : entry.words == nil ? .added : .changed
      faults.append(Verifier.Fault(kind: kind, table: "search_index", row: String(entry.sequence)))
    }
    return faults
      + rest.keys.sorted().map { Verifier.Fault(kind: .added, table: "search_index", row: String($0)) }
  }
}

/// What can be told of an entry by itself.
struct EntryCheck: Sendable {
  let sequence: Int64
  /// The leaf: as it is kept, for where an entry was changed its leaf may still be the one that was signed.
  let leaf: Digest?
  /// When it was recorded, where its head reads.
  let recorded: Instant?
  /// False where nobody knows what it says.
  let isReadable: Bool
  /// What is wrong with it.
  private(set) var faults: [Verifier.Fault] = []
  /// The words under which it is found.
  private(set) var words: String?
  /// The fields whose personal value is not there.
  private(set) var absent: [String] = []
  /// The setting that it changed, by name, and the new value.
  let setting: (name: String, value: String)?
  /// The entry and the field that it says were erased.
  let erased: (entry: Int64, field: String)?

  /// Looks at an entry; what it does to the tables comes behind other changes.
  init(_ kept: KeptEntry, changes: inout [RowChange]) {
    sequence = kept.sequence
    recorded = kept.head?.recorded
    let own = kept.head.map { SealedEntry.leaf($0, kept.payload) }
    leaf = kept.leaf ?? own
    let isChanged = own == nil || own != kept.leaf
    if isChanged { faults.append(Verifier.Fault(kind: .changed, table: "entry", row: String(kept.sequence))) }
    var read = kept.read(with: kept.personal)
    var others: Set<String> = []
    if read == nil {
      read = kept.read(with: Self.fitting(kept, &faults, &others))
      // The leaf is that of the entry, so nobody changed it: the program is older.
      if read == nil, !isChanged {
        faults.append(
          Verifier.Fault(
            kind: .changed, table: "entry", row: String(kept.sequence),
            detail: Words(vi: "bản phoihop này không hiểu nó", en: "this version of phoihop does not understand it")))
      }
    }
    isReadable = read != nil
    guard let (entry, payload) = read else {
      erased = nil
      setting = nil
      return
    }
    if !payload.personal.isEmpty {
      absent = payload.personal.filter { $0.value == .erased && !others.contains($0.key) }.map(\.key)
    }
    if case .erased(let of, let field) = entry.body { erased = (of, field) } else { erased = nil }
    if case .settingChanged(let value) = entry.body {
      setting = (entry.head.subject ?? "", value)
    } else {
      setting = nil
    }
    words = entry.searchWords
    changes += entry.rows
  }

  /// The personal values of an entry that belong to their seals; what is wrong with the others, and which of them are there but are
  /// others.
  private static func fitting(
    _ kept: KeptEntry, _ faults: inout [Verifier.Fault], _ others: inout Set<String>
  ) -> [SealedValue] {
    guard case .object(let open)? = CanonicalValue(canonical: kept.payload) else { return [] }
    let seals = Payload.seals(open)
    var fitting: [SealedValue] = []
    for value in kept.personal {
      func tell(_ kind: LedgerFinding.Kind, _ detail: Words) {
        faults.append(
          Verifier.Fault(kind: kind, table: "personal", row: "\(kept.sequence) \(value.field)", detail: detail))
      }
      switch seals[value.field] {
      case value.seal.canonical: fitting.append(value)
      case nil: tell(.added, Words(vi: "mục không có trường ấy", en: "the entry has no such field"))
      default:
        tell(.changed, Words(vi: "không phải là giá trị đã niêm", en: "it is not the value that was sealed"))
        others.insert(value.field)
      }
    }
    return fitting
  }
}
