import CivilTime
import Diagnostics
import Organisations
import Regulations

/// Finds the bodies that a catalogue's list of parties means in one regulation.
struct CataloguePartyFinder {
  /// A body of the register, or a party that no register has bodies for.
  enum Member: Hashable {
    case body(OrganisationID)
    case party(Int)
    /// The secretary of a party's bodies, who owes in his own name.
    case secretary(of: Int)
  }

  /// One name of a list.
  struct Named {
    let text: String
    let members: Set<Member>
    /// True where the list says that it takes part without owing: *(phối hợp …)*.
    let isPartner: Bool
  }

  private let members: [Set<Member>]
  private var byName: [String: Set<Member>] = [:]

  /// Names are found among the parties' names, long and short, among those of the bodies that a party alone selects on a day, and
  /// among the catalogue's own.
  init(
    _ regulation: Regulation, _ binding: PartyBinding, _ register: Register, names: [CatalogueName], on day: CivilDate
  ) {
    var members: [Set<Member>] = []
    for party in regulation.parties.indices {
      let bodies = binding.selector(of: party, on: day).map { register.select($0, on: day) } ?? []
      members.append(bodies.isEmpty ? [.party(party)] : Set(bodies.map { .body($0) }))
    }
    self.members = members
    for (index, party) in regulation.parties.enumerated() {
      var names = [party.longName]
      if members[index].count == 1, case .body(let body)? = members[index].first {
        names.append(register.name(of: body, on: day))
      }
      for key in names.map({ Self.key($0) }) where byName[key] == nil { byName[key] = members[index] }
    }
    for (index, party) in regulation.parties.enumerated() { byName[Self.key(party.name)] = members[index] }
    for name in names {
      byName[Self.key(name.name)] = name.parties.reduce(into: []) { found, name in
        if let party = Self.index(of: name, in: regulation) { found.formUnion(members[party]) }
      }
    }
  }

  /// The position of a party by its name.
  static func index(of name: String, in regulation: Regulation) -> Int? {
    let key = VietnameseText.key(name)
    return regulation.parties.firstIndex { VietnameseText.key($0.name) == key }
  }

  /// Who owes a duty: its bearers, and the other side where each owes the other.
  func owing(_ duty: Duty) -> Set<Member> {
    let bearers = members(of: duty.bearers)
    return duty.isBothWays ? duty.recipients.reduce(into: bearers) { $0.formUnion(members[$1.party]) } : bearers
  }

  /// Who takes part in it without owing.
  func helping(_ duty: Duty) -> Set<Member> { members(of: duty.partners) }

  private func members(of bearers: [Duty.Bearer]) -> Set<Member> {
    bearers.reduce(into: []) { found, bearer in
      found.formUnion(bearer.isSecretary ? [.secretary(of: bearer.party)] : members[bearer.party])
    }
  }

  /// The names of a list and what could not be found in it. ";", "," and "và" only part names, and only where the words on both sides
  /// are not one name.
  func read(_ list: String) -> (named: [Named], unknown: [String]) {
    if let whole = byName[Self.key(list)] { return ([Named(text: list, members: whole, isPartner: false)], []) }
    var named: [Named] = []
    var unknown: [String] = []
    let (plain, notes) = Self.withoutNotes(list)
    for part in plain.split(separator: ";") { read(part, isPartner: false, &named, &unknown) }
    for note in notes where note.hasPrefix(Self.partnerMark) {
      read(note.dropFirst(Self.partnerMark.count), isPartner: true, &named, &unknown)
    }
    return (named, unknown)
  }

  private static let partnerMark = "phối hợp "

  private func read(_ part: Substring, isPartner: Bool, _ named: inout [Named], _ unknown: inout [String]) {
    let pieces = Self.pieces(part)
    var first = 0
    while first < pieces.count {
      let found = (first..<pieces.count).reversed().lazy.compactMap { last -> (Int, String, Set<Member>)? in
        let text = String(part[pieces[first].lowerBound..<pieces[last].upperBound])
        return byName[Self.key(text)].map { (last, text, $0) }
      }.first
      if let (last, text, members) = found {
        named.append(Named(text: text, members: members, isPartner: isPartner))
        first = last + 1
      } else {
        unknown.append(String(part[pieces[first]]))
        first += 1
      }
    }
  }

  /// The stretches of a text between commas and the word "và", without the spaces around them.
  private static func pieces(_ text: Substring) -> [Range<Substring.Index>] {
    var pieces: [Range<Substring.Index>] = []
    var words: [Substring] = []
    func flush() {
      if let first = words.first, let last = words.last { pieces.append(first.startIndex..<last.endIndex) }
      words = []
    }
    for word in text.split(separator: " ") {
      if word == "và" {
        flush()
      } else if word.hasSuffix(",") {
        if word.count > 1 { words.append(word.dropLast()) }
        flush()
      } else {
        words.append(word)
      }
    }
    flush()
    return pieces
  }

  /// A list without what stands in brackets, and that.
  private static func withoutNotes(_ list: String) -> (String, [Substring]) {
    var plain = ""
    var notes: [Substring] = []
    var rest = list[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      plain += rest[..<open].last == " " ? rest[..<open].dropLast() : rest[..<open]
      notes.append(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    return (plain + rest, notes)
  }

  /// *chính trị-xã hội* and *chính trị - xã hội* are the same words.
  private static func key(_ text: String) -> String {
    VietnameseText.key(text).replacing(" - ", with: "-")
  }
}
