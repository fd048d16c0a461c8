import CivilTime
import Facts
import Obligations
import Organisations
import Regulations

extension Explanation {
  /// The bodies that answer on the day asked about: for each bearer itself, or what became of it.
  public var answerable: [OrganisationID] {
    let now = successors(of: obligation.joint)
    return now.isEmpty ? [obligation.answerable] : now
  }

  /// What became of some bodies by the day asked about, each named once.
  private func successors(of bodies: [OrganisationID]) -> [OrganisationID] {
    var out: [OrganisationID] = []
    for body in bodies {
      for now in library.register.answerable(for: body, on: on).prefix(1) where !out.contains(now) { out.append(now) }
    }
    return out
  }

  /// Who owes it, who answers for it now, and to whom it is owed.
  func bodyRows() -> [Row] {
    var out: [Row] = []
    func row(_ vi: String, _ en: String, _ value: String) { out.append(self.row(vi, en, value)) }
    let day = line.decidingDay
    if obligation.joint.count > 1 {
      row(
        "Cùng phải làm", "Joint bearers",
        say(
          "một việc chung của \(obligation.joint.count) cơ quan, làm một lần:",
          "one duty of \(obligation.joint.count) bodies together, done once:"))
      for body in obligation.joint { row("", "", "- " + name(body, on: day)) }
    } else {
      row("Cơ quan phải làm", "Bearer", name(obligation.id.bearer, on: day))
    }
    row(
      "", "", say("bị ràng buộc vào ngày quyết định \(day.vietnamese)", "bound on the deciding day \(day.vietnamese)"))
    row(
      "Nay trả lời", "Answers now",
      answerable == obligation.joint
        ? obligation.joint.count > 1
          ? say("chính các cơ quan đó", "the same bodies") : say("chính cơ quan đó", "the same body")
        : answerable.map { name($0, on: on) }.joined(separator: "; "))
    if !obligation.partners.isEmpty {
      row("Phối hợp", "Partners", obligation.partners.map { name($0, on: day) }.joined(separator: "; "))
    }
    out += receiverRows()
    if !obligation.copies.isEmpty {
      row("Đồng gửi", "Copies", obligation.copies.map { name($0, on: day) }.joined(separator: "; "))
    }
    if let channel = obligation.channel { row("Qua", "Through", name(channel, on: day)) }
    if !obligation.also.isEmpty {
      row(
        "Làm thay cho", "Carries",
        say("xong việc này là xong cả: ", "doing this also does: ") + obligation.also.joined(separator: "; "))
    }
    return out
  }

  /// To whom, and who receives now where those have ended.
  private func receiverRows() -> [Row] {
    let to = obligation.counterparties
    let duty = obligation.rule.duty
    guard !to.isEmpty else {
      let named = duty?.recipients.map { "\"\(obligation.regulation.parties[$0.party].name)\"" } ?? []
      return [
        row(
          "Gửi", "To",
          named.isEmpty
            ? say("văn bản không ghi nơi nhận", "the text names no recipient")
            : say(
              "ngày \(line.decidingDay.vietnamese) \(named.joined(separator: ", ")) không có cơ quan nào khác trong danh bạ",
              "on \(line.decidingDay.vietnamese) the register has no other body for \(named.joined(separator: ", "))"))
      ]
    }
    var out = [row("Gửi", "To", to.map { name($0, on: line.decidingDay) }.joined(separator: "; "))]
    let now = successors(of: to)
    if now.isEmpty {
      out.append(
        row(
          "Nay nhận", "Receives now",
          say("không còn cơ quan nào, danh bạ không ghi ai kế tiếp", "nobody, the register names no successor")))
    } else if now != to {
      out.append(row("Nay nhận", "Receives now", now.map { name($0, on: on) }.joined(separator: "; ")))
      if Set(now).isSubset(of: answerable) {
        out.append(
          row(
            "", "",
            say(
              "nay bên làm và bên nhận là một cơ quan: phoihop reorganise --preview nói câu này khép lại hay cần người quyết định",
              "bearer and recipient are one body now: phoihop reorganise --preview tells whether this sentence is closed or needs a decision"
            )))
      }
    }
    return out
  }
}
