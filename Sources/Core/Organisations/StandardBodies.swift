import CivilTime

/// The standard bodies of some areas.
public struct StandardBodies: Sendable {
  /// Each body, area by area in the order of the areas, in one area in the order of the slots.
  public private(set) var organisations: [Organisation] = []
  /// Who took over from whom among them.
  public private(set) var successions: [Succession] = []

  /// The bodies that `forms` give `areas`. Cost: areas times the forms of their level.
  public init(_ forms: [StandardBody], in areas: [Area]) {
    let ordinals = Dictionary(areas.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let limits = Set(forms.flatMap { $0.only + $0.except })
    // The areas among `limits` that hold an area: itself and those above.
    func holders(_ area: Area) -> Set<AreaID> {
      var found: Set<AreaID> = []
      var current: Area? = area
      for _ in 0..<8 {
        guard let one = current else { break }
        if limits.contains(one.id) { found.insert(one.id) }
        current = one.parents.first.flatMap { ordinals[$0.value] }.map { areas[$0] }
      }
      return found
    }
    var slots: [Level: [[StandardBody]]] = [:]
    for form in forms {
      if let known = slots[form.level]?.firstIndex(where: { $0[0].slot == form.slot }) {
        slots[form.level]?[known].append(form)
      } else {
        slots[form.level, default: []].append([form])
      }
    }
    for area in areas {
      guard let slots = slots[area.level] else { continue }
      let words = AreaWords(area.names.first?.value ?? area.id.text)
      let holders = limits.isEmpty ? [] : holders(area)
      for slot in slots {
        let own = slot.filter { form in
          (form.only.isEmpty || form.only.contains(where: holders.contains))
            && !form.except.contains(where: holders.contains)
        }
        if !own.isEmpty { add(own, area, words) }
      }
    }
  }

  private mutating func add(_ forms: [StandardBody], _ area: Area, _ words: AreaWords) {
    guard let id = StandardBody.identity(slot: forms[0].slot, area: area.id) else { return }
    var exists: [Validity] = []
    var names: [Dated<String>] = []
    var kinds: [Dated<String>] = []
    var parents: [Dated<Parent>] = []
    for form in forms {
      let days = area.exists.compactMap { $0.intersection(form.validity) }
      guard !days.isEmpty else { continue }
      exists += days
      names.append(Dated(words.filled(form.name), form.validity))
      for kind in form.kinds {
        kinds.append(
          Dated(kind.utf8.contains(UInt8(ascii: "{")) ? words.filled(kind).lowercased() : kind, form.validity))
      }
      for above in form.above {
        if above.isOfAreaAbove {
          for parent in area.parents {
            guard let days = parent.validity.intersection(form.validity),
              let body = StandardBody.identity(slot: above.slot, area: parent.value)
            else { continue }
            parents.append(Dated(Parent(above.tree, body), days))
          }
        } else if let body = StandardBody.identity(slot: above.slot, area: area.id) {
          parents.append(Dated(Parent(above.tree, body), form.validity))
        }
      }
      if let follows = form.follows, let first = form.validity.from, days.contains(where: { $0.contains(first) }),
        area.exists.contains(where: { $0.contains(first + -1) }),
        let from = StandardBody.identity(slot: follows, area: area.id)
      {
        successions.append(
          Succession(from: from, to: id, on: first, kind: .merge, extent: .whole, basis: form.note))
      }
    }
    guard !exists.isEmpty else { return }
    organisations.append(
      Organisation(
        id: id, names: names, kinds: kinds, levels: [Dated(area.level)], places: [Dated(area.id)], parents: parents,
        exists: Validity.joined(exists), note: forms[0].note))
  }
}

/// The words in which bodies name their area.
private struct AreaWords {
  /// With its kind word in small letters: *tỉnh Trà Vinh*.
  let area: String
  /// Without its kind word: *Trà Vinh*.
  let name: String
  /// What its Party committee is called: *Tỉnh ủy*.
  let committee: String

  private static let committees = [
    ("Tỉnh ", "Tỉnh ủy"), ("Thành phố ", "Thành ủy"), ("Thị xã ", "Thị ủy"), ("Quận ", "Quận ủy"),
    ("Huyện ", "Huyện ủy"), ("Phường ", "Đảng ủy"), ("Xã ", "Đảng ủy"), ("Thị trấn ", "Đảng ủy"),
    ("Đặc khu ", "Đảng ủy"),
  ]

  init(_ full: String) {
    let known = Self.committees.first { full.hasPrefix($0.0) }
    let bare = known.map { String(full.dropFirst($0.0.count)) } ?? full
    name = bare
    area = known.map { $0.0.lowercased() + bare } ?? full
    committee = known?.1 ?? "Đảng ủy"
  }

  func filled(_ pattern: String) -> String {
    var out = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let word = rest[rest.index(after: open)..<close]
      switch word {
      case "area": out += area
      case "name": out += name
      case "committee": out += committee
      default: out += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }
}
