import CivilTime
import Diagnostics
import Facts
import Organisations
import UseCases

/// `phoihop note`: what a body did that nobody asks of it by a day.
enum NoteCommand: Command {
  static let form = CommandForm(
    name: "note",
    summary: Words(
      vi: "ghi nhanh việc đã làm theo điều khoản không có hạn", en: "note what was done under a clause without a day"),
    operands: "TEXT",
    options: OpenStore.options + [
      Option(
        name: "clause", value: "ADDRESS",
        help: Words(vi: "theo điều khoản nào, như uong-bi/dieu-4/2/a", en: "under which clause, as uong-bi/dieu-4/2/a"),
        repeats: true),
      Option(
        name: "by", value: "ORG",
        help: Words(
          vi: "cơ quan đã làm; nếu thiếu thì cơ quan đầu tiên của vai trò",
          en: "the body that did it; else the first of the roles")),
      Option(
        name: "happened", value: "D", help: Words(vi: "ngày làm; nếu thiếu thì hôm nay", en: "the day; today else")),
      Option(name: "place", value: "TEXT", help: Words(vi: "ở đâu", en: "where")),
      Option(name: "sessions", value: "NUMBER", help: Words(vi: "số cuộc", en: "how many occasions")),
      Option(name: "people", value: "NUMBER", help: Words(vi: "lượt người", en: "how many people")),
      Option(name: "file", value: "FILE", help: Words(vi: "ảnh JPEG, PNG", en: "a JPEG or PNG picture"), repeats: true),
      OpenStore.lookedOver,
    ], examples: ["note \"họp dân khu 4\" --clause uong-bi/dieu-4/2/a --sessions 1 --people 60"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    guard arguments.operands.count == 1 else {
      throw UsageError(
        message: Words(
          vi: "phoihop note cần đúng một giá trị: đã làm gì; xem phoihop note --help",
          en: "phoihop note needs one value: what was done; see phoihop note --help"))
    }
    let most = Int64(Desk.noteLimits.count)
    let by = try arguments.text("by").map { try Arguments.organisation($0, named: "--by") }
    let day = try arguments.day("happened")
    let sessions = try arguments.number("sessions", 0...most).map { Int($0) }
    let people = try arguments.number("people", 0...most).map { Int($0) }
    let files = try arguments.texts("file").map { path in
      (name: path.split(separator: "/").last.map(String.init) ?? path, bytes: try world.shelf.source(path).bytes)
    }
    let number = try OpenStore.desk(arguments, world) { desk in
      var note = Desk.NewNote(of: try by ?? desk.bodiesNoted()[0])
      note.text = arguments.operands[0]
      note.place = arguments.text("place")
      note.day = day
      note.sessions = sessions
      note.people = people
      note.clauses = arguments.texts("clause")
      note.files = files
      note.isLookedOver = arguments.has("looked-over")
      return try desk.note(note)
    }
    world.say("đã ghi: mục \(number)\n", "noted: entry \(number)\n")
    return 0
  }
}
