import CivilTime
import Diagnostics

/// What the text leaves open and no application has settled or accepted: listed, so that a person decides.
struct OpenPoints {
  private let regulation: Regulation
  private let addresses: AddressBook

  init(_ regulation: Regulation, _ addresses: AddressBook) {
    self.regulation = regulation
    self.addresses = addresses
  }

  func findings() -> [Diagnostic] {
    var out: [Diagnostic] = []
    if regulation.rules.contains(where: { $0.inForceFrom == nil }), !isAcceptedAnywhere(.effect) {
      out.append(
        point(
          "open-effect", SourceRange(0, 3), "chưa biết ngày có hiệu lực: những câu chưa có ngày thì chưa được tính",
          "the day of effect is not known: sentences without one are not computed", "có hiệu lực từ …",
          "in force from …"))
    }
    for rule in regulation.rules {
      guard let duty = rule.duty, duty.syntax.modality.owes, rule.carryingLinks.isEmpty else { continue }
      out += term(rule, duty)
      out += periods(rule, duty)
      out += dueDay(rule, duty)
      out += recipient(rule, duty)
    }
    return out + members()
  }

  private func point(
    _ code: String, _ place: SourceRange, _ vi: String, _ en: String, _ wayVi: String, _ wayEn: String
  ) -> Diagnostic {
    Diagnostic(
      .info, code, in: regulation.source, at: place, Words(vi: vi, en: en),
      notes: [
        Words(
          vi: "định bằng apdung: \(wayVi), hoặc chấp nhận bằng \"theo: chấp nhận: không ghi\"",
          en: "settle it with an application: \(wayEn), or accept it with \"by: accepted: not stated\"")
      ])
  }

  private func isAcceptedAnywhere(_ matter: OpenMatter) -> Bool {
    regulation.applications.contains {
      if case .notStated(let matters) = $0.item { matters.contains(matter) } else { false }
    }
  }

  // MARK: Each matter

  /// What hangs on the end of a term that nobody states never comes.
  private func term(_ rule: Rule, _ duty: Duty) -> [Diagnostic] {
    guard regulation.inForceTo == nil else { return [] }
    return duty.recurrences.filter { $0.form == .endOfTerm || $0.form == .lastYearOfTerm }.map { recurrence in
      Diagnostic(
        .error, "no-end-of-term", in: regulation.source, at: recurrence.place.range,
        Words(
          vi: "quy chế không có ngày hết hiệu lực nên không có cuối giai đoạn",
          en: "the regulation has no last day in force, so its term has no end"),
        notes: [
          Words(vi: "thêm \"có hiệu lực đến: …\" vào phần đầu", en: "add \"in force to: …\" to the header")
        ])
    }
  }

  private func periods(_ rule: Rule, _ duty: Duty) -> [Diagnostic] {
    duty.recurrences.compactMap { recurrence in
      guard !OpenWords.phrases(recurrence.form).isEmpty, !rule.accepts(.period) else { return nil }
      let isSettled = rule.applications.contains { application in
        if case .wordsAre(let words, _) = application.item {
          OpenWords.match(words.text, recurrence.form)
        } else {
          false
        }
      }
      if isSettled { return nil }
      let words = OpenWords.phrases(recurrence.form)[0]
      return point(
        "open-period", recurrence.place.range, "\(rule.address): \"\(words)\" chưa rõ là kỳ nào",
        "\(rule.address): \"\(words)\" does not say which period", "\"\(words)\" là …", "\"\(words)\" is …")
    }
  }

  private func dueDay(_ rule: Rule, _ duty: Duty) -> [Diagnostic] {
    if let vague = duty.deadlines.first(where: { $0.form == .atOnce || $0.form == .inGoodTime }) {
      let isSettled = rule.applications.contains { application in
        switch application.item {
        case .due, .toldAtOnceBy: true
        default: false
        }
      }
      if isSettled || rule.accepts(.due) { return [] }
      let isAtOnce = vague.form == .atOnce
      return [
        point(
          "open-due", vague.place.range, "\(rule.address): \"\(isAtOnce ? "ngay" : "kịp thời")\" chưa có mốc thời gian",
          "\(rule.address): \"\(isAtOnce ? "at once" : "in good time")\" has no measure", "hạn … hoặc báo ngay bằng …",
          "due … or told at once by …")
      ]
    }
    let recurs = rule.seriesOptions.contains { if case .regular = $0.occurrence { true } else { false } }
    guard recurs, duty.quantity == nil, !duty.deadlines.contains(where: { $0.form.isDated }), !rule.accepts(.due),
      !rule.applications.contains(where: { if case .due = $0.item { true } else { false } }),
      !rule.seriesOptions.contains(where: \.isWithinAMonth)
    else { return [] }
    return [
      point(
        "open-due", rule.syntax.place.range, "\(rule.address): văn bản không ghi ngày hạn",
        "\(rule.address): the text states no due day",
        "hạn …", "due …")
    ]
  }

  private func recipient(_ rule: Rule, _ duty: Duty) -> [Diagnostic] {
    let kernel = duty.syntax.act.kernel
    guard kernel == .report || kernel == .casework, duty.recipients.isEmpty, !rule.accepts(.recipient),
      !rule.applications.contains(where: { if case .recipients = $0.item { true } else { false } })
    else { return [] }
    return [
      point(
        "open-recipient", duty.syntax.actPlace.range, "\(rule.address): văn bản không ghi gửi cho ai",
        "\(rule.address): the text does not say to whom", "gửi …", "to …")
    ]
  }

  /// Collectives that owe and whose members only the register's kinds give.
  private func members() -> [Diagnostic] {
    var used: Set<Int> = []
    for rule in regulation.rules {
      for bearer in rule.duty?.bearers ?? [] where bearer.isEach { used.insert(bearer.party) }
    }
    if isAcceptedAnywhere(.members) { return [] }
    let settled = Set(
      regulation.applications.compactMap {
        if case .members(let words, _) = $0.item { VietnameseText.key(words.text) } else { nil }
      })
    return regulation.parties.enumerated().compactMap { index, party in
      guard used.contains(index), case .bodies = party.selector, !settled.contains(VietnameseText.key(party.name))
      else { return nil }
      return point(
        "open-members", party.place,
        "thành phần của \"\(party.name)\" lấy theo loại trong danh bạ; văn bản không kể tên",
        "the members of \"\(party.name)\" are those of the kind in the register; the text does not name them",
        "\"\(party.name)\" gồm …", "\"\(party.name)\" comprises …")
    }
  }
}

extension SeriesOption {
  /// *tháng 12 hằng năm*: the month itself is the due day.
  var isWithinAMonth: Bool {
    if case .regular(let recurrence) = occurrence, case .yearlyInMonth = recurrence { true } else { false }
  }
}
