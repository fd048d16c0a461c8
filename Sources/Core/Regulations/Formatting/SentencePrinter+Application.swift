import CivilTime
import Diagnostics

/// Applications: their ground, scope and items.
extension SentencePrinter {
  /// The first line of a block `apdung`. A ground stays on one line, however long.
  func groundLine(_ application: ApplicationSyntax) -> String {
    var line = say(vi: "theo: ", en: "by: ") + application.ground.words[language]
    if let from = application.from { line += "; \(say(vi: "từ", en: "from")) \(from.inRuleText)" }
    if let to = application.to { line += "; \(say(vi: "đến", en: "to")) \(to.inRuleText)" }
    return line
  }

  func scope(_ scope: ApplicationSyntax.Scope) -> String {
    switch scope {
    case .all: return ""
    case .labels(let labels, let series):
      let rest = series.map { self.scope(.series($0)) } ?? ""
      return labels.map { label($0) }.joined(separator: ", ") + " " + rest
    case .reports(let series):
      return say(vi: "\(say(.everyReport)) \(text(series)): ", en: "every \(text(series)) report: ")
    case .series(let series): return say(vi: "\(say(.series)) \(text(series)): ", en: "\(text(series)) series: ")
    }
  }

  private func text(_ series: Series) -> String {
    guard let words = Series.phrases.first(where: { $0.0 == series }) else { return "" }
    return say(vi: words.vi, en: words.en)
  }

  /// An item in words, on one line.
  public func words(_ item: ApplicationSyntax.Item) -> String { pieces(item).joined(separator: " ") }

  /// What an application settles, on one line, with the series in front where it reaches that alone.
  public func words(_ application: Application) -> String {
    switch application.scope {
    case .all, .labels(_, nil): words(application.item)
    case .labels(_, let series?): scope(.series(series)) + words(application.item)
    case .reports, .series: scope(application.scope) + words(application.item)
    }
  }

  /// The pieces of an item; the last carries the mark `end`.
  func pieces(_ item: ApplicationSyntax.Item, end: String) -> [String] {
    var out = pieces(item)
    out[out.count - 1] += end
    return out
  }

  private func pieces(_ item: ApplicationSyntax.Item) -> [String] {
    switch item {
    case .wordsAre(let words, let list): return listed("\(quoted(words)) \(say(.isWord))", list.map { text($0.form) })
    case .periodIs(let list): return listed(say(.periodIs), list.map { text($0.form) })
    case .due(let deadline, let roll):
      var out = pieces(deadline.form)
      out[0] = "\(say(.due)) \(out[0])"
      if let roll {
        out[out.count - 1] += ","
        out.append(text(roll))
      }
      return out
    case .roll(let roll): return [text(roll)]
    case .cutOff(.weekday(let weekday)): return ["\(say(.figuresAsOf)) \(text(weekday))"]
    case .cutOff(.day(let day)): return ["\(say(.figuresAsOf)) \(reference(day, hasDay: false))"]
    case .members(let words, let list): return listed("\(quoted(words)) \(say(.comprises))", list.map { name($0) })
    case .recipients(let list): return listed(say(.to), list.map { name($0) })
    case .onForm(let form): return ["\(say(.onForm)) \(form.text)"]
    case .absorbing: return [say(.absorbing)]
    case .toldAtOnceBy(let words, let written):
      let told = "\(say(.toldAtOnceBy)) \(words)"
      return written.map { [told + ",", say($0 == .sameDay ? .writtenSameDay : .writtenNextWorkingDay)] } ?? [told]
    case .inForceFrom(let day): return ["\(say(.inForceFrom)) \(day.inRuleText)"]
    case .followedFrom(let day): return ["\(say(.followedFrom)) \(day.inRuleText)"]
    case .doneThrough(let list): return listed(say(.doneThrough), list.map(\.text))
    case .sameAs(let list): return listed(say(.sameAs), list.map(\.text))
    case .notStated(let matters):
      return ["\(say(.notStated))\(say(vi: "", en: ":")) \(matters.map { text($0) }.joined(separator: ", "))"]
    }
  }

  /// A list that may break behind its commas.
  private func listed(_ lead: String, _ list: [String]) -> [String] {
    guard let last = list.last else { return [lead] }
    var out = list.dropLast().map { $0 + "," } + [last]
    out[0] = "\(lead) \(out[0])"
    return out
  }

  private func text(_ roll: ApplicationSyntax.RollChoice) -> String {
    let choice =
      switch roll {
      case .nextWorkingDay: say(.nextWorkingDay)
      case .previousWorkingDay: say(.previousWorkingDay)
      case .unchanged: say(.unchanged)
      }
    return say(.ifDayOff) + say(vi: " ", en: ", ") + choice
  }

  private func text(_ matter: OpenMatter) -> String {
    switch matter {
    case .due: say(.whatDue)
    case .recipient: say(.whatRecipient)
    case .period: say(.whatPeriod)
    case .effect: say(.whatEffect)
    case .members: say(.whatMembers)
    }
  }
}
