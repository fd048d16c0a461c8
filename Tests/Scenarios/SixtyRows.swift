import CivilTime
import Diagnostics
import Files
import Obligations
import Organisations
import Regulations
import Testing

/// A row of the catalogue as it was read in the text, apart from the rules: see `readings/README.md`.
struct SixtyRow: Sendable, CustomTestStringConvertible {
  let id: String
  /// What the text says, as a sentence.
  let sentence: String
  /// What is said, one for each sentence of the file that says it.
  let readings: [Reading]

  var testDescription: String { sentence }

  init(_ id: String, _ sentence: String, _ readings: Reading...) {
    self.id = id
    self.sentence = sentence
    self.readings = readings
  }

  /// What one sentence says.
  struct Reading: Sendable {
    enum Kind: Sendable { case definition, principle, duty }
    /// Who owes, by the names of the register on the day asked about.
    enum Owes: Sendable {
      case nobody
      /// Each for itself, with those that take part.
      case each([String], with: [String])
      /// One duty of all.
      case together([String])
      /// A post, in its own name.
      case post(String)

      var names: [String] {
        switch self {
        case .nobody: []
        case .each(let names, _), .together(let names): names
        case .post(let name): [name]
        }
      }
    }
    /// To whom, or with whom.
    enum Others: Sendable {
      case bodies([String])
      /// So many bodies of the bearer's own level and place.
      case ofOwnPlace(Int)
    }
    /// When.
    indirect enum When: Sendable {
      case never
      /// Always, without a day.
      case standing
      /// Once in the term, by a day.
      case once(due: String)
      /// The periods of 2024, and the last good days of some of them.
      case periods([String], due: [String: String])
      /// When something happens; the quoted words must hold where there are some.
      /// The text states no day; where an application has it told at once, it follows in writing the same day.
      case at(EventKind, holding: String?, inWritingSameDay: Bool = false)
      /// When a person says that the case is there.
      case calledFor
      /// After another rule was done by one of its bodies, on an event.
      case after(String, by: String, EventKind, holding: String)
      /// Nothing by itself: other rules carry it, owed by these bodies.
      case through([String], Owes, When)
    }

    /// The part of the address behind the row's id: `1` where a row is two sentences.
    let part: String
    let kind: Kind
    let owes: Owes
    let acts: [Act]
    /// Words that the object, or what is defined, must have.
    let words: [String]
    let to: Others
    let through: String?
    let when: When

    static func defines(_ words: String...) -> Reading {
      Reading(.definition, .nobody, acts: [], words, to: [], when: .never)
    }

    static func principle(_ words: String...) -> Reading {
      Reading(.principle, .nobody, acts: [], words, to: [], when: .never)
    }

    /// A duty.
    static func owe(
      _ owes: Owes, _ acts: Act..., about words: [String], to: [String] = [], through: String? = nil,
      _ when: When = .standing, part: String = ""
    ) -> Reading {
      Reading(.duty, owes, acts: acts, words, to: to, through: through, when: when, part: part)
    }

    /// A duty with the bodies of the bearer's own level and place.
    static func owe(_ owes: Owes, _ act: Act, about words: [String], withOwnPlace count: Int, _ when: When) -> Reading {
      Reading(.duty, owes, acts: [act], words, others: .ofOwnPlace(count), when: when)
    }

    private init(
      _ kind: Kind, _ owes: Owes, acts: [Act], _ words: [String], to: [String] = [], others: Others? = nil,
      through: String? = nil, when: When, part: String = ""
    ) {
      self.kind = kind
      self.owes = owes
      self.acts = acts
      self.words = words
      self.to = others ?? .bodies(to)
      self.through = through
      self.when = when
      self.part = part
    }
  }
}

/// The bodies of the five jurisdictions that the sixty rows name.
private enum Bodies {
  static func province(_ name: String) -> [String] {
    ["Liên đoàn Lao động", "Đoàn TNCS Hồ Chí Minh", "Hội Cựu chiến binh", "Hội Nông dân", "Hội Liên hiệp Phụ nữ"]
      .map { "\($0) \(name)" }
  }

  static let traVinh = [
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Trà Vinh", "Liên đoàn Lao động tỉnh Trà Vinh", "Tỉnh Đoàn Trà Vinh",
    "Hội Cựu chiến binh tỉnh Trà Vinh", "Hội Nông dân tỉnh Trà Vinh", "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh",
  ]

  static let dongNaiBoth = ["Ban Dân vận Tỉnh ủy Đồng Nai", "Ban Cán sự đảng Ủy ban nhân dân tỉnh Đồng Nai"]
  static let dongNaiDepartments =
    [
      "Văn phòng Ủy ban nhân dân", "Sở Nội vụ", "Sở Tư pháp", "Sở Kế hoạch và Đầu tư", "Sở Tài chính", "Sở Công Thương",
      "Sở Nông nghiệp và Phát triển nông thôn", "Sở Giao thông vận tải", "Sở Xây dựng", "Sở Tài nguyên và Môi trường",
      "Sở Thông tin và Truyền thông", "Sở Lao động - Thương binh và Xã hội", "Sở Văn hóa, Thể thao và Du lịch",
      "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Y tế", "Thanh tra", "Ban Dân tộc",
    ].map { "\($0) tỉnh Đồng Nai" }
  static let dongNaiTowns = ["Biên Hòa", "Long Khánh"]
  static let dongNaiDistricts = [
    "Tân Phú", "Vĩnh Cửu", "Định Quán", "Trảng Bom", "Thống Nhất", "Cẩm Mỹ", "Long Thành", "Xuân Lộc", "Nhơn Trạch",
  ]
  static let dongNaiCommittees =
    dongNaiTowns.map { "Ủy ban nhân dân thành phố \($0)" } + dongNaiDistricts.map { "Ủy ban nhân dân huyện \($0)" }
  static let dongNaiCommissions =
    dongNaiTowns.map { "Ban Dân vận Thành ủy \($0)" } + dongNaiDistricts.map { "Ban Dân vận Huyện ủy \($0)" }
  static let dongNaiSystem =
    ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Đồng Nai"] + province("tỉnh Đồng Nai") + dongNaiCommissions
    + dongNaiDepartments + dongNaiCommittees

  static let quangNamDistricts =
    ["thành phố Tam Kỳ", "thành phố Hội An", "thị xã Điện Bàn"]
    + [
      "Tây Giang", "Đông Giang", "Đại Lộc", "Duy Xuyên", "Quế Sơn", "Nam Giang", "Phước Sơn", "Hiệp Đức", "Thăng Bình",
      "Tiên Phước", "Bắc Trà My", "Nam Trà My", "Núi Thành", "Phú Ninh",
    ].map { "huyện \($0)" }
  static let quangNamFronts = quangNamDistricts.map { "Ủy ban Mặt trận Tổ quốc Việt Nam \($0)" }

  static let uongBiWards =
    [
      "Vàng Danh", "Thanh Sơn", "Bắc Sơn", "Quang Trung", "Trưng Vương", "Nam Khê", "Yên Thanh", "Phương Đông",
      "Phương Nam",
    ]
    .map { "phường \($0)" } + ["xã Thượng Yên Công"]
  static func city(_ name: String) -> String { "\(name) thành phố Uông Bí" }
  static let cityLead = "Ban Thường vụ, Thường trực Thành ủy Uông Bí"
  static let cityCommission = "Ban Dân vận Thành ủy Uông Bí"
  static let cityFront = "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Uông Bí"
  static let cityOrganisations = province("thành phố Uông Bí")
  static let cityPartyBodies = [
    "Văn phòng Thành ủy Uông Bí", "Ban Tổ chức Thành ủy Uông Bí", "Ban Tuyên giáo Thành ủy Uông Bí",
    "Ủy ban Kiểm tra Thành ủy Uông Bí", "Trung tâm Chính trị thành phố Uông Bí",
  ]
  static let citySections = [
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tài chính - Kế hoạch",
    "Phòng Tài nguyên và Môi trường", "Phòng Lao động - Thương binh và Xã hội", "Phòng Văn hóa và Thông tin",
    "Phòng Giáo dục và Đào tạo", "Phòng Y tế", "Phòng Kinh tế", "Phòng Quản lý đô thị", "Thanh tra",
  ].map(city)
  static let cityJudiciary = ["Tòa án nhân dân", "Viện kiểm sát nhân dân", "Chi cục Thi hành án dân sự"].map(city)
  static let cityForces = ["Công an", "Ban Chỉ huy Quân sự"].map(city)
  static let cityParty =
    uongBiWards.map { "Đảng ủy \($0)" } + ["Đảng ủy Công an", "Đảng ủy Quân sự"].map(city)
    + ["Chi ủy Chi bộ cơ quan Ban Dân vận Thành ủy Uông Bí"]
  static let communeCommittees = uongBiWards.map { "Ủy ban nhân dân \($0)" }
  static let communeCouncils = uongBiWards.map { "Hội đồng nhân dân \($0)" }
  /// The sectors and levels: what reports when something sudden happens.
  static let citySectors =
    ["Hội đồng nhân dân", "Ủy ban nhân dân"].map(city) + citySections + cityJudiciary + cityForces + [cityFront]
    + cityOrganisations + cityParty + communeCommittees
  /// With the bodies that lead.
  static let cityLeaderships = citySectors + cityPartyBodies + [cityCommission]
  /// The whole political system of the city.
  static let citySystem = cityLeaderships + communeCouncils
  static let provinceOfCity = ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ninh"] + province("tỉnh Quảng Ninh")

  static let socTrangCommission = "Ban Dân vận Tỉnh ủy Sóc Trăng"
  static let socTrangCaucus = "Ban cán sự đảng Ủy ban nhân dân tỉnh Sóc Trăng"
  static let socTrangBoth = [socTrangCommission, socTrangCaucus]
}

/// The nineteen periods of *hằng tháng, quý, 6 tháng, 9 tháng và năm*: twelve months, four quarters, one half, nine months, one year.
private let nineteen =
  ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"].map { "2024-M\($0)" }
  + ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024-H1", "2024-9M", "2024"]

extension SixtyRow {
  static let all: [SixtyRow] = traVinh + dongNai + quangNam + uongBiLeadership + uongBiBodies + uongBiManner + socTrang

  static let traVinh: [SixtyRow] = [
    .init(
      "tra-vinh/can-cu/2",
      "Trà Vinh rests on the resolution of the ninth provincial Party congress, whose term 2010-2015 binds nobody by itself",
      .defines("Nghị quyết Đại hội Đảng bộ tỉnh", "lần thứ IX", "2010 - 2015")),
    .init(
      "tra-vinh/dieu-4/3/b",
      "the Commission, the Front and the five organisations of Trà Vinh together inspect how directives on mobilisation are carried out, which the Front and the five do with the Commission",
      .owe(
        .together(["Ban Dân vận Tỉnh ủy Trà Vinh"] + Bodies.traVinh), .inspect,
        about: ["chỉ thị, nghị quyết", "chương trình, kế hoạch", "vận động quần chúng"],
        .through(
          ["tra-vinh/dieu-5/2/gach-2/d"], .each(Bodies.traVinh, with: ["Ban Dân vận Tỉnh ủy Trà Vinh"]), .standing))),
    .init(
      "tra-vinh/ky",
      "seven signed for Trà Vinh: the Commission, the Front, the labour federation, the Youth Union, the veterans, the farmers and the women",
      .defines(
        "Ban Dân vận Tỉnh ủy", "Mặt trận", "Liên đoàn Lao động", "Tỉnh Đoàn", "Hội Cựu chiến binh", "Hội Nông dân",
        "Hội Liên hiệp Phụ nữ")),
  ]

  static let dongNai: [SixtyRow] = [
    .init(
      "dong-nai/mo-dau",
      "the Commission and the Caucus of Đồng Nai issue the regulation together, to keep mobilisation work effective",
      .defines("hai cơ quan cùng ban hành", "công tác dân vận", "quốc phòng, an ninh")),
    .init(
      "dong-nai/dieu-1/a",
      "the scope of Đồng Nai is leading and directing what Party and State decide on mobilisation in the province",
      .defines("phạm vi", "lãnh đạo, chỉ đạo", "chủ trương của Đảng", "pháp luật của Nhà nước", "công tác dân vận")),
    .init(
      "dong-nai/dieu-2/1",
      "the two sides of Đồng Nai are equal, respect and help each other for the goals they share",
      .principle("bình đẳng", "tôn trọng", "hỗ trợ nhau")),
    .init(
      "dong-nai/dieu-3/4/c",
      "training and inspection in Đồng Nai are for officials of good ethics and sound life who serve the people, which nobody owes by itself",
      .principle("tập huấn", "đạo đức tốt", "lối sống lành mạnh", "phục vụ Nhân dân")),
    .init(
      "dong-nai/dieu-3/5/e",
      "the Commission and the Caucus of Đồng Nai together handle letters and complaints better, the head answering for it",
      .owe(
        .together(Bodies.dongNaiBoth), .carryOut, .handle, .settle,
        about: ["nâng cao chất lượng", "đơn thư", "khiếu nại, tố cáo", "trách nhiệm của người đứng đầu"])),
    .init(
      "dong-nai/dieu-4/1.6/gach-2/c",
      "each of eighteen departments and eleven district committees of Đồng Nai inspects public duty and procedures, always",
      .owe(
        .each(Bodies.dongNaiDepartments + Bodies.dongNaiCommittees, with: []), .inspect, .inspectForState,
        about: ["thực thi công vụ", "thủ tục hành chính"])),
    // Two sentences: looking for wrongs is always owed, dealing with one when it is found.
    .init(
      "dong-nai/dieu-4/1.6/gach-2/e",
      "each department and district committee of Đồng Nai looks for corruption on its own, always, and deals with it when it is found",
      .owe(
        .each(Bodies.dongNaiDepartments + Bodies.dongNaiCommittees, with: []), .inspect,
        about: ["chủ động phát hiện", "tham nhũng, tiêu cực", "quyền, lợi ích của công dân"], part: "1"),
      .owe(
        .each(Bodies.dongNaiDepartments + Bodies.dongNaiCommittees, with: []), .handle,
        about: ["tham nhũng, tiêu cực", "quyền, lợi ích của công dân", "theo thẩm quyền"],
        .at(.violationDetected, holding: nil), part: "2")),
    // The text names no day. The guidance that ships as a sample says the 20th of the last month, a day off giving the next working
    // day: 20/1/2024 is a Saturday, so Monday 22/1; 20/10 a Sunday, so Monday 21/10; 20/6 a Thursday; 20/9 and 20/12 are Fridays. The
    // third month of a quarter, the quarter and the year that end together go with the largest.
    .init(
      "dong-nai/dieu-4/1.7/a",
      "the Caucus of Đồng Nai reports on government mobilisation to the Standing Board through the Commission, nineteen times a year",
      .owe(
        .each(["Ban Cán sự đảng Ủy ban nhân dân tỉnh Đồng Nai"], with: []), .report,
        about: ["công tác dân vận chính quyền"], to: ["Thường trực Tỉnh ủy Đồng Nai"],
        through: "Ban Dân vận Tỉnh ủy Đồng Nai",
        .periods(
          nineteen,
          due: [
            "2024-M01": "2024-01-22", "2024-M10": "2024-10-21", "2024-H1": "2024-06-20", "2024-Q2": "2024-06-20",
            "2024-9M": "2024-09-20", "2024": "2024-12-20", "2024-M12": "2024-12-20",
          ]))),
    // Five days after it: 25/5/2024 is a Saturday, so Monday 27/5; 25/8 a Sunday, so Monday 26/8; 25/6 a Tuesday; 25/9 and 25/12 are
    // Wednesdays.
    .init(
      "dong-nai/dieu-4/1.7/b",
      "the Commission of Đồng Nai makes of what passes through it the general report for the Standing Board, in the same nineteen periods",
      .owe(
        .each(["Ban Dân vận Tỉnh ủy Đồng Nai"], with: []), .consolidate, .report,
        about: ["báo cáo chung", "công tác dân vận", "toàn tỉnh"], to: ["Thường trực Tỉnh ủy Đồng Nai"],
        .periods(
          nineteen,
          due: [
            "2024-M05": "2024-05-27", "2024-M08": "2024-08-26", "2024-H1": "2024-06-25", "2024-9M": "2024-09-25",
            "2024": "2024-12-25",
          ]))),
    .init(
      "dong-nai/dieu-4/2.2/a",
      "the Commission of Đồng Nai follows and gathers what people press about State management, with the bodies of the political system",
      .owe(
        .each(["Ban Dân vận Tỉnh ủy Đồng Nai"], with: Bodies.dongNaiSystem), .follow, .consolidate,
        .consolidatePetitions,
        about: ["theo dõi", "bức xúc, phản ánh", "quản lý nhà nước"])),
    .init(
      "dong-nai/dieu-4/2.4/f",
      "the Commission of Đồng Nai alone supervises grassroots democracy, with reform and the settling of complaints by State bodies",
      .owe(
        .each(["Ban Dân vận Tỉnh ủy Đồng Nai"], with: []), .supervise,
        about: ["dân chủ cơ sở", "cải cách hành chính", "giải quyết khiếu nại, tố cáo"])),
    .init(
      "dong-nai/noi-nhan",
      "the regulation of Đồng Nai goes to both sides, the provincial bodies, the Front, the departments and the districts",
      .defines(
        "hai bên", "Hội đồng nhân dân", "Văn phòng Tỉnh ủy", "Sở Nội vụ", "Mặt trận", "các sở, ban, ngành",
        "Ủy ban nhân dân các huyện", "Ban Dân tộc", "Ban Tôn giáo")),
  ]

  static let quangNam: [SixtyRow] = [
    .init(
      "quang-nam/ten-goi",
      "Quảng Nam's is the programme of the Front with the provincial organisations, for 2020-2025",
      .defines("chương trình phối hợp", "Mặt trận", "tổ chức chính trị - xã hội", "2020 - 2025")),
    .init(
      "quang-nam/can-cu", "Quảng Nam's programme rests on the charter of the Front and on that of each organisation",
      .defines("Điều lệ Mặt trận", "điều lệ từng tổ chức")),
    // The text names neither period nor day; the organisations send every quarter. The sample guidance says the 28th of the last month,
    // a day off giving the working day before: 28/3/2024 is a Thursday, 28/6 a Friday, 28/9 and 28/12 are Saturdays, so Fridays 27.
    .init(
      "quang-nam/II.2/gach-2/c",
      "the Front of Quảng Nam gathers what its five organisations sent and puts it to Party committee, People's Council and People's Committee, every quarter",
      .owe(
        .each(
          ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Nam"], with: Bodies.province("tỉnh Quảng Nam")),
        .consolidatePetitions, .consolidate, about: ["ý kiến, kiến nghị", "các tổ chức gửi về"],
        to: ["Tỉnh ủy Quảng Nam", "Hội đồng nhân dân tỉnh Quảng Nam", "Ủy ban nhân dân tỉnh Quảng Nam"],
        .periods(
          ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"],
          due: [
            "2024-Q1": "2024-03-28", "2024-Q2": "2024-06-28", "2024-Q3": "2024-09-27", "2024-Q4": "2024-12-27",
          ]))),
    // One programme a district: the duty of the Front there, its five organisations on the other side. The sample guidance gives half a
    // year from 1/1/2020: 30/6/2020, a Tuesday. 17 districts with 5 organisations each; communes are not in the register.
    .init(
      "quang-nam/III.2/gach-2/b",
      "the organisations of each district of Quảng Nam make one coordination programme with the Front of their own place, once",
      .owe(
        .each(Bodies.quangNamDistricts.flatMap(Bodies.province), with: []), .drawUpProgramme,
        about: ["phối hợp công tác giữa các bên"], withOwnPlace: 5,
        .through(
          ["quang-nam/III.1/gach-2/b"], .each(Bodies.quangNamFronts, with: []), .once(due: "2020-06-30")))),
  ]

  static let uongBiLeadership: [SixtyRow] = [
    .init(
      "uong-bi/dieu-1/doan-1/a", "mobilisation is of strategic meaning in Uông Bí, which binds nobody by itself",
      .principle("chiến lược", "lãnh đạo của Đảng", "Nhân dân")),
    .init(
      "uong-bi/dieu-1/doan-2/f",
      "the Party organisation of Uông Bí issues resolutions on mobilisation in good time, which its Standing Committee does when it is called for",
      .owe(
        .each(["Ban Chấp hành Đảng bộ thành phố Uông Bí"], with: []), .issue,
        about: ["nghị quyết, chỉ thị, kết luận", "công tác dân vận", "quyền và lợi ích của Nhân dân"],
        .through(["uong-bi/dieu-4/2/g"], .each([Bodies.cityLead], with: []), .calledFor))),
    .init(
      "uong-bi/dieu-3/b",
      "every leadership in Uông Bí gives one leader the charge of mobilisation, as articles 16 and 23 say for each kind of place",
      .owe(
        .each(Bodies.cityLeaderships, with: []), .assign, about: ["lãnh đạo phụ trách công tác dân vận"],
        .through(
          [
            "uong-bi/dieu-16/c", "uong-bi/dieu-23/1/c", "uong-bi/dieu-23/1/d", "uong-bi/dieu-23/2/a",
            "uong-bi/dieu-23/2/b",
          ], .each(Bodies.citySystem, with: []), .standing))),
    .init(
      "uong-bi/dieu-4/2/d",
      "the Standing Committee of Uông Bí directs supervision of what is decided on mobilisation, ethnic and religious work, always",
      .owe(
        .each([Bodies.cityLead], with: []), .direct, .lead, .supervise,
        about: ["giám sát", "chủ trương", "dân vận, dân tộc, tôn giáo"])),
    .init(
      "uong-bi/dieu-4/2/e",
      "the Standing Committee of Uông Bí directs the interim review of a decision on mobilisation when its review is due",
      .owe(
        .each([Bodies.cityLead], with: []), .direct, .lead, .reviewInterim,
        about: ["sơ kết", "chủ trương", "dân vận, dân tộc, tôn giáo"], .at(.directiveReviewDue, holding: nil))),
    .init(
      "uong-bi/dieu-4/3/a",
      "the Standing Committee of Uông Bí, with the Front and organisations of Quảng Ninh, gives those of the city their direction",
      .owe(
        .each([Bodies.cityLead], with: Bodies.provinceOfCity), .lead, .direct, about: ["định hướng hoạt động"],
        to: [Bodies.cityFront] + Bodies.cityOrganisations)),
    .init(
      "uong-bi/dieu-4/4/doan-2/b",
      "the Secretary of Uông Bí reports in his own name on receiving citizens to the provincial Secretary and two provincial commissions whenever a case calls for it",
      .owe(
        .post("Bí thư Thành ủy Uông Bí"), .report, about: ["tiếp công dân", "khiếu nại, tố cáo"],
        to: [
          "Bí thư Tỉnh ủy Quảng Ninh", "Ban Nội chính Tỉnh ủy Quảng Ninh", "Ban Dân vận Tỉnh ủy Quảng Ninh",
        ], .calledFor)),
    .init(
      "uong-bi/dieu-5/4/b",
      "the Commission of Uông Bí inspects what is done on mobilisation and the work of Front, organisations and associations, always",
      .owe(
        .each([Bodies.cityCommission], with: []), .inspect,
        about: ["cấp ủy cấp trên và Thành ủy", "dân vận, dân tộc, tôn giáo", "Mặt trận, các tổ chức, hội quần chúng"])),
    .init(
      "uong-bi/dieu-6/2/a",
      "the Office, the three Party commissions and the Political Centre of Uông Bí each advise the leaders on directing inspection, with the Commission",
      .owe(
        .each(Bodies.cityPartyBodies, with: [Bodies.cityCommission]), .advise,
        about: ["chỉ đạo kiểm tra", "dân vận, dân tộc, tôn giáo"],
        to: ["Ban Chấp hành Đảng bộ thành phố Uông Bí", Bodies.cityLead])),
    .init(
      "uong-bi/dieu-6/2.3/b",
      "the Propaganda Commission of Uông Bí inspects, with the Commission, how Party documents on mobilisation are studied",
      .owe(
        .each(["Ban Tuyên giáo Thành ủy Uông Bí"], with: [Bodies.cityCommission]), .inspect,
        about: ["học tập, quán triệt", "dân vận, dân tộc, tôn giáo"])),
    .init(
      "uong-bi/dieu-6/2.3/d",
      "the Propaganda Commission of Uông Bí keeps abreast of the people and of public opinion by itself, always",
      .owe(
        .each(["Ban Tuyên giáo Thành ủy Uông Bí"], with: []), .keepAbreast, about: ["Nhân dân", "dư luận xã hội"])),
  ]

  static let uongBiBodies: [SixtyRow] = [
    .init(
      "uong-bi/dieu-9/3/c",
      "the sections of Uông Bí keep from bureaucracy, corruption and waste in what they do; article 9.4 says what they owe",
      .principle("quan liêu", "tham nhũng", "lãng phí", "tiêu cực")),
    .init(
      "uong-bi/dieu-9/4/d",
      "each of twelve sections of Uông Bí settles a complaint within its competence when it receives one",
      .owe(
        .each(Bodies.citySections, with: []), .settle, about: ["khiếu nại, tố cáo", "theo thẩm quyền"],
        .at(.complaintReceived, holding: nil))),
    .init(
      "uong-bi/dieu-10/2/a",
      "judicial reform, justice and human rights are what court, procuracy and enforcement of Uông Bí stand for",
      .principle("cải cách tư pháp", "công lý", "quyền con người", "không bỏ lọt")),
    .init(
      "uong-bi/dieu-10/3/a",
      "court, procuracy and enforcement of Uông Bí each reform their procedures and make their work open, always",
      .owe(
        .each(Bodies.cityJudiciary, with: []), .carryOut, .disclose,
        about: ["thủ tục hành chính tư pháp", "công khai, minh bạch"])),
    .init(
      "uong-bi/dieu-10/3/b",
      "court, procuracy and enforcement of Uông Bí each let elected bodies and people watch their work, always",
      .owe(
        .each(Bodies.cityJudiciary, with: []), .enable, .carryOut, about: ["cơ quan dân cử", "Nhân dân", "giám sát"])),
    // Two sentences: preventing is always owed, fighting and remedying when a disaster is there.
    .init(
      "uong-bi/dieu-11/2/d",
      "police and military of Uông Bí each prevent disasters and epidemics, always, and fight and remedy them when one comes",
      .owe(
        .each(Bodies.cityForces, with: []), .carryOut, about: ["phòng", "thiên tai, thảm họa, dịch bệnh"], part: "1"),
      .owe(
        .each(Bodies.cityForces, with: []), .carryOut, about: ["khắc phục hậu quả", "thiên tai, thảm họa, dịch bệnh"],
        .at(.emergencyBegun, holding: "thiên tai, thảm họa, dịch bệnh"), part: "2")),
    // The text says "cho tỉnh" and names no body.
    .init(
      "uong-bi/dieu-11/2/f",
      "police and military of Uông Bí each report the people's situation when one arises, to the province and the city's Standing Board",
      .owe(
        .each(Bodies.cityForces, with: []), .report, about: ["tình hình Nhân dân", "tỉnh"],
        to: ["Tỉnh ủy Quảng Ninh", "Thường trực Thành ủy Uông Bí"], .at(.situationRaised, holding: nil))),
    .init(
      "uong-bi/dieu-12/2/b", "the Front of Uông Bí supervises State bodies, deputies and officials, always",
      .owe(
        .each([Bodies.cityFront], with: []), .supervise,
        about: ["cơ quan nhà nước", "đại biểu dân cử", "cán bộ, công chức"])),
    .init(
      "uong-bi/dieu-12/3/b", "the Front of Uông Bí supervises as the Front does for the people, always",
      .owe(.each([Bodies.cityFront], with: []), .supervise, about: ["chức năng giám sát của Mặt trận"])),
    .init(
      "uong-bi/dieu-12/6/a",
      "the Front of Uông Bí agrees on candidates with eleven People's Councils when an election is called",
      .owe(
        .each([Bodies.cityFront], with: [Bodies.city("Hội đồng nhân dân")] + Bodies.communeCouncils),
        .agreeByConsultation, about: ["giới thiệu người ứng cử", "Hội đồng nhân dân các cấp"],
        .at(.electionCalled, holding: nil))),
    .init(
      "uong-bi/dieu-13/2/b",
      "each of the five organisations of Uông Bí gives social criticism as the rules on it say, when it gets a draft",
      .owe(
        .each(Bodies.cityOrganisations, with: []), .criticise, about: ["xã hội", "theo quy định"],
        .at(.draftReceived, holding: nil))),
    .init(
      "uong-bi/dieu-13/3/b",
      "each of the five organisations of Uông Bí supervises policy that touches its members, and grassroots democracy",
      .owe(
        .each(Bodies.cityOrganisations, with: []), .supervise,
        about: ["chính sách, pháp luật", "đoàn viên, hội viên", "dân chủ ở cơ sở"])),
    .init(
      "uong-bi/dieu-13/3/d",
      "each of the five organisations of Uông Bí supervises how cadres and heads keep their ethics and way of life",
      .owe(
        .each(Bodies.cityOrganisations, with: []), .supervise,
        about: ["đạo đức, lối sống", "cán bộ, đảng viên", "đứng đầu"]
      )),
  ]

  static let uongBiManner: [SixtyRow] = [
    // 54 leaderships and the councils of 10 communes.
    .init(
      "uong-bi/dieu-15/b",
      "every body of the political system of Uông Bí, the Political Centre and the commune councils too, carries the movement Dân vận khéo",
      .owe(.each(Bodies.citySystem, with: []), .carryOut, .launch, about: ["phong trào thi đua", "Dân vận khéo"])),
    // The text leaves period and day to what the two commissions direct; the sample guidance says quarter and year.
    .init(
      "uong-bi/dieu-22/2",
      "Commission, Front, five organisations and ten commune blocs of Uông Bí each report as the two Commissions direct",
      .owe(
        .each(
          [Bodies.cityCommission, Bodies.cityFront] + Bodies.cityOrganisations
            + Bodies.uongBiWards.map { "Khối dân vận \($0)" }, with: []), .report, .provideInformation,
        about: ["thông tin, báo cáo"], to: ["Ban Dân vận Tỉnh ủy Quảng Ninh", Bodies.cityCommission],
        .periods(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024"], due: [:]))),
    .init(
      "uong-bi/dieu-22/3/a",
      "a sector or level of Uông Bí where something sudden happens reports it straight to the city's Standing Board",
      .owe(
        .each(Bodies.citySectors, with: []), .report, about: ["tình hình Nhân dân"],
        to: ["Thường trực Thành ủy Uông Bí"],
        .at(
          .situationRaised, holding: "đột xuất, cần thiết liên quan đến tình hình Nhân dân", inWritingSameDay: true))),
    .init(
      "uong-bi/dieu-22/3/c",
      "after such a report the Commission of Uông Bí consolidates, follows and advises the Party committee",
      .owe(
        .each([Bodies.cityCommission], with: []), .advise, about: ["tổng hợp, theo dõi", "đột xuất"],
        to: ["Ban Chấp hành Đảng bộ thành phố Uông Bí"],
        .after(
          "uong-bi/dieu-22/3/a", by: "Phòng Y tế thành phố Uông Bí", .situationRaised,
          holding: "đột xuất, cần thiết liên quan đến tình hình Nhân dân"))),
    .init(
      "uong-bi/dieu-28/b", "the regulation of Uông Bí holds from the day it was signed, which the text does not tell",
      .defines("hiệu lực", "ngày ký")),
  ]

  static let socTrang: [SixtyRow] = [
    .init(
      "soc-trang/ten-goi", "Sóc Trăng's is the programme of Commission and Caucus on mobilisation for 2022-2026",
      .defines("Chương trình phối hợp", "Ban Dân vận Tỉnh ủy", "Ban cán sự đảng", "2022 - 2026")),
    .init(
      "soc-trang/II.1/b",
      "Commission and Caucus of Sóc Trăng together advise the Standing Committee on an interim review, which the Commission leads when it is due",
      .owe(
        .together(Bodies.socTrangBoth), .advise, about: ["sơ kết", "Trung ương, Tỉnh ủy", "dân vận, dân chủ"],
        to: ["Ban Thường vụ Tỉnh ủy Sóc Trăng"],
        .through(
          ["soc-trang/III.1.1/b"], .each([Bodies.socTrangCommission], with: [Bodies.socTrangCaucus]),
          .at(.directiveReviewDue, holding: nil)))),
    .init(
      "soc-trang/II.2/a",
      "Commission and Caucus of Sóc Trăng together make known why mobilisation matters and what agencies and officials answer for",
      .owe(
        .together(Bodies.socTrangBoth), .propagate,
        about: ["tầm quan trọng của dân vận", "cơ quan hành chính", "cán bộ, công chức, viên chức"])),
    .init(
      "soc-trang/II.2/b",
      "Commission and Caucus of Sóc Trăng together move the people to follow Party line and State law",
      .owe(.together(Bodies.socTrangBoth), .propagate, about: ["vận động nhân dân", "đường lối", "pháp luật"])),
    .init(
      "soc-trang/II.3/c",
      "Commission and Caucus of Sóc Trăng together carry out the reform of Resolution 76 and Plan 163, institutions first",
      .owe(
        .together(Bodies.socTrangBoth), .carryOut,
        about: ["cải cách hành chính", "76/NQ-CP", "163/KH-UBND", "cải cách thể chế"])),
    .init(
      "soc-trang/II.5/g",
      "Commission and Caucus of Sóc Trăng together settle petitions and what public opinion presses, in good time when one comes",
      .owe(
        .together(Bodies.socTrangBoth), .settle, about: ["kiến nghị, phản ánh", "bức xúc", "nguyện vọng chính đáng"],
        .at(.petitionReceived, holding: nil))),
    .init(
      "soc-trang/III.1.1/b",
      "the Commission of Sóc Trăng, with the Caucus, advises the Standing Committee on an interim review when it is due",
      .owe(
        .each([Bodies.socTrangCommission], with: [Bodies.socTrangCaucus]), .advise,
        about: ["sơ kết", "văn bản của Đảng", "quyền làm chủ"], to: ["Ban Thường vụ Tỉnh ủy Sóc Trăng"],
        .at(.directiveReviewDue, holding: nil))),
    .init(
      "soc-trang/III.1.4/a",
      "the Commission of Sóc Trăng leads the Front and five organisations in moving people to comply with what touches their rights",
      .owe(
        .each(
          [Bodies.socTrangCommission],
          with: ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sóc Trăng"] + Bodies.province("tỉnh Sóc Trăng")), .propagate,
        about: ["vận động nhân dân chấp hành", "chủ trương, chính sách, đề án, dự án", "quyền và lợi ích"])),
    .init(
      "soc-trang/III.1.4/c", "the Commission of Sóc Trăng alone keeps abreast of public opinion, always",
      .owe(.each([Bodies.socTrangCommission], with: []), .keepAbreast, .follow, about: ["dư luận trong nhân dân"])),
    .init(
      "soc-trang/III.2.1/h",
      "the Caucus of Sóc Trăng lets agencies, organisations and persons supervise how policy and law are made and carried out",
      .owe(
        .each([Bodies.socTrangCaucus], with: []), .enable,
        about: ["cơ quan, tổ chức, cá nhân giám sát", "chính sách, pháp luật"])),
    .init(
      "soc-trang/III.2.6/b",
      "the Caucus of Sóc Trăng invites the Commission into councils and steering committees when one on mobilisation is set up",
      .owe(
        .each([Bodies.socTrangCaucus], with: []), .invite, about: ["đại diện lãnh đạo", "Hội đồng, Ban chỉ đạo"],
        to: [Bodies.socTrangCommission],
        .at(.teamSetUp, holding: "Hội đồng, Ban chỉ đạo liên quan đến vận động quần chúng"))),
    .init(
      "soc-trang/III.2.6/c",
      "the Caucus of Sóc Trăng invites the Commission into a team of inspection or supervision on mobilisation when it is set up",
      .owe(
        .each([Bodies.socTrangCaucus], with: []), .invite, about: ["đại diện lãnh đạo", "đoàn kiểm tra, giám sát"],
        to: [Bodies.socTrangCommission],
        .at(.teamSetUp, holding: "kiểm tra, giám sát vấn đề liên quan đến vận động quần chúng nhân dân"))),
  ]
}

@Suite struct SixtyRowsTests {
  typealias Reading = SixtyRow.Reading

  private let shipped = Shipped.shared
  /// A Saturday on which all five regulations are in force and few periods end.
  private static let day = CivilDate(iso: "2024-06-08") ?? CivilDate(dayNumber: 0)
  /// What stands without a period on that day, by rule.
  private static let standing = Dictionary(
    grouping: Shipped.shared.engine.obligations(question("2024-06-08", "2024-06-08", on: day))
      .filter { $0.line.isStanding }, by: \.rule.address)

  private static func question(
    _ from: String, _ to: String, on day: CivilDate, _ regulations: Set<String> = []
  ) -> ObligationEngine.Question {
    .init(
      from: CivilDate(iso: from) ?? day, to: CivilDate(iso: to) ?? day, on: day, known: .end(of: day),
      regulations: regulations)
  }

  private func name(_ id: OrganisationID) -> String { shipped.engine.register.name(of: id, on: Self.day) }

  private func names(_ ids: some Sequence<OrganisationID>) -> [String] { ids.map(name).sorted() }

  // MARK: The readings

  /// The lines of `sixty.tsv` behind its head, by column.
  private var table: [[Substring]] {
    let path = String(#filePath.dropLast("/SixtyRows.swift".count)) + "/readings/sixty.tsv"
    guard let source = try? FileSystem.source(path) else { return [] }
    return (2...max(2, source.lineCount)).map {
      source.text(source.range(ofLine: $0)).split(separator: "\t", omittingEmptySubsequences: false)
    }.filter { $0.count == 9 }
  }

  @Test func `the sixty rows that were drawn are the sixty that are held, with the kind that was read`() {
    #expect(table.count == 60)
    #expect(table.map { String($0[0]) } == SixtyRow.all.map(\.id))
    let words: [Reading.Kind: Substring] = [.definition: "định nghĩa", .principle: "nguyên tắc", .duty: "nghĩa vụ"]
    for (line, row) in zip(table, SixtyRow.all) {
      #expect(row.readings.allSatisfy { words[$0.kind] == line[2] }, "\(row.id)")
    }
  }

  // MARK: The rules

  /// Proves: all five regulations, sixty rows read apart from the rules
  @Test(arguments: SixtyRow.all)
  func `what the text says is owed, by whom and when is what the regulation that ships makes of it`(row: SixtyRow)
    throws
  {
    for reading in row.readings {
      let rule = try #require(shipped.rule(row.id + reading.part), "no sentence at \(row.id + reading.part)")
      switch (reading.kind, rule.syntax.body) {
      case (.definition, .definition(let text)), (.principle, .principle(let text)):
        holds(reading.words, in: text.text)
        #expect(owed([rule.address], .standing).isEmpty, "nobody owes a statement")
      case (.duty, .duty(let duty)):
        #expect(duty.modality == .must)
        #expect(reading.acts.contains(duty.act), "\(duty.act)")
        let contents = duty.parts.flatMap { part -> [String] in
          if case .content(.containing(let words)) = part { words.map(\.text) } else { [] }
        }
        holds(reading.words, in: ([duty.object?.text ?? ""] + contents).joined(separator: "; "))
        try check(reading, rule)
      default: Issue.record("another kind of sentence at \(rule.address)")
      }
    }
  }

  private func holds(_ words: [String], in text: String) {
    for word in words { #expect(VietnameseText.key(text).contains(VietnameseText.key(word)), "\(word) in \(text)") }
  }

  private func check(_ reading: Reading, _ rule: Rule) throws {
    guard case .through(let carriers, let owes, let when) = reading.when else {
      #expect(shipped.engine.carriers(of: rule.address, on: Self.day) == [], "it is owed by itself")
      try check(reading, reading.owes, [rule.address], reading.when)
      return
    }
    // Its own sentence still names who would owe it, and whom.
    let duty = try #require(rule.duty)
    let bound = try #require(shipped.engine.regulations.first { $0.regulation.rule(at: rule.address) != nil })
    func bodies(_ party: Int) -> [OrganisationID] {
      bound.binding.selector(of: party, on: Self.day).map { shipped.engine.register.select($0, on: Self.day) } ?? []
    }
    #expect(names(Set(duty.bearers.flatMap { bodies($0.party) })) == reading.owes.names.sorted())
    switch reading.to {
    case .bodies(let to): #expect(names(duty.recipients.flatMap { bodies($0.party) }) == to.sorted())
    case .ofOwnPlace: #expect(duty.recipients.map(\.relation) == [.sameLevel])
    }
    #expect(hasNoPeriods(rule.address))
    if case .together = reading.owes { #expect(duty.syntax.isJoint) } else { #expect(!duty.syntax.isJoint) }
    // And is owed by those that carry it, once.
    #expect(shipped.engine.carriers(of: rule.address, on: Self.day).sorted() == carriers.sorted())
    #expect(owed([rule.address], when).isEmpty)
    try check(reading, owes, carriers, when)
    #expect(owed(carriers, when).allSatisfy { $0.also.contains(rule.address) })
  }

  private func check(_ reading: Reading, _ owes: Reading.Owes, _ addresses: [String], _ when: Reading.When) throws {
    let own = owed(addresses, when)
    switch owes {
    case .nobody: #expect(own.isEmpty)
    case .together(let bodies):
      #expect(Set(own.map(\.id.bearer)).count == 1, "one duty of all")
      #expect(own.allSatisfy { names($0.joint) == bodies.sorted() && $0.partners.isEmpty })
    case .each(let bodies, let partners):
      #expect(names(Set(own.map(\.id.bearer))) == bodies.sorted())
      #expect(own.allSatisfy { $0.joint == [$0.id.bearer] })
      #expect(own.allSatisfy { names($0.partners) == partners.sorted() })
    case .post(let post):
      #expect(Set(own.map { name($0.id.bearer) }) == [post])
      #expect(own.allSatisfy { shipped.engine.register[$0.id.bearer]?.isPost == true })
    }
    switch reading.to {
    case .bodies(let bodies):
      for one in own {
        #expect(names(one.counterparties) == bodies.filter { $0 != name(one.id.bearer) }.sorted(), "\(one.id)")
      }
    case .ofOwnPlace(let count):
      let register = shipped.engine.register
      for one in own {
        let place = register[one.id.bearer]?.place(on: Self.day)
        #expect(one.counterparties.count == count)
        #expect(one.counterparties.allSatisfy { register[$0]?.place(on: Self.day) == place })
      }
    }
    #expect(own.allSatisfy { $0.channel.map(name) == reading.through })
    try checkDays(own, addresses, when)
  }

  private func checkDays(_ own: [Obligation], _ addresses: [String], _ when: Reading.When) throws {
    switch when {
    case .never, .through: break
    case .standing:
      #expect(own.allSatisfy { $0.state.due == nil })
      #expect(addresses.allSatisfy(hasNoPeriods))
    case .once(let due):
      #expect(addresses.allSatisfy(hasNoPeriods))
      #expect(Set(own.map { $0.state.due.map { "\($0)" } }) == [due])
    case .periods(let labels, let due):
      for (_, mine) in Dictionary(grouping: own, by: \.id.bearer) {
        #expect(mine.map(\.id.period.description).sorted() == labels.sorted())
      }
      for one in own {
        if due.isEmpty { #expect(one.state.due == nil) }
        // The text states no day in any of the sixty: where there is one, it is an application's.
        #expect(one.basis == (due.isEmpty ? .notStated : .policy))
        guard let day = due[one.id.period.description] else { continue }
        #expect(one.state.due.map { "\($0)" } == day, "\(one.id)")
      }
    case .at(let kind, let words, let sameDay):
      #expect(addresses.allSatisfy { hasNoPeriods($0) && Self.standing[$0] == nil })
      #expect(
        own.allSatisfy { $0.state.due == (sameDay ? Self.happened : nil) && $0.line.decidingDay == Self.happened })
      #expect(own.allSatisfy { $0.basis == (sameDay ? .policy : .notStated) })
      #expect(owed(addresses, when, on: "2024-03-11").isEmpty, "not before it happened")
      if words != nil { #expect(owed(addresses, .at(kind, holding: nil)).isEmpty, "not where the words do not hold") }
      let other: EventKind = kind == .modelRegistered ? .termEnding : .modelRegistered
      #expect(owed(addresses, .at(other, holding: words)).isEmpty, "not on another event")
      // Where it happened at one body, that body alone.
      guard let last = own.last else { return }
      #expect(owed(addresses, when, at: last.id.bearer).map(\.id.bearer) == [last.id.bearer])
    case .calledFor:
      #expect(addresses.allSatisfy { hasNoPeriods($0) && Self.standing[$0] == nil })
      #expect(own.allSatisfy { $0.state.due == nil && $0.line.decidingDay == Self.happened })
      for kind in [EventKind.situationRaised, .directiveReceived, .complaintReceived] {
        #expect(owed(addresses, .at(kind, holding: nil)).isEmpty, "only when a person says so")
      }
    case .after:
      #expect(own.count == 1)
      #expect(addresses.allSatisfy { hasNoPeriods($0) && Self.standing[$0] == nil })
      #expect(owed(addresses, when, on: "2024-03-12").isEmpty, "not before the report was sent")
    }
  }

  /// True where nothing recurs by text or application.
  private func hasNoPeriods(_ address: String) -> Bool {
    shipped.rule(address)?.seriesOptions.allSatisfy { if case .regular = $0.occurrence { false } else { true } }
      ?? false
  }

  // MARK: Who owes

  private static let happened = CivilDate(iso: "2024-03-12") ?? day

  /// What is owed under rules by what was read of their time: in a year, or on the day after something happened on 12/3/2024.
  private func owed(
    _ addresses: [String], _ when: Reading.When, on: String = "2024-03-13", at: OrganisationID? = nil
  ) -> [Obligation] {
    let regulations = Set(addresses.compactMap { $0.split(separator: "/").first.map(String.init) })
    func asked(_ events: [Event]) -> [Obligation] {
      let engine = ObligationEngine(
        regulations: shipped.engine.regulations, register: shipped.engine.register, calendar: shipped.engine.calendar,
        events: EventLog(events))
      let day = CivilDate(iso: on) ?? Self.day
      return engine.obligations(Self.question("2024-03-12", "2024-03-13", on: day, regulations))
        .filter { addresses.contains($0.rule.address) && $0.id.period.isTrigger }
    }
    func occurred(_ kind: EventKind, _ words: String?, rules: [String] = []) -> Event {
      Event(
        id: "e1", kind: .occurred, obligations: [],
        occurrence: Occurrence(kind, at: at, rules: rules, holds: words.map { [$0] } ?? []), happened: Self.happened,
        recorded: .end(of: Self.happened))
    }
    switch when {
    case .never: return []
    case .standing: return addresses.flatMap { Self.standing[$0] ?? [] }
    case .once:
      let day = CivilDate(iso: "2020-06-30") ?? Self.day
      return shipped.engine.obligations(Self.question("2020-06-30", "2020-06-30", on: day, regulations))
        .filter { addresses.contains($0.rule.address) && $0.id.period == .once }
    case .periods: return addresses.flatMap { shipped.obligations(of: $0, year: 2024) }
    case .at(let kind, let words, _): return asked([occurred(kind, words)])
    case .calledFor: return asked([occurred(.situationRaised, nil, rules: addresses)])
    case .through(_, _, let inner): return owed(addresses, inner, on: on, at: at)
    case .after(let rule, let sender, let kind, let words):
      guard
        let body = shipped.engine.register.organisations.first(where: { $0.name(on: Self.day) == sender }),
        let sent = CivilDate(iso: "2024-03-13"), let label = PeriodLabel("e1")
      else { return [] }
      let report = Event(
        id: "e2", kind: .submitted, obligations: [ObligationID(rule: rule, bearer: body.id, period: label)],
        happened: sent, recorded: .end(of: sent))
      return asked([occurred(kind, words), report])
    }
  }

  // MARK: What definitions settle

  /// Proves: tra-vinh ky, the only place that names the five organisations
  @Test func `the organisations of Tra Vinh are the five that signed`() throws {
    let bound = try #require(shipped.engine.regulations.first { $0.regulation.id == "tra-vinh" })
    let party = try #require(bound.regulation.parties.firstIndex { $0.name == "đoàn thể" })
    let selector = try #require(bound.binding.selector(of: party, on: Self.day))
    #expect(names(shipped.engine.register.select(selector, on: Self.day)) == Bodies.traVinh.dropFirst().sorted())
  }

  /// Proves: tra-vinh can-cu/2, quang-nam ten-goi, soc-trang ten-goi, uong-bi dieu-28/b
  @Test
  func
    `a term in the title ends a programme, a term in a basis ends nothing, and an unknown day of signing stays an inference`()
    throws
  {
    func regulation(_ id: String) throws -> Regulation {
      try #require(shipped.engine.regulations.first { $0.regulation.id == id }?.regulation)
    }
    #expect(try regulation("quang-nam").inForceFrom.map { "\($0)" } == "2020-01-01")
    #expect(try regulation("quang-nam").inForceTo.map { "\($0)" } == "2025-12-31")
    #expect(try regulation("soc-trang").inForceTo.map { "\($0)" } == "2026-12-31")
    // The congress's term ended in 2015; the regulation did not.
    #expect(try regulation("tra-vinh").inForceTo == nil)
    #expect(try regulation("uong-bi").inForceGround != nil)
  }
}
