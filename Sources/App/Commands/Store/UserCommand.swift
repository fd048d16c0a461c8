import Access
import CivilTime
import Diagnostics
import Entries
import Exchange
import Organisations
import Store
import UseCases

/// `phoihop user`: who is known to the store.
enum UserCommand: Command {
  static let form = CommandForm(
    name: "user",
    summary: Words(
      vi: "người dùng: list, add TÊN, invite MÃ, token MÃ, revoke MÃ, end MÃ",
      en: "people: list, add NAME, invite ID, token ID, revoke ID, end ID"),
    operands: "ACTION",
    options: OpenStore.options + [
      Option(name: "id", value: "ID", help: Words(vi: "mã của người mới", en: "the id of somebody new")),
      Option(
        name: "until", value: "D", help: Words(vi: "ngày cuối của mã truy cập", en: "the last day of the token")),
      Option(
        name: "scope", value: "read|write",
        help: Words(
          vi: "mã cho phần mềm, chỉ để đọc hoặc đọc và ghi qua API",
          en: "a token for a program: to read, or to read and write, by the API")),
      Option(
        name: "seat", value: "ROLE@ORG",
        help: Words(vi: "mã ấy chỉ làm với vai trò này", en: "that token acts in this role only")),
    ],
    examples: [
      "user add \"Nguyễn Văn A\"", "user list", "user invite p-0001", "user token p-0001 --until 31/12/2026",
      "user token p-0001 --scope read",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let (action, rest) = try arguments.action(
      form, ["list": 0...0, "add": 1...1, "invite": 1...1, "token": 1...1, "revoke": 1...1, "end": 1...1])
    let until = try arguments.day("until")
    let wanted = try arguments.text("id").map { try person($0) }
    switch action {
    case "add":
      let (id, token) = try OpenStore.desk(arguments, world) { desk in
        try desk.addPerson(named: rest[0], id: wanted, giving: .token(until: until))
      }
      world.say(
        "\(id)\t\(rest[0])\nmã truy cập (chỉ hiện một lần, giao tận tay): \(token)\n",
        "\(id)\t\(rest[0])\ntoken (shown this once, hand it over in person): \(token)\n")
    case "invite":
      let id = try person(rest[0])
      let code = try OpenStore.desk(arguments, world) { try $0.invite(id) }
      world.say(
        "mã mời (chỉ hiện một lần, giao tận tay; dùng ở trang /loi-moi trong \(Authenticator.invitationDays) ngày): \(code)\n",
        "invitation (shown this once, hand it over in person; used on the page /loi-moi within \(Authenticator.invitationDays) days): \(code)\n"
      )
    case "token":
      let id = try person(rest[0])
      let scope = try scope(arguments)
      let token = try OpenStore.desk(arguments, world) { try $0.issueToken(to: id, until: until, scope: scope) }
      world.say(
        "mã truy cập (chỉ hiện một lần, giao tận tay): \(token)\n",
        "token (shown this once, hand it over in person): \(token)\n")
    case "revoke":
      let id = try person(rest[0])
      let count = try OpenStore.desk(arguments, world) { try $0.revokeTokens(of: id) }
      world.say(
        "đã thu hồi \(count) mã truy cập của \(id)\n",
        "\(count) \(count == 1 ? "token of \(id) is" : "tokens of \(id) are") good no more\n")
    case "end":
      let id = try person(rest[0])
      try OpenStore.desk(arguments, world) { try $0.endPerson(id) }
      world.say(
        "\(id) không còn là người dùng; các vai trò kết thúc từ hôm nay\n",
        "\(id) is a user no more; the roles end today\n")
    default:
      let people = try OpenStore.desk(arguments, world, .reading) { try $0.people() }
      for (person, grants) in people {
        world.print("\(person.id)\t\(person.name ?? "–")\n")
        for grant in grants { world.print("  \(GrantLine.text(grant, world.language))\n") }
      }
    }
    return 0
  }

  /// For what alone a token is to be good; nil for everything.
  private static func scope(_ arguments: Arguments) throws -> EntryBody.TokenScope? {
    let seat = try arguments.text("seat").map { try OpenStore.seat($0) }
    guard arguments.has("scope") else {
      if seat == nil { return nil }
      throw UsageError(
        message: Words(vi: "--seat chỉ dùng với --scope", en: "--seat is for a token with --scope only"))
    }
    let text = try arguments.choice("scope", ["read", "write"])
    return EntryBody.TokenScope(text == "write" ? .write : .read, role: seat?.role.rawValue, at: seat?.organisation)
  }

  static func person(_ text: String) throws(UsageError) -> PersonID {
    guard let id = PersonID(text) else {
      throw UsageError(
        message: Words(
          vi: "\"\(text)\" không phải là mã người dùng; viết như p-0001",
          en: "\"\(text)\" is no id of a person; write p-0001"))
    }
    return id
  }
}

/// A grant in one line.
enum GrantLine {
  static func text(_ grant: Grant, _ language: Language) -> String {
    let where_ = grant.regulation.map { " \($0)" } ?? ""
    let below = grant.reachesBelow ? "" : Words(vi: ", không gồm cấp dưới", en: ", not what lies below")[language]
    let until = grant.last.map { "–\($0.vietnamese)" } ?? "–"
    return
      "\(grant.id)\t\(grant.role.words[language]) @ \(grant.organisation)\(where_)\(below)\t\(grant.first.vietnamese)\(until)"
  }
}

/// `phoihop grant`: gives a role, or ends one.
enum GrantCommand: Command {
  static let form = CommandForm(
    name: "grant",
    summary: Words(
      vi: "cấp vai trò: add NGƯỜI, end SỐ", en: "roles: add PERSON, end NUMBER"), operands: "ACTION",
    options: OpenStore.options + [
      Option(name: "role", value: "ROLE", help: Words(vi: "vai trò", en: "the role")),
      Option(name: "at", value: "ORG", help: Words(vi: "ở cơ quan", en: "at a body")),
      Option(
        name: "regulation", value: "ID",
        help: Words(vi: "quy chế, của đầu mối phối hợp", en: "of a coordinator: the regulation")
      ),
      Option(name: "only", value: nil, help: Words(vi: "không gồm cấp dưới", en: "not what lies below")),
      Option(name: "from", value: "D", help: Words(vi: "từ ngày (mặc định: hôm nay)", en: "from (default: today)")),
      Option(name: "to", value: "D", help: Words(vi: "đến hết ngày", en: "the last day")),
      Option(
        name: "basis", value: "TEXT", help: Words(vi: "quyết định phân công", en: "the decision that says so")),
      Option(
        name: "instead-of", value: "ID", help: Words(vi: "thay cho người mang mã này", en: "stands in for this person")),
    ],
    examples: [
      "grant add p-0001 --role specialist --at org-0011",
      "grant add p-0002 --role coordinator --at org-0005 --regulation tra-vinh",
      "grant add p-0003 --role specialist --at org-0011 --to 30/4/2026 --instead-of p-0001 --basis \"Quyết định 12-QĐ/BDV\"",
      "grant end 41 --to 30/6/2026",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let (action, rest) = try arguments.action(form, ["add": 1...1, "end": 1...1])
    if action == "end" {
      guard let number = Int64(rest[0]) else {
        throw UsageError(
          message: Words(
            vi: "\"\(rest[0])\" không phải là số của lần cấp; phoihop user list kể các số",
            en: "\"\(rest[0])\" is no number of a grant; phoihop user list tells them"))
      }
      let last = try arguments.day("to") ?? world.today
      try OpenStore.desk(arguments, world) { try $0.endGrant(number, last: last) }
      world.say(
        "vai trò \(number) kết thúc ngày \(last.vietnamese)\n", "the role \(number) ends on \(last.vietnamese)\n")
      return 0
    }
    let person = try UserCommand.person(rest[0])
    let role = try OpenStore.role(try arguments.need("role", form, "specialist"))
    let at = try arguments.organisation("at", form)
    let (first, last) = (try arguments.day("from") ?? world.today, try arguments.day("to"))
    let other = try arguments.text("instead-of").map { try UserCommand.person($0) }
    let number = try OpenStore.desk(arguments, world) { desk in
      try desk.grant(
        role, to: person, at: at, regulation: arguments.text("regulation"), reachesBelow: !arguments.has("only"),
        from: first, to: last, basis: arguments.text("basis"), insteadOf: other)
    }
    world.say(
      "\(person): \(role.words.vi) @ \(at), số \(number)\n", "\(person): \(role.words.en) @ \(at), number \(number)\n")
    return 0
  }
}
