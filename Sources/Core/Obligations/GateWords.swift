import CivilTime
import Diagnostics
import Organisations

extension Gate {
  /// How early the day planned may be: short, beside a state; nil where there is nothing to say of it yet.
  public var short: Words? {
    if waiver != nil { return nil }
    let day = earliest.vietnamese
    if isTooEarly {
      return Words(vi: "ngày dự kiến quá sớm, sớm nhất \(day)", en: "planned too early, earliest \(day)")
    }
    guard sent != nil else { return nil }
    let count = awaited.count
    let still =
      count == 0
      ? Words(vi: "", en: "")
      : Words(vi: ", còn chờ \(count) ý kiến", en: ", \(count) \(count == 1 ? "answer" : "answers") awaited")
    return Words(vi: "sớm nhất \(day)\(still.vi)", en: "earliest \(day)\(still.en)")
  }

  /// The same in whole sentences: from when the day is good, whether the day planned is, and who has answered. `name` gives the
  /// name of a body.
  public func lines(on day: CivilDate, name: (OrganisationID) -> String) -> [Words] {
    var out = [since(day), judgement(name)]
    if !answered.isEmpty {
      let list = answered.map { "\(name($0.body)), \($0.on.vietnamese)" }.joined(separator: "; ")
      out.append(Words(vi: "đã chấp nhận: \(list)", en: "accepted by: \(list)"))
    }
    if !awaited.isEmpty, sent != nil, waiver == nil {
      let list = awaited.map(name).joined(separator: "; ")
      out.append(
        day > planned
          ? Words(
            vi: "đã qua ngày dự kiến mà chưa có ý kiến của: \(list)",
            en: "the day planned has passed without the answer of: \(list)")
          : Words(vi: "còn chờ ý kiến của: \(list)", en: "awaiting the answer of: \(list)"))
    }
    return out
  }

  private func since(_ day: CivilDate) -> Words {
    let first = TraceWords.day(earliest)
    let open =
      certainty == .provisional ? Words(vi: " (tạm tính)", en: " (provisional)") : Words(vi: "", en: "")
    return sent.map {
      Words(
        vi: "đã gửi ngày \($0.vietnamese) nên sớm nhất là \(first.vi)\(open.vi)",
        en: "sent on \($0.vietnamese), so the earliest good day is \(first.en)\(open.en)")
    }
      ?? Words(
        vi: "chưa gửi; nếu gửi ngày \(day.vietnamese) thì sớm nhất là \(first.vi)\(open.vi)",
        en: "not sent; if sent on \(day.vietnamese), the earliest good day is \(first.en)\(open.en)")
  }

  private func judgement(_ name: (OrganisationID) -> String) -> Words {
    let day = planned.vietnamese
    guard isTooEarly else {
      return Words(vi: "ngày dự kiến \(day) không sớm quá", en: "the day planned, \(day), is not too early")
    }
    guard let waiver else {
      return Words(vi: "ngày dự kiến \(day) quá sớm", en: "the day planned, \(day), is too early")
    }
    let by = waiver.by.map { Words(vi: " bởi \(name($0))", en: " by \(name($0))") } ?? Words(vi: "", en: "")
    let why = waiver.ground.map { ": \($0)" } ?? ""
    return Words(
      vi: "ngày dự kiến \(day) sớm hơn, được miễn ngày \(waiver.happened.vietnamese)\(by.vi)\(why)",
      en: "the day planned, \(day), is earlier, waived on \(waiver.happened.vietnamese)\(by.en)\(why)")
  }
}
