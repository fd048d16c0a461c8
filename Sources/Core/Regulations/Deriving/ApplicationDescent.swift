import CivilTime
import Diagnostics

/// What each application of a text becomes a level below: a proposal, for its ground is the parent's.
struct ApplicationDescent {
  private let regulation: Regulation
  private let parties: PartyDescent
  private let sentences: SentenceDescent
  private let language: Language
  /// The draft's first day.
  private let firstDay: CivilDate
  private let printer: SentencePrinter

  /// The applications of a text in the draft that begins on a day.
  init(
    _ regulation: Regulation, _ parties: PartyDescent, _ sentences: SentenceDescent, firstDay: CivilDate,
    printer: SentencePrinter
  ) {
    self.regulation = regulation
    self.parties = parties
    self.sentences = sentences
    self.firstDay = firstDay
    self.printer = printer
    language = printer.language
  }

  /// What became of one application.
  struct Outcome {
    /// The application of the draft; nil where nothing of it is left.
    var application: ApplicationSyntax?
    /// What of it stands as prose, line by line, each with the reason.
    var left: [(text: String, why: Words)] = []
    /// The parties and addresses that it lists no more.
    var without: [String] = []
    /// True where it gave a day of effect, in place of which the draft has its own.
    var gaveEffect = false
  }

  /// An application as it is in the draft.
  func moved(_ old: ApplicationSyntax) -> Outcome {
    var outcome = Outcome()
    var new = old
    var hasContent = false
    var hadContent = false
    new.ground = ground(old.ground)
    new.lines = old.lines.flatMap { item -> [FenceItem<ApplicationSyntax.Line>] in
      guard case .content(var line) = item else { return [item] }
      hadContent = true
      let scope = line.scope
      line.items = line.items.compactMap { item in
        switch moved(item) {
        case .kept(let moved, let without):
          outcome.without += without
          return .init(item: moved, place: item.place)
        case .effect:
          outcome.gaveEffect = true
          return nil
        case .left(let why):
          let only = ApplicationSyntax.Line(scope: scope, items: [item], place: line.place)
          outcome.left.append((printer.sentence(only), why))
          return nil
        }
      }
      if case .labels(let labels, let series) = scope {
        let rest = labels.filter { label in isHeld(label, by: old) }
        if !rest.isEmpty { line.scope = .labels(rest, series) }
      }
      guard !line.items.isEmpty else { return [] }
      hasContent = true
      return [.content(line)]
    }
    // Without lines, an acceptance would accept everything.
    outcome.application = hadContent && !hasContent || reachesNothing(old) ? nil : new
    if !hadContent, reachesNothing(old) {
      outcome.left.append((printer.lines(old).joined(separator: "\n"), Self.nothingReached))
    }
    return outcome
  }

  private enum Item {
    case kept(ApplicationSyntax.Item, without: [String])
    case effect
    case left(Words)
  }

  /// Why an application is left out none of whose sentences runs.
  static let nothingReached = Words(
    vi: "những câu nó định chưa đưa vào", en: "the sentences that it settles are left out")

  private func moved(_ item: ApplicationSyntax.ItemAt) -> Item {
    func names(_ list: [Word], _ make: ([Word]) -> ApplicationSyntax.Item) -> Item {
      let rest = list.filter(parties.has)
      let lost = list.filter { !parties.has($0) }.map(\.text)
      return rest.isEmpty
        ? .left(Words(vi: "không còn bên nào", en: "no party is left")) : .kept(make(rest), without: lost)
    }
    func links(_ list: [Word], _ make: ([Word]) -> ApplicationSyntax.Item) -> Item {
      let rest = list.filter { !sentences.isLeft($0) }
      let lost = list.filter(sentences.isLeft).map(\.text)
      return rest.isEmpty
        ? .left(
          Words(
            vi: "dựa vào \(lost.joined(separator: ", ")), chưa đưa vào",
            en: "rests on \(lost.joined(separator: ", ")), which is left out"))
        : .kept(make(rest.map(sentences.renamed)), without: lost)
    }
    if case .inForceFrom = item.item { return .effect }
    if case .followedFrom = item.item {
      return .left(
        Words(
          vi: "mỗi nơi tự định từ ngày nào thì theo dõi", en: "each place settles itself from which day it is followed")
      )
    }
    if case .members(let words, let list) = item.item {
      return parties.has(words)
        ? names(list) { .members(words, $0) }
        : .left(Words(vi: "bên \(words.text) chưa đưa vào", en: "the party \(words.text) is left out"))
    }
    let reached = regulation.rules.filter { rule in
      rule.applications.contains { $0.place.range == item.place.range }
    }
    let running = reached.filter { sentences.kept[$0.address] != nil }
    if running.isEmpty, !reached.isEmpty { return .left(Self.nothingReached) }
    switch item.item {
    case .wordsAre(let words, _):
      let isOpen = running.contains { $0.duty?.recurrences.contains { OpenWords.match(words.text, $0.form) } ?? false }
      return isOpen ? .kept(item.item, without: []) : .left(Self.nothingReached)
    case .due(let deadline, _):
      if let day = deadline.form.fullDate, day < firstDay {
        return .left(
          Words(vi: "hạn trước ngày đầu của dự thảo", en: "the due day is before the first day of the draft"))
      }
      return .kept(item.item, without: [])
    case .recipients(let list): return names(list) { .recipients($0) }
    case .doneThrough(let list): return links(list) { .doneThrough($0) }
    case .sameAs(let list): return links(list) { .sameAs($0) }
    default: return .kept(item.item, without: [])
    }
  }

  /// True where the sentence of a label that an application names runs in the draft.
  private func isHeld(_ label: Word, by application: ApplicationSyntax) -> Bool {
    regulation.rules.contains { rule in
      rule.label == label.text.strippedBrackets && sentences.kept[rule.address] != nil
        && rule.applications.contains { known in
          application.lines.contains { item in
            guard case .content(let line) = item else { return false }
            return line.items.contains { $0.place.range == known.place.range }
          }
        }
    }
  }

  /// True for the acceptance of a whole clause none of whose sentences runs.
  private func reachesNothing(_ application: ApplicationSyntax) -> Bool {
    let reached = regulation.rules.filter { rule in
      rule.applications.contains { $0.place.range == application.place.range }
    }
    return !reached.isEmpty && reached.allSatisfy { sentences.kept[$0.address] == nil }
  }

  /// The parent's agreement or letter binds nobody below: in the draft it is a proposal that says where it comes from.
  private func ground(_ old: ApplicationSyntax.Ground) -> ApplicationSyntax.Ground {
    if old == .acceptedNotStated { return old }
    let words = if case .inferred(let text) = old { text } else { old.words[language] }
    return .inferred(
      Words(vi: "đề nghị theo \(regulation.id): \(words)", en: "proposed after \(regulation.id): \(words)")[language])
  }
}

extension DeadlineSyntax.Form {
  /// The day of the calendar that it names outright.
  fileprivate var fullDate: CivilDate? {
    switch self {
    case .before(.date(let day)), .by(.date(let day)): day
    default: nil
    }
  }
}
