import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Foundation
import Obligations
import Organisations
import Store
import Testing
import UseCases

@testable import WebUI

/// *Quy chế, chương trình*.
///
/// Of the year 2024 the reports of December 2023 to November 2024 fall due, on the 5th of the month after: twelve of each ban, of which on
/// 20 March those of December, January and February are missing. Of Ban A's quarters those of Q4/2023 to Q3/2024 fall due; the first is
/// missing.
@Suite struct RegulationPagesTests {
  private static let pages = ["/quy-che", "/quy-che/thu", "/quy-che/thu/dieu-1", "/cac-ben/thu", "/so-sanh/thu/1/1"]

  @Test func `all regulations stand there with what each asked this year, as far as one sees it`() throws {
    let world = try WebWorld()
    let leader = try world.get("/quy-che", as: .leader)
    #expect(leader.status == 200)
    #expect(leader.has("<a href=\"/quy-che/thu\">Quy chế thử</a>"))
    #expect(leader.has("data-head=\"Điều khoản\">4</td>"))
    #expect(leader.has("từ 01/01/2023"))
    #expect(leader.has("data-head=\"Thiếu\">7</td>"))
    #expect(leader.has("data-head=\"Chưa đến hạn\">21</td>"))
    let other = try world.get("/quy-che", as: .other)
    #expect(other.has("data-head=\"Thiếu\">3</td>"))
    #expect(other.has("data-head=\"Chưa đến hạn\">9</td>"))
  }

  @Test func `the page of one has its contents with figures an article, its parties and its versions`() throws {
    let world = try WebWorld()
    let page = try world.get("/quy-che/thu", as: .reporter)
    #expect(page.has("<h1>Quy chế thử</h1>"))
    #expect(page.has("4 thiếu, 12 chưa đến hạn"))
    #expect(page.has("<th scope=\"rowgroup\" colspan=\"6\">Chương I. Báo cáo</th>"))
    #expect(page.has("<a href=\"/quy-che/thu/dieu-4#dieu-4\">Điều 4. Báo cáo quý</a>"))
    #expect(page.has("<a href=\"/cac-ben/thu\">Các bên của quy chế (3)</a>"))
    #expect(!page.has("so với bản trước"))
    let parties = try world.get("/cac-ben/thu", as: .reporter)
    #expect(parties.has("<td>VP</td><td data-head=\"Tên đầy đủ\">Văn phòng</td>"))
  }

  @Test func `a clause stands beside its sentences: who owes, by when, how it was kept, and what settled it`() throws {
    let world = try WebWorld()
    let page = try world.get("/quy-che/thu/dieu-4", as: .leader)
    #expect(page.status == 200)
    #expect(page.has("<section class=\"clause\" id=\"dieu-1\">"))
    #expect(page.has("Hai ban báo cáo Văn phòng hằng tháng."))
    #expect(page.has("A, B phải báo cáo &quot;kết quả&quot; gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau."))
    #expect(page.has("A (1 cơ quan), B (1 cơ quan)"))
    // The report of March falls due on Friday 5 April.
    #expect(page.has("<dt>Hạn tới</dt><dd>thứ Sáu 05/04/2024, tháng 3/2024, theo văn bản</dd>"))
    #expect(page.has("<dt>Năm 2024</dt><dd>6 thiếu, 18 chưa đến hạn</dd>"))
    #expect(page.has("Nguyên tắc"))
    #expect(page.has("không có hạn, không bao giờ quá hạn"))
    #expect(page.has("hạn chậm nhất ngày 5 tháng sau"))
    #expect(page.has("— hướng dẫn của Văn phòng, số 1-HD/VP, ngày 2/1/2023"))
    // English words around the controlled language in English.
    let english = try world.get("/quy-che/thu/dieu-4", as: .leader, .en)
    #expect(english.has("<dt>Who</dt>"))
    #expect(english.has("6 missing, 18 not yet due"))
    #expect(english.has("must report"))
  }

  @Test(arguments: [
    ("có hiệu lực từ: 1/1/2023", "có hiệu lực từ: 1/7/2024", "Có hiệu lực từ 01/07/2024"),
    (
      "có hiệu lực từ: 1/1/2023", "có hiệu lực từ: 1/1/2023\ncó hiệu lực đến: 31/12/2023", "Hết hiệu lực sau 31/12/2023"
    ),
    ("hạn chậm nhất ngày 5 tháng sau.", "thực hiện qua dieu-1.", "Thực hiện qua câu khác"),
  ])
  func `a sentence that is not alive says why`(_ old: String, _ new: String, _ words: String) throws {
    let text = WebWorld.regulation.replacing(old, with: new)
    let page = try WebWorld(regulation: text).get("/quy-che/thu/dieu-1", as: .leader)
    #expect(page.has(words), "\(page)")
    let plain = try WebWorld().get("/quy-che/thu/dieu-1", as: .leader)
    #expect(!plain.has(words))
  }

  @Test func `what is settled for one series of reports names the series`() throws {
    let text = WebWorld.regulation.replacing(
      "hạn chậm nhất ngày 5 tháng sau.", with: "mọi báo cáo quý: hạn chậm nhất ngày 9 tháng sau.")
    let world = try WebWorld(regulation: text)
    #expect(
      try world.get("/quy-che/thu/dieu-4", as: .leader).has("<div>mọi báo cáo quý: hạn chậm nhất ngày 9 tháng sau "))
  }

  /// Ban B ended with the year 2023, and nobody followed it.
  @Test func `a sentence that nobody owes any more says so`() throws {
    let text = WebWorld.regulation.replacing("A phải báo cáo \"mưa lũ\"", with: "B phải báo cáo \"mưa lũ\"")
    let world = try WebWorld(regulation: text)
    let words = "Danh bạ không có cơ quan nào phải làm"
    #expect(!(try world.get("/quy-che/thu/dieu-2", as: .leader).has(words)))
    let files = [
      ("reg/organisations.csv", "id,from,to\na,,\nb,,2023-12-31\no,,\n"),
      ("reg/names.csv", "id,name\na,Ban A\nb,Ban B\no,Văn phòng\n"),
      ("reg/kinds.csv", "id,kind,level\na,ban a,tỉnh\nb,ban b,tỉnh\no,văn phòng,tỉnh\n"),
    ]
    _ = try Desk(world.store, .owner, now: WebWorld.now).importRegister(
      from: "reg", on: TextShelf(files.map { SourceText(name: $0, bytes: Array($1.utf8)) }), layer: 0)
    let page = try world.get("/quy-che/thu/dieu-2", as: .leader)
    #expect(page.has(words), "\(page)")
    #expect(page.has("A (1 cơ quan), B (0 cơ quan)"))
  }

  @Test func `who sees no obligation sees no regulation either, and that he asked is kept`() throws {
    let world = try WebWorld()
    for path in Self.pages {
      for person in [WebWorld.Person.administrator, .auditor, .nobody] {
        #expect(try world.isRefused(path, to: person), "\(path) \(person)")
      }
    }
  }

  @Test(arguments: [
    ("/quy-che/khac", "Kho không có quy chế &quot;khac&quot;"),
    ("/quy-che/thu/dieu-9", "Quy chế &quot;thu&quot; không có điều khoản &quot;dieu-9&quot;"),
    ("/so-sanh/thu/1/2", "Quy chế &quot;thu&quot; có 1 bản, không có bản thứ 2"),
    ("/so-sanh/thu/0/1", "Không có trang này"),
  ])
  func `what there is not is said with a way out`(_ path: String, _ words: String) throws {
    let world = try WebWorld()
    let page = try world.get(path, as: .leader)
    #expect(page.status == 404)
    #expect(page.has(words))
    #expect(page.has("<a class=\"button\" href=\"/\">"))
  }

  @Test func `a clause under a clause is told from its article on, whatever its address is like`() throws {
    let text = WebWorld.regulation.replacing(
      "### Điều 4. Báo cáo quý {#dieu-4}\n",
      with: "### Điều 4. Báo cáo quý {#dieu-4}\n\n#### Khoản 3. Hằng quý {#3}\n\n##### 3.1 {#3.1}\n")
    let page = try WebWorld(regulation: text).get("/quy-che/thu/dieu-4", as: .leader)
    #expect(page.has("<h1>Điều 1 – Điều 4, Quy chế thử</h1>"), "\(page)")
    #expect(page.has("<h3>Khoản 3. Hằng quý › 3.1</h3>") && page.has("<h2>Điều 4. Báo cáo quý</h2>"))
  }

  @Test func `a law stands with its number and day`() throws {
    let text = WebWorld.regulation.replacing("mã: thu", with: "mã: luat-thu").replacing(
      "loại: quy chế phối hợp", with: "loại: luật\nsố: 1/2023/QH15\nký ngày: 5/1/2023")
    let world = try WebWorld()
    _ = try Desk(world.store, .owner, now: WebWorld.now).activate(
      [("luat.md", "luat.md")], on: TextShelf([SourceText(name: "luat.md", bytes: Array(text.utf8))]))
    let page = try world.get("/quy-che", as: .leader)
    #expect(page.has("Quy chế thử</a> <span class=\"soft\">số 1/2023/QH15, ngày 05/01/2023</span></li>"), "\(page)")
    #expect(try world.get("/quy-che", as: .leader, .en).has("no. 1/2023/QH15 of 05/01/2023"))
  }

  @Test func `the page of an obligation leads to its clause`() throws {
    let world = try WebWorld()
    let page = try world.get("/nhiem-vu/thu~dieu-1:a:2024-M02", as: .reporter)
    #expect(page.has("<a href=\"/quy-che/thu/dieu-1#dieu-1\">Chương I. Báo cáo › Điều 1. Báo cáo tháng</a>"))
  }

  @Test func `two versions are told apart, sentence by sentence and by what is owed`() throws {
    let world = try WebWorld()
    let later = WebWorld.regulation.replacing(
      "có hiệu lực từ: 1/1/2023", with: "phiên bản: 2\ncó hiệu lực từ: 1/7/2024"
    ).replacing(
      "hằng tháng, chậm nhất ngày 5 tháng sau", with: "hằng tháng, chậm nhất ngày 10 tháng sau")
    let hash = try #require(world.store.texts().texts.last?.hash)
    _ = try world.desk(of: .coordinator).activate(
      [(file: "thu-2.md", path: "thu-2.md")],
      on: TextShelf([SourceText(name: "thu-2.md", bytes: Array(later.utf8))]), coming: .amending(hash: hash))
    let regulation = try world.get("/quy-che/thu", as: .leader)
    // Today the first still holds, until the day before the second.
    #expect(regulation.has("<dd>01/01/2023 – 30/06/2024</dd>"))
    #expect(regulation.has("<a href=\"/so-sanh/thu/1/2\">so với bản trước</a>"))
    let page = try world.get("/so-sanh/thu/1/2", as: .leader)
    #expect(page.has("Câu: 0 thêm, 0 bớt, 1 sửa, 0 giữ câu nhưng đổi cách áp dụng"))
    #expect(page.has("chậm nhất ngày 5 tháng sau.</del>"))
    #expect(page.has("chậm nhất ngày 10 tháng sau.</ins>"))
    #expect(page.has("~ dời"))
    #expect(try world.get("/so-sanh/thu/1/2", as: .leader, .en).has("Sentences: 0 added, 0 removed, 1 changed"))
  }

  @Test func `a name is text and never a piece of the page`() throws {
    let world = try WebWorld(names: ("<script>alert(1)</script>", "Ban B", "Văn phòng"))
    for path in Self.pages {
      let page = try world.get(path, as: .leader)
      #expect(page.status == 200, "\(path)")
      #expect(!page.has("<script>alert"), "\(path)")
    }
    #expect(try world.get("/cac-ben/thu", as: .leader).has("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  /// A page has room for 30 KB; two hundred clauses take several, each of which leads to the next.
  @Test func `a long regulation is cut into pages that lead to each other`() throws {
    var text = WebWorld.regulation
    for number in 5...204 {
      text += """

        ### Điều \(number). Việc số \(number) {#dieu-\(number)}

        Ban A báo cáo Văn phòng việc số \(number) hằng tháng.

        ```quydinh
        A phải báo cáo "việc số \(number)" gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```

        """
    }
    let world = try WebWorld(regulation: text)
    let contents = try world.get("/quy-che/thu", as: .leader)
    #expect(contents.has("Trang 1/5"))
    #expect(try world.get("/quy-che/thu?trang=5", as: .leader).has("Điều 204. Việc số 204"))
    #expect(contents.html.utf8.count < 30 * 1024)
    var path: String? = "/quy-che/thu/dieu-1"
    var (pages, found) = (0, 0)
    while let next = path, pages < 100 {
      let page = try world.get(next, as: .leader)
      #expect(page.html.utf8.count < 30 * 1024, "\(next)")
      found += page.html.components(separatedBy: "<section class=\"clause\"").count - 1
      pages += 1
      path = page.html.range(of: "\">Phần sau").map { end in
        let start = page.html[..<end.lowerBound].range(of: "href=\"", options: .backwards)?.upperBound
        return String(page.html[(start ?? end.lowerBound)..<end.lowerBound].prefix { $0 != "#" })
      }
    }
    #expect(pages > 3)
    #expect(found == 204)
  }
}
