import Diagnostics

/// Follows the headings of a file and gives each clause its address.
struct ClauseOutline {
  /// The clause that a fence stands in; the address is empty outside any.
  struct Spot {
    let address: String
  }

  private struct Open {
    let level: Int
    let part: String?
    let heading: String
  }

  private let id: String
  private let source: SourceText
  private var stack: [Open] = []
  private(set) var clauses: [Clause] = []
  private var accounts: [String: [SourceRange]] = [:]
  private var hasFence: Set<String> = []
  private var findings = FindingList()
  private var seen: [String: SourceRange] = [:]

  init(id: String, source: SourceText) {
    self.id = id
    self.source = source
  }

  var spot: Spot { Spot(address: address) }

  /// The parts of the open headings; a part that continues its parent's after a full stop replaces it.
  private var address: String {
    var parts: [String] = []
    for part in stack.compactMap(\.part) {
      if let last = parts.last, part.hasPrefix(last + ".") { parts[parts.count - 1] = part } else { parts.append(part) }
    }
    return parts.isEmpty ? "" : id + "/" + parts.joined(separator: "/")
  }

  mutating func enter(_ heading: RegulationFile.Heading) {
    while let last = stack.last, last.level >= heading.level { stack.removeLast() }
    stack.append(Open(level: heading.level, part: heading.part?.text, heading: heading.text))
    guard let part = heading.part else { return }
    guard Cursor.isAddress(Array(part.text.utf8)[...]), !part.text.contains("/") else {
      findings.append(
        Diagnostic(
          .error, "bad-part", in: source, at: part.place.range,
          Words(
            vi: "phần địa chỉ chỉ gồm chữ không dấu, số, gạch nối và dấu chấm, như {#dieu-6} hoặc {#1.7}",
            en: "a part of an address has ASCII letters, digits, hyphens and full stops, as {#dieu-6} or {#1.7}")))
      return
    }
    let address = self.address
    if let first = seen[address] {
      let line = source.position(at: first.lower).line
      findings.append(
        Diagnostic(
          .error, "doubled-address", in: source, at: part.place.range,
          Words(
            vi: "địa chỉ \(address) đã có ở dòng \(line)", en: "the address \(address) stands already on line \(line)"))
      )
      return
    }
    seen[address] = heading.place.range
    clauses.append(
      Clause(
        address: address, heading: heading.text, path: stack.map(\.heading), account: "", place: heading.place.range))
  }

  mutating func account(_ range: SourceRange) { accounts[address, default: []].append(range) }

  mutating func markFence() { hasFence.insert(address) }

  /// The clauses with their accounts, and a warning for each that has neither a sentence nor a clause below it.
  mutating func finish() -> [Diagnostic] {
    clauses = clauses.map { clause in
      let account = (accounts[clause.address] ?? []).map { source.text($0) }.joined(separator: " ")
      return Clause(
        address: clause.address, heading: clause.heading, path: clause.path,
        account: VietnameseText.composed(account).collapsingSpace, place: clause.place)
    }
    for (index, clause) in clauses.enumerated() where !hasFence.contains(clause.address) {
      let next = index + 1 < clauses.count ? clauses[index + 1].path : []
      if next.count > clause.path.count, next.starts(with: clause.path) { continue }
      findings.append(
        Diagnostic(
          .warning, "clause-without-sentence", in: source, at: clause.place,
          Words(
            vi: "điều khoản \(clause.address) chưa có câu nào", en: "the clause \(clause.address) has no sentence"),
          notes: [
            Words(
              vi: "nếu chỉ là nguyên tắc hoặc định nghĩa, viết: nguyên tắc \"…\".",
              en: "where it is only a principle or a definition, write: principle \"…\".")
          ]))
    }
    return findings.all
  }
}
