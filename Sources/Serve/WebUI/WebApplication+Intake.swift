import CivilTime
import Diagnostics
import HTTPCore
import Obligations
import Secrets
import UseCases

/// Receiving what others sent, and recording what came on paper.
extension WebApplication {
  func intake(_ request: Request, _ desk: Desk, _ context: PageContext) throws -> Response {
    try intakePage(
      IntakeForm(), asked: { request.query[$0] }, intake: desk.intake(), desk, context)
  }

  private func intakePage(
    _ form: IntakeForm, asked: (String) -> String?, intake: Desk.Intake, _ desk: Desk, _ context: PageContext
  ) throws -> Response {
    let view = IntakePage(
      intake: intake, chosen: try chosen(asked, desk), form: form, groups: asked(IntakePage.groupsPage),
      rows: asked(Paging.field), context: context, once: (chance(12).hexadecimal, chance(12).hexadecimal))
    return formPage(view.title, view.body, isReturned: view.isReturned, here: .intake, context)
  }

  /// What an address or a form chose; nil where it chose nothing that there is.
  private func chosen(_ asked: (String) -> String?, _ desk: Desk) throws -> IntakePage.Chosen? {
    guard let rule = asked(IntakePage.rule), let period = asked(IntakePage.period).flatMap({ PeriodLabel($0) }) else {
      return nil
    }
    let (obligations, library) = try desk.waiting(under: rule, period)
    return IntakePage.Chosen(rule: rule, period: period, obligations: obligations, library: library)
  }

  /// Receives what was ticked, or records it for who sent it: an entry each, all or none.
  func takeIn(_ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(form, visit) { return before }
    var typed = IntakeForm(form)
    let intake = try desk.intake()
    let isRecording = typed.act == .record
    let deeds =
      isRecording
      ? typed.recordings(of: try chosen({ form[$0] }, desk)?.obligations ?? [], on: desk.today)
      : typed.receipts(of: intake.arrived)
    if !deeds.isEmpty {
      do {
        let recorded = try desk.record(deeds, with: care(form) { _ in .intake })
        let numbers = [recorded.first?.entry, recorded.last?.entry].compactMap { $0.map(String.init) }
        let range = Set(numbers).count == 1 ? numbers[0] : numbers.joined(separator: "–")
        let count = recorded.count
        let nothing = deeds.count(where: \.nothingToReport)
        take(
          form, visit, to: .intake,
          saying: isRecording
            ? Words(
              vi:
                "Đã ghi nhận thay \(count) cơ quan\(nothing > 0 ? ", trong đó \(nothing) không phát sinh" : ""). Số nhật ký \(range).",
              en:
                "Recorded for \(visit.context.some(count, "body", "bodies"))\(nothing > 0 ? ", \(nothing) of them with nothing to report" : ""). Ledger number \(range)."
            )
            : Words(
              vi: "Đã tiếp nhận \(count) mục. Số nhật ký \(range).",
              en: "Received \(visit.context.some(count, "item", "items")). Ledger number \(range)."))
        return .redirect(to: Route.intake.path)
      } catch {
        typed.input.add(try told(error, visit))
      }
    }
    return try intakePage(
      typed, asked: { form[$0] }, intake: try desk.intake(), desk, visit.context)
  }
}
