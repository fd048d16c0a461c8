import Diagnostics

/// Two rules that cannot both be kept: the same act and object owed by a party and forbidden to it.
struct ContradictionCheck {
  private let regulation: Regulation

  init(_ regulation: Regulation) {
    self.regulation = regulation
  }

  func findings() -> [Diagnostic] {
    let forbidden = regulation.rules.filter { $0.duty?.syntax.modality == .mustNot }
    if forbidden.isEmpty { return [] }
    let byAct = Dictionary(grouping: regulation.rules, by: { $0.duty?.syntax.act })
    return forbidden.flatMap { rule in
      (byAct[rule.duty?.syntax.act] ?? []).filter { other in
        guard let one = rule.duty, let two = other.duty, two.syntax.modality.owes, one.syntax.act == two.syntax.act,
          one.syntax.object == two.syntax.object, one.conditions.isEmpty, two.conditions.isEmpty
        else { return false }
        return !Set(one.bearers.map(\.party)).isDisjoint(with: two.bearers.map(\.party))
      }.map { other in
        Diagnostic(
          .error, "rules-contradict", in: regulation.source, at: rule.syntax.place.range,
          Words(
            vi: "câu này cấm điều mà \(other.address) buộc cùng một bên phải làm",
            en: "this sentence forbids what \(other.address) makes the same party do"))
      }
    }
  }
}
