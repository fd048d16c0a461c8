import Diagnostics

/// Links between rules: addresses and labels that lead nowhere, and circles.
struct LinkCheck {
  private let regulation: Regulation
  private let addresses: AddressBook

  private let labels: [String: [String]]

  /// How many names may be compared with unknown addresses; beyond it the nearest is not looked for.
  private static let patience = 2_000_000

  init(_ regulation: Regulation, _ addresses: AddressBook) {
    self.regulation = regulation
    self.addresses = addresses
    labels = Dictionary(grouping: regulation.rules, by: \.clause).mapValues { $0.compactMap(\.label) }
  }

  func findings() -> [Diagnostic] {
    var patience = Self.patience
    return regulation.rules.flatMap { unknownAddresses($0, &patience) + unknownLabels($0) } + carrierCircles()
      + triggerCircles()
  }

  // MARK: Addresses

  private func unknownAddresses(_ rule: Rule, _ patience: inout Int) -> [Diagnostic] {
    var words = rule.carryingLinks
    for link in rule.duty?.links ?? [] {
      switch link {
      case .under(let word), .inPlaceOf(let word), .asPartOf(let word): words.append(word)
      default: break
      }
    }
    return words.compactMap { word in
      let address = regulation.address(word.text)
      if addresses.rules(at: address) != nil { return nil }
      if !addresses.knowsRegulation(of: address) {
        return Diagnostic(
          .info, "address-not-checked", in: regulation.source, at: word.place.range,
          Words(
            vi: "\(address) thuộc một quy chế không có trong lần kiểm tra này; cho check cả tệp của quy chế ấy",
            en: "\(address) is of a regulation that was not read in this run; give check its file as well"))
      }
      patience -= addresses.all.count
      return Diagnostic(
        .error, "unknown-address", in: regulation.source, at: word.place.range,
        Words(vi: "không có điều khoản nào ở địa chỉ \(address)", en: "no clause stands at the address \(address)"),
        notes: patience < 0 ? [] : Diagnostic.nearest(address, among: addresses.all))
    }
  }

  private func unknownLabels(_ rule: Rule) -> [Diagnostic] {
    guard let duty = rule.duty else { return [] }
    var labels: [Word] = duty.triggers.compactMap { if case .rule(let label) = $0.source { label } else { nil } }
    labels += duty.links.compactMap { if case .or(let label) = $0 { label } else { nil } }
    let known = self.labels[rule.clause] ?? []
    return labels.filter { !known.contains($0.text.strippedBrackets) }.map { label in
      Diagnostic(
        .error, "unknown-label", in: regulation.source, at: label.place.range,
        Words(
          vi: "điều khoản này không có câu nào mang nhãn \(label.text.bracketed)",
          en: "no sentence of this clause has the label \(label.text.bracketed)"),
        notes: known.isEmpty
          ? []
          : [
            Words(
              vi: "các nhãn: \(known.map { "[\($0)]" }.joined(separator: ", "))",
              en: "labels: \(known.map { "[\($0)]" }.joined(separator: ", "))")
          ])
    }
  }

  // MARK: Circles

  private func carrierCircles() -> [Diagnostic] {
    let targets = regulation.rules.map { rule in
      rule.carryingLinks.flatMap { addresses.rules(at: regulation.address($0.text)) ?? [] }
    }
    return circles(targets) { rule, way in
      guard let word = rule.carryingLinks.first else { return nil }
      return Diagnostic(
        .error, "carrier-circle", in: regulation.source, at: word.place.range,
        Words(
          vi: "các câu này thực hiện qua nhau thành vòng: \(way)",
          en: "these rules are done through each other in a circle: \(way)"))
    }
  }

  private func triggerCircles() -> [Diagnostic] {
    let targets = regulation.rules.map { rule in
      (rule.duty?.triggers ?? []).compactMap { trigger in
        if case .rule(let label) = trigger.source { rule.address(ofLabel: label) } else { nil }
      }
    }
    return circles(targets) { rule, way in
      guard let trigger = rule.duty?.triggers.first(where: { if case .rule = $0.source { true } else { false } }) else {
        return nil
      }
      return Diagnostic(
        .error, "trigger-circle", in: regulation.source, at: trigger.place.range,
        Words(
          vi: "các câu này chờ nhau thành vòng: \(way)", en: "these rules wait for each other in a circle: \(way)"))
    }
  }

  /// A finding for each rule that its links lead back to; `targets` are addresses, for each rule.
  private func circles(_ targets: [[String]], _ finding: (Rule, _ way: String) -> Diagnostic?) -> [Diagnostic] {
    let rules = regulation.rules
    let positions = Dictionary(
      rules.indices.map { (rules[$0].address, $0) }, uniquingKeysWith: { first, _ in first })
    var circles = Circles(targets.map { $0.compactMap { positions[$0] } })
    return rules.indices.compactMap { position in
      guard let way = circles.way(from: position) else { return nil }
      let addresses = way.nodes.map { rules[$0].address } + (way.isCut ? ["…"] : []) + [rules[position].address]
      return finding(rules[position], addresses.joined(separator: " → "))
    }
  }
}
