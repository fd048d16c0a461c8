import CivilTime
import Diagnostics
import HTTPCore
import Organisations
import Telling
import UseCases

/// One body: what it is and was called, what it stands under, what stands under it, what it came from and what became of it.
struct OrganisationPage {
  let view: Desk.OrganisationView
  let form: Typed<OrganisationsPage.Field>
  let context: PageContext

  /// So many of those below are shown.
  private static let most = 100

  private var organisation: Organisation { view.organisation }

  var title: String { organisation.name(on: view.day) }

  var body: Html {
    let c = context
    let one = organisation
    let isThere = one.exists(on: view.day)
    let gone: Html =
      "<p><span class=\"mark late\">\(c("Không tồn tại ngày \(c.day(view.day))", "Does not exist on \(c.day(view.day))"))</span></p>"
    return """
      \(form.summary(c("Chưa xem được ngày này", "Not shown on that day"), c))<p class="small"><a href="\(.organisations)">\(c("Cơ quan, đơn vị", "Bodies"))</a></p><h1>\(title)</h1>\(gone, if: !isThere)
      <form method="get" action="\(.organisation(one.id))" class="inline">\(form.field(.day, .day, label: c("Như ngày", "As on"), c))
      <button class="main">\(c("Xem", "Show"))</button></form>
      <dl class="facts"><dt>\(c("Mã", "Id"))</dt><dd>\(one.id.text)</dd>
      \(fact(c("Loại", "Kind"), one.kinds(on: view.day).joined(separator: ", ")))\
      \(fact(c("Cấp", "Level"), one.level(on: view.day).map { c.words(of: $0) } ?? ""))\
      \(fact(c("Địa bàn", "Area"), area))\
      \(fact(c("Nơi tiếp nhận văn bản", "Receiving office"), receivers))\
      \(fact(c("Tồn tại", "Exists"), one.exists.map { c.words(of: $0) }.joined(separator: "; ")))\
      \(fact(c("Ghi chú", "Note"), one.note))</dl>
      \(above)\(below)\(names)\(steps)
      """
  }

  private func fact(_ head: String, _ words: String) -> Html {
    words.isEmpty ? "" : "<dt>\(head)</dt><dd>\(words)</dd>\n"
  }

  private var area: String {
    organisation.place(on: view.day).flatMap { view.register[$0]?.names.value(on: view.day) } ?? ""
  }

  private var receivers: String {
    view.register.receivers(of: organisation.id, on: view.day).map { view.register.name(of: $0, on: view.day) }
      .joined(separator: "; ")
  }

  private func link(_ id: OrganisationID, on day: CivilDate) -> Html {
    let query =
      day == context.today ? "" : "?\(OrganisationsPage.Field.day.rawValue)=\(PercentCoding.encode(context.day(day)))"
    return "<a href=\"\(.organisation(id))\(query)\">\(view.register.name(of: id, on: day))</a>"
  }

  private var above: Html? {
    let c = context
    let lines = Tree.allCases.compactMap { tree -> Html? in
      organisation.parent(in: tree, on: view.day).map {
        "<li>\(link($0, on: view.day)) <span class=\"soft\">(\(c.words(of: tree)))</span></li>"
      }
    }
    return lines.isEmpty ? nil : "<h2>\(c("Cấp trên", "Above"))</h2><ul>\(lines)</ul>"
  }

  private var below: Html? {
    let c = context
    let parts = view.below.map { tree, bodies -> Html in
      let more: Html =
        "<li class=\"soft\">\(c("và \(c.number(bodies.count - Self.most)) cơ quan khác; tìm theo tên", "and \(c.number(bodies.count - Self.most)) others; look by name"))</li>"
      return """
        <details\(" open", if: bodies.count <= 20)><summary>\(c.words(of: tree).capitalisedFirst): \(bodies.count)</summary>\
        <ul>\(bodies.prefix(Self.most).map { "<li>\(link($0, on: view.day))</li>" as Html })\(more, if: bodies.count > Self.most)</ul></details>
        """
    }
    return parts.isEmpty ? nil : "<h2>\(c("Cấp dưới, bộ phận", "Below"))</h2>\(parts)"
  }

  private var names: Html? {
    let c = context
    guard organisation.names.count > 1 else { return nil }
    let rows = organisation.names.map {
      "<li>\($0.value) <span class=\"soft\">(\(c.words(of: $0.validity)))</span></li>" as Html
    }
    return "<h2>\(c("Tên qua các thời kỳ", "Names over time"))</h2><ul>\(rows)</ul>"
  }

  private var steps: Html? {
    let c = context
    guard !view.steps.isEmpty else { return nil }
    let rows = view.steps.map { step -> Html in
      let isFrom = step.from == organisation.id
      let other: Html =
        isFrom
        ? step.to.map { "\(c("sang", "to")) \(link($0, on: step.on))" }
          ?? "\(c("không có cơ quan kế thừa", "nobody succeeds it"))"
        : "\(c("từ", "from")) \(link(step.from, on: step.on - 1))"
      return """
        <li>\(c.day(step.on)): \(c.words(of: step.kind)) \(other)\(" – \(step.basis)", if: !step.basis.isEmpty)</li>
        """
    }
    let lists = view.reorganisations.map {
      "<li><a href=\"\(.handover($0))\">\(c("Danh sách bàn giao, lần \($0)", "What passed by number \($0)"))</a></li>"
        as Html
    }
    return "<h2>\(c("Sắp xếp tổ chức", "Reorganisations"))</h2><ul>\(rows)\(lists)</ul>"
  }
}

extension PageContext {
  func words(of tree: Tree) -> String {
    switch tree {
    case .party: self("hệ thống Đảng", "the Party")
    case .state: self("hệ thống Nhà nước", "the State")
    case .front: self("Mặt trận, đoàn thể", "Front and mass organisations")
    case .post: self("chức danh", "posts")
    case .section: self("bộ phận", "units")
    }
  }

  func words(of kind: SuccessionKind) -> String {
    switch kind {
    case .merge: self("hợp nhất, sáp nhập", "merged")
    case .split: self("chia, tách", "split")
    case .rename: self("đổi tên", "renamed")
    case .transfer: self("chuyển chức năng, nhiệm vụ", "function transferred")
    case .dissolution: self("giải thể, kết thúc hoạt động", "dissolved")
    case .conversion: self("chuyển đổi", "converted")
    case .correction: self("đính chính", "corrected")
    }
  }
}
