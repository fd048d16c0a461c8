import Access
import Boards
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
    /// The ledger number up to which the store was looked at.
    public let known: Int64
    /// The lines of new bodies, which are written first.
    fileprivate let newLines: [EntryBody.RegisterLine]
  }

  /// Reckons a plan as it would pass on a day; writes nothing.
  ///
  /// - Throws: `Findings` where the plan does not fit the register.
  @available(*, noasync)
  public func reckon(_ plan: UnitPlan, on day: CivilDate, basis: String) throws -> Reorganising {
    try reckon(plan, on: day, basis: basis, newLines: [])
  }

  func reckon(
    _ plan: UnitPlan, on day: CivilDate, basis: String, newLines: [EntryBody.RegisterLine]
  ) throws -> Reorganising {
    _ = try permit(.reorganise)
    let stored = try StoredLibrary.load(store, withEvents: false, coming: newLines)
    let (reorganisation, findings) = Reckoner.reckon(plan, stored.library.register, on: day, basis: basis)
    guard let reorganisation, !findings.contains(where: { $0.severity == .error }) else {
      throw Findings(findings: findings.filter { $0.severity == .error }, sources: [:])
    }
    let applied = reorganisation.applied()
    return Reorganising(
      reorganisation: reorganisation, applied: applied,
      rules: reorganisation.rules(of: stored.library.regulations, in: applied), warnings: findings,
      known: stored.known, newLines: newLines)
  }

  /// Writes what was reckoned, all or nothing; the ledger number by which it can be taken back.
  ///
  /// - Parameter seen: the ledger number up to which who decides has looked, where that was before it was reckoned.
  /// - Throws: `LedgerError.overtaken` where the register or a text changed since then.
  @available(*, noasync)
  public func apply(
    _ reorganising: Reorganising, plan hash: String, basis: String, seen: Int64? = nil,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> Int64 {
    let author = author(try permit(.reorganise))
    let steps = reorganising.reorganisation.steps
    return try store.ledger.appendStream(
      now: now, if: .nothingNew(of: Self.textKinds, since: min(reorganising.known, seen ?? .max))
    ) { append in
      let lines = reorganising.newLines
      let head = try append(
        EntryDraft(.reorganised(plan: hash, lines: lines.count + steps.count), by: author, reason: basis))
      for line in lines {
        _ = try append(
          EntryDraft(
            .registerLineAdded(
              EntryBody.RegisterLine(layer: line.layer, file: line.file, cells: line.cells, part: head)), by: author))
      }
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

  /// What passed by a reorganisation that is in force: who to whom, and what was still open.
  public struct HandoverList: Sendable {
    /// Its ledger number, when it was applied, and on what basis.
    public let entry: Int64, recorded: Instant?, basis: String?
    /// Who passed to whom, in the order of the plan.
    public let steps: [(from: OrganisationID, to: OrganisationID?, on: CivilDate?)]
    /// What is still to be done of what those who ended owed, in the eyes of the actor, by due day.
    public let open: [Obligation]
    /// How much more there is than is shown.
    public let more: Int
    /// The bodies.
    public let register: Register
  }

  /// What passed by a reorganisation. Who may reorganise sees who passed to whom; what is open he sees as anybody else.
  ///
  /// - Throws: `Refused` where there is none such, or the actor sees nothing of the store.
  @available(*, noasync)
  public func handoverList(of number: Int64, limit: Int = 300) throws -> HandoverList {
    let register = try register()
    let seesNothing = Scope(of: actor, in: register, on: today).isEmpty
    if seesNothing { _ = try permit(.reorganise, named: String(number)) }
    let steps = try store.texts().register.map(\.line).filter { $0.part == number && $0.file == "successions" }
      .compactMap { line -> (from: OrganisationID, to: OrganisationID?, on: CivilDate?)? in
        line.cells["from"].flatMap { OrganisationID($0) }.map {
          ($0, line.cells["to"].flatMap { OrganisationID($0) }, line.cells["on"].flatMap { CivilDate(iso: $0) })
        }
      }
    guard !steps.isEmpty else {
      throw Refused(
        Words(
          vi: "không có lần sắp xếp số \(number) đang có hiệu lực", en: "there is no reorganisation \(number) in force")
      )
    }
    var open: [Obligation] = []
    var more = 0
    if !seesNothing {
      let first = CivilDate(year: today.year - 1, month: 1, day: 1) ?? today - 365
      let (ids, count) = try board(from: first, to: today + 45) { library, board, reader in
        var set = BodySet(capacity: library.register.organisations.count)
        for step in steps { if let place = library.register.position(of: step.from) { set.insert(place) } }
        let page = board.toDo(
          of: .bodies(set), from: first, horizon: today + 45, on: today, known: today, for: reader, limit: limit)
        return (page.items.map(\.id), page.counts.total)
      }
      let all = try obligations(ids)
      open = ids.compactMap { all[$0] }
      more = max(0, count - ids.count)
    }
    let head = try store.entry(number)?.head
    return HandoverList(
      entry: number, recorded: head?.recorded, basis: head?.reason, steps: steps, open: open, more: more,
      register: register)
  }

  /// A reorganisation that was applied.
  public struct Reorganised: Sendable {
    /// The ledger number by which it can be taken back.
    public let entry: Int64
    /// The plan by its hash.
    public let plan: String
    /// How many lines it wrote, and how many of them hold.
    public let lines: Int, inForce: Int
    /// When it was applied, and on what basis.
    public let recorded: Instant?, basis: String?
  }

  /// The reorganisations that were applied, the first one first.
  @available(*, noasync)
  public func reorganisations() throws -> [Reorganised] {
    _ = try permit(.reorganise)
    let inForce = Dictionary(grouping: try store.texts().register.compactMap(\.line.part)) { $0 }.mapValues(\.count)
    return try store.reorganisations().map { one in
      let head = try store.entry(one.entry)?.head
      return Reorganised(
        entry: one.entry, plan: one.plan, lines: one.lines, inForce: inForce[one.entry] ?? 0, recorded: head?.recorded,
        basis: head?.reason)
    }
  }
}
