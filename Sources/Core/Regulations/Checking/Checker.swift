import CivilTime
import Diagnostics
import Organisations

/// Looks for what is wrong or left open in regulations that parse. Every finding of every check comes out in one run.
public struct Checker {
  /// The regulations looked at together: links may lead from one to another.
  let regulations: [Regulation]
  /// The ids of the forms there are; nil where forms were not looked for.
  let forms: Set<String>?
  /// Addresses of all rules and clauses.
  let addresses: AddressBook

  /// A checker of some regulations.
  public init(_ regulations: [Regulation], forms: Set<String>? = nil) {
    self.regulations = regulations
    self.forms = forms
    addresses = AddressBook(regulations)
  }

  /// What can be found without a register.
  public func check() -> [Diagnostic] {
    Self.doubledRegulations(regulations)
      + regulations.flatMap { regulation in
        LinkCheck(regulation, addresses).findings() + DueDayCheck(regulation).findings()
          + ApplicationCheck(regulation, forms).findings() + ContradictionCheck(regulation).findings()
          + OpenPoints(regulation, addresses).findings()
      }
  }

  /// What one of them leaves open and no application has settled or accepted.
  public func openPoints(of regulation: Regulation) -> [Diagnostic] { OpenPoints(regulation, addresses).findings() }

  /// What a register tells of a regulation's parties.
  public func check(_ regulation: Regulation, _ binding: PartyBinding, _ register: Register) -> [Diagnostic] {
    RegisterCheck(regulation, binding, register).findings()
  }

  /// What is not checked without a register.
  public func uncheckedWithoutRegister(_ regulation: Regulation) -> Diagnostic {
    Diagnostic(
      .info, "no-register", in: regulation.source, at: SourceRange(0, 3),
      Words(
        vi:
          "không có danh bạ nên chưa kiểm tra \(regulation.parties.count) bên và \(regulation.examples.count) ví dụ; thêm --register THƯ_MỤC",
        en:
          "without a register \(count(regulation.parties.count, "party", "parties")) and \(count(regulation.examples.count, "example", "examples")) were not checked; add --register FOLDER"
      ),
      notes: unchecked(regulation))
  }

  /// The forms that a regulation names, where no folder of forms was found to look for them in.
  public func uncheckedForms(_ regulation: Regulation) -> Diagnostic? {
    guard forms == nil else { return nil }
    let named = ApplicationCheck(regulation, forms).namedForms
    guard let first = named.first else { return nil }
    let names = Set(named.map(\.text)).sorted()
    let list = names.prefix(60).joined(separator: ", ") + (names.count > 60 ? ", …" : "")
    return Diagnostic(
      .info, "forms-not-checked", in: regulation.source, at: first.place.range,
      Words(
        vi: "không có thư mục forms cạnh tệp nên chưa kiểm tra \(names.count) biểu mẫu",
        en: "without a folder forms beside the file \(count(names.count, "form was", "forms were")) not checked"),
      notes: [Words(vi: "các biểu mẫu: \(list)", en: "forms: \(list)")])
  }

  private func count(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

  /// The parties and the lines of the examples that a register is needed for.
  private func unchecked(_ regulation: Regulation) -> [Words] {
    let names = regulation.parties.filter { $0.selector != nil }.map(\.name)
    let lines = regulation.examples.map { "\(regulation.source.position(at: $0.syntax.place.range.lower).line)" }
    func list(_ texts: [String]) -> String {
      texts.prefix(60).joined(separator: ", ") + (texts.count > 60 ? ", …" : "")
    }
    return (names.isEmpty ? [] : [Words(vi: "các bên: \(list(names))", en: "parties: \(list(names))")])
      + (lines.isEmpty ? [] : [Words(vi: "ví dụ ở dòng: \(list(lines))", en: "examples on lines: \(list(lines))")])
  }

  /// Two texts with one id, whose versions are one, share days or leave days without any: whatever is asked of the id would be
  /// answered twice or not at all.
  public static func doubledRegulations(_ regulations: [Regulation]) -> [Diagnostic] {
    Dictionary(grouping: regulations, by: \.id).values.filter { $0.count > 1 }.flatMap { versions($0) }
  }

  private static func versions(_ all: [Regulation]) -> [Diagnostic] {
    func report(_ code: String, _ regulation: Regulation, _ vi: String, _ en: String) -> Diagnostic {
      Diagnostic(.error, code, in: regulation.source, at: SourceRange(0, 3), Words(vi: vi, en: en))
    }
    var out: [Diagnostic] = []
    var seen: [String: Regulation] = [:]
    for regulation in all {
      if let known = seen[regulation.version] {
        out.append(
          report(
            "doubled-regulation", regulation,
            "mã \"\(regulation.id)\" bản \(regulation.version) đã có ở \(known.source.name)",
            "the id \"\(regulation.id)\", version \(regulation.version), stands already in \(known.source.name)"))
      }
      seen[regulation.version] = seen[regulation.version] ?? regulation
    }
    if !out.isEmpty { return out }
    let sorted = all.compactMap { regulation in regulation.inForceFrom.map { (from: $0, regulation: regulation) } }
      .sorted { ($0.from, $0.regulation.version) < ($1.from, $1.regulation.version) }
    for (before, after) in zip(sorted, sorted.dropFirst()) {
      let (old, new) = (before.regulation, after.regulation)
      let end = old.inForceTo
      if end.map({ $0 >= after.from }) ?? true {
        out.append(
          report(
            "versions-overlap", new,
            "bản \(new.version) có hiệu lực từ \(after.from.vietnamese), khi bản \(old.version) (\(old.source.name)) còn hiệu lực\(end.map { " đến \($0.vietnamese)" } ?? "")",
            "version \(new.version) is in force from \(after.from.vietnamese), while version \(old.version) (\(old.source.name)) still is\(end.map { ", to \($0.vietnamese)" } ?? "")"
          ))
      } else if let end, end + 1 < after.from {
        out.append(
          report(
            "versions-gap", new,
            "từ \((end + 1).vietnamese) đến \((after.from - 1).vietnamese) không có bản nào có hiệu lực, giữa bản \(old.version) (\(old.source.name)) và bản \(new.version)",
            "from \((end + 1).vietnamese) to \((after.from - 1).vietnamese) no version is in force, between version \(old.version) (\(old.source.name)) and version \(new.version)"
          ))
      }
    }
    return out
  }
}

/// Which rules stand at an address, over several regulations.
struct AddressBook {
  private var rules: [String: [String]] = [:]
  private var ids: Set<String> = []
  private(set) var all: [String] = []

  init(_ regulations: [Regulation]) {
    for regulation in regulations {
      ids.insert(regulation.id)
      for clause in regulation.clauses {
        rules[clause.address] = rules[clause.address] ?? []
        all.append(clause.address)
      }
      for rule in regulation.rules {
        if rule.label != nil { all.append(rule.address) }
        var address = rule.address
        rules[address, default: []].append(rule.address)
        while let slash = address.lastIndex(of: "/") {
          address = String(address[..<slash])
          if rules[address] != nil { rules[address, default: []].append(rule.address) }
        }
      }
    }
  }

  /// The rules at or below an address; nil where nothing stands there.
  func rules(at address: String) -> [String]? { rules[address] }

  /// True where the regulation that an address begins with was read.
  func knowsRegulation(of address: String) -> Bool { ids.contains(String(address.prefix { $0 != "/" })) }
}

extension Diagnostic {
  /// A note with the nearest known name.
  static func nearest(_ name: String, among known: some Sequence<String>) -> [Words] {
    NearestName.nearest(to: name, among: known).map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] }
      ?? []
  }
}
