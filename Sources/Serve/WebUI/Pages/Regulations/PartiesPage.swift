import CivilTime
import Facts
import Obligations
import Organisations
import Regulations
import UseCases

/// The parties of a regulation, and the bodies each means today.
struct PartiesPage {
  let text: Desk.RegulationText
  let context: PageContext

  private var regulation: Regulation { text.bound.regulation }

  var title: String { context("Các bên: \(regulation.title)", "Parties: \(regulation.title)") }

  var body: Html {
    let c = context
    let lines = regulation.parties.indices.map { number -> Html in
      let party = regulation.parties[number]
      let name = party.longName == party.name ? "" : party.longName
      return """
        <tr><td>\(party.name)</td><td\(" data-head=\"\(c("Tên đầy đủ", "In full"))\"", if: !name.isEmpty)>\(name)</td>\
        <td data-head="\(c("Hiện nay", "Now"))">\(now(number))</td></tr>
        """
    }
    return """
      <p class="small"><a href="\(.regulations)">\(c("Quy chế, chương trình", "Regulations and programmes"))</a> › \
      <a href="\(.regulation(regulation.id))">\(regulation.title)</a></p>
      <h1>\(title)</h1>
      <table class="cards"><thead><tr><th scope="col">\(c("Tên trong quy chế", "As the text calls it"))</th>\
      <th scope="col">\(c("Tên đầy đủ", "In full"))</th><th scope="col">\(c("Hiện nay", "Now"))</th></tr></thead><tbody>\(lines)</tbody></table>
      """
  }

  /// The body that a party means today, or how many there are.
  private func now(_ party: Int) -> String {
    let c = context
    let register = text.library.register
    let bodies = text.bound.binding.selector(of: party, on: c.today).map { register.select($0, on: c.today) } ?? []
    return bodies.count == 1
      ? register.name(of: bodies[0], on: c.today)
      : c("\(c.number(bodies.count)) cơ quan", c.some(bodies.count, "body", "bodies"))
  }
}
