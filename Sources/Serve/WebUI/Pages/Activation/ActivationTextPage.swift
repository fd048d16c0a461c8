import CivilTime
import Diagnostics
import Facts
import Regulations
import Telling
import UseCases

/// The text of a regulation that is about to be activated: what is wrong in it, and a piece of it to be edited.
struct ActivationTextPage {
  /// The name of the field in which an address asks for a piece, and a form brings one.
  static let pieceField = "doan", textField = "van-ban", acceptField = "chap-nhan", dropExamples = "bo-vi-du"

  let frame: ActivationFrame
  /// Which piece is shown; nil for none.
  let piece: Int?
  /// What was typed into it and not kept, with what is wrong then.
  var typed: (text: String, fault: Words)?

  private var plan: ActivationPlan { frame.plan }
  private var c: PageContext { frame.context }
  private var pieces: TextPieces { TextPieces(plan.draft.text) }

  var body: Html {
    let pieces = pieces
    let wrong: Html? = plan.errors.findings.isEmpty ? nil : self.wrong(pieces)
    let fault: Html? = typed.map {
      "<div class=\"wrong\" role=\"alert\" tabindex=\"-1\"><h2>\(c("Chưa lưu được", "Not saved"))</h2><ul><li><a href=\"#\(Self.textField)\">\(c($0.fault).capitalisedFirst)</a></li></ul></div>"
    }
    return """
      \(fault)\(frame.ended)\(facts)\(wrong)\(openPoints)\(choice(pieces))\(editor(pieces))\
      \(ActivationFrame.told(plan.warnings, c("Nên xem lại", "Better looked at"), c))
      """
  }

  private var facts: Html {
    let text = plan.text
    let rules = text?.rules.count ?? 0
    let from =
      text?.inForceFrom.map { c("từ \(c.day($0))", "from \(c.day($0))") }
      ?? c("chưa rõ từ ngày nào", "first day not known")
    let to = text?.inForceTo.map { c(" đến \(c.day($0))", " to \(c.day($0))") } ?? ""
    return """
      <dl class="facts"><dt>\(c("Mã", "Id"))</dt><dd>\(frame.id)</dd><dt>\(c("Tên", "Title"))</dt><dd>\(frame.regulationTitle)</dd>\
      <dt>\(c("Hiệu lực", "In force"))</dt><dd>\(from)\(to)</dd>\
      <dt>\(c("Gồm", "It has"))</dt><dd>\(c("\(text?.clauses.count ?? 0) điều khoản, \(rules) câu, \(text?.parties.count ?? 0) bên", "\(text?.clauses.count ?? 0) clauses, \(rules) sentences, \(text?.parties.count ?? 0) parties"))</dd></dl>
      \(missing)
      """
  }

  private var missing: Html? {
    if plan.missingTexts.isEmpty { return nil }
    let names = plan.missingTexts.joined(separator: ", ")
    return """
      <p class="soft">\(c("Văn bản dẫn luật mà kho chưa có: \(names). Vẫn kích hoạt được; hạn lấy theo luật thì chưa tính cho đến khi quản trị viên đưa luật vào.", "The text cites laws that the store does not have: \(names). It can be activated; days taken from them are not reckoned until an administrator brings them in."))</p>
      """
  }

  private func wrong(_ pieces: TextPieces) -> Html {
    // Lines of what is settled beside the text are none of the text.
    let isOfText = plan.bound == nil && plan.policies.isEmpty
    var places: [Int] = []
    for finding in plan.errors.findings where isOfText {
      if let place = pieces.piece(ofLine: finding.start.line), !places.contains(place) { places.append(place) }
    }
    let links = places.prefix(12).map { place -> Html in
      "<li><a href=\"\(.activationStep(frame.id, .text))?\(Self.pieceField)=\(place)#\(Self.textField)\">\(c("Sửa", "Edit")): \(name(pieces.pieces[place]))</a></li>"
    }
    return """
      \(ActivationFrame.told(plan.errors, c("Có lỗi; sửa rồi mới kích hoạt được", "There are errors; it can be activated once they are mended"), c))\
      \("<ul>\(links)</ul>", if: !links.isEmpty)\(examples)
      """
  }

  /// What one who changed the day of effect has no use for any more.
  private var examples: Html? {
    let count = plan.failedExamples.count
    if count == 0 { return nil }
    let fields: Html = """
      <input type="hidden" name="viec" value="\(Self.dropExamples)"><div class="acts"><button class="button second">\(c("Bỏ \(count) ví dụ không còn đúng", count == 1 ? "Drop 1 example that is no longer right" : "Drop \(count) examples that are no longer right"))</button></div>
      """
    return """
      <p>\(c("Ví dụ trong tệp chỉ để kiểm tra. Nếu đã đổi ngày có hiệu lực hay câu chữ thì bỏ được những ví dụ không còn đúng.", "Examples of the file only check it. Where the day of effect or the words were changed, those that are no longer right can go."))</p>\(frame.form(fields))
      """
  }

  private func name(_ piece: TextPieces.Piece) -> String {
    piece.heading ?? c("phần đầu tệp", "the beginning of the file")
  }

  /// What the text leaves open beside the days, to be mended in the text or accepted.
  private var openPoints: Html? {
    let codes: Set<String> = ["open-period", "open-effect", "open-recipient", "open-members"]
    let open = plan.open.findings.filter { codes.contains($0.code) }
    guard !open.isEmpty || plan.draft.acceptsOpen else { return nil }
    let lines = open.map { "<li>\(c($0.message).capitalisedFirst)</li>" as Html }
    let accepts = plan.draft.acceptsOpen
    let box: Html = """
      <div class="choice"><input type="checkbox" id="\(Self.acceptField)" name="\(Self.acceptField)" value="1"\(" checked", if: accepts)>\
      <label for="\(Self.acceptField)">\(c("Chấp nhận những điểm văn bản để ngỏ (ngoài ngày hạn) như văn bản đã để", "What the text leaves open (beside due days) is accepted as it is"))</label></div>
      <input type="hidden" name="viec" value="chap-nhan"><div class="acts"><button class="button second">\(c("Lưu", "Save"))</button></div>
      """
    return """
      <h2>\(c("Văn bản để ngỏ", "What the text leaves open"))</h2>\("<ul>\(lines)</ul>", if: !lines.isEmpty)\(frame.form(box))
      """
  }

  private func choice(_ pieces: TextPieces) -> Html {
    let options = pieces.pieces.indices.map { number -> Html in
      "<option value=\"\(number)\"\(" selected", if: number == piece)>\(name(pieces.pieces[number]))</option>"
    }
    return """
      <h2>\(c("Sửa tại chỗ", "Edit in place"))</h2>
      <form method="get" action="\(.activationStep(frame.id, .text))" class="inline"><div class="field"><label for="\(Self.pieceField)">\(c("Đoạn", "Piece"))</label>
      <select id="\(Self.pieceField)" name="\(Self.pieceField)">\(options)</select></div><button class="button second">\(c("Mở", "Open"))</button></form>
      """
  }

  private func editor(_ pieces: TextPieces) -> Html? {
    guard let piece, pieces.pieces.indices.contains(piece) else { return nil }
    let one = pieces.pieces[piece]
    let fields: Html = """
      <input type="hidden" name="\(Self.pieceField)" value="\(piece)"><div class="field"><label for="\(Self.textField)">\(name(one))</label>
      <p class="hint" id="\(Self.textField)-hint">\(c("Dòng \(one.firstLine) đến \(one.firstLine + one.lines.count - 1) của tệp. Lưu thì kiểm tra ngay; còn lỗi vẫn lưu được.", "Lines \(one.firstLine) to \(one.firstLine + one.lines.count - 1) of the file. It is checked when it is saved; with errors it is saved too."))</p>
      <textarea id="\(Self.textField)" name="\(Self.textField)" rows="16" spellcheck="false" aria-describedby="\(Self.textField)-hint">\n\(typed?.text ?? one.text)</textarea></div>
      <div class="acts"><button class="main">\(c("Lưu và kiểm tra", "Save and check"))</button></div>
      """
    return frame.form(fields)
  }
}
