import CivilTime
import Diagnostics
import Obligations
import Regulations
import Telling

/// Two versions of a regulation: what differs in the text, and in what is owed.
struct ComparisonPage {
  let differences: Differences
  /// Which of what differs is shown: sentences first, then what is owed.
  let page: Paging
  let here: Route
  let context: PageContext

  private var new: Regulation { differences.new[0] }
  private var old: Regulation { differences.old[0] }

  var title: String { context("So hai bản: \(new.title)", "Two versions: \(new.title)") }

  /// How many things differ in all.
  static func count(_ differences: Differences) -> Int {
    differences.text.sentences.count + differences.text.parties.count + differences.obligations.changes.count
  }

  var body: Html {
    let c = context
    let text = differences.text
    let (sentences, parties) = (text.sentences.count, text.parties.count)
    let shown = page.range
    let sentenceLines = (0..<sentences).clamped(to: shown).map { sentence(text.sentences[$0]) }
    let partyLines = (sentences..<sentences + parties).clamped(to: shown).map { number -> Html in
      let party = text.parties[number - sentences]
      return "<section class=\"clause\"><h3>\(party.name)</h3>\(pieces(differences.pieces(of: party)))</section>"
    }
    let changes = differences.obligations.changes
    let first = sentences + parties
    let rows = (first..<first + changes.count).clamped(to: shown).map {
      row(differences.cells(of: changes[$0 - first]))
    }
    return """
      <p class="small"><a href="\(.regulation(new.id))">\(new.title)</a></p>
      <h1>\(title)</h1>
      <dl class="facts"><dt>\(c("Bản cũ", "Old"))</dt><dd>\(old.version), \(c.inForce(old))</dd>\
      <dt>\(c("Bản mới", "New"))</dt><dd>\(new.version), \(c.inForce(new))</dd></dl>
      <ul><li>\(c(differences.sentenceCounts))</li>\("<li>\(c(differences.partyCount))</li>", if: parties > 0)<li>\(c(differences.obligationCounts))</li></ul>
      \("<h2>\(c("Câu khác nhau", "Sentences that differ"))</h2>\(sentenceLines)", if: !sentenceLines.isEmpty)
      \("<h2>\(c("Các bên", "Parties"))</h2>\(partyLines)", if: !partyLines.isEmpty)
      \(table(rows), if: !rows.isEmpty)
      \(page.links(c, here.path))
      """
  }

  private func sentence(_ one: TextComparison.Sentence) -> Html {
    let heading = one.clause.map { ": \($0.heading)" } ?? ""
    return """
      <section class="clause"><h3>\(one.change.mark) \(one.address.withoutRegulation)\(heading)</h3>\(pieces(differences.pieces(of: one)))</section>
      """
  }

  private func pieces(_ pieces: [Differences.Piece]) -> Html {
    let lines = pieces.map { piece -> Html in
      switch piece {
      case .same(let text): "<p class=\"sentence\">\(text)</p>"
      case .removed(let text): "<p class=\"sentence\"><del>\(text)</del></p>"
      case .added(let text): "<p class=\"sentence\"><ins>\(text)</ins></p>"
      }
    }
    return "\(lines)"
  }

  private func table(_ rows: [Html]) -> Html {
    let c = context
    let heads = Differences.heads(c.language).map {
      "<th scope=\"col\">\($0.isEmpty ? c("Thay đổi", "Change") : $0)</th>" as Html
    }
    return """
      <h2>\(c("Việc khác nhau", "What is owed otherwise"))</h2>
      <table class="cards"><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  private func row(_ cells: [String]) -> Html {
    let heads = Differences.heads(context.language)
    let cells = zip(heads, cells).map { head, cell -> Html in
      head.isEmpty ? "<td>\(cell)</td>" : cell.isEmpty ? "<td></td>" : "<td data-head=\"\(head)\">\(cell)</td>"
    }
    return "<tr>\(cells)</tr>"
  }
}
