import Obligations
import Regulations
import Testing

extension EventWorkflows {
  /// The ten event-driven workflows of Quảng Nam, each from its trigger to its end. Days are those of 2024, worked by hand.
  @Suite struct QuangNam {
    private let front = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Nam"
    private let farmers = "Hội Nông dân tỉnh Quảng Nam"
    private let five = [
      "Liên đoàn Lao động", "Hội Nông dân", "Đoàn TNCS Hồ Chí Minh", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh",
    ].map { "\($0) tỉnh Quảng Nam" }
    private let party = "Tỉnh ủy Quảng Nam"
    private let council = "Hội đồng nhân dân tỉnh Quảng Nam"
    private let committee = "Ủy ban nhân dân tỉnh Quảng Nam"
    private var authorities: [String] { [party, council, committee] }

    /// Proves: clauses.md (b.3), workflow 1
    @Test func `a sudden petition goes to the Front, the answer comes back to it, and it tells the organisations`() {
      let walk = Walk("quang-nam")
      walk.occurs("dot-xuat", .situationRaised, "2024-05-06", at: farmers, rules: ["II.2/gach-2/b"])
      walk.open("2024-05-06", Owed("II.2/gach-2/b", farmers, to: [front]))
      walk.also("2024-05-06", "II.2/gach-2/b", ["II.2/gach-2/e"])
      walk.act(.received, "2024-05-07", "II.2/gach-2/b")
      walk.open("2024-05-07", Owed("II.2/gach-2/b", farmers, to: [front]))
      walk.act(.accepted, "2024-05-08", "II.2/gach-2/b")
      // The Front reflects it with the petitions of its quarter: nothing new starts.
      walk.open("2024-05-08")
      // By the 28th of the last month: Friday 28/6.
      walk.owes(
        "II.2/gach-2/c:org-0134:2024-Q2", "2024-05-08", Owed("II.2/gach-2/c", front, to: authorities, by: "2024-06-28"))
      walk.occurs("chuyen", .petitionReceived, "2024-05-13", at: committee)
      walk.open("2024-05-13", Owed("II.2/gach-3/d", committee, to: [front]))
      walk.act(.received, "2024-05-27", "II.2/gach-3/d")
      walk.occurs("tra-loi", .petitionAnswered, "2024-05-27", at: front)
      walk.open("2024-05-27", Owed("II.2/gach-3/c", front, to: five))
      walk.act(.received, "2024-05-29", "II.2/gach-3/c")
      walk.open("2024-05-29")
    }

    /// Proves: clauses.md (b.3), workflow 2
    @Test
    func `a draft is sent for criticism fifteen days before it is submitted, criticised, and the criticism answered`() {
      let walk = Walk("quang-nam")
      // Fifteen days before Friday 31/5: Thursday 16/5.
      walk.occurs(
        "trinh", .submissionDay, "2024-05-06", at: committee, planned: "2024-05-31",
        holds: ["dự thảo được phản biện xã hội"])
      walk.open("2024-05-06", Owed("II.4/gach-2/a", committee, to: [front] + five, by: "2024-05-16"))
      walk.act(.received, "2024-05-15", "II.4/gach-2/a")
      walk.open("2024-05-15")
      walk.occurs(
        "du-thao", .draftReceived, "2024-05-15", at: front,
        holds: [
          "liên quan trực tiếp đến quyền, lợi ích của đoàn viên, hội viên, Nhân dân hoặc trách nhiệm, quyền hạn của mình"
        ])
      walk.open("2024-05-15", Owed("II.4/gach-2", front, to: authorities))
      walk.act(.received, "2024-05-24", "II.4/gach-2")
      walk.open("2024-05-24")
      walk.occurs(
        "quyet-dinh", .decisionAboutToBeMade, "2024-05-24", at: committee, planned: "2024-06-07",
        holds: ["ban hành văn bản"])
      walk.open("2024-05-24", Owed("II.4/gach-2/b", committee, to: [front] + five, by: "2024-06-07"))
      walk.act(.received, "2024-06-05", "II.4/gach-2/b")
      walk.open("2024-06-05")
    }

    /// Proves: clauses.md (b.3), workflow 3
    @Test func `supervision is agreed on once a year and held by those of whom a person says that they lead one`() {
      let walk = Walk("quang-nam")
      let rules = ["II.4/gach-1/a", "II.4/gach-1/b"]
      // Within the year, by the rules on supervision that the sentence cites.
      let agreed = Owed("II.4/gach-1/a", front, by: "2024-12-31")
      let held = ([front] + five).map { Owed("II.4/gach-1/b", $0, ifHeld: true) }
      walk.openOfPeriod("2024", "2024-02-05", rules, [agreed] + held)
      walk.act(.submitted, "2024-02-20", "II.4/gach-1/a", period: "2024")
      walk.act(.ruledOut, "2024-02-20", "II.4/gach-1/b", by: farmers, period: "2024")
      for body in five where body != farmers {
        walk.act(.ruledOut, "2024-02-20", "II.4/gach-1/b", by: body, period: "2024")
      }
      walk.act(.established, "2024-02-20", "II.4/gach-1/b", by: front, period: "2024")
      walk.openOfPeriod("2024", "2024-02-20", rules, [Owed("II.4/gach-1/b", front)])
      walk.act(.submitted, "2024-09-10", "II.4/gach-1/b", period: "2024")
      walk.openOfPeriod("2024", "2024-09-10", rules, [])
    }

    /// Proves: clauses.md (b.3), workflow 4
    @Test func `comments on the Standing Committee are collected once a year, by the Front with the five`() {
      let walk = Walk("quang-nam")
      walk.openOfPeriod("2024", "2024-10-07", ["II.3/gach-1"], [Owed("II.3/gach-1", front)])
      walk.act(.submitted, "2024-11-18", "II.3/gach-1", period: "2024")
      walk.openOfPeriod("2024", "2024-11-18", ["II.3/gach-1"], [])
    }

    /// Proves: clauses.md (b.3), workflow 5
    @Test func `the dialogue conference is held by the Front with the five, once a year and without a day`() {
      let walk = Walk("quang-nam")
      walk.openOfPeriod("2024", "2024-05-06", ["II.3/gach-2"], [Owed("II.3/gach-2", front)])
      walk.act(.submitted, "2024-05-17", "II.3/gach-2", period: "2024")
      walk.openOfPeriod("2024", "2024-05-17", ["II.3/gach-2"], [])
      walk.open("2024-05-17")
    }

    /// Proves: clauses.md (b.3), workflow 6
    @Test
    func
      `the countryside campaign is a part of the yearly plan, stands in between, and ends in a survey when one opens`()
    {
      let walk = Walk("quang-nam")
      walk.owes("III.1/gach-1:org-0134:2024", "2024-02-05", Owed("III.1/gach-1", front))
      walk.act(.submitted, "2024-02-26", id: "II.1/gach-1/a:org-0134:2024")
      walk.stands("III.1/gach-1:org-0134:2024", "2024-02-26", .doneInTime)
      walk.openOfPeriod("term", "2024-03-04", ["II.1/gach-1/b"], Owed.each("II.1/gach-1/b", five))
      walk.occurs("danh-gia", .evaluationOpened, "2024-10-07", at: front, holds: ["kết quả xây dựng nông thôn mới"])
      walk.open("2024-10-07", Owed("II.1/gach-1/d", front))
      walk.act(.submitted, "2024-10-28", "II.1/gach-1/d")
      walk.open("2024-10-28")
    }

    /// Proves: clauses.md (b.3), workflow 7
    @Test func `the goods campaign is a part of the yearly plan too, and mobilising and the creative movement stand`() {
      let walk = Walk("quang-nam")
      walk.also("2024-12-30", "III.1/gach-1", ["II.1/gach-1/a", "II.1/gach-2/a"])
      walk.openOfPeriod(
        "term", "2024-03-04", ["II.1/gach-2/a", "II.1/gach-2/b", "II.1/gach-3"],
        Owed.each("II.1/gach-2/b", five) + [Owed("II.1/gach-3", front)])
      walk.open("2024-03-04")
    }

    /// Proves: clauses.md (b.3), workflow 8
    @Test func `an organisation that leads a content proposes it to the Front and the four others`() {
      let walk = Walk("quang-nam")
      walk.occurs("de-xuat", .situationRaised, "2024-05-06", at: farmers, rules: ["III.2/gach-1"])
      walk.open("2024-05-06", Owed.each("III.2/gach-1", [farmers], to: [front] + five))
      walk.act(.received, "2024-05-10", "III.2/gach-1")
      walk.open("2024-05-10")
    }

    /// Proves: clauses.md (b.3), workflow 9
    @Test func `guidance and the local programme are owed once each, and conferences and teams stand`() {
      let walk = Walk("quang-nam")
      let local = "org-0148"
      walk.stands("III.1/gach-2/a:org-0134:once", "2020-03-02", .noDayStated)
      walk.act(.received, "2020-03-16", id: "III.1/gach-2/a:org-0134:once")
      walk.stands("III.1/gach-2/a:org-0134:once", "2020-03-16", .doneInTime)
      // By 30/6/2020, a Tuesday.
      walk.stands("III.1/gach-2/b:\(local):once", "2020-06-30", .dueToday)
      walk.act(.accepted, "2020-06-29", id: "III.1/gach-2/b:\(local):once")
      walk.stands("III.1/gach-2/b:\(local):once", "2020-06-30", .doneInTime)
      walk.stands("III.1/gach-2/c:\(local):term", "2020-07-01", .standing)
      walk.stands("III.1/gach-2/d:\(local):term", "2020-07-01", .standing)
    }

    /// Proves: clauses.md (b.3), workflow 10
    @Test func `an obstacle makes one amendment of all six`() {
      let walk = Walk("quang-nam")
      walk.occurs("sua", .provisionFoundUnsuitable, "2024-05-06", holds: ["vướng mắc, bất cập phát sinh"])
      walk.open("2024-05-06", Owed("III/doan-cuoi", [front] + five, [], nil, false))
      walk.act(.submitted, "2024-06-10", "III/doan-cuoi")
      walk.open("2024-06-10")
    }
  }
}
