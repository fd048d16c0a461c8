import Obligations
import Regulations
import Testing

extension EventWorkflows {
  /// The eleven event-driven workflows of Sóc Trăng, each from its trigger to its end. Days are those of 2024, worked by hand.
  @Suite struct SocTrang {
    private let commission = "Ban Dân vận Tỉnh ủy Sóc Trăng"
    private let caucus = "Ban cán sự đảng Ủy ban nhân dân tỉnh Sóc Trăng"
    private let committee = "Ủy ban nhân dân tỉnh Sóc Trăng"
    private let party = "Tỉnh ủy Sóc Trăng"

    /// Proves: clauses.md (b.5), workflow 1
    @Test func `a draft of a state body that concerns mobilisation is commented on by the Commission`() {
      let walk = Walk("soc-trang")
      walk.occurs(
        "du-thao", .draftReceived, "2024-05-06", at: commission,
        holds: ["liên quan đến dân vận, quyền và lợi ích của nhân dân"])
      walk.open("2024-05-06", Owed("III.1.3/a", commission))
      walk.act(.submitted, "2024-05-13", "III.1.3/a")
      walk.open("2024-05-13")
    }

    /// Proves: clauses.md (b.5), workflow 2
    @Test func `the Caucus invites to teams and councils, and the Commission takes part when asked`() {
      let walk = Walk("soc-trang")
      walk.occurs(
        "doan", .teamSetUp, "2024-05-06", at: caucus, subject: "đoàn",
        holds: ["kiểm tra, giám sát vấn đề liên quan đến vận động quần chúng nhân dân"])
      walk.occurs(
        "hoi-dong", .teamSetUp, "2024-05-06", at: caucus, subject: "hội đồng",
        holds: ["Hội đồng, Ban chỉ đạo liên quan đến vận động quần chúng"])
      walk.open("2024-05-06", Owed("III.2.6/c", caucus, to: [commission]), Owed("III.2.6/b", caucus, to: [commission]))
      walk.act(.submitted, "2024-05-08", "III.2.6/c")
      walk.act(.submitted, "2024-05-08", "III.2.6/b")
      walk.occurs("moi", .requestReceived, "2024-05-08", at: commission, subject: "đoàn")
      walk.open("2024-05-08", Owed("III.1.3/b", commission), Owed("III.1.3/c", commission))
      walk.act(.submitted, "2024-05-15", "III.1.3/b")
      walk.act(.submitted, "2024-05-16", "III.1.3/c")
      walk.open("2024-05-16")
    }

    /// Proves: clauses.md (b.5), workflow 3
    @Test
    func `a year goes from the sector plan through two inspections, planned and made, to the review and the next plan`()
    {
      let walk = Walk("soc-trang")
      let rules = ["III.1.2/a", "III.2.2", "III.3.2/a", "III.3.2/b", "III.3.3/a", "III.3.3/b"]
      let half = ["III.3.2/a", "III.3.2/b"].map { Owed($0, commission, caucus) }
      walk.openOfPeriod("2024-H1", "2024-02-05", rules, half)
      walk.openOfPeriod(
        "2024", "2024-02-05", rules,
        half + [
          Owed("III.2.2", caucus), Owed("III.3.3/a", commission, caucus), Owed("III.3.3/b", commission, caucus),
        ])
      walk.act(.submitted, "2024-02-26", "III.2.2", period: "2024")
      walk.act(.submitted, "2024-03-18", "III.3.2/a", period: "2024-H1")
      walk.act(.submitted, "2024-05-20", "III.3.2/b", period: "2024-H1")
      walk.openOfPeriod("2024-H1", "2024-05-20", rules, [])
      walk.act(.submitted, "2024-09-16", "III.3.2/a", period: "2024")
      walk.act(.submitted, "2024-11-18", "III.3.2/b", period: "2024")
      walk.act(.submitted, "2024-12-16", "III.3.3/a", period: "2024")
      walk.openOfPeriod("2024", "2024-12-16", rules, [Owed("III.3.3/b", commission, caucus)])
      walk.act(.submitted, "2024-12-16", "III.3.3/b", period: "2024")
      walk.openOfPeriod("2024", "2024-12-16", rules, [])
    }

    /// Proves: clauses.md (b.5), workflow 4
    @Test func `a district directs, makes its programme within the first year, plans each year and reports to two`() {
      let walk = Walk("soc-trang")
      let district = "Ban Dân vận Huyện ủy Mỹ Xuyên"
      let to = ["Ủy ban nhân dân huyện Mỹ Xuyên"]
      walk.stands("III.3.4/a:org-0546:once", "2023-03-06", .noDayStated)
      walk.act(.submitted, "2023-04-03", id: "III.3.4/a:org-0546:once")
      walk.stands("III.3.4/a:org-0546:once", "2023-04-03", .doneInTime)
      walk.owes("III.3.4/b:org-0547:once", "2023-06-05", Owed("III.3.4/b", district, to: to, by: "2023-12-29"))
      walk.act(.accepted, "2023-06-30", id: "III.3.4/b:org-0547:once")
      walk.stands("III.3.4/b:org-0547:once", "2023-12-30", .doneInTime)
      walk.owes("III.3.4/c:org-0547:2024", "2024-01-08", Owed("III.3.4/c", district, to: to))
      walk.act(.accepted, "2024-01-29", id: "III.3.4/c:org-0547:2024")
      walk.stands("III.3.4/c:org-0547:2024", "2024-01-29", .doneInTime)
      // The quarter by Tuesday 12/3; the half year by Saturday 15/6, so Monday 17/6.
      let two = [commission, "Văn phòng Ủy ban nhân dân tỉnh Sóc Trăng"]
      walk.owes("III.3.4/d:org-0547:2024-Q1", "2024-03-04", Owed("III.3.4/d", district, to: two, by: "2024-03-12"))
      walk.act(.received, "2024-03-12", id: "III.3.4/d:org-0547:2024-Q1")
      walk.stands("III.3.4/d:org-0547:2024-Q1", "2024-03-12", .doneInTime)
      walk.owes("III.3.4/d:org-0547:2024-H1", "2024-06-03", Owed("III.3.4/d", district, to: two, by: "2024-06-17"))
      walk.act(.received, "2024-06-18", id: "III.3.4/d:org-0547:2024-H1")
      walk.stands("III.3.4/d:org-0547:2024-H1", "2024-06-18", .doneLate)
    }

    /// Proves: clauses.md (b.5), workflow 5
    @Test func `a complaint is settled in thirty days from its acceptance, a mass one directed to a definitive end`() {
      let walk = Walk("soc-trang")
      walk.occurs("don", .complaintReceived, "2024-05-06", at: caucus, subject: "đơn 1", holds: ["khiếu nại lần đầu"])
      walk.open("2024-05-06", Owed("II.5/e", commission, caucus))
      walk.occurs("thu-ly", .complaintAccepted, "2024-05-13", at: committee, subject: "đơn 1")
      walk.open("2024-05-13", Owed("II.5/e", commission, caucus, by: "2024-06-12"))
      walk.act(.submitted, "2024-06-12", "II.5/e")
      walk.open("2024-06-12")
      walk.occurs(
        "dong-nguoi", .situationRaised, "2024-06-17", at: caucus, subject: "đông người",
        holds: ["vụ việc khiếu kiện đông người, phức tạp, kéo dài"])
      walk.open("2024-06-17", Owed("II.5/f", commission, caucus))
      walk.act(.submitted, "2024-07-29", "II.5/f")
      walk.open("2024-07-29")
    }

    /// Proves: clauses.md (b.5), workflow 6
    @Test func `a case at the grassroots makes a dialogue and a reception at the place`() {
      let walk = Walk("soc-trang")
      walk.occurs("co-so", .situationRaised, "2024-05-06", at: caucus, holds: ["vụ việc ở cơ sở"])
      walk.open("2024-05-06", Owed("II.5/d", commission, caucus), Owed("II.5/h", commission, caucus))
      walk.act(.submitted, "2024-05-09", "II.5/d")
      walk.open("2024-05-09", Owed("II.5/h", commission, caucus))
      walk.act(.submitted, "2024-05-10", "II.5/h")
      walk.open("2024-05-10")
    }

    /// Proves: clauses.md (b.5), workflow 7
    @Test func `a change of opinion is reported to the Party committee and the Committee within two working days`() {
      let walk = Walk("soc-trang")
      // From Thursday 25/4: Friday 26/4 is the first, 27/4 to 1/5 are off, Thursday 2/5 is the second.
      walk.occurs("du-luan", .situationRaised, "2024-04-25", at: commission)
      let report = Owed("III.1.4/b", commission, to: [party, committee], by: "2024-05-02")
      walk.open("2024-04-25", report)
      walk.act(.submitted, "2024-05-02", "III.1.4/b")
      walk.open("2024-05-02", report)
      walk.act(.received, "2024-05-03", "III.1.4/b")
      walk.stands("III.1.4/b:org-0487:du-luan", "2024-05-03", .doneInTime)
      walk.open("2024-05-03")
    }

    /// Proves: clauses.md (b.5), workflow 8
    @Test func `a violation by an official is handled by both`() {
      let walk = Walk("soc-trang")
      walk.occurs(
        "vi-pham", .violationDetected, "2024-05-06", at: caucus,
        holds: [
          "pháp luật; cửa quyền, tham nhũng, lãng phí, gây phiền hà, xâm phạm quyền, lợi ích của nhân dân"
        ])
      walk.open("2024-05-06", Owed("II.4/e", commission, caucus))
      walk.act(.submitted, "2024-06-10", "II.4/e")
      walk.open("2024-06-10")
    }

    /// Proves: clauses.md (b.5), workflow 9
    @Test func `the evaluation counts the result of mobilisation once a year`() {
      let walk = Walk("soc-trang")
      walk.openOfPeriod("2024", "2024-12-02", ["II.6/d"], [Owed("II.6/d", commission, caucus)])
      walk.act(.submitted, "2024-12-16", "II.6/d", period: "2024")
      walk.openOfPeriod("2024", "2024-12-16", ["II.6/d"], [])
    }

    /// Proves: clauses.md (b.5), workflow 10
    @Test func `the final review is one, led by the Caucus, whichever of the three clauses it is reported under`() {
      let walk = Walk("soc-trang")
      let rules = ["II.8/d", "III.1.5", "III.2.7"]
      walk.openOfPeriod("once", "2026-11-02", rules, [Owed("III.2.7", caucus)])
      walk.act(.submitted, "2026-12-14", "III.2.7", as: "III.1.5", period: "once")
      walk.openOfPeriod("once", "2026-12-14", rules, [])
      walk.stands("III.2.7:org-0488:once", "2026-12-14", .doneInTime)
    }

    /// Proves: clauses.md (b.5), workflow 11
    @Test func `what is unsuitable or missing is amended by both together`() {
      let walk = Walk("soc-trang")
      walk.occurs("sua", .provisionFoundUnsuitable, "2024-05-06", holds: ["hoặc cần bổ sung"])
      walk.open("2024-05-06", Owed("III/doan-cuoi", commission, caucus))
      walk.act(.submitted, "2024-06-10", "III/doan-cuoi")
      walk.open("2024-06-10")
    }
  }
}
