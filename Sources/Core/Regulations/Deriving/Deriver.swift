import CivilTime
import Diagnostics
import Organisations

/// Makes a draft of a lower level's text from its parent: the parties become those of the body's level and place, what cannot be carried
/// over stands as prose beside the parent's words, and every clause keeps its address.
///
/// The draft is made of the parsed syntax and printed as `format` prints; accounts stay as they are.
public struct Deriver {
  private let regulation: Regulation
  private let file: RegulationFile
  private let descent: Descent
  private let parties: PartyDescent
  private let sentences: SentenceDescent
  private let id: String
  private let firstDay: CivilDate
  private let language: Language
  private let printer: SentencePrinter
  private var decisions: [Derivation.Decision] = []
  private var examples = 0

  /// The draft for the level and place of a body, as they are on a day.
  ///
  /// `id` is the draft's `mã`, else the parent's with the place's name behind it; `decided` gives the bodies that a person chose for some
  /// parties, by name. The parent must have no error. Cost: the parent's sentences times its parties, and some selections in the register.
  public static func derive(
    _ regulation: Regulation, _ binding: PartyBinding, for body: OrganisationID, in register: Register, on: CivilDate,
    id: String? = nil, decided: [String: OrganisationID] = [:]
  ) throws(DerivationError) -> Derivation {
    let descent = try Descent(from: regulation, binding, to: body, in: register, on: on)
    let known = Set(regulation.parties.map { VietnameseText.key($0.name) })
    for name in decided.keys.sorted() where !known.contains(VietnameseText.key(name)) {
      throw .unknownParty(name, nearest: NearestName.nearest(to: name, among: regulation.parties.map(\.name)))
    }
    if let id, !Header.isID(id) { throw .badID(id) }
    let place = VietnameseText.plainKey(descent.placeName).slug
    var deriver = Deriver(regulation, descent, id: id ?? "\(regulation.id)-\(place)", decided)
    return deriver.derive()
  }

  private init(
    _ regulation: Regulation, _ descent: Descent, id: String, _ decided: [String: OrganisationID]
  ) {
    self.regulation = regulation
    self.descent = descent
    self.id = id
    file = RegulationParser.parse(regulation.source).file
    firstDay = max(descent.on, regulation.inForceFrom ?? descent.on)
    language = file.language
    printer = SentencePrinter(file.language, names: regulation.parties.map(\.name))
    parties = PartyDescent(file.parties, of: regulation, by: descent, decided: decided)
    sentences = SentenceDescent(regulation, parties, id: id)
  }

  private func say(_ vi: String, _ en: String) -> String { Words(vi: vi, en: en)[language] }

  private mutating func derive() -> Derivation {
    for party in file.parties {
      let key = VietnameseText.key(party.name.text)
      for why in parties.left[key].map({ [$0] }) ?? parties.reduced[key] ?? [] {
        decisions.append(.init(kind: .party, subject: party.name.text, why: why))
      }
    }
    let raw = (header() + body()).joined(separator: "\n")
    let printed = RegulationParser.parse(SourceText(name: id, text: raw)).file
    let moved = file.parties.compactMap { party -> Derivation.MovedParty? in
      guard let new = parties.kept[VietnameseText.key(party.name.text)], let selector = new.selector,
        selector != party.selector
      else { return nil }
      return .init(name: party.name.text, selector: printer.selector(selector))
    }
    return Derivation(
      id: id, place: descent.placeName, text: RegulationPrinter.print(printed, language: language), parties: moved,
      decisions: decisions, sentences: sentences.kept.count, examples: examples)
  }

  // MARK: Header

  private var title: String {
    let kind = Regulation.Kind.phrases.first { $0.0 == regulation.kind }
    let name = language == .vi ? kind?.vi : kind?.en
    return say(
      "Dự thảo \(name ?? "") tại \(descent.placeName), lập từ: \(regulation.title)",
      "Draft \(name ?? ""), \(descent.placeName), derived from: \(regulation.title)")
  }

  private func header() -> [String] {
    func line(_ key: Header.Key, _ value: String) -> String {
      let words = Header.Key.phrases.first { $0.0 == key }
      return "\((language == .vi ? words?.vi : words?.en) ?? ""): \(value)"
    }
    func old(_ key: Header.Key) -> [String] {
      file.header.first { Header.Key($0.key.text) == key }.map { [line(key, $0.value.text)] } ?? []
    }
    let unknown = language == .vi ? Header.unknown.vi : Header.unknown.en
    let number = regulation.number.map { say(", số \($0)", ", no. \($0)") } ?? ""
    return ["---", line(.language, "1"), line(.id, id)] + old(.kind) + [
      line(.title, title), line(.number, unknown), line(.signed, unknown), line(.from, unknown),
    ] + (regulation.inForceTo.map { [line(.to, $0.inRuleText)] } ?? []) + old(.scope) + [
      line(.basis, "\(regulation.id), \(regulation.title)\(number)"), "---",
    ]
  }

  // MARK: Body

  private mutating func body() -> [String] {
    var outline = ClauseOutline(id: regulation.id, source: file.source)
    var out: [String] = []
    var hasTitle = false
    let lastParties = file.blocks.lastIndex { block in
      if case .parties(let items) = block {
        items.contains { if case .party = $0 { true } else { false } }
      } else {
        false
      }
    }
    for (index, block) in file.blocks.enumerated() {
      switch block {
      case .prose(let place): out += verbatim(place)
      case .heading(let heading):
        outline.enter(heading)
        let isTitle = !hasTitle && heading.level == 1 && heading.part == nil
        out += isTitle ? opening() : verbatim(heading.place)
        hasTitle = hasTitle || isTitle
      case .parties(let items): out += lines(items) + (index == lastParties ? partiesLeft() : [])
      case .fence(let fence):
        let lines = lines(fence, outline.spot.address)
        // Where a block goes, the blank line in front of it goes too.
        if lines.isEmpty, out.last == "" { out.removeLast() }
        out += lines
      }
    }
    return hasTitle ? out : opening() + [""] + out
  }

  /// The title, what the draft is, and its own day of effect.
  private func opening() -> [String] {
    let fence = ApplicationSyntax(
      ground: .inferred(
        say(
          "dự thảo lấy ngày \(firstDay.inRuleText) làm ngày đầu, khi ký thì ghi lại",
          "the draft takes \(firstDay.inRuleText) as its first day, to be mended when it is signed")),
      from: nil, to: nil,
      lines: [
        .content(.init(scope: .all, items: [.init(item: .inForceFrom(firstDay), place: Self.none)], place: Self.none))
      ], place: Self.none)
    return [
      "# \(title)", "",
      say(
        "Dự thảo lập từ \(regulation.id) cho \(descent.placeName), ngày \(descent.on.inRuleText). Địa chỉ các điều khoản, tên tắt các bên và lời kể giữ như \(regulation.id).",
        "A draft made from \(regulation.id) for \(descent.placeName) on \(descent.on.inRuleText). Addresses of clauses, short names of parties and accounts are those of \(regulation.id)."
      ),
      say(
        "Chỗ ghi \"chưa đưa vào\" là chỗ cần người quyết định.",
        "What is marked \"left out\" is for a person to decide."),
      "",
    ] + fenced(say("apdung", "application"), printer.lines(fence))
  }

  private static let none = Place(SourceRange(0, 0))

  /// The lines of the parent at a place, as they stand.
  private func verbatim(_ place: Place) -> [String] {
    let source = file.source
    let last = source.position(at: place.range.upper).line
    return (source.position(at: place.range.lower).line...last).map { source.text(source.range(ofLine: $0)) }
  }

  private func fenced(_ name: String, _ lines: [String]) -> [String] { ["```\(name)"] + lines + ["```"] }

  /// A text as a quotation, line by line.
  private func quoted(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0.drop { $0 == " " })" }
  }

  private func lines(_ items: [RegulationFile.PartyItem]) -> [String] {
    items.flatMap { item -> [String] in
      switch item {
      case .prose(let place): verbatim(place)
      case .party(let party): parties.kept[VietnameseText.key(party.name.text)].map { [printer.line($0)] } ?? []
      }
    }
  }

  private func partiesLeft() -> [String] {
    let left = file.parties.compactMap { party -> String? in
      guard let why = parties.left[VietnameseText.key(party.name.text)] else { return nil }
      let name = party.longName.map { "\(party.name.text) (\($0))" } ?? party.name.text
      return say("> Chưa đưa vào: \(name): \(why.vi).", "> Left out: \(name): \(why.en).")
    }
    return left.isEmpty ? [] : left + [""]
  }

  private mutating func lines(_ fence: RegulationFile.Fence, _ heading: String) -> [String] {
    switch fence.content {
    case .rules(let items): return fenced(say("quydinh", "rule"), items.flatMap { lines($0, heading) })
    case .application(let application): return lines(application, heading)
    case .examples(let items):
      examples += items.reduce(0) { if case .content = $1 { $0 + 1 } else { $0 } }
      return []
    case .other: return verbatim(fence.place)
    }
  }

  private mutating func lines(_ item: FenceItem<RuleSyntax>, _ clause: String) -> [String] {
    guard case .content(let rule) = item else {
      if case .prose(let text) = item { return [text] }
      return []
    }
    let address = rule.label.map { "\(clause)/\($0.text.strippedBrackets)" } ?? clause
    if let why = sentences.left[address] {
      decisions.append(.init(kind: .sentence, subject: address, why: why))
      return [say("> Chưa đưa vào, \(why.vi):", "> Left out, \(why.en):")] + quoted(printer.sentence(rule))
    }
    guard let moved = sentences.kept[address] else { return [] }
    return runningWithout(sentences.without[address] ?? [], .names, address) + [printer.sentence(moved)]
  }

  /// Tells of names that what follows lists no more.
  private mutating func runningWithout(
    _ names: [String], _ kind: Derivation.Kind, _ subject: String
  ) -> [String] {
    if names.isEmpty { return [] }
    let list = names.joined(separator: ", ")
    decisions.append(
      .init(kind: kind, subject: subject, why: Words(vi: "chạy không có \(list)", en: "runs without \(list)")))
    return [say("> Chưa đưa vào phần sau: \(list).", "> Left out of what follows: \(list).")]
  }

  private mutating func lines(_ application: ApplicationSyntax, _ heading: String) -> [String] {
    let outcome = ApplicationDescent(regulation, parties, sentences, firstDay: firstDay, printer: printer)
      .moved(application)
    let subject = heading.isEmpty ? regulation.id : heading
    var remarks = runningWithout(outcome.without, .application, subject)
    for left in outcome.left {
      // Where its sentences are left out, these are what a person decides about.
      if left.why != ApplicationDescent.nothingReached {
        decisions.append(.init(kind: .application, subject: subject, why: left.why))
      }
      remarks.append(say("> Chưa đưa vào, \(left.why.vi):", "> Left out, \(left.why.en):"))
      remarks += quoted(left.text)
    }
    if outcome.gaveEffect {
      remarks.append(
        say(
          "> Ngày có hiệu lực của \(regulation.id) không mang sang; dự thảo có ngày riêng ở đầu tệp.",
          "> The day of effect of \(regulation.id) is not carried over; the draft has its own at the top."))
    }
    guard let new = outcome.application else { return remarks }
    let lines = printer.lines(new)
    return fenced(say("apdung", "application"), [lines[0]] + remarks + lines.dropFirst())
  }
}

extension RegulationFile {
  /// The parties of all sections, in the order declared.
  fileprivate var parties: [PartySyntax] {
    blocks.flatMap { block -> [PartySyntax] in
      guard case .parties(let items) = block else { return [] }
      return items.compactMap { if case .party(let party) = $0 { party } else { nil } }
    }
  }
}

extension String {
  /// Small ASCII letters and digits, with hyphens for everything between.
  fileprivate var slug: String {
    let words = utf8.split { !((0x61...0x7A).contains($0) || (0x30...0x39).contains($0)) }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }
}
