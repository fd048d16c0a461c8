import CivilTime
import Diagnostics
import Organisations

extension RegisterReading {
  mutating func readSuccessions() {
    while let row = tables[.successions]?.next() {
      let from = other(row, "from", in: .successions)
      var to: OrganisationID?
      if !row.text("to").isEmpty {
        guard let successor = other(row, "to", in: .successions) else { continue }
        to = successor
      }
      let kind = word(row, "kind", SuccessionKind.self, "unknown-succession-kind")
      let extent: SuccessionExtent? =
        row.text("extent").isEmpty ? .whole : word(row, "extent", SuccessionExtent.self, "unknown-extent")
      var day: CivilDate?
      if tables[.successions]?.required(row, "on") != nil, let date = tables[.successions]?.date(row, "on") {
        day = date
      }
      guard let from, let kind, let extent, let day else { continue }
      if to == nil, kind != .dissolution {
        tables[.successions]?.report(
          "missing-successor", at: row.cell("to"),
          Words(
            vi: "thiếu tổ chức kế thừa; chỉ \"dissolution\" được để trống",
            en: "the successor is missing; only \"dissolution\" may leave it empty"))
        continue
      }
      if to == from {
        tables[.successions]?.report(
          "succeeds-itself", at: row.cell("to"),
          Words(
            vi: "\"\(from)\" không thể kế thừa chính mình; đổi tên mà giữ mã thì chỉ cần một dòng mới trong names.csv",
            en: "\"\(from)\" cannot succeed itself; a new name under the same identity is a line in names.csv"))
        continue
      }
      successions.append(
        RegisterEntry(
          value: Succession(from: from, to: to, on: day, kind: kind, extent: extent, basis: row.text("basis")),
          validity: Validity(from: day), cell: row.cell("from")))
    }
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ row: RecordRow, _ column: String, _ type: Word.Type, _ code: String
  ) -> Word? where Word.RawValue == String {
    guard let text = tables[.successions]?.required(row, column) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue)
    let nearest = nearest(to: text, among: known)
    tables[.successions]?.report(
      code, at: row.cell(column),
      Words(
        vi: "\"\(RecordTable.shown(text))\" không có trong danh sách: \(known.joined(separator: ", "))",
        en: "\"\(RecordTable.shown(text))\" is not one of: \(known.joined(separator: ", "))"), nearest: nearest)
    return nil
  }

  /// Warns where a reorganisation and the days of its bodies do not meet.
  mutating func checkSuccessions() {
    var succeeded: Set<OrganisationID> = []
    for entry in successions {
      let step = entry.value
      succeeded.insert(step.from)
      if let from = draftIndex[step.from].map({ drafts[$0] }) {
        let lives = from.exists.contains { $0.validity.contains(step.on) }
        if lives, step.extent == .whole, step.kind != .transfer {
          tables[.successions]?.report(
            "predecessor-lives-on", at: entry.cell,
            Words(
              vi: "\"\(step.from)\" vẫn tồn tại trong ngày \(step.on), nên chưa ai trả lời thay cho nó",
              en: "\"\(step.from)\" still exists on \(step.on), so nobody answers for it yet"), severity: .warning)
        } else if !lives, !from.exists.contains(where: { $0.validity.contains(step.on + -1) }) {
          tables[.successions]?.report(
            "succession-gap", at: entry.cell,
            Words(
              vi: "\"\(step.from)\" không tồn tại đến trước ngày \(step.on); trong khoảng trống không ai trả lời thay",
              en: "\"\(step.from)\" does not exist up to \(step.on); nobody answers in between"), severity: .warning)
        }
      }
      if let to = step.to, let index = draftIndex[to],
        !drafts[index].exists.contains(where: { $0.validity.contains(step.on) })
      {
        tables[.successions]?.report(
          "successor-absent", at: entry.cell,
          Words(
            vi: "tổ chức kế thừa \"\(to)\" không tồn tại trong ngày \(step.on)",
            en: "the successor \"\(to)\" does not exist on \(step.on)"), severity: .warning)
      }
    }
    for draft in drafts where !succeeded.contains(draft.id) {
      guard !draft.exists.isEmpty, draft.exists.allSatisfy({ $0.validity.to != nil }) else { continue }
      tables[.organisations]?.report(
        "ended-without-successor", at: draft.cell,
        Words(
          vi: "\"\(draft.id)\" đã chấm dứt mà successions.csv không nói ai kế thừa",
          en: "\"\(draft.id)\" has ended and successions.csv does not say who succeeds it"), severity: .info)
    }
  }
}
