import CivilTime
import Diagnostics

/// Applications that change what the text states, settle nothing, or say two things.
struct ApplicationCheck {
  private let regulation: Regulation
  private let forms: Set<String>?

  init(_ regulation: Regulation, _ forms: Set<String>?) {
    self.regulation = regulation
    self.forms = forms
  }

  func findings() -> [Diagnostic] {
    againstText() + settlingNothing() + contradictions() + boundedFollowing() + unknownForms()
  }

  // MARK: Against the text

  /// Only an application in the rule's own clause speaks of this rule; a wider one reaches what it can.
  private func againstText() -> [Diagnostic] {
    var out: [Diagnostic] = []
    var counts: [String: Int] = [:]
    for rule in regulation.rules { counts[rule.clause, default: 0] += 1 }
    for rule in regulation.rules {
      guard let duty = rule.duty else { continue }
      let isAlone = counts[rule.clause] == 1
      for application in rule.applications
      where application.heading == rule.clause && (isAlone || application.isLabelled) {
        guard let stated = stated(application.item, duty) else { continue }
        out.append(
          Diagnostic(
            .error, "application-against-text", in: regulation.source, at: application.place.range,
            Words(
              vi: "văn bản đã ghi \(stated.vi) của \(rule.address); cách áp dụng không thay được điều văn bản đã ghi",
              en: "the text states \(stated.en) of \(rule.address); an application cannot change what the text states"))
        )
      }
    }
    return out
  }

  private func stated(_ item: ApplicationSyntax.Item, _ duty: Duty) -> Words? {
    switch item {
    case .due where duty.deadlines.contains { $0.form.isDated }: Words(vi: "hạn", en: "the due day")
    case .recipients where !duty.recipients.isEmpty: Words(vi: "nơi nhận", en: "the recipient")
    case .periodIs where !duty.recurrences.isEmpty: Words(vi: "kỳ", en: "the period")
    default: nil
    }
  }

  // MARK: Nothing settled

  private func settlingNothing() -> [Diagnostic] {
    var settling: Set<Int> = []
    for rule in regulation.rules {
      for application in rule.applications {
        guard case .wordsAre(let words, _) = application.item else { continue }
        if rule.duty?.recurrences.contains(where: { OpenWords.match(words.text, $0.form) }) ?? false {
          settling.insert(application.index)
        }
      }
    }
    let names = regulation.parties.map(\.name)
    let keys = Set(names.map(VietnameseText.key))
    return regulation.applications.compactMap { application in
      switch application.item {
      case .wordsAre(let words, _):
        if settling.contains(application.index) { return nil }
        return Diagnostic(
          .error, "application-settles-nothing", in: regulation.source, at: words.place.range,
          Words(
            vi: "không câu nào ở đây để ngỏ \"\(words.text)\"", en: "no sentence here leaves \"\(words.text)\" open"),
          notes: [
            Words(
              vi:
                "phần trích phải đúng chữ của câu: \"6 tháng\", \"định kỳ\", \"theo kỳ họp của …\", \"theo chỉ đạo của …\"",
              en:
                "the quoted words are those of the sentence: \"6 months\", \"periodically\", \"at each session of …\", \"as directed by …\""
            )
          ])
      case .members(let words, _):
        if keys.contains(VietnameseText.key(words.text)) {
          return application.heading.isEmpty ? nil : membersBelowTop(words)
        }
        return Diagnostic(
          .error, "unknown-party", in: regulation.source, at: words.place.range,
          Words(
            vi: "không có bên nào tên \"\(words.text)\" trong mục \"Các bên\"",
            en: "no party called \"\(words.text)\" stands in the section \"Parties\""),
          notes: Diagnostic.nearest(words.text, among: names))
      case .cutOff(let syntax) where syntax.cutOff == nil:
        return Diagnostic(
          .error, "bad-cut-off", in: regulation.source, at: application.place.range,
          Words(
            vi:
              "số liệu tính đến một ngày của tháng cuối kỳ, một ngày cố định trong năm như 31/10, hoặc một thứ trong tuần",
            en:
              "figures close on a day of the period's last month, on a fixed day of the year such as 31/10, or on a day of the week"
          ))
      default: return nil
      }
    }
  }

  private func membersBelowTop(_ words: Word) -> Diagnostic {
    Diagnostic(
      .error, "members-below-top", in: regulation.source, at: words.place.range,
      Words(
        vi: "thành phần của \"\(words.text)\" có giá trị cho cả quy chế nên phải định ngoài các điều khoản",
        en: "the members of \"\(words.text)\" hold for the whole regulation and are settled outside its clauses"),
      notes: [
        Words(vi: "chuyển khối này lên dưới mục \"Các bên\"", en: "move this block up, under the section \"Parties\"")
      ])
  }

  // MARK: Two values

  private func contradictions() -> [Diagnostic] {
    var out: [Diagnostic] = []
    var known: [String: [Application]] = [:]
    for later in regulation.applications {
      guard let kind = later.item.matter else { continue }
      let key = "\(later.heading) \(later.from?.description ?? "") \(kind)"
      defer { known[key, default: []].append(later) }
      for earlier in known[key] ?? [] where earlier.reachesSame(as: later) && earlier.item != later.item {
        let line = regulation.source.position(at: earlier.place.range.lower).line
        out.append(
          Diagnostic(
            .error, "applications-contradict", in: regulation.source, at: later.place.range,
            Words(
              vi: "dòng \(line) đã định điều này khác đi, cùng chỗ và cùng ngày bắt đầu",
              en: "line \(line) settles this otherwise, at the same place and from the same day"),
            notes: [
              Words(
                vi: "giữ một, hoặc ghi \"từ …\" cho cách áp dụng mới",
                en: "keep one, or give the new application a \"from …\"")
            ]))
        break
      }
    }
    return out
  }

  // MARK: Days

  /// From which day a text is followed does not depend on the day asked about.
  private func boundedFollowing() -> [Diagnostic] {
    regulation.applications.compactMap { application in
      guard application.isFollowing, application.from != nil || application.to != nil else { return nil }
      return Diagnostic(
        .error, "bounded-following", in: regulation.source, at: application.place.range,
        Words(
          vi: "\"theo dõi từ …\" có giá trị cho mọi ngày, nên căn cứ của nó không có \"từ\", \"đến\"",
          en: "\"followed from …\" holds for all days, so its ground has no \"from\" and \"to\""),
        notes: [
          Words(
            vi: "tách nó ra một khối apdung riêng, căn cứ không ghi \"; từ …\"",
            en: "put it into an application of its own whose ground has no \"; from …\"")
        ])
    }
  }

  // MARK: Forms

  /// Every form that a sentence or an application names.
  var namedForms: [Word] {
    var words: [Word] = regulation.applications.compactMap { if case .onForm(let form) = $0.item { form } else { nil } }
    for rule in regulation.rules {
      words += (rule.duty?.contents ?? []).compactMap { if case .onForm(let form) = $0 { form } else { nil } }
    }
    return words
  }

  private func unknownForms() -> [Diagnostic] {
    guard let forms else { return [] }
    return namedForms.filter { !forms.contains($0.text) }.map { form in
      Diagnostic(
        .error, "unknown-form", in: regulation.source, at: form.place.range,
        Words(
          vi: "không có biểu mẫu \"\(form.text)\" trong thư mục forms",
          en: "there is no form \"\(form.text)\" in the folder forms"),
        notes: Diagnostic.nearest(form.text, among: forms.sorted()))
    }
  }
}

extension Application {
  /// True where it names its rules by label.
  fileprivate var isLabelled: Bool { if case .labels = scope { true } else { false } }

  /// True where two applications of one heading reach the same rules and series with the same strength.
  fileprivate func reachesSame(as other: Application) -> Bool {
    switch (scope, other.scope) {
    case (.all, .all): true
    case (.labels(let mine, let series), .labels(let theirs, let other)):
      series == other
        && !Set(mine.map(\.text.strippedBrackets)).isDisjoint(with: theirs.map(\.text.strippedBrackets))
    case (.reports(let mine), .reports(let theirs)), (.series(let mine), .series(let theirs)): mine == theirs
    default: false
    }
  }
}

extension ApplicationSyntax.Item {
  /// Which single matter an item settles; nil for items that may stand beside others.
  fileprivate var matter: String? {
    switch self {
    case .wordsAre(let words, _): "words \(VietnameseText.key(words.text))"
    case .periodIs: "period"
    case .due: "due"
    case .cutOff: "cutOff"
    case .members(let words, _): "members \(VietnameseText.key(words.text))"
    case .recipients: "recipients"
    case .onForm: "form"
    case .inForceFrom: "effect"
    case .followedFrom: "followed"
    case .roll, .absorbing, .toldAtOnceBy, .doneThrough, .sameAs, .notStated: nil
    }
  }
}
