import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Testing

/// The 66 recurring rows of the catalogue, each with what section (h) of the catalogue says of its bearers, and to whom, with a copy to
/// whom and through whom its text says it goes; where the text names nobody, whom the application beside it names.
///
/// Counts of bodies come from the table of kinds in Registers/five-jurisdictions/README.md, names from its names.csv.
struct RecurringRow: Sendable, CustomTestStringConvertible {
  /// How the row's bearers owe.
  enum Owes: Sendable {
    /// Each for itself, so many of them; `one` is 1.
    case each(Int)
    /// One duty of so many together.
    case joint(Int)
    /// The first owes, so many others take part.
    case lead(partners: Int)
    /// Posts, each in its own name.
    case posts(Int)
  }

  /// To whom it is owed.
  enum Whom: Sendable {
    /// The text names nobody, and no application does.
    case nobody
    /// These, by their names in the register; a body never owes itself.
    case bodies([String])
    /// Those of the bearer's own place, which stands behind each name; a slash parts two names for one thing.
    case ofOwnPlace([String])
    /// The two sides, each to the other.
    case eachOther([String])
    /// The row is several sentences, by what stands behind its label: each has one addressee.
    case parts([String: String])
    /// A carried row owes nothing: the names of parties in its own sentence, or in the application that gives it recipients.
    case parties([String])
  }

  let id: String
  let owes: Owes
  let to: Whom
  let copies: [String]
  /// Through whom; of the bearer's own place where `to` is.
  let through: String?
  /// How many periods it has in a full year for each that owes; 0 where another rule carries it.
  let periods: Int
  /// The rules that carry it.
  let carriedBy: [String]
  /// Where the text leaves the period open: the heading of the application and the words it settles, nil for *kỳ thực hiện là*.
  let settledAt: String?
  let settledWords: [String]

  init(
    _ id: String, _ owes: Owes, to: Whom = .nobody, copies: [String] = [], through: String? = nil, periods: Int = 0,
    by carriedBy: [String] = [], settledAt: String? = nil, words: [String] = []
  ) {
    self.id = id
    self.owes = owes
    self.to = to
    self.copies = copies
    self.through = through
    self.periods = periods
    self.carriedBy = carriedBy
    self.settledAt = settledAt
    settledWords = words
  }

  var testDescription: String { id }

  /// The addresses of its sentences.
  var rules: [String] {
    if case .parts(let parts) = to { parts.keys.sorted().map { id + $0 } } else { [id] }
  }

  /// The communes and wards of Uông Bí, as they stand in names.
  static let communes = [
    "phường Vàng Danh", "phường Thanh Sơn", "phường Bắc Sơn", "phường Quang Trung", "phường Trưng Vương",
    "phường Nam Khê", "phường Yên Thanh", "xã Thượng Yên Công", "phường Phương Đông", "phường Phương Nam",
  ]

  static let all: [RecurringRow] = [
    // Trà Vinh: one is the Commission; each is the Front and the five that signed.
    .init("tra-vinh/dieu-5/1/gach-2/f", .each(1), periods: 1),
    .init(
      "tra-vinh/dieu-5/1/gach-2/g", .each(1), to: .parties(["MTTQ", "đoàn thể", "BTVTU"]),
      by: ["tra-vinh/dieu-6/gach-1"]),
    .init(
      "tra-vinh/dieu-6/gach-1", .each(1),
      to: .bodies([
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Trà Vinh", "Liên đoàn Lao động tỉnh Trà Vinh", "Tỉnh Đoàn Trà Vinh",
        "Hội Cựu chiến binh tỉnh Trà Vinh", "Hội Nông dân tỉnh Trà Vinh", "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh",
      ]), periods: 2, settledAt: "tra-vinh/dieu-6/gach-1", words: ["6 tháng"]),
    .init(
      "tra-vinh/dieu-6/gach-2/b", .each(6), to: .bodies(["Ban Dân vận Tỉnh ủy Trà Vinh"]), periods: 18,
      settledAt: "tra-vinh/dieu-6/gach-2", words: ["6 tháng"]),
    .init("tra-vinh/dieu-6/gach-3", .each(6), to: .bodies(["Phòng đoàn thể"]), periods: 1),
    .init("tra-vinh/dieu-6/gach-4/a", .each(6), by: ["tra-vinh/dieu-6/gach-4/b"]),
    .init("tra-vinh/dieu-6/gach-4/b", .each(6), to: .bodies(["Phòng đoàn thể"]), periods: 1),
    // Đồng Nai: 18 departments and 11 district committees.
    .init("dong-nai/dieu-4/1.1/b", .each(1), periods: 1),
    .init("dong-nai/dieu-4/1.5/b", .each(1), periods: 1),
    .init("dong-nai/dieu-4/1.6/gach-1/a", .each(18 + 11), periods: 1, settledAt: "dong-nai/dieu-4/1.6/gach-1"),
    .init(
      "dong-nai/dieu-4/1.7/a", .each(1), to: .bodies(["Thường trực Tỉnh ủy Đồng Nai"]),
      through: "Ban Dân vận Tỉnh ủy Đồng Nai", periods: 19, settledAt: "dong-nai/dieu-4/1.7", words: ["6 tháng"]),
    .init(
      "dong-nai/dieu-4/1.7/b", .each(1), to: .bodies(["Thường trực Tỉnh ủy Đồng Nai"]), periods: 19,
      settledAt: "dong-nai/dieu-4/1.7"),
    .init("dong-nai/dieu-5/2/a", .joint(2), to: .bodies(["Thường trực Tỉnh ủy Đồng Nai"]), periods: 1),
    .init("dong-nai/dieu-5/2/b", .joint(2), by: ["dong-nai/dieu-5/2/a"]),
    .init("dong-nai/dieu-5/3/doan-2/c", .joint(2), to: .parties(["BDVTU", "BCSĐ"]), by: ["dong-nai/dieu-5/2/a"]),
    .init("dong-nai/dieu-5/3/doan-2/d", .joint(2), to: .parties(["BDVTU", "BCSĐ"]), by: ["dong-nai/dieu-5/2/a"]),
    .init(
      "dong-nai/dieu-5/3/doan-2/h", .joint(2), to: .parties(["BDVTU", "BCSĐ"]), by: ["dong-nai/dieu-4/1.7/a"],
      settledAt: "dong-nai/dieu-5/3/doan-2",
      words: ["định kỳ"]),
    // Quảng Nam: the Front and five organisations.
    .init(
      "quang-nam/II.2/gach-2/a", .each(5), to: .bodies(["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Nam"]), periods: 4),
    .init(
      "quang-nam/II.2/gach-2/c", .lead(partners: 5),
      to: .bodies(["Tỉnh ủy Quảng Nam", "Hội đồng nhân dân tỉnh Quảng Nam", "Ủy ban nhân dân tỉnh Quảng Nam"]),
      periods: 4, settledAt: "quang-nam/II.2/gach-2"),
    .init("quang-nam/II.2/gach-2/d", .each(5), to: .parties(["MTTQ"]), by: ["quang-nam/II.2/gach-2/a"]),
    .init("quang-nam/II.3/gach-1", .lead(partners: 5), periods: 1),
    .init("quang-nam/II.4/gach-1/a", .lead(partners: 5), periods: 1),
    // One a programmed supervision, whoever leads it: each may be the leader, so each has the line under its condition.
    .init("quang-nam/II.4/gach-1/b", .each(6), periods: 1),
    .init("quang-nam/III.1/gach-1", .lead(partners: 5), periods: 1),
    .init(
      "quang-nam/III.3/gach-1/a", .each(5),
      to: .bodies(["Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Nam"]), periods: 2,
      settledAt: "quang-nam/III.3/gach-1", words: ["6 tháng"]),
    .init(
      "quang-nam/III.3/gach-1/b", .each(1), to: .bodies(["Hội nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Nam"]),
      periods: 2, settledAt: "quang-nam/III.3/gach-1", words: ["6 tháng"]),
    .init("quang-nam/III.3/gach-2/a", .lead(partners: 5), periods: 1),
    .init("quang-nam/III.3/gach-2/c", .lead(partners: 5), by: ["quang-nam/III.3/gach-2/a"]),
    .init(
      "quang-nam/III.3/gach-3/b", .lead(partners: 5),
      to: .bodies([
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Nam", "Liên đoàn Lao động tỉnh Quảng Nam",
        "Hội Nông dân tỉnh Quảng Nam", "Đoàn TNCS Hồ Chí Minh tỉnh Quảng Nam", "Hội Liên hiệp Phụ nữ tỉnh Quảng Nam",
        "Hội Cựu chiến binh tỉnh Quảng Nam",
      ]), periods: 2, settledAt: "quang-nam/III.3/gach-3"),
    // Uông Bí.
    .init(
      "uong-bi/dieu-4/4/doan-2/a", .posts(1),
      to: .bodies(["Bí thư Tỉnh ủy Quảng Ninh", "Ban Nội chính Tỉnh ủy Quảng Ninh", "Ban Dân vận Tỉnh ủy Quảng Ninh"]),
      periods: 16),
    .init(
      "uong-bi/dieu-4/5/doan-1/a", .each(1),
      to: .bodies([
        "Ban Dân vận Thành ủy Uông Bí", "Hội đồng nhân dân thành phố Uông Bí", "Ủy ban nhân dân thành phố Uông Bí",
        "Công an thành phố Uông Bí", "Ban Chỉ huy Quân sự thành phố Uông Bí",
        "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Uông Bí", "Liên đoàn Lao động thành phố Uông Bí",
        "Đoàn TNCS Hồ Chí Minh thành phố Uông Bí", "Hội Cựu chiến binh thành phố Uông Bí",
        "Hội Nông dân thành phố Uông Bí", "Hội Liên hiệp Phụ nữ thành phố Uông Bí",
      ]), periods: 4),
    .init(
      "uong-bi/dieu-4/5/doan-2/a", .each(1),
      to: .bodies(
        RecurringRow.communes.flatMap {
          [
            "Các Bí thư chi bộ - Trưởng thôn, khu của \($0)",
            "Các Trưởng ban công tác Mặt trận thôn, khu phố của \($0)",
          ]
        }), periods: 4),
    .init("uong-bi/dieu-4/5/doan-2/b", .each(1), to: .parties(["cán bộ thôn"]), by: ["uong-bi/dieu-4/5/doan-2/a"]),
    .init("uong-bi/dieu-5/5/a", .lead(partners: 1), to: .parties(["Thành ủy"]), by: ["uong-bi/dieu-4/5/doan-1/a"]),
    .init("uong-bi/dieu-5/5/c", .lead(partners: 1), to: .parties(["Thành ủy"]), by: ["uong-bi/dieu-4/5/doan-2/a"]),
    .init(
      "uong-bi/dieu-5/6", .lead(partners: 1), to: .bodies(["Ban Thường vụ, Thường trực Thành ủy Uông Bí"]), periods: 1,
      settledAt: "uong-bi/dieu-5/6", words: ["định kỳ"]),
    // Secretaries of ten communes and wards and of three other committees.
    .init(
      "uong-bi/dieu-7/3/e", .posts(10 + 3),
      to: .bodies([
        "Bí thư Thành ủy Uông Bí", "Ủy ban Kiểm tra Thành ủy Uông Bí", "Văn phòng Thành ủy Uông Bí",
        "Ban Dân vận Thành ủy Uông Bí",
      ]), periods: 16),
    .init("uong-bi/dieu-7/4/a", .each(10), to: .ofOwnPlace(["Khối dân vận"]), periods: 12),
    .init(
      "uong-bi/dieu-7/4/b", .each(10),
      to: .ofOwnPlace([
        "Các Bí thư chi bộ - Trưởng thôn, khu của", "Các Trưởng ban công tác Mặt trận thôn, khu phố của",
      ]), periods: 12),
    // With the parts of its own unit, which are no bodies of the register.
    .init("uong-bi/dieu-7/4/c", .each(3), periods: 12),
    .init("uong-bi/dieu-8/2.1", .each(1 + 10), periods: 1, settledAt: "uong-bi/dieu-8/2.1"),
    .init(
      "uong-bi/dieu-8/2.5/b", .each(1 + 10),
      to: .ofOwnPlace([
        "Ủy ban Mặt trận Tổ quốc Việt Nam", "Liên đoàn Lao động/Công đoàn cơ sở", "Đoàn TNCS Hồ Chí Minh",
        "Hội Cựu chiến binh", "Hội Nông dân", "Hội Liên hiệp Phụ nữ",
      ]), periods: 2, settledAt: "uong-bi/dieu-8/2.5", words: ["định kỳ"]),
    // Nobody by itself: kept when the series of the other articles are.
    .init(
      "uong-bi/dieu-19/b", .each(0),
      by: [
        "uong-bi/dieu-4/5/doan-1/a", "uong-bi/dieu-4/5/doan-2/a", "uong-bi/dieu-7/4/a", "uong-bi/dieu-7/4/b",
        "uong-bi/dieu-7/4/c",
        "uong-bi/dieu-8/2.5/b",
      ]),
    // Council, committee, 12 sections, 2 forces, Front, 5 organisations, 13 grassroots Party organisations.
    .init(
      "uong-bi/dieu-22/1/doan-1", .each(1 + 1 + 12 + 2 + 1 + 5 + 13),
      to: .bodies(["Ban Thường vụ, Thường trực Thành ủy Uông Bí"]), copies: ["Ban Dân vận Thành ủy Uông Bí"],
      periods: 16),
    // 12 sections, 2 forces, Front, 5 organisations, 10 commune and 3 other committees; 52 weeks in 2024.
    .init(
      "uong-bi/dieu-22/1/doan-2", .each(12 + 2 + 1 + 5 + 10 + 3),
      to: .bodies(["Ban Thường vụ, Thường trực Thành ủy Uông Bí"]), copies: ["Ban Dân vận Thành ủy Uông Bí"],
      periods: 52 + 16),
    .init(
      "uong-bi/dieu-22/2", .each(1 + 1 + 5 + 10),
      to: .bodies(["Ban Dân vận Tỉnh ủy Quảng Ninh", "Ban Dân vận Thành ủy Uông Bí"]), periods: 4 + 1,
      settledAt: "uong-bi/dieu-22/2",
      words: ["theo chỉ đạo của BDV Tỉnh ủy", "theo chỉ đạo của BDV Thành ủy"]),
    .init("uong-bi/dieu-23/3.2/b", .posts(17 + 20), periods: 12),
    .init(
      "uong-bi/dieu-26/b", .lead(partners: 1 + 3), to: .bodies(["Ban Thường vụ, Thường trực Thành ủy Uông Bí"]),
      periods: 1, settledAt: "uong-bi/dieu-26", words: ["định kỳ"]),
    // Commission, office, 3 commissions, centre, council, committee, 12 sections, 3 judicial, 2 forces, Front, 5, 13 Party,
    // councils and committees of 10 communes.
    .init("uong-bi/dieu-27/a", .each(1 + 1 + 3 + 1 + 1 + 1 + 12 + 3 + 2 + 1 + 5 + 13 + 10 + 10), periods: 1),
    // Sóc Trăng: 11 districts, 17 departments.
    .init("soc-trang/II.6/d", .joint(2), periods: 1, settledAt: "soc-trang/II.6"),
    .init("soc-trang/II.8/c", .joint(2), by: ["soc-trang/III.3.3/a"], settledAt: "soc-trang/II.8", words: ["định kỳ"]),
    .init("soc-trang/III.1.2/a", .lead(partners: 1), by: ["soc-trang/III.3.3/b"]),
    .init("soc-trang/III.1.2/b", .lead(partners: 1), periods: 1),
    .init("soc-trang/III.1.6", .each(1), periods: 1, settledAt: "soc-trang/III.1.6"),
    .init(
      "soc-trang/III.1.7/a", .each(1),
      to: .parts([
        "1": "Ban cán sự đảng Ủy ban nhân dân tỉnh Sóc Trăng", "2": "Thường trực Ủy ban nhân dân tỉnh Sóc Trăng",
      ]), periods: 12 + 4, settledAt: "soc-trang/III.1.7",
      words: ["theo kỳ họp của BCSĐ", "theo kỳ họp của Thường trực UBND"]),
    .init(
      "soc-trang/III.1.7/b", .each(1),
      to: .parts([
        "1": "Ban cán sự đảng Ủy ban nhân dân tỉnh Sóc Trăng", "2": "Thường trực Ủy ban nhân dân tỉnh Sóc Trăng",
      ]), periods: 12 + 4, settledAt: "soc-trang/III.1.7",
      words: ["theo kỳ họp của BCSĐ", "theo kỳ họp của Thường trực UBND"]),
    .init("soc-trang/III.2.2", .each(1), periods: 1),
    .init("soc-trang/III.2.3/c", .each(17 + 1 + 11), periods: 1, settledAt: "soc-trang/III.2.3"),
    .init(
      "soc-trang/III.2.6/a", .each(1), to: .bodies(["Ban Dân vận Tỉnh ủy Sóc Trăng"]), periods: 12,
      settledAt: "soc-trang/III.2.6", words: ["theo kỳ họp của UBND"]),
    .init(
      "soc-trang/III.3.1/a", .each(2),
      to: .eachOther(["Ban Dân vận Tỉnh ủy Sóc Trăng", "Ban cán sự đảng Ủy ban nhân dân tỉnh Sóc Trăng"]), periods: 2,
      settledAt: "soc-trang/III.3.1", words: ["6 tháng"]),
    .init("soc-trang/III.3.2/a", .joint(2), periods: 2, settledAt: "soc-trang/III.3.2", words: ["6 tháng"]),
    .init("soc-trang/III.3.2/b", .joint(2), periods: 2, settledAt: "soc-trang/III.3.2", words: ["6 tháng"]),
    .init("soc-trang/III.3.3/a", .joint(2), periods: 1),
    .init("soc-trang/III.3.3/b", .joint(2), periods: 1),
    .init(
      "soc-trang/III.3.4/c", .each(11), to: .ofOwnPlace(["Ủy ban nhân dân"]),
      through: "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", periods: 1),
    .init(
      "soc-trang/III.3.4/d", .each(11),
      to: .bodies(["Ban Dân vận Tỉnh ủy Sóc Trăng", "Văn phòng Ủy ban nhân dân tỉnh Sóc Trăng"]), periods: 6,
      settledAt: "soc-trang/III.3.4", words: ["6 tháng"]),
  ]
}

@Suite struct RecurringRowsTests {
  private let shipped = Shipped.shared

  @Test func `what ships has no error`() {
    #expect(shipped.findings.map { "\($0.file):\($0.start.line) \($0.message.vi)" } == [])
  }

  @Test func `the table of this test has every recurring row of the catalogue once`() {
    #expect(shipped.rowCount == 607)
    #expect(shipped.recurring.count == 66)
    #expect(RecurringRow.all.map(\.id).sorted() == shipped.recurring.sorted())
  }

  /// Proves: all five regulations, the 66 rows of section (h)
  @Test(arguments: RecurringRow.all)
  func `a recurring row is owed in a full year by the bodies that section h names, or carried by a rule that is`(
    row: RecurringRow
  ) throws {
    let own = row.rules.flatMap { shipped.obligations(of: $0, year: 2024) }
    if row.carriedBy.isEmpty {
      var bearers: [OrganisationID: Int] = [:]
      for obligation in own { bearers[obligation.id.bearer, default: 0] += 1 }
      #expect(Set(bearers.values) == [row.periods], "each bearer has its periods of the year")
      switch row.owes {
      case .each(let count), .posts(let count):
        #expect(bearers.count == count)
        #expect(own.allSatisfy { $0.joint == [$0.id.bearer] && $0.partners.isEmpty })
      case .joint(let count):
        #expect(bearers.count == 1)
        #expect(own.allSatisfy { $0.joint.count == count && $0.joint.first == $0.id.bearer && $0.partners.isEmpty })
      case .lead(let partners):
        #expect(bearers.count == 1)
        #expect(own.allSatisfy { $0.joint.count == 1 && $0.partners.count == partners })
      }
      if case .posts = row.owes {
        #expect(own.allSatisfy { shipped.engine.register[$0.id.bearer]?.isPost == true })
      } else {
        #expect(own.allSatisfy { shipped.engine.register[$0.id.bearer]?.isPost == false })
      }
    } else {
      #expect(own.isEmpty, "a row that another carries owes nothing of its own")
      for carrier in row.carriedBy {
        let carried = shipped.obligations(of: carrier, year: 2024)
        #expect(!carried.isEmpty)
        // A carried row is cited in those series of its carrier that it has itself.
        let labels = Set(carried.filter { $0.also.contains(row.id) }.map(\.id.period))
        #expect(!labels.isEmpty, "\(carrier) cites it")
        #expect(carried.allSatisfy { $0.also.contains(row.id) == labels.contains($0.id.period) })
        // The self-review is yearly: the briefing of the first half does not carry it.
        if row.id == "tra-vinh/dieu-5/1/gach-2/g" { #expect(labels == [.year(2024)]) }
      }
    }
  }

  /// Proves: all five regulations, the 66 rows of section (h)
  @Test(arguments: RecurringRow.all.filter { !$0.carriedBy.isEmpty })
  func `a carried row says in its own sentence who would owe it, as section h names them`(row: RecurringRow) throws {
    let duty = try #require(shipped.rule(row.id)?.duty)
    switch row.owes {
    case .joint(let count):
      #expect(duty.syntax.isJoint)
      #expect(duty.bearers.count == count)
    case .lead:
      #expect(!duty.syntax.isJoint)
      #expect(duty.bearers.count == 1)
      #expect(!duty.partners.isEmpty)
    case .each, .posts:
      #expect(!duty.syntax.isJoint)
      #expect(duty.partners.isEmpty)
    }
  }

  @Test(arguments: RecurringRow.all)
  func `a period that the text leaves open is settled by the application named here and no other`(row: RecurringRow)
    throws
  {
    let rules = row.rules.compactMap { shipped.rule($0) }
    #expect(rules.count == row.rules.count)
    let applications = rules.flatMap(\.seriesOptions).compactMap(\.application)
    let headings = Set(applications.map(\.heading))
    var words: Set<String> = []
    for application in applications {
      if case .wordsAre(let quoted, _) = application.item { words.insert(quoted.text) }
    }
    #expect(headings == Set([row.settledAt].compactMap { $0 }))
    #expect(words == Set(row.settledWords))
    // Where an application settles it, the text names no period for it or one that is open.
    if row.settledAt != nil, row.settledWords.isEmpty {
      #expect(rules.allSatisfy { $0.duty?.recurrences.isEmpty == true })
    }
  }

  // MARK: To whom

  /// Proves: all five regulations, to whom each of the 66 rows goes
  @Test(arguments: RecurringRow.all)
  func `a recurring row goes to those that its text or an application names, with its copies and through its channel`(
    row: RecurringRow
  ) throws {
    for address in row.rules {
      let rule = try #require(shipped.rule(address))
      let own = shipped.obligations(of: address, year: 2024)
      for obligation in own {
        let bearer = name(obligation.id.bearer, obligation)
        let place = try placeInNames(obligation)
        let wanted: [[String]] =
          switch row.to {
          case .nobody, .parties: []
          case .bodies(let names), .eachOther(let names): names.map { [$0] }
          case .ofOwnPlace(let names): names.map { $0.split(separator: "/").map { "\($0) \(place)" } }
          case .parts(let parts): [[try #require(parts[String(address.dropFirst(row.id.count))])]]
          }
        let found = obligation.counterparties.map { name($0, obligation) }
        let others = wanted.filter { !$0.contains(bearer) }
        #expect(found.count == others.count)
        for names in others { #expect(found.filter { names.contains($0) }.count == 1, "\(names) in \(found)") }
        #expect(obligation.copies.map { name($0, obligation) } == row.copies.filter { $0 != bearer })
        let channel = row.through.map { if case .ofOwnPlace = row.to { "\($0) \(place)" } else { $0 } }
        #expect(obligation.channel.map { name($0, obligation) } == channel)
      }
      guard !row.carriedBy.isEmpty else { continue }
      let parties: [String] = if case .parties(let names) = row.to { names } else { [] }
      #expect(partyNames(rule) == parties)
      #expect(rule.duty?.copies.isEmpty == true && rule.duty?.recipients.allSatisfy { $0.through == nil } == true)
    }
  }

  private func name(_ id: OrganisationID, _ obligation: Obligation) -> String {
    shipped.engine.register.name(of: id, on: obligation.line.decidingDay)
  }

  /// The bearer's place as it stands in the names of bodies: *phường Vàng Danh*.
  private func placeInNames(_ obligation: Obligation) throws -> String {
    let (register, day) = (shipped.engine.register, obligation.line.decidingDay)
    let body = try #require(register[register.body(of: obligation.id.bearer, on: day)])
    let area = try #require(body.place(on: day).flatMap { register[$0] })
    let name = area.name(on: day)
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  /// The parties to whom a sentence goes: its own, else those of the strongest application.
  private func partyNames(_ rule: Rule) -> [String] {
    let regulation = shipped.engine.regulations.lazy.map(\.regulation).first { $0.rule(at: rule.address) != nil }
    let stated = rule.duty?.recipients.compactMap { regulation?.parties[$0.party].name } ?? []
    if !stated.isEmpty { return stated }
    for application in rule.applications {
      if case .recipients(let names) = application.item { return names.map(\.text) }
    }
    return []
  }

  /// Proves: tra-vinh dieu-6/gach-3, gach-4/b: the section is that of the Commission
  @Test func `the section that receives the figures of Tra Vinh is a unit of the Commission`() throws {
    let obligation = try #require(shipped.obligations(of: "tra-vinh/dieu-6/gach-3", year: 2024).first)
    let section = try #require(obligation.counterparties.first)
    let above = shipped.engine.register.parent(of: section, in: .section, on: obligation.line.decidingDay)
    #expect(above.map { name($0, obligation) } == "Ban Dân vận Tỉnh ủy Trà Vinh")
  }

  /// Proves: soc-trang III.3.4/c, per district with the committee of the same level
  @Test func `each district Commission of Soc Trang plans with the one People's Committee of its own district`() {
    let own = shipped.obligations(of: "soc-trang/III.3.4/c", year: 2024)
    let register = shipped.engine.register
    #expect(own.count == 11)
    for obligation in own {
      let day = obligation.line.decidingDay
      #expect(obligation.counterparties.count == 1)
      #expect(
        obligation.counterparties.first.flatMap { register[$0]?.place(on: day) }
          == register[obligation.id.bearer]?.place(on: day))
    }
    #expect(Set(own.flatMap(\.counterparties)).count == 11)
  }

  /// Proves: soc-trang III.3.1/a, each of the two, mutual
  @Test func `the two sides of Soc Trang owe each other`() {
    let own = shipped.obligations(of: "soc-trang/III.3.1/a", year: 2024)
    let pairs = Set(own.map { [$0.id.bearer.text, $0.counterparties.map(\.text).joined()] })
    #expect(pairs.count == 2)
    #expect(Set(pairs.map { Set($0) }).count == 1)
  }
}
