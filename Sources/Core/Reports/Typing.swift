import Diagnostics
import Regulations

/// What somebody typed into a form, by the names of its places.
public struct Typing: Hashable, Sendable {
  /// What stands in each place that is not empty.
  public var values: [String: String]

  /// What stands in the places, without spaces at the ends; what is empty is left out.
  public init(_ values: [String: String] = [:]) {
    self.values = values.compactMapValues { value in
      let text = value.drop { $0.isWhitespace }
      let end = text.lastIndex { !$0.isWhitespace }
      return end.map { String(text[...$0]) }
    }
  }

  /// What one would type to give some answers.
  public init(_ answers: Answers, _ language: Language) {
    var values = answers.texts
    for figure in answers.figures { values[Self.place(figure.field, figure.column)] = figure.amount.typed(language) }
    self.init(values)
  }

  /// The name of the place of a number. That of a text, a choice or a file is the id of its field.
  public static func place(_ field: String, _ column: FormField.Column) -> String { "\(field).\(column.rawValue)" }

  /// The places of a form in which somebody types, in its order: a reason behind its field.
  public static func places(of form: Form, beside: Beside = Beside()) -> [String] {
    form.fields.flatMap { field -> [String] in
      if field.kind == .file { return [] }
      guard field.isNumber else { return [field.id] }
      let typed = field.columns.filter { !field.isComputed($0, beside) }.map { place(field.id, $0) }
      return typed + (field.reason == nil ? [] : [Answers.reason(field.id)])
    }
  }

  /// What is wrong in a place.
  public struct Fault: Error, Hashable, Sendable {
    /// The name of the place.
    public let place: String
    /// What was found, and what to do.
    public let words: Words

    /// Something that is wrong at a place.
    public init(place: String, words: Words) {
      self.place = place
      self.words = words
    }
  }

  /// A text has at most so many letters.
  public static let longest = 20_000

  /// The answers that were typed on a form, and all that is wrong with them. `files` says whether some are sent along.
  public func read(
    on form: Form, beside: Beside, hasFiles: Bool, _ language: Language
  ) -> (answers: Answers, faults: [Fault]) {
    var figures: [Figure] = []
    var texts: [String: String] = [:]
    var faults: [Fault] = []
    for field in form.fields {
      switch field.kind {
      case .number:
        for column in field.columns where !field.isComputed(column, beside) {
          let place = Self.place(field.id, column)
          guard let text = values[place] else {
            if field.isRequired, column == .inPeriod {
              faults.append(
                Fault(
                  place: place,
                  words: Words(
                    vi: "\(field.label): chưa có số; không có thì ghi 0",
                    en: "\(field.label): no number yet; give 0 for none")))
            }
            continue
          }
          do throws(Amount.Unreadable) {
            let amount = try Amount(typed: text, language)
            if field.isWhole, !amount.isWhole { throw Amount.Unreadable.notWhole(text, field.unit) }
            figures.append(Figure(field.id, column, amount))
          } catch {
            faults.append(
              Fault(
                place: place,
                words: Words(vi: "\(field.label): \(error.words.vi)", en: "\(field.label): \(error.words.en)")))
          }
        }
        texts[Answers.reason(field.id)] = values[Answers.reason(field.id)]
      case .text: texts[field.id] = values[field.id]
      case .choice(let options):
        texts[field.id] = values[field.id]
        if let chosen = values[field.id], !options.contains(chosen) {
          let list = options.map { "\"\($0)\"" }.joined(separator: ", ")
          faults.append(
            Fault(
              place: field.id,
              words: Words(
                vi: "\(field.label): \"\(chosen)\" không có trong các lựa chọn \(list)",
                en: "\(field.label): \"\(chosen)\" is none of \(list)")))
        }
      case .file:
        if field.isRequired, !hasFiles {
          faults.append(
            Fault(
              place: "file",
              words: Words(vi: "\(field.label): chưa chọn tệp", en: "\(field.label): no file was chosen")))
        }
      }
      if field.isRequired, !field.isNumber, field.kind != .file, values[field.id] == nil {
        faults.append(
          Fault(
            place: field.id,
            words: Words(vi: "\(field.label): chưa ghi", en: "\(field.label): nothing is written")))
      }
    }
    for (key, text) in texts.sorted(by: { $0.key < $1.key }) where text.unicodeScalars.count > Self.longest {
      // A reason stands under the key of its field.
      let label = form.fields.first { $0.id == key || key.hasPrefix($0.id + ".") }.map { "\($0.label): " } ?? ""
      faults.append(
        Fault(
          place: key,
          words: Words(
            vi: "\(label)dài hơn \(Language.vi.written(Self.longest)) ký tự; gửi thành tệp kèm theo",
            en: "\(label)more than \(Language.en.written(Self.longest)) characters; send it as a file")))
    }
    let answers = Answers(figures, texts: texts)
    return (answers, faults + reasons(form, answers, beside, language))
  }

  /// The reasons that are due and were not given.
  private func reasons(_ form: Form, _ answers: Answers, _ beside: Beside, _ language: Language) -> [Fault] {
    let sheet = Sheet(form, answers, beside: beside)
    return form.fields.compactMap { field -> Fault? in
      guard sheet.needsReason(field), answers.reason(field.id) == nil, let rule = field.reason,
        let now = answers.amount(field.id)
      else { return nil }
      let isYearly = field.columns.contains(.samePeriodLastYear)
      let base = isYearly ? sheet.amount(field, .samePeriodLastYear) ?? .zero : .zero
      let last =
        isYearly
        ? Words(vi: ", cùng kỳ năm trước \(base.words(.vi))", en: ", last year \(base.words(.en))")
        : Words(vi: "", en: "")
      let limit = rule.words(isYearly: isYearly)
      let words = Words(
        vi: "\(field.label): kỳ này \(now.words(.vi))\(last.vi); số \(limit.vi) thì nêu lý do",
        en: "\(field.label): \(now.words(.en)) now\(last.en); give the reason where it \(limit.en)")
      return Fault(place: Answers.reason(field.id), words: words)
    }
  }
}
