import Access
import CivilTime
import Diagnostics
import Entries
import HTTPCore
import Organisations
import UseCases

/// What an administrator typed about a person.
struct PersonActForm {
  enum Field: String, CaseIterable {
    case role, body, regulation, reach, from, to, basis, insteadOf, number, last, until, scope, address
  }

  let act: PersonAct
  var input: Typed<Field>

  /// An empty form; of the end of a role with the role that was chosen.
  init(_ act: PersonAct, number: String? = nil) {
    self.act = act
    input = Typed(number.map { [.number: $0] } ?? [:])
  }

  /// What was typed.
  init(_ act: PersonAct, _ form: Form) {
    self.act = act
    input = Typed(form, Field.allCases)
  }

  /// The fields, in their order.
  var fields: [Field] {
    switch act {
    case .grant: [.role, .body, .regulation, .reach, .from, .to, .basis, .insteadOf]
    case .grantEnd: [.number, .last]
    case .token: [.scope, .until]
    case .mail: [.address]
    case .invitation, .revocation, .signOut, .end: []
    }
  }

  // MARK: Reading

  /// The role that is to be given; nil where something is wrong, which is then told.
  mutating func role() -> Role? {
    if let role = input.values[.role].flatMap({ Role(rawValue: $0) }) { return role }
    input.add(Words(vi: "chọn một vai trò", en: "choose a role"), at: .role)
    return nil
  }

  /// For what alone a token is to be good; nil for everything.
  var scope: EntryBody.TokenScope? {
    input.values[.scope].flatMap { EntryBody.TokenScope.Use(rawValue: $0) }.flatMap {
      $0 == .calendar ? nil : .init($0)
    }
  }

  /// The number of the grant that is to end, of those there are; nil where none was chosen, which is then told.
  mutating func number(of grants: [Grant]) -> Int64? {
    let chosen = grants.first { $0.id.text == input.values[.number] }
    if let number = chosen.flatMap({ Int64($0.id.text) }) { return number }
    input.add(Words(vi: "chọn vai trò được thôi", en: "choose the role that ends"), at: .number)
    return nil
  }
}
