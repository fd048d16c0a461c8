import Diagnostics
import Entries
import Facts
import Obligations
import Telling
import UseCases

/// The end of something that was settled: what it says, what ends with it, and why.
struct PolicyEndPage {
  enum Field: String, CaseIterable {
    case ground = "can-cu"
  }

  let policy: Desk.PolicyInForce
  let form: Typed<Field>
  /// What would be asked without it; nil where the text would be wrong.
  let differences: Differences?
  /// What would be wrong.
  let errors: Findings?
  let once: String
  let context: PageContext

  private var c: PageContext { context }
  private var id: String { policy.policy.regulation }

  var title: String { c("Kết thúc cách áp dụng số \(policy.entry)", "End the application \(policy.entry)") }

  var body: Html {
    let fields: Html = """
      <form method="post" action="\(.policyEnd(policy.entry))">\(c.token)<input type="hidden" name="_once" value="\(once)">
      \(form.field(.ground, .text, label: c("Lý do, căn cứ", "Reason or ground"), c))
      <div class="acts"><button class="main">\(c("Kết thúc", "End it"))</button> <a class="button second" href="\(.policies(id))">\(c("Thôi", "Cancel"))</a></div></form>
      """
    return """
      \(form.summary(c("Chưa ghi được", "Not recorded yet"), c))
      <p class="small"><a href="\(.policies(id))">\(c("Cách áp dụng", "What is settled"))</a></p><h1>\(title)</h1><pre class="wrap">\(policy.policy.text)</pre>
      <p>\(c("\(policy.person) ghi ngày \(c.day(policy.recorded.day)). Kết thúc thì những ngày đã qua vẫn như cũ trong nhật ký; từ nay việc được tính như không có nó.", "\(policy.person) recorded it on \(c.day(policy.recorded.day)). Once it ends the ledger still has it; from now on things are reckoned as if it were not there."))</p>
      \(errors.flatMap { ActivationFrame.told($0, c("Không có nó thì văn bản sai; định cách khác trước", "Without it the text is wrong; settle it otherwise first"), c) })\
      \(differences.map { ProspectView(differences: $0, context: c).body })\(fields, if: errors == nil)
      """
  }
}
