import CivilTime
import Diagnostics
import Facts
import Obligations
import Regulations
import Telling
import UseCases

/// What every step of activating a regulation has: where one is, what is open where, what was saved when, and the way on and back.
struct ActivationFrame {
  let id: String
  let step: ActivationStep
  let plan: ActivationPlan
  let saved: Instant
  let context: PageContext

  var regulationTitle: String { plan.text?.title ?? id }

  var title: String { "\(step.words(context)) – \(context("Kích hoạt", "Activating")) \(regulationTitle)" }

  /// A step with what it shows. `faults` stands in front.
  func page(_ body: Html, faults: Html? = nil) -> Html {
    let c = context
    let steps = ActivationStep.allCases.enumerated().map { number, one -> Html in
      let open = count(one)
      let mark: Html =
        open == 0 ? "" : " <span class=\"mark soon\">\(c("còn \(open)", "\(open) open"))</span>"
      return """
        <li><a href="\(.activationStep(id, one))"\(" aria-current=\"step\"", if: one == step)>\(number + 1). \(one.words(c))</a>\(mark)</li>
        """
    }
    let back: Html? = step.before.map {
      "<li><a class=\"button second\" href=\"\(.activationStep(id, $0))\">\(c("Quay lại", "Back")): \($0.words(c))</a></li>"
    }
    let on: Html? = step.after.map {
      "<li><a class=\"button\" href=\"\(.activationStep(id, $0))\">\(c("Tiếp", "On")): \($0.words(c))</a></li>"
    }
    return """
      \(faults)<p class="small"><a href="\(.regulations)">\(c("Quy chế, chương trình", "Regulations and programmes"))</a> › \
      <a href="\(.activation)">\(c("Kích hoạt", "Activate"))</a> › \(regulationTitle)</p>
      <h1>\(step.words(c))</h1>
      <nav aria-label="\(c("Các bước", "Steps"))"><ol class="acts steps">\(steps)</ol></nav>
      <p class="small soft">\(c("Bản nháp đã lưu lúc \(c.moment(saved)); có thể rời đi và tiếp tục sau. Chưa có gì có hiệu lực.", "The draft was saved at \(c.moment(saved)); one may leave and go on later. Nothing of it holds yet."))</p>
      \(body)
      <ul class="acts">\(back)\(on)</ul>
      """
  }

  /// That the text is in force no more, and what follows from it; nothing where it is.
  var ended: Html? {
    let c = context
    guard let last = plan.text?.inForceTo, last < c.today else { return nil }
    let day = c.day(last)
    return """
      <p><span class="mark late">\(c("Văn bản đã hết hiệu lực ngày \(day)", "The text ended on \(day)"))</span> \
      \(c("Sau ngày ấy không phát sinh việc nào theo văn bản này. Nếu có văn bản thay thế thì kích hoạt văn bản thay thế; nếu được kéo dài thì sửa \"có hiệu lực đến\" ở phần đầu văn bản.", "Nothing new is owed under it after that day. Where another text takes its place, activate that one; where it was prolonged, change \"in force to\" in the header of the text."))</p>
      """
  }

  /// How many things of a step keep the regulation from being activated.
  private func count(_ step: ActivationStep) -> Int {
    switch step {
    case .text, .parties, .days, .forms:
      (plan.errors.findings + plan.open.findings).count { Self.step(mending: $0) == step }
    case .contacts: 0
    case .preview: plan.hasGround || plan.bound == nil ? 0 : 1
    }
  }

  /// At which step something is mended or settled.
  private static func step(mending finding: Diagnostic) -> ActivationStep {
    switch finding.code {
    case "open-due": .days
    case "open-members": .parties
    case "missing-form": .forms
    case let code where ofParties.contains(code): .parties
    default: .text
    }
  }

  /// The findings that choosing bodies mends.
  private static let ofParties: Set<String> = [
    "party-is-nobody", "unknown-area", "ambiguous-area", "unknown-body", "joint-bearer-is-several",
    "collective-without-each",
  ]

  // MARK: Findings

  /// So many findings are shown.
  private static let most = 30

  /// Findings in the words of the office, each with the step at which it is mended; nothing of none. Lines with carets stand where text is edited.
  func points(_ findings: Findings, _ heading: String) -> Html? {
    let c = context
    if findings.findings.isEmpty { return nil }
    let lines = findings.findings.prefix(Self.most).map { finding -> Html in
      let step = Self.step(mending: finding)
      let way: Html =
        step == self.step
        ? "" : " <a href=\"\(.activationStep(id, step))\">\(c("bước", "step")) \(step.words(c))</a>"
      // What is open has notes on how a sentence settles it: here a step does.
      let notes =
        finding.severity == .info
        ? [] : finding.notes.map { "<br><span class=\"soft\">\(office(c($0)))</span>" as Html }
      return "<li>\(office(c(finding.message)).capitalisedFirst)\(way)\(notes)</li>"
    }
    let more = findings.findings.count - Self.most
    return """
      <h2>\(heading)</h2><ul>\(lines)</ul>\("<p class=\"soft\">\(c("và \(more) điều khác", "and \(more) more"))</p>", if: more > 0)
      """
  }

  /// Words in which sentences are called by where they stand and what they ask, not by their addresses.
  private func office(_ text: String) -> String {
    guard let regulation = plan.bound?.regulation ?? plan.text else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      let address = word.hasSuffix(":") || word.hasSuffix(",") ? word.dropLast() : word
      guard address.contains("/"), let rule = regulation.rule(at: String(address)) else { return String(word) }
      return Self.office(rule, in: regulation, context) + word.dropFirst(address.count)
    }.joined(separator: " ")
  }

  /// Where a sentence stands and what it asks: *Điều 1, báo cáo kết quả*.
  static func office(_ rule: Rule, in regulation: Regulation, _ c: PageContext) -> String {
    let place = GuidanceTable.place(of: rule, in: regulation)
    return "\(place.isEmpty ? "" : place + ", ")\(rule.deed(c.language))"
  }

  /// Findings with the lines in which they stand; nothing of none.
  static func told(_ findings: Findings, _ heading: String, _ c: PageContext) -> Html? {
    if findings.findings.isEmpty { return nil }
    let renderer = DiagnosticRenderer(language: c.language)
    let text = findings.findings.prefix(most).map { renderer.render($0, source: findings.sources[$0.file]) }.joined()
    let more = findings.findings.count - most
    return """
      <h2>\(heading)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(heading)"><pre>\(text)</pre></div>\
      \("<p class=\"soft\">\(c("và \(more) điều khác", "and \(more) more"))</p>", if: more > 0)
      """
  }

  /// A form of a step.
  func form(_ body: Html, once: String? = nil, id: String? = nil, hasFiles: Bool = false) -> Html {
    """
    <form method="post"\(id.map { " id=\"\($0)\"" as Html }) action="\(.activationStep(self.id, step))"\(" enctype=\"multipart/form-data\"", if: hasFiles)>\(context.token)\
    \(once.map { "<input type=\"hidden\" name=\"_once\" value=\"\($0)\">" as Html })\(body)</form>
    """
  }
}
