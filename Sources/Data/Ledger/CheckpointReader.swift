import Database
import Diagnostics
import Obligations
import Secrets
import Settings

/// Holds the ledger against its checkpoints, and against those that others kept: part of `Verifier`, which goes through the entries.
struct CheckpointReader {
  private typealias Signed = (checkpoint: Checkpoint, place: String)

  /// By size, as they are kept and as others keep them.
  private var kept: [Int64: Checkpoint] = [:]
  private var held: [Int64: [Signed]] = [:]
  /// Those that are of other ledgers.
  private(set) var foreign: [LedgerFinding] = []
  /// The settings as the entries passed so far leave them.
  var settings = Settings()
  private let given: [(checkpoint: Checkpoint, place: String)]
  /// When each that stands in the table was signed, also where its signature is not good.
  private var signed: [Int64: Int64] = [:]
  /// The last one passed, and the entry that must have brought one since, with its moment.
  private var last: CheckpointSigner.Last?
  private var due: CheckpointSigner.Last?
  /// From where on the roots are others: what was signed later is, too.
  private var hasOtherRoot = false

  init(held: [(checkpoint: Checkpoint, place: String)]) { given = held }

  private static func fault(
    _ kind: LedgerFinding.Kind, _ table: String, _ row: String, vi: String, en: String
  ) -> Verifier.Fault {
    Verifier.Fault(kind: kind, table: table, row: row, detail: Words(vi: vi, en: en))
  }

  /// Reads the table; what is wrong with a checkpoint itself.
  mutating func read(_ connection: any DatabaseConnection, _ key: Signing.PublicKey?) throws -> [Verifier.Fault] {
    var faults: [Verifier.Fault] = []
    let origin = key.map { Checkpoint.origin(of: $0) } ?? "?"
    for one in given {
      if one.checkpoint.origin == origin {
        held[one.checkpoint.size, default: []].append(one)
      } else {
        foreign.append(.foreign("checkpoint \(one.place)", of: one.checkpoint.origin, not: key))
      }
    }
    let rows = try connection.all("SELECT size, note, signed_at FROM checkpoint ORDER BY size") {
      ($0.integer(0), $0.holds(.text, 1) ? $0.text(1) : "", $0.holds(.integer, 2) ? $0.integer(2) : nil)
    }
    for (size, note, at) in rows {
      signed[size] = at
      guard let key, let checkpoint = Checkpoint(note: note, key: key), checkpoint.size == size,
        checkpoint.origin == origin
      else {
        faults.append(
          Self.fault(.changed, "checkpoint", String(size), vi: "chữ ký không đúng", en: "its signature is not good"))
        continue
      }
      if checkpoint.signed.seconds != at {
        faults.append(
          Self.fault(
            .changed, "checkpoint", String(size), vi: "thời điểm không phải là thời điểm đã ký",
            en: "its moment is not the one that was signed"))
      }
      signed[size] = checkpoint.signed.seconds
      kept[size] = checkpoint
    }
    return faults
  }

  /// After each entry, with its moment, and the root where it can be reckoned: what is wrong.
  mutating func pass(_ size: Int64, _ recorded: Instant, root: () -> Digest?) -> [Verifier.Fault] {
    var faults: [Verifier.Fault] = []
    if let due, recorded.seconds > due.signed { faults += miss(due) }
    if let at = signed[size] {
      last = (size, at)
      due = nil
    } else if CheckpointSigner.isFull(size, after: last, settings.checkpoints) {
      faults += miss((size, recorded.seconds))
    } else if due == nil, CheckpointSigner.isLate(recorded, after: last, settings.checkpoints) {
      due = (size, recorded.seconds)
    }
    guard held[size] != nil || kept[size] != nil, let root = root() else { return faults }
    var others = (held[size] ?? []).filter { $0.checkpoint.root != root }
    if let own = kept[size], own.root != root, !hasOtherRoot {
      hasOtherRoot = true
      others.append((own, String(size)))
    }
    return faults
      + others.map { _, place in
        Self.fault(
          .changed, "checkpoint", place, vi: "gốc cây của \(size) mục đầu không phải là gốc đã ký",
          en: "the root of the first \(size) entries is not the one that was signed")
      }
  }

  /// After the last entry.
  mutating func rest(_ size: Int64) -> [Verifier.Fault] {
    var faults: [Verifier.Fault] = []
    if let due { faults += miss(due) }
    let own = kept.values.filter { $0.size > size }.map { (checkpoint: $0, place: String($0.size)) }
    let others = held.values.joined().filter { $0.checkpoint.size > size }
    for (checkpoint, place) in (own + others).sorted(by: {
      ($0.checkpoint.size, $0.place) < ($1.checkpoint.size, $1.place)
    }) {
      let range = checkpoint.size == size + 1 ? "\(checkpoint.size)" : "\(size + 1)–\(checkpoint.size)"
      faults.append(
        Self.fault(
          .missing, "entry", range, vi: "bản chốt \(place) đã ký \(checkpoint.size) mục",
          en: "checkpoint \(place) was signed over \(checkpoint.size) entries"))
    }
    return faults
  }

  private mutating func miss(_ due: CheckpointSigner.Last) -> [Verifier.Fault] {
    last = due
    self.due = nil
    return [
      Self.fault(
        .missing, "checkpoint", String(due.size), vi: "sau mục này phải có một bản chốt",
        en: "after this entry there must be one")
    ]
  }
}
