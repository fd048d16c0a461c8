import CivilTime
import Diagnostics
import Organisations

extension RegisterReading {
  /// Reads `areas.csv`: one line an area, or one for each stretch of days on which its name, code or parent differ.
  mutating func readAreas() {
    while let row = tables[.areas]?.next() {
      let id = tables[.areas]?.areaIdentity(row, "id")
      let areaName = tables[.areas]?.required(row, "name")
      let level = level(row, in: .areas)
      let validity = tables[.areas]?.validity(row)
      var parent: AreaID?
      if !row.text("parent").isEmpty {
        guard let above = tables[.areas]?.areaIdentity(row, "parent") else { continue }
        parent = above
      }
      guard let id, let areaName, let level, let validity else { continue }
      let index: Int
      if let known = areaIndex[id] {
        index = known
        if areas[known].level != level {
          tables[.areas]?.report(
            "area-level-changed", at: row.cell("level"),
            Words(
              vi:
                "địa bàn \"\(id)\" đã là cấp \(areas[known].level.vietnamese) ở dòng \(areas[known].cell.start.line); "
                + "đổi cấp thì phải là một địa bàn khác",
              en: "the area \"\(id)\" is of level \(areas[known].level) on line \(areas[known].cell.start.line); "
                + "another level makes another area"))
          continue
        }
      } else {
        index = areas.count
        areaIndex[id] = index
        areas.append(RegisterAreaDraft(id: id, level: level, cell: row.cell("id")))
      }
      areas[index].exists.append(RegisterEntry(value: (), validity: validity, cell: row.cell("id")))
      areas[index].names.append(Dated(areaName, validity))
      let code = row.text("code")
      if !code.isEmpty {
        areas[index].codes.append(RegisterEntry(value: code, validity: validity, cell: row.cell("code")))
      }
      if let parent {
        areas[index].parents.append(RegisterEntry(value: parent, validity: validity, cell: row.cell("parent")))
      }
    }
    checkAreas()
  }

  private mutating func checkAreas() {
    var codes: [RegisterEntry<(level: Level, code: String, id: AreaID)>] = []
    for area in areas {
      checkOverlaps(area.exists, in: .areas, code: "doubled-area", by: { _ in "" }) { earlier, _ in
        Words(
          vi: "địa bàn \"\(area.id)\" đã có ở dòng \(earlier.cell.start.line) trong cùng thời gian",
          en: "the area \"\(area.id)\" is already on line \(earlier.cell.start.line) for the same days")
      }
      for code in area.codes {
        codes.append(RegisterEntry(value: (area.level, code.value, area.id), validity: code.validity, cell: code.cell))
      }
      for parent in area.parents where isKnown(parent.value, at: parent.cell, in: .areas) {
        guard let position = areaIndex[parent.value] else { continue }
        let above = areas[position]
        if above.level >= area.level {
          tables[.areas]?.report(
            "area-level-order", at: parent.cell,
            Words(
              vi: "\"\(parent.value)\" cấp \(above.level.vietnamese) không thể đứng trên \"\(area.id)\" "
                + "cấp \(area.level.vietnamese)",
              en: "\"\(parent.value)\" of level \(above.level) cannot stand above \"\(area.id)\" of level \(area.level)"
            ))
        } else if !above.exists.contains(where: { $0.validity.covers(parent.validity) }) {
          tables[.areas]?.report(
            "area-outside-parent", at: parent.cell,
            Words(
              vi: "\"\(area.id)\" tồn tại cả khi \"\(parent.value)\" không còn",
              en: "\"\(area.id)\" exists on days on which \"\(parent.value)\" does not"), severity: .warning)
        }
      }
    }
    checkOverlaps(codes, in: .areas, code: "doubled-area-code", by: { [$0.level.rawValue, $0.code] }) {
      earlier, later in
      Words(
        vi: "mã \"\(later.value.code)\" đã thuộc về \"\(earlier.value.id)\" (dòng \(earlier.cell.start.line)) "
          + "trong cùng thời gian",
        en: "the code \"\(later.value.code)\" belongs to \"\(earlier.value.id)\" (line \(earlier.cell.start.line)) "
          + "on the same days")
    }
  }

  /// The level in a cell; reports and gives nil when it is none.
  mutating func level(_ row: RecordRow, in file: RegisterFile) -> Level? {
    guard let text = tables[file]?.required(row, "level") else { return nil }
    if let level = Level(vietnamese: text) { return level }
    let known = Level.allCases.map(\.vietnamese)
    let nearest = nearest(to: text, among: known)
    tables[file]?.report(
      "unknown-level", at: row.cell("level"),
      Words(
        vi: "không có cấp \"\(RecordTable.shown(text))\"; các cấp: \(known.joined(separator: ", "))",
        en: "there is no level \"\(RecordTable.shown(text))\"; the levels are: \(known.joined(separator: ", "))"),
      nearest: nearest)
    return nil
  }
}
