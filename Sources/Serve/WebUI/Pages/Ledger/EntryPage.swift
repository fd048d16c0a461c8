import Diagnostics
import Entries
import Ledger
import Secrets
import Telling

/// One entry of the ledger, with what shows that it is in it.
struct EntryPage {
  let entry: Entry
  let proof: (leaf: Digest, proof: MerkleProof, size: Int64, root: Digest)
  let context: PageContext

  /// So much of a long text is shown.
  private static let mostText = 1500

  var title: String {
    context("Mục \(context.number(entry.head.sequence))", "Entry \(context.number(entry.head.sequence))")
  }

  var body: Html {
    let c = context
    let head = entry.head
    func fact(_ label: String, _ value: String?) -> Html {
      value.map { "<dt>\(label)</dt><dd>\($0)</dd>" } ?? ""
    }
    return """
      <p class="small"><a href="\(.ledger)">\(c("Nhật ký", "Ledger"))</a></p>
      <h1>\(title): \(c(head.kind.words))</h1>
      <dl class="facts">\(fact(c("Ghi lúc", "Recorded"), c.moment(head.recorded)))\(fact(c("Người ghi", "By whom"), c.author(head)))\
      \(fact(c("Về", "About"), head.subject))\(fact(c("Xảy ra", "Happened"), head.happened.map { c.day($0.day) }))\
      \(fact(c("Căn cứ", "Ground"), head.reason))</dl>
      \(payload)
      <h2>\(c("Bằng chứng nằm trong nhật ký", "What shows that it is in the ledger"))</h2>
      <p>\(
        c(
          "Từ dấu vết của mục, ghép lần lượt với các dấu vết dưới đây thì ra gốc của cả nhật ký \(c.number(proof.size)) mục; gốc ấy có trong bản chốt đã ký.",
          "The hash of the entry, joined one after the other with those below, gives the root of the whole ledger of \(c.number(proof.size)) entries, which stands in signed checkpoints."))</p>
      <dl class="facts"><dt>\(c("Dấu vết của mục", "Hash of the entry"))</dt><dd><code>\(proof.leaf.description)</code></dd>\
      <dt>\(c("Gốc", "Root"))</dt><dd><code>\(proof.root.description)</code></dd></dl>
      <ol>\(proof.proof.path.map { "<li><code>\($0.description)</code></li>" as Html })</ol>
      \(neighbours)
      """
  }

  private var payload: Html? {
    let c = context
    let payload = entry.body.payload
    let open = payload.open.sorted { $0.key < $1.key }.map { key, value -> Html in
      let text = value.text ?? String(decoding: value.bytes, as: UTF8.self)
      return "<dt>\(key)</dt><dd>\(text.shortened(to: Self.mostText))</dd>"
    }
    // The ledger is read without what was written by or about people.
    let personal = payload.personal.sorted { $0.key < $1.key }.map { key, value -> Html in
      let told = value.value == nil ? c("đã xóa", "erased") : c("có, không hiện ở đây", "there, not shown here")
      return "<dt>\(key)</dt><dd class=\"soft\">\(told)</dd>"
    }
    if open.isEmpty && personal.isEmpty { return nil }
    return "<h2>\(c("Nội dung", "What it says"))</h2><dl class=\"facts\">\(open)\(personal)</dl>"
  }

  private var neighbours: Html {
    let c = context
    let number = entry.head.sequence
    func link(_ number: Int64, _ words: String) -> Html {
      "<li><a class=\"button second\" href=\"\(.entry(number))\">\(words)</a></li>"
    }
    return """
      <ul class="acts">\(link(number - 1, c("Mục trước", "Entry before")), if: number > 1)\
      \(link(number + 1, c("Mục sau", "Entry after")), if: number < proof.size)</ul>
      """
  }
}

/// What came of verifying everything.
struct VerificationPage {
  let size: Int64
  let root: Digest
  let findings: [LedgerFinding]
  let context: PageContext

  /// So many findings are shown.
  private static let most = 100

  var title: String {
    findings.isEmpty
      ? context("Nhật ký nguyên vẹn", "The ledger is whole")
      : context(
        "Có \(context.number(findings.count)) chỗ không như đã ghi",
        "\(context.number(findings.count)) \(findings.count == 1 ? "place is" : "places are") not as written")
  }

  var body: Html {
    let c = context
    let lines = findings.prefix(Self.most).map { "<li>\(c($0.message))</li>" as Html }
    let rest = findings.count - lines.count
    return """
      <p class="small"><a href="\(.ledger)">\(c("Nhật ký", "Ledger"))</a></p>
      <h1>\(title)</h1>
      <p>\(c("Đã đọc lại \(c.number(size)) mục và mọi bảng làm từ chúng.", "\(c.number(size)) entries and every table made of them were read."))</p>
      <dl class="facts"><dt>\(c("Gốc", "Root"))</dt><dd><code>\(root.description)</code></dd></dl>
      \("<ul>\(lines)</ul>", if: !findings.isEmpty)\
      \("<p>\(c("và \(c.number(rest)) chỗ khác; phoihop verify kể hết", "and \(c.number(rest)) more; phoihop verify tells them all"))</p>", if: rest > 0)
      \("<p>\(c("Đừng ghi thêm; báo quản trị viên để đối chiếu với bản sao lưu và bản chốt giữ ở nơi khác.", "Write nothing more; tell the administrator, to compare with a backup and with checkpoints kept elsewhere."))</p>", if: !findings.isEmpty)
      """
  }
}
