import Access
import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Threads

/// What is asked about: regulations, register, calendar and events.
public struct Library: Sendable {
  /// The ids of all texts of the folder, read or not.
  public let ids: [String]
  /// Those that were read, in every version.
  public let regulations: [BoundRegulation]
  /// The bodies.
  public let register: Register
  /// The days worked.
  public let calendar: WorkCalendar
  /// What was done.
  public var events: EventLog { engine.events }
  /// The events as their file has them; nil where they come from a store, which takes none about nothing.
  private let file: (events: [Event], path: String)?
  /// What may be shown of it; nil where it was read from files, which everybody may show whose they are.
  public var scope: Scope?
  /// The ids of the texts of the folder that were not read.
  private let unread: Set<String>
  /// The names of the bodies without marks, from the day on which the register last changed.
  private var plainNames: (since: CivilDate?, names: [String])?
  /// What computes the answers.
  public private(set) var engine: ObligationEngine

  /// The same for many questions about single obligations; see `ObligationEngine.readied`.
  public func readied(for day: CivilDate) -> Library {
    var library = self
    library.engine = engine.readied(for: day)
    library.plainNames = (register.lastChange(by: day), plainNames(on: day))
    return library
  }

  /// The names of the bodies on a day without marks, in the order of the register. Cost: a look at each, unless they were readied.
  public func plainNames(on day: CivilDate) -> [String] {
    // Nothing in the register changes between the two days.
    if let plainNames, plainNames.since == register.lastChange(by: day) { return plainNames.names }
    return register.organisations.map { VietnameseText.plainKey(register.name(of: $0.id, on: day)) }
  }

  /// The same with further events.
  public func adding(_ events: [Event]) -> Library {
    var library = self
    library.engine = engine.adding(events)
    return library
  }

  /// The same with what an engine over the same texts, bodies and days knows.
  public func knowing(_ engine: ObligationEngine) -> Library {
    var library = self
    library.engine = engine
    return library
  }

  /// Whether an obligation may be shown.
  public func sees(_ obligation: Obligation) -> Bool { scope?.sees(Matter(obligation)) ?? true }

  /// Whether an obligation may be shown of which only the parties are known.
  public func sees(_ parties: PartyReader.Parties) -> Bool { scope?.sees(Matter(parties)) ?? true }

  /// Where everything stands.
  public struct Places: Sendable {
    /// Where texts come from.
    public let shelf: any Shelf
    /// The folder of the regulations.
    public let regulations: String
    /// The file of the calendar.
    public let calendar: String
    /// The folders of the register, the one in front first.
    public let registers: [String]
    /// What was done.
    public let events: Recorded

    /// What was done, and where it stands.
    public enum Recorded: Sendable {
      case none
      case file(String)
      case recorded([Event])

      fileprivate var file: String? { if case .file(let path) = self { path } else { nil } }
    }

    /// Places on a shelf.
    public init(
      _ shelf: any Shelf, regulations: String, calendar: String, registers: [String], events: Recorded = .none
    ) {
      self.shelf = shelf
      self.regulations = regulations
      self.calendar = calendar
      self.registers = registers
      self.events = events
    }
  }

  /// Reads everything, or throws every error found in all of it.
  ///
  /// Where only some `texts` are asked for, the others of the folder are read only as far as they can change what these owe.
  public static func load(_ places: Places, texts: Set<String> = []) throws -> Library {
    var reading = LibraryReading(places.shelf)
    let (regulations, others) = try together(
      trying: { try reading.regulations(in: places.regulations, only: texts) },
      and: {
        var reading = LibraryReading(places.shelf)
        let calendar = try reading.calendar(places.calendar)
        return (calendar: calendar, register: try reading.register(in: places.registers), reading: reading)
      })
    let (calendar, register) = (others.calendar, others.register)
    reading.take(others.reading)
    var events: [Event] = []
    switch places.events {
    case .file(let path): events = try reading.events(path)
    case .recorded(let recorded): events = recorded
    case .none: break
    }
    var bound: [BoundRegulation] = []
    if let register {
      for regulation in regulations {
        let (binding, findings) = PartyBinding.bind(regulation, to: register)
        reading.take(findings)
        bound.append(BoundRegulation(regulation: regulation, binding: binding))
      }
    }
    guard let calendar, let register, !reading.hasErrors else { throw reading.errors }
    return Library(
      ids: reading.ids, regulations: bound, register: register, calendar: calendar,
      file: places.events.file.map { (events, $0) }, unread: reading.unread,
      engine: ObligationEngine(regulations: bound, register: register, calendar: calendar, events: EventLog(events)))
  }

  /// What does not stop the answer but may make it wrong: events about nothing, regulations that `check` refuses, and, in an answer
  /// about days up to a `last`, bodies that the `asked` regulations bind and that nobody followed.
  ///
  /// Cost: that of `check` without a register, and one pass over the register.
  public func warnings(asked: Set<String> = [], until last: CivilDate? = nil) -> [Words] {
    let aboutNothing = file.map { file in
      var search = EventsAboutNothing(engine, unread: unread)
      return search.warnings(file.events, file.path)
    }
    let ended = last.map { last in
      EndedBodies(
        regulations.filter { asked.isEmpty || asked.contains($0.regulation.id) }, register, before: last
      ).warnings()
    }
    return (aboutNothing ?? []) + refusedRegulations() + (ended ?? [])
  }

  /// One line for each regulation with an error of the checker.
  private func refusedRegulations() -> [Words] {
    let errors = Checker(regulations.map(\.regulation)).check().filter { $0.severity == .error }
    return Dictionary(grouping: errors, by: \.file).sorted { $0.key < $1.key }.map { file, errors in
      Words(
        vi: "\(file) có \(errors.count) lỗi mà phoihop check nói rõ; kết quả có thể sai",
        en:
          "\(file) has \(errors.count) \(errors.count == 1 ? "error" : "errors") that phoihop check tells of; the answer may be wrong"
      )
    }
  }
}
