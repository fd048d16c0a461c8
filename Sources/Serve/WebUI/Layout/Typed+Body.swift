import CivilTime
import Diagnostics
import Organisations

extension Typed {
  /// A body that was typed: by its id, its name, or words of its name, with or without marks; nil where nothing was typed, or what was typed
  /// is not one body, which is then told. Cost: a look at each name of the register.
  mutating func body(_ field: Field, in register: Register, on day: CivilDate) -> OrganisationID? {
    guard let text = values[field] else { return nil }
    switch BodyName.read(text, in: register, on: day) {
    case .success(let id): return id
    case .failure(let told):
      add(told.words, at: field)
      return nil
    }
  }
}

/// A body as people name it.
enum BodyName {
  /// Why a name is not that of one body.
  struct Unclear: Error {
    let words: Words
  }

  /// The body of an id, a name, or words of a name, with or without marks.
  static func read(_ text: String, in register: Register, on day: CivilDate) -> Result<OrganisationID, Unclear> {
    // So many are named to who wrote something that could be several.
    let most = 5
    if let id = OrganisationID(text), register[id] != nil { return .success(id) }
    let key = VietnameseText.plainKey(text)
    let there = register.organisations.map(\.id).filter { register.exists($0, on: day) }
    let named = there.map { (id: $0, name: VietnameseText.plainKey(register.name(of: $0, on: day))) }
    var found = named.filter { $0.name == key }.map(\.id)
    if found.isEmpty { found = named.filter { $0.name.contains(key) }.map(\.id) }
    if found.count == 1 { return .success(found[0]) }
    let list = found.prefix(most).map { "\(register.name(of: $0, on: day)) (\($0.text))" }
    let names = list.joined(separator: "; ") + (found.count > most ? "; …" : "")
    return .failure(
      Unclear(
        words: found.isEmpty
          ? Words(
            vi: "danh bạ không có cơ quan nào tên là \"\(text)\"; ghi vài chữ trong tên của nó",
            en: "the register has no body called \"\(text)\"; give some words of its name")
          : Words(
            vi: "có \(found.count) cơ quan như vậy, ghi mã của một: \(names)",
            en: "there are \(found.count) such bodies, give the id of one: \(names)")))
  }
}
