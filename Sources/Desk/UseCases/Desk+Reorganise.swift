import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Ledger
import Obligations
import Organisations
import Reorganisations
import Store

/// Reorganisations: applied as lines of the register that name what they are part of, and taken back the same way.
extension Desk {
  /// What a plan does to the bodies and to the regulations of the store.
  public struct Reorganising: Sendable {
    /// The steps.
    public let reorganisation: Reorganisation
    /// The register after them.
    public let applied: Register
    /// What becomes of the rules.
    public let rules: [RuleHandover]
    /// Oddities of the plan that do not stop it.
    public let warnings: [Diagnostic]
    fileprivate let known: Int64
  }

  /// Reckons a plan as it would pass on a day; writes nothing.
  ///
  /// - Throws: `Findings` where the plan does not fit the register.
  @available(*, noasync)
  public func reckon(_ plan: UnitPlan, on day: CivilDate, basis: String) throws -> Reorganising {
    _ = try permit(.reorganise)
    let stored = try StoredLibrary.load(store)
    let (reorganisation, findings) = Reckoner.reckon(plan, stored.library.register, on: day, basis: basis)
    guard let reorganisation, !findings.contains(where: { $0.severity == .error }) else {
      throw Findings(findings: findings.filter { $0.severity == .error }, sources: [:])
    }
    let applied = reorganisation.applied()
    return Reorganising(
      reorganisation: reorganisation, applied: applied,
      rules: reorganisation.rules(of: stored.library.regulations, in: applied), warnings: findings,
      known: stored.known)
  }

  /// Writes what was reckoned, all or nothing; the ledger number by which it can be taken back.
  ///
  /// - Throws: `LedgerError.overtaken` where the register or a text changed since it was reckoned.
  @available(*, noasync)
  public func apply(
    _ reorganising: Reorganising, plan hash: String, basis: String,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> Int64 {
    let author = author(try permit(.reorganise))
    let steps = reorganising.reorganisation.steps
    return try store.ledger.appendStream(
      now: now, if: .nothingNew(of: Self.textKinds, since: reorganising.known)
    ) { append in
      let head = try append(
        EntryDraft(.reorganised(plan: hash, lines: steps.count), by: author, reason: basis))
      for (done, step) in steps.enumerated() {
        var cells = [
          "from": step.from.text, "on": step.on.description, "kind": step.kind.rawValue,
          "extent": step.extent.rawValue,
        ]
        cells["to"] = step.to?.text
        if !step.basis.isEmpty { cells["basis"] = step.basis }
        _ = try append(
          EntryDraft(
            .registerLineAdded(
              EntryBody.RegisterLine(layer: 0, file: "successions", cells: cells, part: head)), by: author))
        if done % 1000 == 999 { progress(done + 1, steps.count) }
      }
      return head
    }
  }

  /// Takes a reorganisation back: its lines end, nothing is removed. How many lines.
  @available(*, noasync)
  public func compensate(_ number: Int64, basis: String) throws -> Int {
    let author = author(try permit(.reorganise, named: String(number)))
    let texts = try store.texts()
    let lines = texts.register.filter { $0.line.part == number }.map(\.entry)
    guard !lines.isEmpty else {
      throw Refused(
        Words(
          vi: "mục \(number) không phải là lần sắp xếp đang có hiệu lực; phoihop reorganise --list kể các lần",
          en: "entry \(number) is no reorganisation in force; phoihop reorganise --list tells them"))
    }
    return try store.ledger.appendStream(now: now, if: .nothingNew(of: Self.textKinds, since: texts.known)) { append in
      _ = try append(
        EntryDraft(.reorganised(plan: "compensates \(number)", lines: lines.count), by: author, reason: basis))
      for line in lines { _ = try append(EntryDraft(.registerLineEnded(line: line), by: author)) }
      return lines.count
    }
  }

  /// The reorganisations that were applied, each with its lines and how many of them hold.
  @available(*, noasync)
  public func reorganisations() throws -> [(entry: Int64, plan: String, lines: Int, inForce: Int)] {
    _ = try permit(.reorganise)
    let inForce = Dictionary(grouping: try store.texts().register.compactMap(\.line.part)) { $0 }.mapValues(\.count)
    return try store.reorganisations().map { ($0.entry, $0.plan, $0.lines, inForce[$0.entry] ?? 0) }
  }
}
