import Access
import Foundation
import Organisations
import Testing

/// Every role and power, decided by hand, against the program and against the document.
@Suite struct TableTests {
  /// The marks are explained in Docs/access.md. Columns: the roles in their order, then the owner of the folder.
  static let table = """
    | submit | B | B | – | B | – | – | – | B | – | – | – |
    | recordFor | R | R | – | R | R | – | – | R | – | – | – |
    | receive | R | R | – | R | R | – | – | R | – | – | – |
    | return | R | R | – | R | R | – | R | R | – | – | – |
    | refuse | R | – | – | R | R | – | R | – | – | – | – |
    | accept | – | – | – | D | D | – | R | – | – | – | – |
    | waive | – | – | – | D | D | – | – | – | – | – | – |
    | excuse | – | – | – | D | D | – | – | – | – | – | – |
    | extend | – | – | – | D | D | – | – | – | – | – | – |
    | suspend | – | – | – | D | D | – | – | – | – | – | – |
    | resume | – | – | – | D | D | – | – | – | – | – | – |
    | establish | B | – | – | B D | D | – | – | – | – | – | – |
    | ruleOut | – | – | – | D | D | – | – | – | – | – | – |
    | withdraw | – | – | – | D | D | – | – | – | – | – | – |
    | transfer | – | – | – | B D | D | – | – | – | – | – | – |
    | compensate | – | – | – | D | D | – | – | – | – | – | – |
    | markUnknown | – | – | – | D | D | – | – | – | – | – | – |
    | tell | R | R | – | R | D | – | – | R | – | – | – |
    | seeObligations | P | P | P | P | P | P | P | P | – | – | – |
    | seeDocument | P | P | P | P | P | P | P | P | – | – | – |
    | recordOccurrence | H T | H T | – | H T | H | H | – | H T | – | – | – |
    | reschedule | H | – | – | H | H | – | – | H | – | – | – |
    | callOff | H | – | – | H | H | H | – | H | – | – | – |
    | note | N | N | – | N | – | – | – | N | – | – | – |
    | seeNotes | M | M | M | M | M | M | M | M | – | – | – |
    | activateRegulation | – | – | – | – | Q | – | – | – | – | – | – |
    | setPolicy | – | – | – | – | Q | – | – | – | – | – | – |
    | manageUsers | – | – | – | – | – | – | – | – | S | – | S |
    | manageGrants | – | – | – | – | – | – | – | – | G | – | G |
    | changeSettings | – | – | – | – | – | – | – | – | S | – | S |
    | importRegister | – | – | – | – | – | – | – | – | S | – | S |
    | importEvents | – | – | – | – | – | – | – | – | S | – | S |
    | reorganise | – | – | – | – | – | – | – | – | S | – | S |
    | erase | – | – | – | – | – | – | – | – | S | – | S |
    | backup | – | – | – | – | – | – | – | – | S | – | S |
    | restore | – | – | – | – | – | – | – | – | S | – | S |
    | rebuild | – | – | – | – | – | – | – | – | S | – | S |
    | examine | – | – | – | – | – | – | – | – | S | – | S |
    | verify | – | – | – | – | – | – | – | – | S | S | S |
    | readLedger | – | – | – | – | – | – | – | – | – | S | – |
    | checkpoint | – | – | – | – | – | – | – | – | S | – | S |
    | exportData | A | A | – | A | A | – | – | A | – | – | – |
    """

  private static let rows = table.split(separator: "\n").map { line in
    line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// Where the grant stands, and whether the rule names a recipient.
  private enum Place: CaseIterable {
    case bearer, above, recipient, office, informed, elsewhere
    case bearerOfNobody, aboveOfNobody, elsewhereOfNobody

    var body: String {
      switch self {
      case .bearer, .bearerOfNobody: "hbdv"
      case .above, .aboveOfNobody: "hu"
      case .recipient: "ubnd"
      case .office: "vpub"
      case .informed: "mttq"
      case .elsewhere, .elsewhereOfNobody: "bdv"
      }
    }

    var isOfNobody: Bool { [.bearerOfNobody, .aboveOfNobody, .elsewhereOfNobody].contains(self) }

    var matter: Matter {
      switch self {
      case .bearerOfNobody, .aboveOfNobody, .elsewhereOfNobody: World.matter("hbdv", informing: "mttq")
      default: World.matter("hbdv", to: "ubnd", informing: "mttq")
      }
    }
  }

  /// What a mark means for the places above, worked out from the words of the document.
  private static func places(_ mark: Substring, _ role: Role) -> Set<Place> {
    let all = Set(Place.allCases)
    switch (mark, role) {
    case ("B", _): return [.bearer, .above, .bearerOfNobody, .aboveOfNobody]
    case ("R", .coordinator): return [.recipient, .office, .aboveOfNobody, .elsewhereOfNobody]
    case ("R", .leader): return [.recipient, .office, .aboveOfNobody]
    case ("R", _): return [.recipient, .office]
    case ("D", .coordinator): return all.subtracting([.bearer, .bearerOfNobody])
    case ("D", _): return [.recipient, .aboveOfNobody]
    case ("P", .coordinator), ("H", .coordinator), ("M", .coordinator), ("Q", _), ("A", _): return all
    // The store is kept by the district's committee: there, or above, which no place is.
    case ("S", _): return [.above, .aboveOfNobody]
    case ("P", _): return all.subtracting([.elsewhere, .elsewhereOfNobody])
    // What the village's council did is told to the people's committee, which is written by its office.
    case ("M", _): return [.bearer, .above, .recipient, .office, .bearerOfNobody, .aboveOfNobody]
    // All that it starts is owed to the people's committee.
    case ("T", _): return [.recipient, .office]
    case ("H", _), ("N", _), ("G", _): return [.bearer, .above, .bearerOfNobody, .aboveOfNobody]
    default: return []
    }
  }

  /// What the row's power is about, seen from a place.
  private static func subject(_ row: [String], _ place: Place) -> Subject {
    let marks = row.dropFirst().joined()
    if marks.contains("H") {
      return .occurrence(at: org("hbdv"), regulation: "thu", told: place.isOfNobody ? [] : [org("ubnd")])
    }
    if marks.contains("N") || marks.contains("M") {
      return .note(at: org("hbdv"), under: ["thu"], told: place.isOfNobody ? [] : [org("ubnd")])
    }
    if marks.contains("Q") { return .regulation("thu") }
    if marks.contains("G") { return .grant(of: person("p-2"), at: org("hbdv"), from: World.today) }
    if marks.contains("S") || marks.contains("A") { return .store(keeper: org("hu")) }
    return .obligation(place.matter)
  }

  @Test func `every role and power is decided as the table says, at every place`() throws {
    #expect(TableTests.rows.map { $0[0] } == Power.allCases.map(\.rawValue))
    for row in TableTests.rows {
      let power = try #require(Power(rawValue: row[0]))
      #expect(row.count == Role.allCases.count + 2)
      for (role, cell) in zip(Role.allCases, row.dropFirst()) {
        let expected = cell.split(separator: " ").reduce(into: Set<Place>()) {
          $0.formUnion(TableTests.places($1, role))
        }
        let found = Place.allCases.filter { place in
          World.decide(grant(role, place.body), may: power, TableTests.subject(row, place)).isAllowed
        }
        #expect(Set(found) == expected, "\(power) \(role)")
        if role == .coordinator, power != .exportData {
          for place in Place.allCases {
            #expect(
              !World.decide(grant(role, place.body, of: "khác"), may: power, TableTests.subject(row, place)).isAllowed,
              "\(power) of another regulation")
          }
        }
      }
      let owner = Permission.decide(
        .owner, may: power, TableTests.subject(row, .bearer), on: World.today, in: World.register)
      #expect(owner == (row.last == "–" ? owner : .allowed(by: .ownership)))
      #expect(owner.isAllowed == (row.last != "–"))
    }
  }

  @Test func `the document has the table`() throws {
    let root = String(#filePath.dropLast("/Tests/Core/AccessTests/TableTests.swift".count))
    let text = try String(contentsOfFile: root + "/Docs/access.md", encoding: .utf8)
    let head = "| power | " + Role.allCases.map(\.rawValue).joined(separator: " | ") + " | owner of the folder |\n"
    let line = "|" + String(repeating: " --- |", count: Role.allCases.count + 2) + "\n"
    #expect(text.contains(head + line + TableTests.table + "\n"))
    #expect(text.hasSuffix(TableTests.table + "\n"))
  }
}
