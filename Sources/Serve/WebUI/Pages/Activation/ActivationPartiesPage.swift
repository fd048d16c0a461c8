import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// The parties of a regulation that is about to be activated: which body each is, and why; one of them to be chosen.
struct ActivationPartiesPage {
  static let partyField = "ben", wordsField = "tim", bodyField = "co-quan", memberField = "thanh-phan"

  let frame: ActivationFrame
  /// Which party is chosen for; nil for none.
  var party: Int?
  /// By which words bodies are looked for.
  let words: String?
  /// What was found; nil where nobody looked.
  let found: [OrganisationID]?
  /// What is wrong: nothing was ticked, and nothing kept.
  var fault: Words?

  /// How many of what was found are shown.
  static let most = 100

  private var plan: ActivationPlan { frame.plan }
  private var c: PageContext { frame.context }
  private var register: Register { plan.register }

  var body: Html {
    guard let text = plan.text, plan.bound != nil else {
      return """
        <p>\(c("Văn bản còn lỗi nên chưa tìm được các bên trong danh bạ; sửa ở bước Văn bản.", "The text has errors, so its parties were not looked for yet; mend them in the first step."))</p>
        \(frame.points(plan.errors, c("Lỗi", "Errors")))\(party.flatMap { text(plan.text, $0) })
        """
    }
    if let party, text.parties.indices.contains(party) { return choice(text.parties[party], party) }
    let findings = frame.points(plan.errors, c("Chưa tìm được", "Not found"))
    return "\(findings)\(table(text))"
  }

  /// With errors of the parties alone one may choose all the same.
  private func text(_ regulation: Regulation?, _ number: Int) -> Html? {
    guard let regulation, regulation.parties.indices.contains(number) else { return nil }
    return choice(regulation.parties[number], number)
  }

  // MARK: All

  private func table(_ text: Regulation) -> Html {
    let rows = text.parties.indices.map { number -> Html in
      let party = text.parties[number]
      let bodies = bodies(number)
      let names = bodies.prefix(3).map { register.name(of: $0, on: c.today) }.joined(separator: "; ")
      let more = bodies.count > 3 ? c("; … tất cả \(bodies.count)", "; … \(bodies.count) in all") : ""
      let none: Html =
        "<span class=\"mark\(" soon", if: isAsked(number))\">\(c("không có ai", "nobody"))</span>"
      let address: Html = "\(.activationStep(frame.id, .parties))?\(Self.partyField)=\(number)"
      return """
        <tr><td><a href="\(address)">\(party.name)</a>\(" <span class=\"soft\">\(party.longName)</span>", if: party.longName != party.name)</td>\
        <td data-head="\(c("Trong danh bạ", "In the register"))">\(bodies.isEmpty ? none : "\(names)\(more)")</td>\
        <td data-head="\(c("Vì", "Why"))">\(why(party, number))</td></tr>
        """
    }
    return """
      <p class="soft">\(c("Mở một bên để chọn cơ quan trong danh bạ, hoặc đánh dấu thành phần của một tập thể.", "Open a party to choose its body in the register, or to tick the members of a collective."))</p>
      <table class="cards"><thead><tr><th scope="col">\(c("Tên trong quy chế", "As the text calls it"))</th><th scope="col">\(c("Trong danh bạ", "In the register"))</th>\
      <th scope="col">\(c("Vì", "Why"))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  /// Whether some sentence asks the party for something.
  private func isAsked(_ number: Int) -> Bool {
    plan.text?.rules.contains { $0.duty?.bearers.contains { $0.party == number } ?? false } ?? false
  }

  private func bodies(_ number: Int) -> [OrganisationID] {
    plan.bound?.binding.selector(of: number, on: c.today).map { register.select($0, on: c.today) } ?? []
  }

  /// Why a party is those bodies.
  private func why(_ party: Party, _ number: Int) -> String {
    if let membership = plan.bound?.binding.membership(of: number, on: max(c.today, plan.from)) {
      return membership.ground.words[c.language]
    }
    return switch party.selector {
    case .ids: c("chọn trong danh bạ", "chosen in the register")
    case .unit(let of): c("bộ phận của \(of.text)", "a unit of \(of.text)")
    case .parties(let list):
      c("gồm ", "comprises ") + list.map(\.text).joined(separator: ", ")
    case .bodies, .posts, .union: c("loại, cấp và nơi mà tệp ghi", "kind, level and place that the file says")
    case nil: c("tệp không ghi là cơ quan nào", "the file does not say which body")
    }
  }

  // MARK: One

  private func choice(_ party: Party, _ number: Int) -> Html {
    let bodies = bodies(number)
    let isByMembers = isByMembers(number, party)
    let wrong: Html? = fault.map {
      "<div class=\"wrong\" role=\"alert\" tabindex=\"-1\"><h2>\(c("Chưa lưu được", "Not saved"))</h2><ul><li>\(c($0).capitalisedFirst)</li></ul></div>"
    }
    return """
      \(wrong)<h2>\(party.name)</h2>
      <dl class="facts"><dt>\(c("Tên đầy đủ", "In full"))</dt><dd>\(party.longName)</dd><dt>\(c("Tệp ghi", "The file says"))</dt>\
      <dd>\(plan.draft.source.text(party.place))</dd><dt>\(c("Vì", "Why"))</dt><dd>\(why(party, number))</dd></dl>
      \(isByMembers ? members(party, number) : nil)\(isByMembers ? nil : search(party, number, bodies))
      <p><a href="\(.activationStep(frame.id, .parties))">\(c("Về danh sách các bên", "To all parties"))</a></p>
      """
  }

  /// Whether the members of a party are other parties.
  private func isByMembers(_ number: Int, _ party: Party) -> Bool {
    if plan.draft.members[party.name] != nil { return true }
    return plan.text?.applications.contains { application in
      if case .members(let words, _) = application.item {
        VietnameseText.key(words.text) == VietnameseText.key(party.name)
      } else {
        false
      }
    } ?? false
  }

  private func members(_ party: Party, _ number: Int) -> Html {
    let text = plan.text
    var chosen = fault == nil ? plan.draft.members[party.name] ?? [] : []
    if chosen.isEmpty, fault == nil {
      for application in text?.applications ?? [] {
        if case .members(let words, let list) = application.item,
          VietnameseText.key(words.text) == VietnameseText.key(party.name)
        {
          chosen = list.map(\.text)
        }
      }
    }
    let keys = Set(chosen.map { VietnameseText.key($0) })
    let lines = (text?.parties ?? []).enumerated().filter { $0.offset != number }.map { place, one -> Html in
      let count = bodies(place).count
      return """
        <div class="choice"><input type="checkbox" id="m\(place)" name="\(Self.memberField)" value="\(one.name)"\(" checked", if: keys.contains(VietnameseText.key(one.name)))>\
        <label for="m\(place)">\(one.name) <span class="soft">\(one.longName == one.name ? "" : one.longName + ", ")\(c("\(count) cơ quan", c.some(count, "body", "bodies")))</span></label></div>
        """
    }
    let fields: Html = """
      <input type="hidden" name="\(Self.partyField)" value="\(number)"><fieldset><legend>\(c("Thành phần", "Members"))</legend>
      <p class="hint">\(c("Ghi thành một câu áp dụng có căn cứ là công văn hướng dẫn.", "It becomes an application that rests on the guidance letter."))</p>\(lines)</fieldset>
      <div class="acts"><button class="main">\(c("Lưu thành phần", "Save the members"))</button></div>
      """
    return frame.form(fields)
  }

  private func search(_ party: Party, _ number: Int, _ bodies: [OrganisationID]) -> Html {
    let found = (found ?? []).filter { !bodies.contains($0) }
    func line(_ id: OrganisationID, _ isChosen: Bool) -> Html {
      """
      <div class="choice"><input type="checkbox" id="b-\(id.text)" name="\(Self.bodyField)" value="\(id.text)"\(" checked", if: isChosen)>\
      <label for="b-\(id.text)">\(register.name(of: id, on: c.today)) <span class="soft">\(id.text)</span></label></div>
      """
    }
    let more = found.count - Self.most
    let fields: Html = """
      <input type="hidden" name="\(Self.partyField)" value="\(number)"><fieldset><legend>\(c("Cơ quan trong danh bạ", "Bodies of the register"))</legend>
      \("<p class=\"hint\">\(c("Chưa có cơ quan nào; tìm bằng vài chữ trong tên.", "None yet; look for some words of the name."))</p>", if: bodies.isEmpty && found.isEmpty)\
      \(bodies.prefix(400).map { line($0, fault == nil) })\(found.prefix(Self.most).map { line($0, false) })\
      \("<p class=\"hint\">\(c("và \(more) cơ quan khác; thêm chữ để tìm hẹp hơn", "and \(more) more; give more words"))</p>", if: more > 0)</fieldset>
      <div class="acts"><button class="main">\(c("Lưu các cơ quan đã đánh dấu", "Save those that are ticked"))</button></div>
      """
    return """
      <form method="get" action="\(.activationStep(frame.id, .parties))" role="search" class="inline"><input type="hidden" name="\(Self.partyField)" value="\(number)">
      <div class="field"><label for="\(Self.wordsField)">\(c("Tìm trong danh bạ", "Look in the register"))</label>\
      <input type="text" id="\(Self.wordsField)" name="\(Self.wordsField)" value="\(words ?? "")" autocomplete="off"></div><button class="button second">\(c("Tìm", "Find"))</button></form>
      \(frame.form(fields))
      """
  }
}
