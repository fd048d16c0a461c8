import CivilTime
import Diagnostics
import Facts
import Obligations
import Regulations
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

  /// How many things of a step keep the regulation from being activated.
  private func count(_ step: ActivationStep) -> Int {
    let codes = plan.open.findings.map(\.code)
    return switch step {
    case .text:
      plan.errors.findings.count { !Self.ofParties.contains($0.code) }
        + codes.count { $0 == "open-period" || $0 == "open-effect" || $0 == "open-recipient" }
    case .parties:
      plan.errors.findings.count { Self.ofParties.contains($0.code) } + codes.count { $0 == "open-members" }
    case .days: codes.count { $0 == "open-due" }
    case .forms: codes.count { $0 == "missing-form" }
    case .contacts: 0
    case .preview: plan.hasGround || plan.bound == nil ? 0 : 1
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
