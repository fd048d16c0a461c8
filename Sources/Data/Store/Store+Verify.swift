import Database
import DatabaseSQLite
import Diagnostics
import Ledger
import Secrets

extension Store {
  /// What is not as it was written, in the ledger, the tables, the files that were filed.
  ///
  /// - Parameters:
  ///   - held: checkpoints that somebody else kept, with where each comes from.
  ///   - erasedLater: what was erased after the tables were copied: files may be gone of which the tables do not know.
  ///   - progress: told the entry reached and their number; false stops the work, and what was found until then is given.
  @available(*, noasync)
  public func verify(
    held: [(place: String, text: String)] = [], erasedLater: ErasureList = ErasureList(),
    progress: (Int64, Int64) -> Bool = { _, _ in true }
  ) throws -> (size: Int64, root: Digest, findings: [LedgerFinding]) {
    let key = try ledger.publicKey()
    var findings: [LedgerFinding] = []
    var checkpoints: [(checkpoint: Checkpoint, place: String)] = []
    for (place, text) in held {
      if let checkpoint = key.flatMap({ Checkpoint(note: text, key: $0) }) {
        checkpoints.append((checkpoint, place))
      } else if let origin = Checkpoint.origin(ofNote: text), origin != key.map({ Checkpoint.origin(of: $0) }) {
        findings.append(.foreign(place, of: origin, not: key))
      } else {
        findings.append(
          LedgerFinding(
            .changed, place,
            message: Words(
              vi: "\(place) không phải là bản chốt do khóa của sổ này ký",
              en: "\(place) is no checkpoint that the key of this ledger signed")))
      }
    }
    if folder.server == nil {
      // The tables may read well where an index does not.
      findings += try SQLiteEngine(path: folder.database).integrityCheck().map { fault in
        LedgerFinding(.changed, "store.sqlite", Words(vi: fault, en: fault))
      }
    }
    if isBoardDamaged() { findings.append(LedgerFinding(.changed, "board")) }
    do {
      let found = try ledger.verify(held: checkpoints, progress: progress)
      let head = try found.map { ($0.size, $0.root) } ?? ledger.head()
      return (head.0, head.1, findings + (found?.findings ?? []) + (try verifyAttachments(erasedLater)))
    } catch let error as DatabaseError where error.code == .damaged && !findings.isEmpty {
      // What is wrong with the file is told; further no one can read.
      return (0, MerkleEdge().root, findings)
    }
  }

  private func verifyAttachments(_ erasedLater: ErasureList) throws -> [LedgerFinding] {
    // A file may be gone only where its erasure is an entry.
    let rows = try database.read { connection in
      try connection.all(
        """
        SELECT attachment.entry, attachment.place, attachment.seal, erasure.entry FROM attachment
        LEFT JOIN erasure ON erasure.of = attachment.entry AND erasure.field = 'attachment' || attachment.place
        ORDER BY attachment.entry, attachment.place
        """
      ) { row in
        // Seals that are none are told with the table.
        row.holds(.integer, 0) && row.holds(.text, 2)
          ? (entry: row.integer(0), seal: row.text(2), isErased: !row.isNull(3)) : nil
      }.compactMap(\.self).filter { Digest(hexadecimal: $0.seal) != nil }
    }
    let later = Set(erasedLater.lines.compactMap(\.file))
    var findings: [LedgerFinding] = []
    for row in rows {
      let name = "attachments \(row.entry) \(row.seal)"
      switch attachments.fault(row.seal) {
      case .missing where !row.isErased && !later.contains(row.seal): findings.append(LedgerFinding(.missing, name))
      case .changed: findings.append(LedgerFinding(.changed, name))
      case nil where row.isErased: findings.append(LedgerFinding(.added, name))
      case .missing, nil: break
      }
    }
    let known = Set(rows.map(\.seal))
    for stray in try attachments.all() where !known.contains(stray) {
      findings.append(LedgerFinding(.added, "attachments \(stray)"))
    }
    return findings
  }
}
