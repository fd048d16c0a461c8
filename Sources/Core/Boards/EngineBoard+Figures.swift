import CivilTime
import Obligations
import Organisations
import Regulations

extension EngineBoard {
  /// Completeness of a window on a day, by what was recorded by the end of a day, in the eyes of a reader: regulations in the order read, bodies in the order of the
  /// register, periods as they end. What expects nothing has no row.
  ///
  /// The rows add up to the same total whatever they are told apart by.
  public func rows(
    by grouping: CompletenessRow.Grouping, from: CivilDate, to: CivilDate, on: CivilDate, known: CivilDate,
    for reader: BoardReader, regulations: Set<String> = [], bearers: Set<OrganisationID> = []
  ) -> [CompletenessRow] {
    var sums = Sums()
    let wanted = engine.regulations.map { regulations.isEmpty || regulations.contains($0.regulation.id) }
    let scope = bearers.isEmpty ? reader.mask : reader.mask.intersection(board.schedule.mask(ofBearers: set(bearers)))
    let question = BoardQuestion(node: .everyone, scope: scope, on: on, known: known)
    switch grouping {
    case .regulation, .period:
      board.completeness(question, from: from, to: to) { line, sum in
        let number = regulationOfLine[line]
        guard wanted[number] else { return }
        switch grouping {
        case .regulation: sums.add(sum, .regulation(engine.regulations[number].regulation.id))
        default: sums.add(sum, key(board.schedule.lines[line].label))
        }
      }
    case .organisation:
      let found = board.completenessByBody(
        question, lines: regulationOfLine.indices.lazy.filter { wanted[regulationOfLine[$0]] }, from: from, to: to)
      for (body, sum) in found.enumerated() where sum != Completeness() {
        sums.add(sum, .organisation(engine.register.organisations[body].id))
      }
    }
    for one in apart(question, from: from, to: to, for: reader, regulations: regulations, bearers: bearers) {
      guard let kind = Standing(one.state)?.completenessClass(due: one.state.due, on: on) else { continue }
      var sum = Completeness()
      sum.add(1, kind)
      switch grouping {
      case .regulation: sums.add(sum, .regulation(one.regulation.id))
      case .organisation: sums.add(sum, .organisation(one.id.bearer))
      case .period: sums.add(sum, key(one.id.period))
      }
    }
    return sums.rows(engine)
  }

  /// The same of each sentence of a regulation, by its address.
  public func figures(
    ofRegulation regulation: String, from: CivilDate, to: CivilDate, on: CivilDate, known: CivilDate,
    for reader: BoardReader
  ) -> [String: Completeness] {
    var sums: [String: Completeness] = [:]
    func add(_ sum: Completeness, _ rule: String) {
      if sum.expected > 0 { sums[rule] = (sums[rule] ?? Completeness()) + sum }
    }
    let question = BoardQuestion(node: .everyone, scope: reader.mask, on: on, known: known)
    board.completeness(question, from: from, to: to) { line, sum in
      guard engine.regulations[regulationOfLine[line]].regulation.id == regulation else { return }
      add(sum, board.schedule.lines[line].rule)
    }
    for one in apart(question, from: from, to: to, for: reader, regulations: [regulation]) {
      guard let kind = Standing(one.state)?.completenessClass(due: one.state.due, on: on) else { continue }
      var sum = Completeness()
      sum.add(1, kind)
      add(sum, one.id.rule)
    }
    return sums
  }

  private func key(_ label: PeriodLabel) -> CompletenessRow.Key { label.isTrigger ? .events : .period(label) }

  /// Figures by key.
  private struct Sums {
    private var sums: [CompletenessRow.Key: Completeness] = [:]

    mutating func add(_ sum: Completeness, _ key: CompletenessRow.Key) {
      if sum.expected == 0 { return }
      sums[key] = (sums[key] ?? Completeness()) + sum
    }

    func rows(_ engine: ObligationEngine) -> [CompletenessRow] {
      let order = Dictionary(
        engine.regulations.enumerated().map { ($1.regulation.id, $0) }, uniquingKeysWith: { first, _ in first })
      func place(_ key: CompletenessRow.Key) -> Int {
        switch key {
        case .regulation(let id): order[id] ?? .max
        case .organisation(let id): engine.register.position(of: id) ?? .max
        case .period: 0
        case .events: 1
        }
      }
      return sums.map { (place: place($0), row: CompletenessRow(key: $0, completeness: $1)) }.sorted { a, b in
        if case .period(let left) = a.row.key, case .period(let right) = b.row.key { return left < right }
        return a.place < b.place
      }.map(\.row)
    }
  }
}

extension Sequence where Element == CompletenessRow {
  /// The figures of all rows together.
  public var total: Completeness { reduce(Completeness()) { $0 + $1.completeness } }
}
