import CivilTime
import Diagnostics
import Organisations

extension RegisterReading {
  /// How many lines `standard.csv` may have: each is looked at for each area.
  private static let mostForms = 200

  /// Reads `standard.csv` and gives each area the bodies of its level.
  mutating func readStandard(_ areas: [Area]) -> StandardBodies {
    var forms: [StandardBody] = []
    var cells: [(slot: String, level: Level, cell: CSVCell, follows: CSVCell?, validity: Validity)] = []
    while let row = tables[.standard]?.next() {
      let slot = tables[.standard]?.areaIdentity(row, "slot")?.text
      let level = level(row, in: .standard)
      let kind = tables[.standard]?.required(row, "kind")
      let name = tables[.standard]?.required(row, "name")
      let validity = tables[.standard]?.validity(row)
      let only = self.areas(row, "only")
      let except = self.areas(row, "except")
      guard let slot, let level, let kind, let name, let validity, let only, let except else { continue }
      guard forms.count < Self.mostForms else {
        tables[.standard]?.report(
          "too-many-forms", at: row.cell("slot"),
          Words(
            vi: "quá \(Self.mostForms) dòng; tệp này ghi mỗi loại cơ quan một lần, không ghi từng cơ quan",
            en: "more than \(Self.mostForms) lines; this file tells each kind of body once, not each body"))
        break
      }
      var above: [StandardBody.Above] = []
      for (column, tree) in [("party", Tree.party), ("state", .state), ("front", .front)] {
        let text = row.text(column)
        if text.isEmpty { continue }
        let isOfAreaAbove = text.hasPrefix("^")
        above.append(.init(tree, slot: isOfAreaAbove ? String(text.dropFirst()) : text, isOfAreaAbove: isOfAreaAbove))
      }
      let follows = row.text("follows")
      cells.append((slot, level, row.cell("slot"), follows.isEmpty ? nil : row.cell("follows"), validity))
      forms.append(
        StandardBody(
          slot: slot, level: level, kinds: [kind] + list(row.text("also")), name: name, above: above, only: only,
          except: except, follows: follows.isEmpty ? nil : follows, validity: validity, note: row.text("note")))
    }
    check(forms, cells)
    return StandardBodies(forms, in: areas)
  }

  /// The parts of a cell between semicolons.
  private func list(_ text: String) -> [String] {
    text.split(separator: ";").map { RecordTable.trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// The areas of a cell, with spaces between them; nil where one is not known, which is reported.
  private mutating func areas(_ row: RecordRow, _ column: String) -> [AreaID]? {
    var found: [AreaID] = []
    var isWhole = true
    for word in row.text(column).split(separator: " ") {
      guard let id = AreaID(word), isKnown(id, at: row.cell(column), in: .standard) else {
        isWhole = false
        continue
      }
      found.append(id)
    }
    return isWhole ? found : nil
  }

  /// One form of a slot and level on a day in one place, and every slot named is there.
  private mutating func check(
    _ forms: [StandardBody],
    _ cells: [(slot: String, level: Level, cell: CSVCell, follows: CSVCell?, validity: Validity)]
  ) {
    let known = Set(forms.map(\.slot))
    for (index, form) in forms.enumerated() {
      let cell = cells[index].cell
      if let earlier = forms[..<index].firstIndex(where: {
        $0.slot == form.slot && $0.level == form.level && $0.validity.overlaps(form.validity)
      }) {
        tables[.standard]?.report(
          "doubled-slot", at: cell,
          Words(
            vi: "\"\(form.slot)\" cấp \(form.level.vietnamese) đã có ở dòng \(cells[earlier].cell.start.line) "
              + "trong cùng thời gian",
            en: "\"\(form.slot)\" of level \(form.level) is already on line \(cells[earlier].cell.start.line) "
              + "for the same days"))
      }
      if let follows = form.follows, form.validity.from == nil {
        tables[.standard]?.report(
          "follows-without-day", at: cells[index].follows ?? cell,
          Words(
            vi: "\"\(form.slot)\" tiếp nhận của \"\(follows)\" thì phải có ngày bắt đầu ở cột \"from\"",
            en: "\"\(form.slot)\" takes over from \"\(follows)\", so the column \"from\" must say since when"))
      }
      for slot in form.above.map(\.slot) + (form.follows.map { [$0] } ?? []) where !known.contains(slot) {
        let near = nearest(to: slot, among: known.sorted())
        tables[.standard]?.report(
          "unknown-slot", at: cell,
          Words(
            vi: "không có dòng nào cho \"\(RecordTable.shown(slot))\" mà \"\(form.slot)\" nhắc đến",
            en: "there is no line for \"\(RecordTable.shown(slot))\", which \"\(form.slot)\" names"),
          nearest: near)
      }
    }
  }

  /// Reads `heirs.csv`.
  mutating func readHeirs() -> [Heir] {
    var found: [Heir] = []
    while let row = tables[.heirs]?.next() {
      let kind = tables[.heirs]?.required(row, "kind")
      let heir = tables[.heirs]?.required(row, "heir")
      let sure = row.text("sure")
      let words = ["có": true, "không": false, "yes": true, "no": false, "": false]
      guard let isSure = words[sure] else {
        tables[.heirs]?.report(
          "unknown-sure", at: row.cell("sure"),
          Words(
            vi: "\"\(RecordTable.shown(sure))\" không dùng được ở cột \"sure\"; viết có hoặc không",
            en: "\"\(RecordTable.shown(sure))\" is not allowed in the column \"sure\"; write có (yes) or không (no)"))
        continue
      }
      guard let kind, let heir else { continue }
      found.append(Heir(kind: kind, heir: heir, isSure: isSure))
    }
    return found
  }
}
