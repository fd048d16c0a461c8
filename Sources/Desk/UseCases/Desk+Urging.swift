import Access
import Boards
import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations
import Store

/// *Đôn đốc*: who is late, who was urged how often, and the letter to all of them.
extension Desk {
  /// Something that is late, and how often that was said.
  public struct Urged: Sendable {
    /// The obligation as it stood on the day.
    public let obligation: Obligation
    /// How often its bearer was urged before, by whatever means.
    public let reminders: Int
    /// How often of these by a letter with a number.
    public let letters: Int
  }

  /// What is late under a regulation.
  public struct Late: Sendable {
    /// By body, in the order of the register.
    public let bodies: [(body: OrganisationID, items: [Urged])]
    /// How many more there are than are shown.
    public let more: Int
    /// Which of the bodies stand above the one in whose name one urges: a superior is not urged as others are.
    public let above: Set<OrganisationID>
    /// Texts, bodies and days.
    public let library: Library
  }

  /// What is overdue under a regulation and may be urged by the actor; at most so many.
  ///
  /// - Throws: `Refused` where the actor may see nothing at all.
  @available(*, noasync)
  public func late(under regulation: String, limit: Int = 300) throws -> Late {
    let from = CivilDate(year: today.year - 1, month: 1, day: 1) ?? today - 365
    let (ids, library) = try board(from: from, to: today) { library, board, reader -> ([ObligationID], Library) in
      var ids: [ObligationID] = []
      var cursor: HomeCursor?
      repeat {
        let page = board.toDo(
          of: .everyone, from: from, horizon: today - 1, on: today, known: today, for: reader, limit: 2000,
          after: cursor)
        ids += page.items.filter { $0.shown == .overdue && $0.id.rule.regulationID == regulation }.map(\.id)
        cursor = page.next
      } while cursor != nil
      return (ids, library)
    }
    let (found, _) = try urged(Array(ids.prefix(limit)), on: today, known: now)
    let register = library.register
    let own = found.filter { mayUrge($0.obligation, in: register) }
    let sender = (own.first?.obligation).flatMap { self.sender(of: $0, register) }
    let above = Set(own.map(\.obligation.id.bearer)).filter { body in
      sender.map { register.stands(body, above: $0, on: today) } ?? false
    }
    return Late(
      bodies: Self.byBody(own, register), more: max(0, ids.count - limit), above: above, library: library)
  }

  /// In the name of which body the actor urges about an obligation; nil where he may not.
  private func sender(of obligation: Obligation, _ register: Register) -> OrganisationID? {
    guard
      case .allowed(let authority) = Permission.decide(
        actor, may: .tell, .obligation(Matter(obligation)), on: today, in: register)
    else { return nil }
    return author(authority).organisation.map { register.body(of: $0, on: today) }
  }

  /// A letter to all who are late: as it would be sent, or as it was.
  public struct UrgingLetter: Sendable {
    /// Who sends it.
    public let sender: OrganisationID
    /// The regulation.
    public let regulation: Regulation
    /// The day as of which it speaks: its own.
    public let day: CivilDate
    /// Its number; nil before it was sent.
    public let number: String?
    /// By when it asks for what is late; nil where it names no day.
    public let until: CivilDate?
    /// What is late, by body, in the order of the register.
    public let bodies: [(body: OrganisationID, items: [Urged])]
    /// Of how much more it speaks that the actor does not see.
    public let hidden: Int
    /// The bodies.
    public let register: Register

    /// The how manyth letter it is of those about the item that was urged most.
    public var round: Int { 1 + (bodies.flatMap(\.items).map(\.letters).max() ?? 0) }

    /// Whether it goes to a body that stands above the sender.
    public var isToSuperior: Bool { bodies.contains { register.stands($0.body, above: sender, on: day) } }

    /// Who is told as well: what stands above those who were urged by letter before, each once.
    public var copies: [OrganisationID] {
      var out: [OrganisationID] = []
      let late = Set(bodies.map(\.body))
      for (body, items) in bodies where items.contains(where: { $0.letters > 0 }) {
        let above = [Tree.party, .state, .front].lazy.compactMap { register.parent(of: body, in: $0, on: day) }.first
        if let above, above != sender, !late.contains(above), !out.contains(above) { out.append(above) }
      }
      return out
    }
  }

  /// A letter about some obligations that are late today.
  ///
  /// - Throws: `Refused` where none of them is, or the actor may urge none.
  @available(*, noasync)
  public func urgingLetter(
    about ids: [ObligationID], under regulation: String, until: CivilDate?
  ) throws -> UrgingLetter {
    let wanted = ids.filter { $0.rule.regulationID == regulation }
    let (all, library) = try urged(wanted, on: today, known: now)
    let register = library.register
    let found = all.filter { $0.obligation.state.shown == .overdue && mayUrge($0.obligation, in: register) }
    guard let first = found.first, let sender = sender(of: first.obligation, register) else {
      throw Refused(
        Words(
          vi: "không còn việc nào trong số đã chọn quá hạn; mở lại trang Đôn đốc",
          en: "nothing of what was chosen is overdue any more; open the page of who is late again"))
    }
    return UrgingLetter(
      sender: sender, regulation: first.obligation.regulation, day: today, number: nil,
      until: until, bodies: Self.byBody(found, register), hidden: 0, register: register)
  }

  /// A letter that was sent, by the entry that says so: how things stood on its day, as they were known when it was recorded.
  ///
  /// - Throws: `Refused` where the entry is of no letter, or the actor sees nothing of what it is about: in the same words.
  @available(*, noasync)
  public func urgingLetter(entry number: Int64) throws -> UrgingLetter {
    let none = Refused(
      Words(
        vi: "không có công văn đôn đốc nào mang số nhật ký \(number)", en: "no letter has the ledger number \(number)"))
    guard let entry = try store.entries(ofEvents: ["e\(number)"])["e\(number)"], case .event(let recorded) = entry.body,
      recorded.event.kind == .told, let document = recorded.event.document, let sender = recorded.event.by
    else { throw none }
    let event = recorded.event
    let (all, library) = try urged(event.obligations, on: document.date, known: event.recorded, but: event.id)
    let register = library.register
    let found = all.filter {
      Permission.decide(actor, may: .seeObligations, .obligation(Matter($0.obligation)), on: today, in: register)
        .isAllowed
    }
    guard let first = found.first else {
      if let one = all.first { try permitSeeing(one.obligation, of: library) }
      throw none
    }
    return UrgingLetter(
      sender: register.body(of: sender, on: document.date), regulation: first.obligation.regulation,
      day: document.date, number: document.number, until: event.date, bodies: Self.byBody(found, register),
      hidden: event.obligations.count - found.count, register: register)
  }

  private func mayUrge(_ obligation: Obligation, in register: Register) -> Bool {
    Permission.decide(actor, may: .tell, .obligation(Matter(obligation)), on: today, in: register).isAllowed
  }

  /// Some obligations on a day, with how often they were urged before, and everything that decides about them.
  private func urged(
    _ ids: [ObligationID], on day: CivilDate, known: Instant, but own: String? = nil
  ) throws -> ([Urged], Library) {
    let library = try (cache?.now(on: today, about: ids) ?? StoredLibrary.load(store)).library
    let found = ids.compactMap { id -> Urged? in
      guard let obligation = library.engine.obligation(id, on: day, known: known) else { return nil }
      let told = library.engine.events(of: obligation, known: known).filter { $0.kind == .told && $0.id != own }
      return Urged(obligation: obligation, reminders: told.count, letters: told.count { $0.document != nil })
    }
    return (found, library)
  }

  private static func byBody(_ items: [Urged], _ register: Register) -> [(body: OrganisationID, items: [Urged])] {
    Dictionary(grouping: items, by: \.obligation.id.bearer).sorted {
      (register.position(of: $0.key) ?? .max) < (register.position(of: $1.key) ?? .max)
    }.map { (body: $0.key, items: $0.value) }
  }
}

extension Register {
  /// Whether a body, or that whose post it is, stands above another in the Party, the State or the Front: who owes by his post leads it.
  fileprivate func stands(_ one: OrganisationID, above other: OrganisationID, on day: CivilDate) -> Bool {
    let body = parent(of: one, in: .post, on: day) ?? one
    return [Tree.party, .state, .front].contains { isBelow(other, body, in: $0, on: day) }
  }
}
