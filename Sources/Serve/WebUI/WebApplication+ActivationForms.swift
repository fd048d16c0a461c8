import CivilTime
import Diagnostics
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// What was typed in the steps of activating a regulation.
extension WebApplication {
  /// Which bodies, or which members, a party is; what is wrong where none is ticked: nobody would owe what the party does.
  func choose(
    _ form: HTTPCore.Form, _ draft: inout ActivationDraft, of id: String, _ desk: Desk
  ) throws -> Words? {
    let plan = try desk.plan(draft, of: id)
    guard let text = plan.text, let number = form[ActivationPartiesPage.partyField].flatMap({ Int($0) }),
      text.parties.indices.contains(number)
    else { return nil }
    let party = text.parties[number]
    let known = Set(text.parties.map(\.name))
    let members = form.all(ActivationPartiesPage.memberField).filter { known.contains($0) }
    let bodies = form.all(ActivationPartiesPage.bodyField).compactMap { OrganisationID($0) }
      .filter { plan.register[$0] != nil }
    if !members.isEmpty {
      draft.members[party.name] = members
    } else if !bodies.isEmpty {
      draft.choose(bodies, for: party, in: text)
    } else {
      return Words(
        vi:
          "chưa lưu: không đánh dấu nơi nào thì không ai làm việc của \"\(party.name)\"; đánh dấu ít nhất một, hoặc sửa câu nói về bên này ở bước Văn bản",
        en:
          "not saved: with none ticked nobody does what \"\(party.name)\" owes; tick one at least, or change what the text says of this party in the step of the text"
      )
    }
    return nil
  }

  /// The draft with the days that were typed; nil where something is wrong, which is then told.
  func days(
    _ typed: inout ActivationDaysForm, _ draft: ActivationDraft, of id: String, _ desk: Desk
  ) throws -> ActivationDraft? {
    let plan = try desk.plan(draft, of: id)
    guard let regulation = plan.bound?.regulation, let (kind, agreed) = typed.agreed() else { return nil }
    // What the file gives a day cannot be left open: that only takes one's own day back.
    let given = Set(
      (plan.text?.unstatedDays(on: desk.today) ?? []).filter { $0.settledBy != nil }.map {
        ActivationDraft.DayKey($0.rule.address, $0.series)
      })
    let all = regulation.unstatedDays(on: desk.today)
    let meant = typed.rows(of: all) { day in
      day.isOpen && draft.days[ActivationDraft.DayKey(day.rule.address, day.series)] == nil
    }
    let fitting = meant.filter { day in
      let key = ActivationDraft.DayKey(day.rule.address, day.series)
      return kind.fits(day.series) && !(kind == .open && given.contains(key) && draft.days[key] == nil)
    }
    guard !fitting.isEmpty else {
      typed.input.add(
        meant.isEmpty
          ? Words(vi: "đánh dấu ít nhất một dòng", en: "tick at least one row")
          : Words(
            vi: "không dòng nào trong \(meant.count) dòng đã chọn nhận được kiểu ngày này",
            en: "none of the \(meant.count) rows chosen can take this kind of day"), at: .reach)
      return nil
    }
    var draft = draft
    for day in fitting {
      var own = agreed
      // Figures of a week close on a day of the week, and of no other period.
      switch (own.cutOff, day.series) {
      case (.weekday?, let series) where series != .week: own.cutOff = nil
      case (.lastMonth?, .week?), (.year?, .week?): own.cutOff = nil
      default: break
      }
      let key = ActivationDraft.DayKey(day.rule.address, day.series)
      draft.days[key] = kind == .open && given.contains(key) ? nil : own
    }
    return draft
  }

  /// Forms that were chosen.
  func bring(
    _ form: HTTPCore.Form, _ draft: inout ActivationDraft, _ plan: ActivationPlan
  ) -> (faults: [Words], errors: Findings?) {
    var faults: [Words] = []
    var wrong: [Diagnostic] = []
    var sources: [String: SourceText] = [:]
    let files = form.files(ActivationFormsPage.fileField).filter { !$0.name.isEmpty }
    if files.isEmpty { faults.append(Words(vi: "chọn tệp mẫu", en: "choose the form")) }
    var brought: [String: String] = [:]
    for file in files {
      guard let text = String(validating: file.bytes, as: UTF8.self).map({ HTTPCore.Form.lines($0) }) else {
        faults.append(Words(vi: "\"\(file.name)\" không phải là UTF-8", en: "\"\(file.name)\" is not UTF-8"))
        continue
      }
      let source = SourceText(name: file.name, text: text)
      let id = DocumentKind.id(of: source) ?? ""
      guard plan.forms.contains(where: { $0.id == id && $0.coming != .there }) else {
        let names = plan.forms.filter { $0.coming != .there }.map(\.id).joined(separator: ", ")
        faults.append(
          Words(
            vi: "\"\(file.name)\" có mã \"\(id)\", không phải mẫu quy chế cần: \(names)",
            en: "\"\(file.name)\" has the id \"\(id)\", which is no form that is needed: \(names)"))
        continue
      }
      sources[file.name] = source
      wrong += FormFile.read(source).findings.filter { $0.severity == .error }
      brought[id] = text
    }
    guard faults.isEmpty, wrong.isEmpty else {
      return (faults, wrong.isEmpty ? nil : Findings(findings: wrong, sources: sources))
    }
    for (id, text) in brought {
      draft.forms[id] = text
      draft.formsLeftOut.remove(id)
    }
    return ([], nil)
  }

  /// The letter's number and day.
  func take(
    _ typed: inout Typed<ActivationPreviewPage.Field>, into draft: inout ActivationDraft, _ text: Regulation?
  ) {
    draft.ground = typed.values[.ground].flatMap { ActivationDraft.Ground(rawValue: $0) } ?? .letter
    let issuer = typed.values[.issuer]
    draft.issuer = issuer.flatMap { issuer in text?.parties.contains { $0.name == issuer } ?? false ? issuer : nil }
    draft.day = typed.day(.day, Words(vi: "ngày công văn", en: "the day of the letter"))
    draft.from = typed.day(.from, Words(vi: "áp dụng từ ngày", en: "holds from"))
    draft.followed = typed.day(.followed, Words(vi: "theo dõi trên hệ thống từ ngày", en: "followed here from"))
    draft.number = typed.values[.number]
    if let number = draft.number, number.utf8.count > 80 || number.contains(where: { ";,…\n\"".contains($0) }) {
      typed.add(
        Words(
          vi: "số, ký hiệu không có dấu phẩy, chấm phẩy, ngoặc kép và không quá 80 ký tự, như 12-CV/BDVTU",
          en: "a number has no comma, semicolon or quotation mark and at most 80 signs, as 12-CV/BDVTU"), at: .number)
    }
    if let day = draft.day, let from = draft.from, from < day {
      typed.add(
        Words(
          vi: "không áp dụng trước ngày công văn \(day.vietnamese)",
          en: "nothing holds before the day of the letter, \(day.vietnamese)"), at: .from)
    }
  }
}

extension HTTPCore.Form {
  /// A text with its lines ended as those of a form are.
  static func lines(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for piece in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
      if !out.isEmpty || piece.startIndex != text.startIndex { out += "\n" }
      out += piece
    }
    return out
  }
}
