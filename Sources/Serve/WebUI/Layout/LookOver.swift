import Diagnostics
import UseCases

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

  /// How one says so on a page.
  private static let way = Words(vi: "đánh dấu ô xác nhận", en: "tick the box that says so")

  /// Something that is asked: at its field whole, on top of the page in short.
  typealias Question = (words: Words, onTop: Words)

  /// What is asked about a text; nothing where who typed it said that he looked it over.
  mutating func questions(about text: String) -> [Question] {
    isDone ? [] : ask(IdentityTrace.found(in: text))
  }

  /// What is asked about a deed or a note, by the keys of it.
  mutating func questions(about found: [LookOverNeeded.Found]) -> [(place: String, question: Question)] {
    isDone ? [] : zip(found.map(\.place), ask(found.map(\.trace))).map { ($0, $1) }
  }

  private mutating func ask(_ traces: [IdentityTrace]) -> [Question] {
    isAsked = isAsked || !traces.isEmpty
    return traces.map { ($0.question(else: Self.way), $0.remark) }
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
