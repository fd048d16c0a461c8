import Diagnostics

/// Asks once about what looks like a telephone, a personal number or a house: a store on a network has no place for who denounces or
/// complains. Who typed it takes it out, or says that he looked it over.
struct LookOver {
  /// The name of the field by which somebody says that he looked over what he was asked about.
  static let field = "da-xem-lai"

  /// He said so.
  let isDone: Bool
  /// Something that was typed looks so, and who typed it was not asked yet, or was not heard.
  private(set) var isAsked = false

  init(_ isDone: Bool) { self.isDone = isDone }

  /// What is asked about a text; nothing where who typed it said that he looked it over.
  mutating func questions(about text: String) -> [Words] {
    guard !isDone else { return [] }
    let traces = IdentityTrace.found(in: text)
    isAsked = isAsked || !traces.isEmpty
    return traces.map { trace in
      let what =
        switch trace.kind {
        case .telephone: Words(vi: "số điện thoại", en: "a telephone number")
        case .personalNumber: Words(vi: "số định danh cá nhân", en: "a personal identification number")
        case .address: Words(vi: "địa chỉ nhà", en: "somebody's address")
        }
      return Words(
        vi:
          "\"\(trace.text)\" giống \(what.vi); nếu là của người tố cáo, khiếu nại, phản ánh thì bỏ đi, nếu không thì đánh dấu ô xác nhận",
        en:
          "\"\(trace.text)\" looks like \(what.en); if it is of somebody who denounces, complains or reports, take it out, else tick the box that says so"
      )
    }
  }

  /// By which one says that what was asked about tells of nobody.
  func box(_ c: PageContext) -> Html? {
    guard isAsked else { return nil }
    return """
      <div class="choice"><input type="checkbox" id="\(Self.field)" name="\(Self.field)" value="1">\
      <label for="\(Self.field)">\(c("Tôi đã xem lại: không có gì để biết ai là người tố cáo, khiếu nại, phản ánh", "I looked it over: nobody who denounces, complains or reports can be known of it"))</label></div>
      """
  }
}
