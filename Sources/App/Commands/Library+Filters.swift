import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations

/// Which days, regulations and bodies a question is about.
extension Library {
  static let days = [
    Option(
      name: "on", value: "D",
      help: Words(vi: "xét vào ngày (mặc định: hôm nay)", en: "the day asked about (default: today)")),
    Option(
      name: "known", value: "D",
      help: Words(
        vi: "theo những gì đã ghi đến hết ngày (mặc định: bây giờ)",
        en: "by what had been recorded by the end of that day (default: now)")),
  ]

  static let filters = [
    Option(
      name: "regulation", value: "ID", help: Words(vi: "chỉ quy chế này", en: "only this regulation"), repeats: true),
    Option(
      name: "bearer", value: "ORG", help: Words(vi: "chỉ cơ quan này", en: "only what this body owes"), repeats: true),
  ]

  /// The regulations asked for; none for all.
  func regulations(_ arguments: Arguments) throws(UsageError) -> Set<String> {
    try regulations(arguments.texts("regulation"))
  }

  /// Some regulations by their ids.
  func regulations(_ wanted: [String]) throws(UsageError) -> Set<String> {
    let known = ids
    for wanted in wanted where !known.contains(wanted) {
      let near = NearestName.nearest(to: wanted, among: known)
      throw UsageError(
        message: Words(
          vi: "không có quy chế \"\(wanted)\"; "
            + (near.map { "có phải \"\($0)\"?" } ?? "có: \(known.joined(separator: ", "))"),
          en: "there is no regulation \"\(wanted)\"; "
            + (near.map { "did you mean \"\($0)\"?" } ?? "there are: \(known.joined(separator: ", "))")))
    }
    return Set(wanted)
  }

  /// The bodies asked for, with those whose duties they took over by a day: what a body took over is its own to answer for.
  func bearers(_ arguments: Arguments, on day: CivilDate) throws(UsageError) -> Set<OrganisationID> {
    var out: Set<OrganisationID> = []
    for wanted in arguments.texts("bearer") { out.insert(try body(wanted)) }
    return out.union(out.flatMap { register.predecessors(of: $0, on: day) })
  }

  private static let mostNamesakes = 3

  /// A body of the register by its id. Who gives a name is told the ids of the bodies that bear it: names are no identities.
  func body(_ wanted: String) throws(UsageError) -> OrganisationID {
    if let id = OrganisationID(wanted), register[id] != nil { return id }
    let named = register.bodies(named: wanted)
    if !named.isEmpty {
      let ids = named.prefix(Self.mostNamesakes).map(\.text).joined(separator: ", ")
      let more = named.count > Self.mostNamesakes ? ", …" : ""
      throw UsageError(
        message: Words(
          vi: "\"\(wanted)\" là tên\(named.count > 1 ? " của \(named.count) cơ quan" : ""), cần mã: \(ids)\(more)",
          en:
            "\"\(wanted)\" is \(named.count > 1 ? "the name of \(named.count) bodies" : "a name"), an id is needed: \(ids)\(more)"
        ))
    }
    let near = NearestName.nearest(to: wanted, among: register.organisations.lazy.map(\.id.text))
    throw UsageError(
      message: Words(
        vi: "danh bạ không có cơ quan mã \"\(wanted)\""
          + (near.map { "; có phải \"\($0)\"?" } ?? "; mã và tên ở names.csv của danh bạ"),
        en: "the register has no body with the id \"\(wanted)\""
          + (near.map { "; did you mean \"\($0)\"?" } ?? "; ids and names stand in names.csv of the register")))
  }
}

/// A stretch of days by which obligations are taken.
enum Window {
  /// In days.
  private static let longest = 36_525

  static func mustRunForward(_ from: CivilDate, _ to: CivilDate) throws(UsageError) {
    guard from > to else { return }
    throw UsageError(
      message: Words(
        vi: "--from \(from) sau --to \(to); khoảng hạn phải đi tới",
        en: "--from \(from) is after --to \(to); a window runs forward"))
  }

  static func mustEnd(_ from: CivilDate, _ to: CivilDate) throws(UsageError) {
    guard to - from > longest else { return }
    throw UsageError(
      message: Words(
        vi: "khoảng hạn dài \(to - from) ngày; một lần hỏi tối đa \(longest) ngày (một trăm năm)",
        en: "the window is \(to - from) days long; one question takes at most \(longest) days (a hundred years)"))
  }

  /// `--from` and `--to`, or the first and last day that hold without them; told with their names, so that a default at the wrong end
  /// is understood.
  static func read(
    _ arguments: Arguments, from first: CivilDate, to last: (CivilDate) -> CivilDate
  ) throws(UsageError) -> (from: CivilDate, to: CivilDate) {
    let from = try arguments.day("from") ?? first
    let to = try arguments.day("to") ?? last(from)
    if from > to, !(arguments.has("from") && arguments.has("to")) {
      let given = arguments.has("from") ? "--from \(from)" : "--to \(to)"
      throw UsageError(
        message: Words(
          vi: "\(given) nằm ngoài khoảng mặc định \(first)…\(last(first)); ghi cả --from và --to",
          en: "\(given) lies outside the default window \(first)…\(last(first)); give both --from and --to"))
    }
    try mustRunForward(from, to)
    try mustEnd(from, to)
    return (from, to)
  }

  static let options = [
    Option(name: "from", value: "D", help: Words(vi: "ngày đầu của khoảng hạn", en: "first day of the window")),
    Option(name: "to", value: "D", help: Words(vi: "ngày cuối của khoảng hạn", en: "last day of the window")),
  ]
}
