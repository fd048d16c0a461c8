import Diagnostics

/// What each sentence of a text becomes a level below: it runs, it runs without some of the names it lists, or it stands as prose.
struct SentenceDescent {
  /// Why a sentence stands as prose, by its address.
  private(set) var left: [String: Words] = [:]
  /// The names and addresses that a sentence runs without, by its address.
  private(set) var without: [String: [String]] = [:]
  /// The sentences that run, by address.
  private(set) var kept: [String: RuleSyntax] = [:]

  private let regulation: Regulation
  private let parties: PartyDescent
  private let id: String

  /// The sentences of a text; `id` is that of the draft.
  init(_ regulation: Regulation, _ parties: PartyDescent, id: String) {
    self.regulation = regulation
    self.parties = parties
    self.id = id
    for rule in regulation.rules {
      switch move(rule.syntax) {
      case .runs(let syntax, let without):
        kept[rule.address] = syntax
        if !without.isEmpty { self.without[rule.address] = without }
      case .isProse(let lost):
        let names = lost.joined(separator: ", ")
        left[rule.address] = Words(vi: "thiếu bên \(names)", en: "without the party \(names)")
      }
    }
    leaveWhatRestsOnThose()
    for (address, syntax) in kept {
      guard case .duty(var duty) = syntax.body else { continue }
      duty.parts = duty.parts.map { if case .link(let link) = $0 { .link(renamed(link)) } else { $0 } }
      kept[address]?.body = .duty(duty)
    }
  }

  /// True where an address names sentences and none of them runs.
  func isLeft(_ address: Word) -> Bool {
    let full = regulation.address(address.text)
    let meant = regulation.rules.lazy.filter {
      $0.address == full || $0.clause == full || $0.clause.hasPrefix(full + "/")
    }
    return !meant.isEmpty && meant.allSatisfy { left[$0.address] != nil }
  }

  /// An address as the draft writes it: what the parent writes in full begins with the draft's own id.
  func renamed(_ address: Word) -> Word {
    let own = regulation.id + "/"
    return address.text.hasPrefix(own) ? Word("\(id)/\(address.text.dropFirst(own.count))", address.place) : address
  }

  // MARK: Links

  /// A sentence that waits for another, is done through it or stands in its place cannot run without it; so on, until none is left.
  private mutating func leaveWhatRestsOnThose() {
    var isChanged = true
    while isChanged {
      isChanged = false
      for rule in regulation.rules where left[rule.address] == nil {
        guard let syntax = kept[rule.address], case .duty(var duty) = syntax.body else { continue }
        var lost: String?
        var dropped: [String] = []
        duty.parts = duty.parts.compactMap { part in
          switch part {
          case .trigger(let trigger):
            if case .rule(let label) = trigger.source, left[rule.address(ofLabel: label)] != nil {
              lost = rule.address(ofLabel: label)
            }
          case .link(.or(let label)) where left[rule.address(ofLabel: label)] != nil:
            lost = rule.address(ofLabel: label)
          case .link(.under(let word)), .link(.inPlaceOf(let word)), .link(.asPartOf(let word)):
            if isLeft(word) { lost = regulation.address(word.text) }
          case .link(.doneThrough(let words)):
            if let rest = rest(of: words, &lost, &dropped) { return .link(.doneThrough(rest)) }
          case .link(.sameAs(let words)):
            if let rest = rest(of: words, &lost, &dropped) { return .link(.sameAs(rest)) }
          default: break
          }
          return part
        }
        if let lost {
          left[rule.address] = Words(
            vi: "dựa vào \(lost), câu ấy chưa đưa vào", en: "rests on \(lost), which is left out")
          kept[rule.address] = nil
          without[rule.address] = nil
          isChanged = true
        } else {
          if !dropped.isEmpty { without[rule.address, default: []] += dropped }
          kept[rule.address]?.body = .duty(duty)
        }
      }
    }
  }

  /// The addresses among some that still run, and the others told; nil, and the first told, where none does.
  private func rest(of words: [Word], _ lost: inout String?, _ dropped: inout [String]) -> [Word]? {
    let rest = words.filter { !isLeft($0) }
    if rest.isEmpty { lost = words.first.map { regulation.address($0.text) } }
    if !rest.isEmpty { dropped += words.filter(isLeft).map { regulation.address($0.text) } }
    return rest.isEmpty ? nil : rest
  }

  // MARK: Names

  private enum Outcome {
    case runs(RuleSyntax, without: [String])
    /// It cannot run without these.
    case isProse([String])
  }

  /// A list that loses some of its names goes on with the others; one that loses all makes the sentence prose, and so does a joint
  /// duty that loses any.
  private func move(_ rule: RuleSyntax) -> Outcome {
    guard case .duty(var duty) = rule.body else { return .runs(rule, without: []) }
    var without: [String] = []
    var fatal: [String] = []
    func sift<Item>(_ list: [Item], all: Bool = false, _ name: (Item) -> Word) -> [Item] {
      let rest = list.filter { parties.has(name($0)) }
      let lost = list.map(name).filter { !parties.has($0) }.map(\.text)
      if rest.isEmpty && !list.isEmpty || all && !lost.isEmpty { fatal += lost } else { without += lost }
      return rest
    }
    duty.bearers = sift(duty.bearers, all: duty.isJoint, \.name)
    duty.partners = sift(duty.partners, \.name)
    duty.parts = duty.parts.map { part in
      switch part {
      case .to(let preposition, let list, let allSameLevel):
        return .to(preposition, recipients(sift(list, \.name), &without), allSameLevel: allSameLevel)
      case .copying(let list): return .copying(recipients(sift(list, \.name), &without))
      case .recurrence(let recurrence):
        switch recurrence.form {
        case .atSessions(let name), .asDirected(let name): _ = sift([name], \.self)
        default: break
        }
        return part
      case .power(var power):
        if case .handOver(let names) = power.kind { power.kind = .handOver(sift(names, \.self)) }
        return .power(power)
      default: return part
      }
    }
    var seen: Set<String> = []
    func once(_ names: [String]) -> [String] { names.filter { seen.insert($0).inserted } }
    guard fatal.isEmpty else { return .isProse(once(fatal)) }
    var moved = rule
    moved.body = .duty(duty)
    return .runs(moved, without: once(without))
  }

  /// Recipients whose office is not there get it without an office between.
  private func recipients(_ list: [RecipientSyntax], _ without: inout [String]) -> [RecipientSyntax] {
    list.map { recipient in
      guard let through = recipient.through, !parties.has(through) else { return recipient }
      without.append(through.text)
      var recipient = recipient
      recipient.through = nil
      return recipient
    }
  }

  private func renamed(_ link: LinkSyntax) -> LinkSyntax {
    switch link {
    case .under(let word): .under(renamed(word))
    case .inPlaceOf(let word): .inPlaceOf(renamed(word))
    case .asPartOf(let word): .asPartOf(renamed(word))
    case .doneThrough(let words): .doneThrough(words.map { renamed($0) })
    case .sameAs(let words): .sameAs(words.map { renamed($0) })
    case .absorbing, .or, .adopting: link
    }
  }
}
