import CivilTime
import Diagnostics
import Organisations

/// The program was used wrongly: one sentence, exit code 2.
struct UsageError: Error {
  let message: Words

  static func twice(_ name: String) -> UsageError {
    UsageError(message: Words(vi: "\(name) viết hai lần", en: "\(name) is given twice"))
  }

  static func notAllowed(_ name: String, _ text: String, _ allowed: [String]) -> UsageError {
    UsageError(
      message: Words(
        vi: "\(name): \"\(text)\" không được dùng; được dùng: \(allowed.joined(separator: ", "))",
        en: "\(name): \"\(text)\" is not allowed; allowed: \(allowed.joined(separator: ", "))"))
  }
}

/// An option of a command.
struct Option {
  let name: String
  /// The placeholder of its value; nil for a flag.
  let value: String?
  let help: Words
  var repeats = false
}

/// What a command takes.
struct CommandForm {
  let name: String
  let summary: Words
  /// The placeholder of what stands without a flag; nil where nothing may.
  let operands: String?
  let options: [Option]
  /// Lines to copy.
  var examples: [String] = []
  /// True where what stands without a flag names files.
  var operandsNameFiles = false
  /// The new files that the words name, or the folders in which they are.
  var writes: @Sendable (Arguments) -> NewFiles = { _ in NewFiles() }
}

/// Where a command writes new files: at some paths, and in some folders.
struct NewFiles {
  var files: [String] = []
  var folders: [String] = []

  /// Whether a file may stand at a path.
  func allow(_ path: String) -> Bool {
    if files.contains(path) { return true }
    return folders.contains { folder in
      // By bytes, as the system reads it: one letter with a mark is several.
      let start = Array("\(folder)/".utf8)
      guard path.utf8.starts(with: start) else { return false }
      let name = path.utf8.dropFirst(start.count)
      return name.first.map { $0 != UInt8(ascii: ".") } ?? false && !name.contains(UInt8(ascii: "/"))
    }
  }
}

/// The arguments of one command, read against its form.
struct Arguments {
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Reads `words`; an unknown option is told with the nearest known one.
  init(_ words: some Sequence<String>, _ form: CommandForm) throws(UsageError) {
    var iterator = Array(words).makeIterator()
    var onlyOperands = false
    while let word = iterator.next() {
      if onlyOperands || !word.hasPrefix("-") || word == "-" || Self.isNegativeNumber(word) {
        operands.append(word)
        continue
      }
      if word == "--" {
        onlyOperands = true
        continue
      }
      let pieces = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = form.options.first(where: { "--\($0.name)" == pieces[0] }) else {
        throw Self.unknown(pieces[0], form)
      }
      if option.value == nil {
        guard pieces.count == 1 else {
          throw UsageError(message: Words(vi: "\(pieces[0]) không nhận giá trị", en: "\(pieces[0]) takes no value"))
        }
        if values[option.name] != nil { throw UsageError.twice(pieces[0]) }
        values[option.name, default: []].append("")
        continue
      }
      // What begins as an option is none of this one's values: the value was forgotten.
      guard let value = pieces.count == 2 ? pieces[1] : iterator.next(), !value.isEmpty,
        pieces.count == 2 || !value.hasPrefix("--")
      else {
        throw UsageError(
          message: Words(
            vi: "\(pieces[0]) cần một giá trị: \(pieces[0]) \(Help.placeholder(option.value ?? "", .vi))",
            en: "\(pieces[0]) needs a value: \(pieces[0]) \(Help.placeholder(option.value ?? "", .en))"))
      }
      if values[option.name] != nil, !option.repeats { throw UsageError.twice(pieces[0]) }
      values[option.name, default: []].append(value)
    }
    if form.operands == nil, let first = operands.first {
      throw UsageError(
        message: Words(
          vi: "phoihop \(form.name) không nhận \"\(first)\"; xem phoihop \(form.name) --help",
          en: "phoihop \(form.name) does not take \"\(first)\"; see phoihop \(form.name) --help"))
    }
  }

  /// `-10wd` is a term, not an option.
  private static func isNegativeNumber(_ word: String) -> Bool {
    word.utf8.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false
  }

  private static func unknown(_ word: String, _ form: CommandForm) -> UsageError {
    let known = form.options.map { "--\($0.name)" }
    let near = NearestName.nearest(to: word, among: known)
    return UsageError(
      message: Words(
        vi: "phoihop \(form.name) không có \(word)"
          + (near.map { "; có phải \($0)?" } ?? "; xem phoihop \(form.name) --help"),
        en: "phoihop \(form.name) has no \(word)"
          + (near.map { "; did you mean \($0)?" } ?? "; see phoihop \(form.name) --help")))
  }

  // MARK: Values

  func has(_ name: String) -> Bool { values[name] != nil }
  func text(_ name: String) -> String? { values[name]?.last }
  func texts(_ name: String) -> [String] { values[name] ?? [] }

  /// A day as ISO or dd/mm/yyyy; the year in full, for `24` would be the year 24.
  func day(_ name: String) throws(UsageError) -> CivilDate? {
    guard let text = text(name) else { return nil }
    return try Self.day(text, named: "--\(name)")
  }

  func needDay(_ name: String, _ form: CommandForm) throws(UsageError) -> CivilDate {
    if let day = try day(name) { return day }
    throw UsageError(
      message: Words(
        vi: "phoihop \(form.name) cần --\(name) NGÀY, như --\(name) 2024-03-20",
        en: "phoihop \(form.name) needs --\(name) DAY, as --\(name) 2024-03-20"))
  }

  static func day(_ text: String, named name: String) throws(UsageError) -> CivilDate {
    let words = text.split(separator: "/", omittingEmptySubsequences: false)
    let parts = words.map { Int($0) }
    if parts.count == 3, words[2].utf8.count == 4, let day = parts[0], let month = parts[1], let year = parts[2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "/") || (0x30...0x39).contains($0) })
    {
      if let date = CivilDate(year: year, month: month, day: day) { return date }
      throw impossible(text, name)
    }
    if let date = CivilDate(iso: text) { return date }
    let bytes = Array(text.utf8)
    let looksISO =
      bytes.count == 10 && bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
      && bytes.enumerated().allSatisfy { $0 == 4 || $0 == 7 || (0x30...0x39).contains($1) }
    if looksISO { throw impossible(text, name) }
    throw UsageError(
      message: Words(
        vi: "\(name): \"\(text)\" không phải là ngày; viết 2024-03-20 hoặc 20/3/2024",
        en: "\(name): \"\(text)\" is no day; write 2024-03-20 or 20/3/2024"))
  }

  private static func impossible(_ text: String, _ name: String) -> UsageError {
    UsageError(
      message: Words(
        vi: "\(name): không có ngày \(text) trong lịch", en: "\(name): there is no day \(text) in the calendar"))
  }

  /// One of a few words.
  func choice(_ name: String, _ allowed: [String]) throws(UsageError) -> String {
    let text = text(name) ?? allowed[0]
    guard allowed.contains(text) else { throw UsageError.notAllowed("--\(name)", text, allowed) }
    return text
  }
}

extension Arguments {
  /// The first operand as one of some actions, and the operands behind it: as many as the action takes.
  func action(_ form: CommandForm, _ actions: [String: ClosedRange<Int>]) throws(UsageError) -> (String, [String]) {
    let names = actions.keys.sorted()
    guard let action = operands.first else {
      throw UsageError(
        message: Words(
          vi: "phoihop \(form.name) cần một việc: \(names.joined(separator: ", ")); xem phoihop \(form.name) --help",
          en: "phoihop \(form.name) needs an action: \(names.joined(separator: ", ")); see phoihop \(form.name) --help")
      )
    }
    guard let count = actions[action] else {
      let near = NearestName.nearest(to: action, among: names)
      throw UsageError(
        message: Words(
          vi: "phoihop \(form.name) không có việc \"\(action)\"; "
            + (near.map { "có phải \"\($0)\"?" } ?? "có: \(names.joined(separator: ", "))"),
          en: "phoihop \(form.name) has no action \"\(action)\"; "
            + (near.map { "did you mean \"\($0)\"?" } ?? "there are: \(names.joined(separator: ", "))")))
    }
    let rest = Array(operands.dropFirst())
    guard count.contains(rest.count) else {
      let wanted =
        count.count == 1
        ? "\(count.lowerBound)"
        : count.upperBound == .max ? "≥ \(count.lowerBound)" : "\(count.lowerBound)–\(count.upperBound)"
      throw UsageError(
        message: Words(
          vi:
            "phoihop \(form.name) \(action) cần \(wanted) giá trị phía sau, ở đây có \(rest.count); xem phoihop \(form.name) --help",
          en:
            "phoihop \(form.name) \(action) needs \(wanted) \(count == 1...1 ? "value" : "values") behind it, here are \(rest.count); see phoihop \(form.name) --help"
        ))
    }
    return (action, rest)
  }

  /// An option that must be there.
  func need(_ name: String, _ form: CommandForm, _ example: String) throws(UsageError) -> String {
    if let text = text(name) { return text }
    throw UsageError(
      message: Words(
        vi: "phoihop \(form.name) cần --\(name), như --\(name) \(example)",
        en: "phoihop \(form.name) needs --\(name), as --\(name) \(example)"))
  }

  /// A body by its id.
  func organisation(_ name: String, _ form: CommandForm) throws(UsageError) -> OrganisationID {
    try Self.organisation(try need(name, form, "org-0005"), named: "--\(name)")
  }

  static func organisation(_ text: String, named name: String) throws(UsageError) -> OrganisationID {
    guard let id = OrganisationID(text) else {
      throw UsageError(
        message: Words(
          vi: "\(name): \"\(text)\" không phải là mã cơ quan; viết như org-0005",
          en: "\(name): \"\(text)\" is no id of a body; write org-0005"))
    }
    return id
  }

  /// A whole number within bounds.
  func number(_ name: String, _ allowed: ClosedRange<Int64>) throws(UsageError) -> Int64? {
    guard let text = text(name) else { return nil }
    guard let number = Int64(text), allowed.contains(number) else {
      let upper = allowed.upperBound == .max ? "" : "…\(allowed.upperBound)"
      throw UsageError(
        message: Words(
          vi: "--\(name): \"\(text)\" không phải là số trong khoảng \(allowed.lowerBound)\(upper)",
          en: "--\(name): \"\(text)\" is no number in \(allowed.lowerBound)\(upper)"))
    }
    return number
  }
}
