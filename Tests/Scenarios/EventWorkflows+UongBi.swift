import Obligations
import Regulations
import Testing

extension EventWorkflows {
  /// The fifteen event-driven workflows of Uông Bí, each from its trigger to its end. Days are those of 2024, worked by hand.
  @Suite struct UongBi {
    private let commission = "Ban Dân vận Thành ủy Uông Bí"
    private let office = "Văn phòng Thành ủy Uông Bí"
    private let party = "Ban Chấp hành Đảng bộ thành phố Uông Bí"
    private let lead = "Ban Thường vụ, Thường trực Thành ủy Uông Bí"
    private let standing = "Thường trực Thành ủy Uông Bí"
    private let council = "Hội đồng nhân dân thành phố Uông Bí"
    private let committee = "Ủy ban nhân dân thành phố Uông Bí"
    private let home = "Phòng Nội vụ thành phố Uông Bí"
    private let front = "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Uông Bí"
    private let five = [
      "Liên đoàn Lao động", "Đoàn TNCS Hồ Chí Minh", "Hội Cựu chiến binh", "Hội Nông dân", "Hội Liên hiệp Phụ nữ",
    ].map { "\($0) thành phố Uông Bí" }
    private let ward = "Ủy ban nhân dân phường Vàng Danh"
    private let wardParty = "Đảng ủy phường Vàng Danh"

    /// Proves: clauses.md (b.4), workflow 1
    @Test func `a draft for the City Committee goes to its two appraisers before its day, as one gate, and comes back`()
    {
      let walk = Walk("uong-bi")
      walk.occurs("trinh", .submissionDay, "2024-05-06", at: home, planned: "2024-05-24", holds: ["Thành ủy"])
      let gate = Owed("dieu-21/1/a", home, to: [commission, office], by: "2024-05-24")
      walk.open("2024-05-06", gate)
      walk.also("2024-05-06", "dieu-21/1/a", ["dieu-21/1/c", "dieu-5/3/a"])
      walk.act(.received, "2024-05-13", "dieu-21/1/a")
      walk.open("2024-05-13", gate)
      walk.act(.accepted, "2024-05-16", "dieu-21/1/a", recordedBy: office)
      walk.open("2024-05-16", gate)
      walk.act(.accepted, "2024-05-17", "dieu-21/1/a", recordedBy: commission)
      walk.open("2024-05-17")
      walk.occurs("y-kien", .appraisalGiven, "2024-05-17", at: home)
      walk.open("2024-05-17", Owed("dieu-21/1/d", home, to: [commission, office]))
      walk.act(.received, "2024-05-21", "dieu-21/1/d")
      walk.open("2024-05-21")
    }

    /// Proves: clauses.md (b.4), workflow 2
    @Test func `an assigned appraisal is made by the Commission and then reported to the leadership`() {
      let walk = Walk("uong-bi")
      walk.occurs("giao", .assignmentMade, "2024-05-06", at: commission)
      walk.open("2024-05-06", Owed("dieu-21/1/b1", commission))
      walk.also("2024-05-06", "dieu-21/1/b1", ["dieu-5/3/f"])
      walk.act(.submitted, "2024-05-14", "dieu-21/1/b1")
      walk.open("2024-05-14", Owed("dieu-21/1/b2", commission, to: [party, lead]))
      walk.act(.received, "2024-05-16", "dieu-21/1/b2")
      walk.open("2024-05-16")
    }

    /// Proves: clauses.md (b.4), workflow 3
    @Test func `the Commission takes part in the appraisal of drafts of others and of exemplars`() {
      let walk = Walk("uong-bi")
      walk.occurs("du-thao", .draftReceived, "2024-05-06", at: commission)
      walk.open(
        "2024-05-06", Owed("dieu-5/3/b", commission),
        Owed("dieu-5/3/c", commission, to: [council, committee], ifHeld: true))
      walk.act(.established, "2024-05-07", "dieu-5/3/c")
      walk.act(.submitted, "2024-05-10", "dieu-5/3/b")
      walk.open("2024-05-10", Owed("dieu-5/3/c", commission, to: [council, committee]))
      walk.act(.received, "2024-05-14", "dieu-5/3/c")
      walk.open("2024-05-14")
      walk.occurs("mo-hinh", .modelRegistered, "2024-06-03", at: commission, subject: "mô hình", rules: ["dieu-5/3/d"])
      walk.occurs(
        "dien-hinh", .modelRegistered, "2024-06-04", at: commission, subject: "điển hình", rules: ["dieu-5/3/e"])
      walk.open("2024-06-04", Owed("dieu-5/3/d", commission), Owed("dieu-5/3/e", commission))
      walk.act(.submitted, "2024-06-17", "dieu-5/3/d")
      walk.act(.submitted, "2024-06-17", "dieu-5/3/e")
      walk.open("2024-06-17")
    }

    /// Proves: clauses.md (b.4), workflow 4
    @Test func `activity and cadre decisions are exchanged with the Commission before they are made`() {
      let walk = Walk("uong-bi")
      walk.occurs(
        "quyet-dinh", .decisionAboutToBeMade, "2024-05-06", at: wardParty, planned: "2024-05-20", holds: ["chính thức"])
      walk.open(
        "2024-05-06", Owed("dieu-21/2/1", wardParty, to: [commission], by: "2024-05-20"),
        Owed("dieu-21/2/2", wardParty, to: [commission], by: "2024-05-20"))
      walk.act(.received, "2024-05-15", "dieu-21/2/1")
      walk.open("2024-05-15", Owed("dieu-21/2/2", wardParty, to: [commission], by: "2024-05-20"))
      walk.act(.received, "2024-05-21", "dieu-21/2/2")
      walk.stands("dieu-21/2/2:org-0323:quyet-dinh", "2024-05-21", .doneLate)
      walk.open("2024-05-21")
    }

    /// Proves: clauses.md (b.4), workflow 5
    @Test
    func `in an emergency a ward responds and tells the level above, the Commission mobilises, the Front supervises`() {
      let walk = Walk("uong-bi")
      let words = ["phức tạp về an ninh, trật tự, thiên tai, thảm họa, dịch bệnh"]
      walk.occurs("bao", .emergencyBegun, "2024-09-09", at: ward, subject: "bão", holds: words)
      walk.open(
        "2024-09-09", Owed("dieu-20/doan-1/a", ward),
        Owed("dieu-20/doan-1/b1", ward, to: [commission, front] + five, by: "2024-09-09"))
      walk.act(.received, "2024-09-09", "dieu-20/doan-1/b1")
      walk.act(.submitted, "2024-09-10", "dieu-20/doan-1/a")
      walk.open("2024-09-10")
      walk.occurs("bao-2", .emergencyBegun, "2024-09-10", at: commission, subject: "bão", holds: words)
      walk.open("2024-09-10", Owed("dieu-20/doan-2/a", commission), Owed("dieu-20/doan-2/b", commission))
      walk.act(.submitted, "2024-09-20", "dieu-20/doan-2/a")
      walk.act(.submitted, "2024-09-20", "dieu-20/doan-2/b")
      walk.occurs(
        "don-thu", .situationRaised, "2024-09-23", at: front, subject: "đơn thư",
        holds: ["phản ánh, khiếu kiện, đơn thư phức tạp, kéo dài"])
      walk.open(
        "2024-09-23", Owed("dieu-20/doan-3/a", [front] + five, [], nil, false),
        Owed("dieu-20/doan-3/b", [front] + five, [], nil, false))
      walk.act(.submitted, "2024-10-07", "dieu-20/doan-3/a")
      walk.act(.submitted, "2024-10-07", "dieu-20/doan-3/b")
      walk.open("2024-10-07")
    }

    /// Proves: clauses.md (b.4), workflow 6
    @Test func `a sudden matter is reported directly upward, the Commission invited, and it consolidates and advises`()
    {
      let walk = Walk("uong-bi")
      let words = "đột xuất, cần thiết liên quan đến tình hình Nhân dân"
      walk.occurs("dot-xuat", .situationRaised, "2024-05-06", at: home, holds: [words])
      walk.open("2024-05-06", Owed("dieu-22/3/a", home, to: [standing], by: "2024-05-06"))
      walk.act(.received, "2024-05-06", "dieu-22/3/a")
      walk.open("2024-05-06", Owed("dieu-22/3/c", commission, to: [party]))
      walk.occurs(
        "hop", .counterpartMeetingScheduled, "2024-05-07", at: home, planned: "2024-05-10", holds: ["về việc \(words)"])
      // The Commission may attend: that it may is owed by nobody.
      walk.open("2024-05-07", Owed("dieu-22/3/c", commission, to: [party]), Owed("dieu-22/3/d", home, to: [commission]))
      walk.act(.submitted, "2024-05-08", "dieu-22/3/d")
      walk.act(.received, "2024-05-13", "dieu-22/3/c")
      walk.open("2024-05-13")
    }

    /// Proves: clauses.md (b.4), workflow 7
    @Test func `a complaint is settled thirty days after it was accepted, and its secretary reports upward ad hoc`() {
      let walk = Walk("uong-bi")
      walk.occurs(
        "don", .complaintReceived, "2024-05-06", at: committee, subject: "đơn 1", holds: ["khiếu nại lần đầu"])
      walk.open("2024-05-06", Owed("dieu-8/2.3/d", committee))
      // Accepted on Monday 13/5: thirty days are Wednesday 12/6.
      walk.occurs("thu-ly", .complaintAccepted, "2024-05-13", at: committee, subject: "đơn 1")
      walk.open("2024-05-13", Owed("dieu-8/2.3/d", committee, by: "2024-06-12"))
      walk.act(.submitted, "2024-06-10", "dieu-8/2.3/d")
      walk.open("2024-06-10")
      walk.occurs("don-2", .petitionReceived, "2024-06-11", at: wardParty, subject: "đơn 2")
      walk.occurs("don-3", .complaintReceived, "2024-06-11", at: home, subject: "đơn 3")
      walk.occurs("don-4", .complaintReceived, "2024-06-11", at: lead, subject: "đơn 4")
      walk.open(
        "2024-06-11", Owed("dieu-7/3/c", wardParty), Owed("dieu-9/4/d", home), Owed("dieu-4/4/doan-1/c", lead))
      for rule in ["dieu-7/3/c", "dieu-9/4/d", "dieu-4/4/doan-1/c"] { walk.act(.submitted, "2024-06-24", rule) }
      walk.open("2024-06-24")
      let secretary = "Bí thư Thành ủy Uông Bí"
      walk.occurs(
        "bao-cao", .situationRaised, "2024-06-25", at: secretary, subject: "báo cáo", rules: ["dieu-4/4/doan-2/b"])
      walk.open(
        "2024-06-25",
        Owed(
          "dieu-4/4/doan-2/b", secretary,
          to: ["Bí thư Tỉnh ủy Quảng Ninh", "Ban Nội chính Tỉnh ủy Quảng Ninh", "Ban Dân vận Tỉnh ủy Quảng Ninh"]))
      walk.act(.received, "2024-06-26", "dieu-4/4/doan-2/b")
      walk.open("2024-06-26")
    }

    /// Proves: clauses.md (b.4), workflow 8
    @Test
    func `a petition of members is answered to the organisations, who tell their members; the council consolidates`() {
      let walk = Walk("uong-bi")
      let farmers = "Hội Nông dân thành phố Uông Bí"
      walk.stands("dieu-13/5/a:org-0299:term", "2024-05-06", .standing)
      walk.occurs("kien-nghi", .petitionReceived, "2024-05-06", at: committee, rules: ["dieu-13/5/f"])
      walk.open("2024-05-06", Owed("dieu-13/5/f", committee, to: five))
      walk.act(.received, "2024-05-20", "dieu-13/5/f")
      walk.occurs("tra-loi", .petitionAnswered, "2024-05-20", at: farmers)
      walk.open("2024-05-20", Owed("dieu-13/5/c", farmers))
      walk.act(.submitted, "2024-05-22", "dieu-13/5/c")
      walk.occurs("mat-tran", .petitionReceived, "2024-06-03", at: committee, subject: "cử tri", rules: ["dieu-12/3/f"])
      walk.occurs("hdnd", .petitionReceived, "2024-06-03", at: council, subject: "cử tri 2", rules: ["dieu-8/1.2/d"])
      walk.open(
        "2024-06-03", Owed("dieu-12/3/f", committee, to: [front]), Owed("dieu-8/1.2/d", council, to: [front] + five))
      walk.act(.received, "2024-06-14", "dieu-12/3/f")
      walk.act(.accepted, "2024-06-14", "dieu-8/1.2/d")
      walk.open("2024-06-14")
    }

    /// Proves: clauses.md (b.4), workflow 9
    @Test
    func `a comment is received, handled and taken up by the one that received it, city or ward, each in its time`() {
      let walk = Walk("uong-bi")
      walk.occurs("gop-y", .petitionReceived, "2024-05-06", at: committee, rules: ["dieu-8/2.6/1"])
      walk.open("2024-05-06", Owed("dieu-8/2.6/1", committee))
      walk.act(.submitted, "2024-05-07", "dieu-8/2.6/1")
      walk.open("2024-05-07", Owed("dieu-8/2.6/2", committee))
      walk.occurs("gop-y-2", .petitionReceived, "2024-05-08", at: ward, subject: "phường", rules: ["dieu-8/2.6/1"])
      walk.act(.submitted, "2024-05-09", "dieu-8/2.6/1", by: ward)
      walk.open("2024-05-09", Owed("dieu-8/2.6/2", committee), Owed("dieu-8/2.6/2", ward))
      walk.act(.submitted, "2024-05-14", "dieu-8/2.6/2", by: committee)
      walk.open("2024-05-14", Owed("dieu-8/2.6/3", committee), Owed("dieu-8/2.6/2", ward))
      walk.act(.submitted, "2024-05-20", "dieu-8/2.6/2")
      walk.open("2024-05-20", Owed("dieu-8/2.6/3", committee), Owed("dieu-8/2.6/3", ward))
      walk.act(.submitted, "2024-05-21", "dieu-8/2.6/3")
      walk.open("2024-05-21")
    }

    /// Proves: clauses.md (b.4), workflow 10
    @Test func `an extraordinary briefing is one meeting, which preparing is part of; of villages it is prepared`() {
      let walk = Walk("uong-bi")
      walk.occurs("hop", .situationRaised, "2024-05-06", at: lead, rules: ["dieu-4/5/doan-1/b"])
      let all = [
        commission, council, committee, "Công an thành phố Uông Bí", "Ban Chỉ huy Quân sự thành phố Uông Bí", front,
      ]
      walk.open("2024-05-06", Owed("dieu-4/5/doan-1/b", lead, to: all + five))
      walk.also("2024-05-06", "dieu-4/5/doan-1/b", ["dieu-19/b", "dieu-5/5/b"])
      walk.act(.submitted, "2024-05-08", "dieu-4/5/doan-1/b")
      walk.open("2024-05-08")
      walk.occurs("thon", .situationRaised, "2024-06-03", at: commission, subject: "thôn", rules: ["dieu-5/5/d"])
      walk.open("2024-06-03", Owed("dieu-5/5/d", commission))
      walk.act(.submitted, "2024-06-05", "dieu-5/5/d")
      walk.open("2024-06-05")
    }

    /// Proves: clauses.md (b.4), workflow 11
    @Test func `a year is evaluated, merit commended when a person says that there is some, and violations handled`() {
      let walk = Walk("uong-bi")
      walk.occurs("vi-pham", .violationDetected, "2024-05-06", at: committee)
      walk.occurs("vi-pham-2", .violationDetected, "2024-05-06", at: home, subject: "việc khác")
      walk.open(
        "2024-05-06", Owed("dieu-8/2.4/c", committee), Owed("dieu-27/c", committee), Owed("dieu-9/4/c", home),
        Owed("dieu-27/c", home))
      for rule in ["dieu-8/2.4/c", "dieu-9/4/c", "dieu-27/c"] { walk.act(.submitted, "2024-06-03", rule) }
      walk.open("2024-06-03")
      walk.stands("dieu-27/a:org-0279:2024", "2024-12-16", .noDayStated)
      walk.act(.submitted, "2024-12-17", id: "dieu-27/a:org-0279:2024")
      walk.stands("dieu-27/a:org-0279:2024", "2024-12-17", .doneInTime)
      walk.occurs("khen", .evaluationOpened, "2024-12-17", at: home, subject: "thành tích", rules: ["dieu-27/b"])
      walk.open("2024-12-17", Owed("dieu-27/b", home))
      walk.act(.submitted, "2024-12-24", "dieu-27/b")
      walk.open("2024-12-24")
    }

    /// Proves: clauses.md (b.4), workflow 12
    @Test func `an election makes the Front introduce candidates and mobilise the voters`() {
      let walk = Walk("uong-bi")
      walk.occurs("bau-cu", .electionCalled, "2024-05-06", at: front)
      walk.open("2024-05-06", Owed("dieu-12/6/a", front), Owed("dieu-12/6/b", front))
      walk.act(.submitted, "2024-06-10", "dieu-12/6/a")
      walk.open("2024-06-10", Owed("dieu-12/6/b", front))
      walk.act(.submitted, "2024-07-01", "dieu-12/6/b")
      walk.open("2024-07-01")
    }

    /// Proves: clauses.md (b.4), workflow 13
    @Test func `a judicial body settles a complaint and a claim for compensation`() {
      let walk = Walk("uong-bi")
      let court = "Tòa án nhân dân thành phố Uông Bí"
      walk.occurs("don", .complaintReceived, "2024-05-06", at: court, subject: "đơn")
      walk.occurs("yeu-cau", .requestReceived, "2024-05-06", at: court, subject: "yêu cầu", holds: ["bồi thường"])
      walk.open("2024-05-06", Owed("dieu-10/3/c", court), Owed("dieu-10/3/d", court))
      walk.act(.submitted, "2024-06-03", "dieu-10/3/c")
      walk.act(.submitted, "2024-06-10", "dieu-10/3/d")
      walk.open("2024-06-10")
    }

    /// Proves: clauses.md (b.4), workflow 14
    @Test func `a grassroots organisation makes its own regulation once and directs its carrying out at all times`() {
      let walk = Walk("uong-bi")
      walk.stands("dieu-25/a:org-0323:once", "2024-05-06", .noDayStated)
      walk.act(.submitted, "2024-05-13", id: "dieu-25/a:org-0323:once")
      walk.stands("dieu-25/a:org-0323:once", "2024-05-13", .doneInTime)
      walk.stands("dieu-25/b:org-0323:term", "2024-05-13", .standing)
      walk.open("2024-05-13")
    }

    /// Proves: clauses.md (b.4), workflow 15, as far as it holds: the old regulation is not among those that ship
    @Test func `the regulation takes the place of the one before by definition, so its replacing starts no duty`() {
      let walk = Walk("uong-bi")
      walk.occurs("thay-the", .regulationReplaced, "2022-01-24")
      walk.open("2022-01-24")
    }
  }
}
