import CivilTime
import Organisations

/// The head and the foot of an official letter, as the kind of body that sends it lays them out. Always in Vietnamese: it is a document, not a page.
struct OfficialPaper {
  let register: Register
  /// Who sends it; nil where that is not known yet.
  let sender: OrganisationID?
  /// As of which day bodies are called.
  let day: CivilDate
  /// What who sends it is called, where that is no body of the register.
  var otherwise: String?

  /// By whose rules the letter is laid out: those of the State, of the Party, or neither.
  enum Manner { case state, party, other }

  /// Where something is to be filled in by hand.
  static let blank = "……"

  /// As Nghị định 30/2020/NĐ-CP, phụ lục I, and Hướng dẫn 05-HD/VPTW (27/5/2026) have it, as far as drafting guides tell: secondary sources.
  var manner: Manner {
    guard let sender else { return .other }
    func stands(in tree: Tree) -> Bool {
      register.parent(of: sender, in: tree, on: day) != nil
        || register.organisations.contains { $0.parent(in: tree, on: day) == sender }
    }
    return stands(in: .front) ? .other : stands(in: .party) ? .party : stands(in: .state) ? .state : .other
  }

  /// What the sender is called; nil where it is not known.
  var name: String? { sender.map { register.name(of: $0, on: day) } ?? otherwise }

  private var above: String? {
    guard let sender else { return nil }
    return [Tree.party, .state, .front].lazy.compactMap { register.parent(of: sender, in: $0, on: day) }.first
      .map { register.name(of: $0, on: day) }
  }

  /// Where the sender's letters are dated: its area, without what kind of area that is where it has a name of its own.
  var place: String? {
    guard let area = sender.flatMap({ register[$0]?.place(on: day) }),
      let name = register[area]?.names.value(on: day)
    else { return nil }
    for kind in ["Tỉnh ", "Thành phố ", "Huyện ", "Thị xã ", "Quận ", "Xã ", "Phường ", "Thị trấn "]
    where name.hasPrefix(kind) {
      let own = name.dropFirst(kind.count)
      // Phường 4 is called so.
      return own.first.map(\.isNumber) ?? true ? name : String(own)
    }
    return name
  }

  /// A day as letters are dated; the State writes days below 10 and the first two months with a nought. Without a day to be filled in.
  static func date(_ day: CivilDate?) -> String {
    guard let parts = day?.components else { return "ngày … tháng … năm …" }
    let zero = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "ngày \(zero(parts.day)) tháng \(parts.month < 3 ? zero(parts.month) : "\(parts.month)") năm \(parts.year)"
  }

  /// The number behind its word, which the Party writes without a colon.
  func numbered(_ number: String?) -> String { "\(manner == .party ? "Số" : "Số:") \(number ?? Self.blank)" }

  /// The two sides on which head and foot stand.
  typealias Sides = (left: Html, right: Html)

  /// Who sends it, its number and what it is about; the country or the Party, place and day.
  func head(number: String?, about: String, place: String?, date: CivilDate?) -> Sides {
    let country: Html =
      switch manner {
      case .state:
        "<p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong><br><strong class=\"motto\">Độc lập - Tự do - Hạnh phúc</strong></p>"
      case .party: "<p><strong class=\"motto\">ĐẢNG CỘNG SẢN VIỆT NAM</strong></p>"
      case .other: ""
      }
    return (
      """
      \(above.map { "<p>\($0.uppercased())</p>" as Html })\
      <p><strong>\(name?.uppercased() ?? "…………")</strong>\("<br>*", if: manner == .party)</p>\
      <p>\(numbered(number))<br><span class="small">\(about)</span></p>
      """, "\(country)<p><em>\(place ?? Self.blank), \(Self.date(date))</em></p>"
    )
  }

  /// To whom it goes beside those it is written to, and who signs.
  func foot(copies: [String], post: String, signer: String) -> Sides {
    (
      "<p><strong><em>Nơi nhận:</em></strong></p><ul><li>Như trên;</li>\(copies.map { "<li>\($0) (để biết);</li>" as Html })<li>Lưu.</li></ul>",
      "<p><strong>\(post)</strong></p><p class=\"signature\">\(signer)</p>"
    )
  }

  /// To whom it is written: one, some by name, or those of a table.
  static func addressees(_ names: [String]) -> Html {
    if names.count == 1 { return "<p class=\"to\">Kính gửi: \(names[0]).</p>" }
    return names.count > mostNamed || names.isEmpty
      ? "<p class=\"to\">Kính gửi: Các cơ quan, đơn vị có tên trong bảng kê.</p>"
      : "<div class=\"to\"><p>Kính gửi:</p><ul>\(names.map { "<li>\($0);</li>" as Html })</ul></div>"
  }

  /// So many are written to by name; more of them as those of the table.
  private static let mostNamed = 12

  /// The whole of it for a page.
  static func page(_ head: Sides, _ body: Html, _ foot: Sides) -> Html {
    """
    <article class="paper" lang="vi"><header><div>\(head.left)</div><div>\(head.right)</div></header>
    \(body)
    <footer><div>\(foot.left)</div><div>\(foot.right)</div></footer></article>
    """
  }

  /// The whole of it for a word processor, which knows tables and no style sheet of ours.
  static func file(_ head: Sides, _ body: Html, _ foot: Sides) -> Html {
    """
    <table width="100%" border="0"><tr><td width="45%" align="center" valign="top">\(head.left)</td><td align="center" valign="top">\(head.right)</td></tr></table>
    \(body)
    <table width="100%" border="0"><tr><td width="45%" valign="top">\(foot.left)</td><td align="center" valign="top">\(foot.right)</td></tr></table>
    """
  }
}
