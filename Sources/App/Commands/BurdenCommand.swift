import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Telling

/// `phoihop burden`: how many reports each body makes in a year, and which of them overlap.
enum BurdenCommand: Command {
  static let form = CommandForm(
    name: "burden",
    summary: Words(
      vi: "rà soát chế độ báo cáo: mỗi cơ quan bao nhiêu báo cáo, báo cáo nào trùng kỳ",
      en: "the reporting burden: how many reports each body makes, and which overlap"),
    operands: nil,
    options: [
      Option(name: "year", value: "YEAR", help: Words(vi: "năm được rà soát", en: "the year reviewed")),
      Option(
        name: "known", value: "D",
        help: Words(
          vi: "theo những gì đã ghi đến hết ngày (mặc định: bây giờ)",
          en: "by what had been recorded by the end of that day (default: now)")),
    ] + Library.filters + Library.options + [
      Option(name: "format", value: "table|json|csv", help: Words(vi: "cách in", en: "how to print"))
    ],
    examples: ["burden --year 2023", "burden --year 2023 --regulation tra-vinh --format csv"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let year = try year(arguments)
    let known = try arguments.day("known").map { Instant.end(of: $0) } ?? world.now
    let format = try arguments.choice("format", ["table", "json", "csv"])
    guard let last = CivilDate(year: year, month: 12, day: 31) else { return 2 }
    let library = try Library.load(arguments, world)
    let regulations = try library.regulations(arguments)
    library.warn(world, asked: regulations, until: last)
    let burden = Burden(
      library.engine, year: year, known: known, regulations: regulations,
      bearers: try library.bearers(arguments, on: last), only: library.sees)
    let page = BurdenPage(review: BurdenReview(burden, year: year, register: library.register, on: last))
    switch format {
    case "json": world.print(page.review.json.text)
    case "csv": world.print(page.csv)
    default: world.print(page.text(world.language))
    }
    return 0
  }

  private static func year(_ arguments: Arguments) throws(UsageError) -> Int {
    guard let text = arguments.text("year") else {
      throw UsageError(
        message: Words(
          vi: "phoihop burden cần --year NĂM, như --year 2023", en: "phoihop burden needs --year YEAR, as --year 2023"))
    }
    guard let year = Int(text), (1900...2199).contains(year), text.utf8.count == 4 else {
      throw UsageError(
        message: Words(
          vi: "--year: \"\(text)\" không phải là năm từ 1900 đến 2199; viết như 2023",
          en: "--year: \"\(text)\" is no year from 1900 to 2199; write it as 2023"))
    }
    return year
  }
}

/// The burden for people and as data.
private struct BurdenPage {
  let review: BurdenReview

  private var burden: Burden { review.burden }
  private var year: Int { review.year }
  private func name(_ id: OrganisationID) -> String { review.name(id) }

  // MARK: For people

  func text(_ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    if burden.loads.isEmpty {
      return say("Năm \(year) không có báo cáo nào phải gửi.\n", "No report is to be made in \(year).\n")
    }
    var table = TextTable(
      [say("CƠ QUAN", "BODY")] + (1...12).map { say("T\($0)", "\($0)") }
        + [say("CẢ NĂM", "YEAR"), say("ĐÃ GỘP", "ABSORBED")],
      most: [44] + Array(repeating: 10, count: 14), firstNumber: 1)
    for load in burden.loads { table.add([name(load.bearer)] + cells(load.months, load.total, load.absorbed)) }
    table.add([say("Cộng", "Total")] + cells(review.months, review.months.reduce(0, +), review.absorbed))
    var text =
      say(
        "Báo cáo mỗi cơ quan phải gửi trong năm \(year), theo tháng có hạn hoặc có kỳ kết thúc:\n\n",
        "Reports that each body has to make in \(year), by the month in which they fall due or their period ends:\n\n")
      + table.text
      + say(
        "\nĐã gộp: gửi cùng báo cáo của kỳ lớn hơn, không tính vào các cột trước.\n",
        "\nAbsorbed: made with the report of a larger period, not counted in the columns before.\n")
    text += "\n\(review.overlapCount[language])\n"
    for (number, overlap) in burden.overlaps.enumerated() { text += told(overlap, number + 1, language) }
    return text
  }

  private func cells(_ months: [Int], _ total: Int, _ absorbed: Int) -> [String] {
    (months + [total]).map { $0 == 0 ? "·" : String($0) } + [absorbed == 0 ? "·" : String(absorbed)]
  }

  private func told(_ overlap: Burden.Overlap, _ number: Int, _ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    var text = "\n\(number). \(review.head(of: overlap)[language])\n"
    for member in overlap.members {
      let (title, to, carrier) = review.parts(of: member, language)
      text += "   \(member.rule.address)  \(title)"
      if !to.isEmpty { text += say(" — gửi \(to)", " — to \(to)") }
      if let carrier { text += say(" — thực hiện qua \(carrier)", " — done through \(carrier)") }
      text += "\n"
    }
    return text
  }

  // MARK: As data

  /// The loads: one row a body.
  var csv: String {
    CSVWriter.text(
      [["bearer", "bearerName"] + (1...12).map { "month\($0)" } + ["total", "absorbed"]]
        + burden.loads.map { load in
          [load.bearer.text, name(load.bearer)] + (load.months + [load.total, load.absorbed]).map(String.init)
        })
  }
}
