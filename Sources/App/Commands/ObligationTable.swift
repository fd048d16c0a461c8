import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import Threads

/// Obligations as a table for people.
///
/// Thousands of lines say a few hundred different things: each cell is made once, and lines share it.
struct ObligationTable {
  /// In columns.
  private static let mostOfTitle = 34
  private static let mostOfBearer = 34
  private static let mostOfReceiver = 28

  private let register: Register
  private let language: Language
  private let on: CivilDate
  /// Whether a column says who answers now in place of who was bound: only where some line has another.
  private let tellsNow: Bool
  private var days: [CivilDate: TableCell] = [:]
  private var lines: [ObjectIdentifier: LineCells] = [:]
  private var bodies: [BodyKey: TableCell] = [:]
  private var answering: [OrganisationID: TableCell] = [:]
  private var sources: [Basis: TableCell] = [:]
  private var states: [StateKey: TableCell] = [:]
  private let dash = TableCell("—")
  private let nothing = TableCell("")

  /// What a line says for all that owe it.
  private struct LineCells {
    let title: TableCell
    let period: TableCell
    let absorbed: String
    /// The day since which every name of the register has been what it is on the line's day.
    let namesSince: CivilDate?
  }

  /// A body by the name it has since a day, with the number of others named after it.
  private struct BodyKey: Hashable {
    let body: OrganisationID
    let namesSince: CivilDate?
    let others: Int
    let most: Int
  }

  private struct StateKey: Hashable {
    let shown: Shown
    let absorbed: String
    let note: String
  }

  private init(_ register: Register, _ language: Language, on: CivilDate, tellsNow: Bool) {
    self.register = register
    self.language = language
    self.on = on
    self.tellsNow = tellsNow
  }

  static func print(
    _ obligations: [Obligation], _ register: Register, from: CivilDate, to: CivilDate, on: CivilDate, _ world: World
  ) {
    let language = world.language
    if obligations.isEmpty {
      world.print(
        Words(
          vi: "Không có việc nào có hạn, hoặc có kỳ kết thúc, từ \(from.vietnamese) đến \(to.vietnamese).\n",
          en: "Nothing is due, and no period ends, from \(from.vietnamese) to \(to.vietnamese).\n")[language])
      return
    }
    let tellsNow = obligations.contains { $0.answerable != $0.id.bearer }
    var heads =
      language == .vi
      ? ["HẠN", "VIỆC", "CƠ QUAN", "GỬI", "KỲ", "NGUỒN HẠN", "TÌNH TRẠNG", "MÃ"]
      : ["DUE", "WHAT", "BEARER", "TO", "PERIOD", "DAY FROM", "STATE", "ID"]
    // A column is as wide as what it holds, up to what a screen bears; states and ids are never cut.
    var most = [10, mostOfTitle, mostOfBearer, mostOfReceiver, 24, 14, 60, 200]
    if tellsNow {
      heads.insert(Words(vi: "NAY TRẢ LỜI", en: "ANSWERS NOW")[language], at: 3)
      most.insert(mostOfBearer, at: 3)
    }
    let (upper, lower) = halves(obligations) { part in
      var table = ObligationTable(register, language, on: on, tellsNow: tellsNow)
      return part.map { table.row($0) }
    }
    let head = heads.map { TableCell($0) }
    let widths = heads.indices.map { column in
      min([upper, lower].joined().reduce(head[column].columns) { max($0, $1[column].columns) }, most[column])
    }
    let lines = halves([head] + upper + lower) { part in
      var bytes: [UInt8] = []
      for cells in part { TableLine.append(cells, widths: widths, gap: 2, to: &bytes) }
      return bytes
    }
    world.print(lines.0)
    world.print(lines.1)
    let undated = obligations.filter { $0.state.due == nil && !$0.line.isStanding }.count
    world.print(
      Words(
        vi:
          "\n\(obligations.count) việc, \(undated) việc văn bản không quy định hạn; xét ngày \(on.vietnamese).\nphoihop explain MÃ nói vì sao.\n",
        en:
          "\n\(obligations.count) \(obligations.count == 1 ? "obligation" : "obligations"), \(undated) without a stated day; asked on \(on.vietnamese).\nphoihop explain ID says why.\n"
      )[language])
  }

  private mutating func row(_ obligation: Obligation) -> [TableCell] {
    let line = lineCells(obligation)
    let due = obligation.state.due
    let receivers = obligation.counterparties
    var cells = [
      due.map { day($0) } ?? dash, line.title,
      body(obligation.id.bearer, obligation, line, others: obligation.joint.count - 1, most: Self.mostOfBearer),
      receivers.first.map {
        body($0, obligation, line, others: receivers.count - 1, most: Self.mostOfReceiver)
      } ?? dash,
      line.period, due == nil ? nothing : source(obligation.basis), state(obligation, line),
      TableCell(obligation.id.description),
    ]
    if tellsNow { cells.insert(answers(obligation), at: 3) }
    return cells
  }

  // MARK: Cells

  private mutating func lineCells(_ obligation: Obligation) -> LineCells {
    let key = ObjectIdentifier(obligation.line)
    if let known = lines[key] { return known }
    let new = LineCells(
      title: TableCell(obligation.deed(language).cut(Self.mostOfTitle)),
      period: obligation.line.isStanding ? dash : TableCell(ObligationWords.period(obligation, language)),
      absorbed: absorbed(obligation),
      namesSince: register.lastChange(by: obligation.line.decidingDay))
    lines[key] = new
    return new
  }

  private mutating func day(_ day: CivilDate) -> TableCell {
    if let known = days[day] { return known }
    let new = TableCell(day.vietnamese)
    days[day] = new
    return new
  }

  private mutating func body(
    _ body: OrganisationID, _ obligation: Obligation, _ line: LineCells, others: Int, most: Int
  ) -> TableCell {
    let key = BodyKey(body: body, namesSince: line.namesSince, others: others, most: most)
    if let known = bodies[key] { return known }
    let more = others > 0 ? " +\(others)" : ""
    let new = TableCell(
      register.name(of: body, on: obligation.line.decidingDay).cut(most - more.count) + more)
    bodies[key] = new
    return new
  }

  /// Who answers now, where it is not who was bound.
  private mutating func answers(_ obligation: Obligation) -> TableCell {
    let now = obligation.answerable
    guard now != obligation.id.bearer else { return nothing }
    if let known = answering[now] { return known }
    let new = TableCell(register.name(of: now, on: on).cut(Self.mostOfBearer))
    answering[now] = new
    return new
  }

  private mutating func source(_ basis: Basis) -> TableCell {
    if let known = sources[basis] { return known }
    let new = TableCell(basis.words[language])
    sources[basis] = new
    return new
  }

  private mutating func state(_ obligation: Obligation, _ line: LineCells) -> TableCell {
    let shown = obligation.state.shown
    let note = (obligation.state.quota?.short ?? obligation.gate?.short).map { " (\($0[language]))" } ?? ""
    let key = StateKey(shown: shown, absorbed: line.absorbed, note: note)
    if let known = states[key] { return known }
    let new = TableCell(shown.words[language] + line.absorbed + note)
    states[key] = new
    return new
  }

  private func absorbed(_ obligation: Obligation) -> String {
    guard let absorber = obligation.line.absorbedBy else { return "" }
    let period = PeriodWords.print(absorber, language)
    return Words(vi: " (gộp vào \(period))", en: " (absorbed by \(period))")[language]
  }
}
