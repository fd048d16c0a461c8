import UseCases

/// That something was sent back to be completed, when, and why.
struct SentBack {
  let matter: Desk.Matters
  let context: PageContext

  var html: Html? {
    guard let (day, reason) = matter.sentBack else { return nil }
    let c = context
    return """
      <p class="told"><strong>\(c("Trả lại để bổ sung ngày \(c.day(day))", "Sent back to be completed on \(c.day(day))"))</strong>\(reason.map { ": \($0)" as Html })</p>
      """
  }
}
