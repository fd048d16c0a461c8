import Access
import CivilTime
import Diagnostics
import Entries
import Organisations
import Store

/// The bodies of the register.
extension Desk {
  /// One body as it is on a day, with what surrounds it.
  public struct OrganisationView: Sendable {
    /// The body with its whole history.
    public let organisation: Organisation
    /// What stands below it on the day, by tree, in the order of the register.
    public let below: [(tree: Tree, bodies: [OrganisationID])]
    /// The steps of reorganisations of which it is a part, the first one first.
    public let steps: [Succession]
    /// The ledger numbers of the reorganisations by which it passed, or something passed to it, and which are in force.
    public let reorganisations: [Int64]
    /// The bodies, for names.
    public let register: Register
    /// The day.
    public let day: CivilDate
  }

  /// The register, for who has a part in any matter of the store, or keeps it.
  ///
  /// - Throws: `Refused` for anybody else.
  @available(*, noasync)
  private func registerToSee() throws -> Register {
    let register = try register()
    if Scope(of: actor, in: register, on: today).isEmpty { _ = try permit(.importRegister, named: "register") }
    return register
  }

  /// The bodies that have all of some words in their name, kind or id on a day, with or without marks; all where there are none. In the order of
  /// their levels, then of the register. Cost: a look at each name.
  ///
  /// - Parameter endedToo: also those that do not exist on the day.
  /// - Throws: `Refused`.
  @available(*, noasync)
  public func organisations(
    _ words: String, on day: CivilDate, endedToo: Bool = false
  ) throws -> (found: [Organisation], register: Register) {
    let register = try registerToSee()
    let words = SearchWords.words(of: words)
    let found = register.organisations.filter { body in
      guard endedToo || body.exists(on: day) else { return false }
      if words.isEmpty { return true }
      let texts = [body.id.text, body.name(on: day)] + body.kinds(on: day) + [body.shortName(on: day) ?? ""]
      return SearchWords.has(words, in: VietnameseText.plainKey(texts.joined(separator: " ")))
    }
    let sorted = found.enumerated().sorted {
      let (a, b) = ($0.element.level(on: day)?.rank ?? 9, $1.element.level(on: day)?.rank ?? 9)
      return (a, $0.offset) < (b, $1.offset)
    }
    return (sorted.map(\.element), register)
  }

  /// One body.
  ///
  /// - Throws: `Refused`, also where there is none of that id.
  @available(*, noasync)
  public func organisation(_ id: OrganisationID, on day: CivilDate) throws -> OrganisationView {
    let register = try registerToSee()
    guard let organisation = register[id] else {
      throw Refused(
        Words(
          vi: "danh bạ không có cơ quan mã \"\(id)\"", en: "the register has no body with the id \"\(id)\""))
    }
    let below = Tree.allCases.compactMap { tree -> (tree: Tree, bodies: [OrganisationID])? in
      let bodies = register.children(of: id, in: tree, on: day).filter { register.exists($0, on: day) }
      return bodies.isEmpty ? nil : (tree, bodies)
    }
    let steps = register.successions.filter { $0.from == id || $0.to == id }.sorted { $0.on < $1.on }
    let passing =
      steps.isEmpty
      ? []
      : try store.texts().register.map(\.line).filter {
        $0.file == "successions" && ($0.cells["from"] == id.text || $0.cells["to"] == id.text)
      }
    return OrganisationView(
      organisation: organisation, below: below, steps: steps,
      reorganisations: Set(passing.compactMap(\.part)).sorted(), register: register, day: day)
  }

  /// That the actor may bring a register in.
  ///
  /// - Throws: `Refused`.
  @available(*, noasync)
  public func mayImportRegister() throws { _ = try permit(.importRegister, named: "register") }
}
