import Access
import CivilTime
import Diagnostics
import Entries
import Ledger
import Organisations
import Reorganisations
import Secrets
import Store

/// A reorganisation as somebody writes it down body by body: who ends, and who takes over.
public struct SuccessionDraft: Hashable, Sendable {
  /// The first day of the new state.
  public var on: CivilDate
  /// What happens to those that end.
  public var kind: SuccessionKind
  /// The decision that orders it.
  public var basis: String
  /// Who ends, each with who takes over from it; nobody where it is only closed.
  public var lines: [Line]
  /// A body that begins on the day; nil where one that is there takes over.
  public var newBody: NewBody?

  /// Who ends, and who takes over.
  public struct Line: Hashable, Sendable {
    /// Who ends.
    public let from: OrganisationID
    /// Who takes over; nil where nobody does.
    public var to: OrganisationID?

    /// A line.
    public init(from: OrganisationID, to: OrganisationID?) {
      self.from = from
      self.to = to
    }
  }

  /// A body that begins: of the kinds of those it follows, and where the first of them stood.
  public struct NewBody: Hashable, Sendable {
    /// Its identity.
    public let id: OrganisationID
    /// Its name.
    public let name: String

    /// A body by id and name.
    public init(id: OrganisationID, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// A draft.
  public init(
    on: CivilDate, kind: SuccessionKind, basis: String, lines: [Line], newBody: NewBody? = nil
  ) {
    self.on = on
    self.kind = kind
    self.basis = basis
    self.lines = lines
    self.newBody = newBody
  }

  /// The plan; each of its words stands on the line of its body, counted from 1.
  var plan: UnitPlan {
    var plan = UnitPlan()
    plan.exceptions = lines.enumerated().map { number, line in
      func word(_ id: OrganisationID) -> PlanWord {
        let place = SourcePosition(line: number + 1, column: 1)
        return PlanWord(id.text, file: "", start: place, end: place)
      }
      return UnitPlan.Exception(
        from: word(line.from), to: line.to.map(word), on: nil, kind: line.to == nil ? .dissolution : kind,
        extent: .whole, basis: basis)
    }
    return plan
  }

  /// By what the ledger names the plan.
  public var hash: String {
    let lines = lines.map { "\($0.from) \($0.to?.text ?? "")" }
    let new = newBody.map { ["\($0.id) \($0.name)"] } ?? []
    return Digest(of: Array(([on.description, kind.rawValue] + lines + new).joined(separator: "\n").utf8)).description
  }

  /// The lines by which its new body begins in the register; none where nobody passes to it.
  func newLines(in register: Register) -> [EntryBody.RegisterLine] {
    let before = on - 1
    let followed = lines.filter { $0.to != nil && $0.to == newBody?.id }.compactMap { register[$0.from] }
    guard let newBody, !followed.isEmpty else { return [] }
    let ending = Set(lines.map(\.from))
    func line(_ file: String, _ cells: [String: String?]) -> EntryBody.RegisterLine {
      EntryBody.RegisterLine(
        layer: 0, file: file, cells: cells.compactMapValues { $0 }.merging(["id": newBody.id.text]) { own, _ in own })
    }
    var out = [
      line("organisations", ["from": on.description]), line("names", ["name": newBody.name]),
    ]
    var kinds: Set<String> = []
    let level = followed.lazy.compactMap { $0.level(on: before) }.first
    for kind in followed.flatMap({ $0.kinds(on: before) }) where kinds.insert(kind).inserted {
      out.append(line("kinds", ["kind": kind, "level": kinds.count == 1 ? level?.vietnamese : nil]))
    }
    for tree in Tree.allCases {
      let parent = followed.lazy.compactMap { $0.parent(in: tree, on: before) }.first { !ending.contains($0) }
      if let parent { out.append(line("parents", ["tree": tree.rawValue, "parent": parent.text])) }
    }
    if let area = followed.lazy.compactMap({ $0.place(on: before) }).first {
      out.append(line("places", ["area": area.text]))
    }
    let offices = followed.lazy.compactMap { $0.receivers.first { $0.validity.contains(before) }?.value }
    if let office = offices.first(where: { !ending.contains($0) }) {
      out.append(line("receiving", ["office": office.text]))
    }
    return out
  }
}

extension Desk {
  /// That the actor may reorganise.
  ///
  /// - Throws: `Refused`.
  @available(*, noasync)
  public func mayReorganise() throws { _ = try permit(.reorganise) }

  /// Reckons a reorganisation that was written down body by body; writes nothing.
  ///
  /// - Throws: `Findings` where it does not fit the register: each finding on the line of its body, counted from 1.
  @available(*, noasync)
  public func reckon(_ draft: SuccessionDraft) throws -> Reorganising {
    _ = try permit(.reorganise)
    return try reckon(draft.plan, on: draft.on, basis: draft.basis, newLines: draft.newLines(in: register()))
  }

  /// An id that no body has, made of a name.
  @available(*, noasync)
  public func newID(named name: String) throws -> OrganisationID {
    let register = try register()
    let plain = VietnameseText.plainKey(name).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let stem = String(String(plain).split(separator: "-").joined(separator: "-").prefix(56))
    var number = 1
    while true {
      let text = (stem.isEmpty ? "co-quan" : stem) + (number == 1 ? "" : "-\(number)")
      if let id = OrganisationID(text), register[id] == nil { return id }
      number += 1
    }
  }

  /// Some bodies that end, with the posts and units inside them: each with who takes over, those inside with what is of their kind inside that, else
  /// with that itself.
  public static func lines(
    ending bodies: [OrganisationID], to taker: OrganisationID?, on day: CivilDate, _ register: Register
  ) -> [SuccessionDraft.Line] {
    func inside(_ body: OrganisationID, on day: CivilDate) -> [OrganisationID] {
      register.bodies(atOrBelow: body, in: Grant.inside, on: day).positions.map { register.organisations[$0].id }
        .filter { $0 != body }
    }
    let taking = taker.map { inside($0, on: day) } ?? []
    var seen: Set<OrganisationID> = []
    return bodies.flatMap { body -> [SuccessionDraft.Line] in
      let units = inside(body, on: day - 1).map { unit in
        let kind = register[unit]?.kinds(on: day - 1).first
        let same = taking.filter { id in kind.map { register[id]?.kinds(on: day).contains($0) ?? false } ?? false }
        return SuccessionDraft.Line(from: unit, to: same.count == 1 ? same[0] : taker)
      }
      return [SuccessionDraft.Line(from: body, to: taker)] + units
    }.filter { seen.insert($0.from).inserted }
  }

  /// The bodies of an area on a day, each with the body of another area that has its kind; none where several have, or none has. Posts and units
  /// go with their bodies.
  public static func successors(
    of area: AreaID, in other: AreaID, on day: CivilDate, _ register: Register
  ) -> [SuccessionDraft.Line] {
    func bodies(_ area: AreaID, on day: CivilDate) -> [Organisation] {
      register.organisations.filter { $0.place(on: day) == area && $0.exists(on: day) }
    }
    let taking = bodies(other, on: day)
    func taker(_ one: Organisation) -> OrganisationID? {
      guard let kind = one.kinds(on: day - 1).first else { return nil }
      let same = taking.filter { $0.kinds(on: day).contains(kind) }
      if same.count == 1 { return same[0].id }
      let body = register.body(of: one.id, on: day - 1)
      return body == one.id ? nil : register[body].flatMap(taker)
    }
    return bodies(area, on: day - 1).map { SuccessionDraft.Line(from: $0.id, to: taker($0)) }
  }
}
