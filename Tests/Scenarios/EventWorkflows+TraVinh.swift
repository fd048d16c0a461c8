import Obligations
import Regulations
import Testing

extension EventWorkflows {
  /// The ten event-driven workflows of Trà Vinh, each from its trigger to its end. Days are those of 2024, worked by hand.
  @Suite struct TraVinh {
    private let commission = "Ban Dân vận Tỉnh ủy Trà Vinh"
    private let party = "Tỉnh ủy Trà Vinh"
    private let board = "Ban Thường vụ Tỉnh ủy Trà Vinh"
    private let farmers = "Hội Nông dân tỉnh Trà Vinh"
    private let labour = "Liên đoàn Lao động tỉnh Trà Vinh"
    private let youth = "Tỉnh Đoàn Trà Vinh"
    private let six = [
      "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Trà Vinh", "Liên đoàn Lao động tỉnh Trà Vinh", "Tỉnh Đoàn Trà Vinh",
      "Hội Cựu chiến binh tỉnh Trà Vinh", "Hội Nông dân tỉnh Trà Vinh", "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh",
    ]
    private let authorities = ["Hội đồng nhân dân tỉnh Trà Vinh", "Ủy ban nhân dân tỉnh Trà Vinh"]

    /// Proves: clauses.md (b.1), workflow 1
    @Test func `an appraisal goes from the draft sent ten days before its day, through the appraisal, to the revision`()
    {
      let walk = Walk("tra-vinh")
      let gate = "dieu-5/2/gach-3"
      // Ten days before Friday 26/4, that day not counted: Tuesday 16/4.
      walk.occurs("trinh", .submissionDay, "2024-03-18", at: farmers, planned: "2024-04-26")
      walk.open("2024-03-18", Owed(gate, farmers, to: [commission], by: "2024-04-16"))
      walk.also("2024-03-18", gate, ["dieu-5/1/gach-3/a"])
      // Put off to Friday 10/5: Tuesday 30/4, a holiday, and nothing rolls backwards.
      walk.putOff("trinh", "2024-04-01", to: "2024-05-10")
      walk.open("2024-04-01", Owed(gate, farmers, to: [commission], by: "2024-04-30"))
      walk.act(.submitted, "2024-04-29", gate)
      walk.act(.returned, "2024-05-02", gate)
      walk.act(.submitted, "2024-05-03", gate)
      // The gate is open until the Commission has appraised.
      walk.open("2024-05-03", Owed(gate, farmers, to: [commission], by: "2024-04-30"))
      walk.occurs(
        "y-kien", .submissionDay, "2024-05-03", at: commission, planned: "2024-05-10",
        holds: ["Tỉnh ủy, Ban Thường vụ Tỉnh ủy quyết định cho chủ trương"])
      walk.open(
        "2024-05-03",
        Owed(gate, farmers, to: [commission], by: "2024-04-30"),
        Owed("dieu-5/1/gach-3/b", commission, to: six, by: "2024-05-10"))
      walk.act(.received, "2024-05-07", "dieu-5/1/gach-3/b")
      walk.act(.accepted, "2024-05-07", gate)
      walk.stands("\(gate):org-0011:trinh", "2024-05-07", .doneInTime)
      walk.open("2024-05-07")
      walk.occurs("tham-dinh-xong", .appraisalGiven, "2024-05-07", at: farmers)
      walk.open("2024-05-07", Owed("dieu-5/1/gach-3/c", farmers, to: [commission]))
      walk.act(.received, "2024-05-09", "dieu-5/1/gach-3/c")
      walk.open("2024-05-09")
    }

    /// Proves: clauses.md (b.1), workflow 1, the special case
    @Test
    func `in a special case the ten days are waived, and a draft that is not submitted after all needs no appraisal`() {
      let walk = Walk("tra-vinh")
      walk.occurs("trinh", .submissionDay, "2024-03-18", at: farmers, planned: "2024-03-22")
      // Ten days before 22/3 is 12/3, past already when the day was known.
      walk.open("2024-03-18", Owed("dieu-5/2/gach-3", farmers, to: [commission], by: "2024-03-12"))
      walk.act(.waived, "2024-03-18", "dieu-5/2/gach-3")
      walk.open("2024-03-18")
      walk.occurs("trinh-2", .submissionDay, "2024-03-18", at: youth, subject: "đề án", planned: "2024-05-17")
      walk.open("2024-03-18", Owed("dieu-5/2/gach-3", youth, to: [commission], by: "2024-05-07"))
      walk.callOff("trinh-2", "2024-04-02")
      walk.stands("dieu-5/2/gach-3:org-0009:trinh-2", "2024-06-01", .released)
      walk.open("2024-04-02")
    }

    /// Proves: clauses.md (b.1), workflow 2
    @Test func `an abnormal matter goes to the Commission, and from it to the Party committee`() {
      let walk = Walk("tra-vinh")
      // By telephone at once, in writing that day; the Commission in writing on the next working day, Wednesday 8/5.
      walk.occurs("bat-thuong", .situationRaised, "2024-05-06", at: farmers, holds: ["phức tạp, bất thường"])
      walk.open("2024-05-06", Owed("dieu-6/gach-2/c", farmers, to: [commission], by: "2024-05-06"))
      walk.act(.received, "2024-05-07", "dieu-6/gach-2/c")
      walk.stands("dieu-6/gach-2/c:org-0011:bat-thuong", "2024-05-07", .doneLate)
      let upward = Owed("dieu-6/gach-2/d", commission, to: [party, board], by: "2024-05-08")
      walk.open("2024-05-07", upward)
      walk.act(.submitted, "2024-05-08", "dieu-6/gach-2/d")
      walk.open("2024-05-08", upward)
      walk.act(.received, "2024-05-09", "dieu-6/gach-2/d")
      walk.open("2024-05-09")
      walk.occurs(
        "chi-dao", .directiveReceived, "2024-05-13", at: farmers, subject: "chỉ đạo",
        holds: ["của Tỉnh ủy, Ban Thường vụ Tỉnh ủy về công tác vận động quần chúng"])
      walk.open("2024-05-13", Owed("dieu-5/2/gach-1/b", farmers))
      walk.act(.submitted, "2024-05-20", "dieu-5/2/gach-1/b")
      walk.open("2024-05-20")
    }

    /// Proves: clauses.md (b.1), workflow 3, as far as it holds
    @Test func `petitions stand for the six and advice stands for the Commission, so no petition starts the advice`() {
      let walk = Walk("tra-vinh")
      let standing =
        Owed.each("dieu-5/2/gach-6/a", six) + Owed.each("dieu-5/2/gach-6/b", six)
        + Owed.each("dieu-5/2/gach-6/c", six, to: [commission])
        + [Owed("dieu-5/2/gach-6/d", commission, to: [party, board])]
      let rules = ["a", "b", "c", "d"].map { "dieu-5/2/gach-6/\($0)" }
      walk.openOfPeriod("term", "2024-05-06", rules, standing)
      walk.stands("dieu-5/2/gach-6/c:org-0011:term", "2024-05-06", .standing)
      walk.act(.accepted, "2024-05-07", "dieu-5/2/gach-6/c", by: farmers, period: "term")
      walk.open("2024-05-07")
      walk.openOfPeriod("term", "2024-05-07", rules, standing)
    }

    /// Proves: clauses.md (b.1), workflow 4
    @Test func `a matter of security makes one proposal of all seven to the three provincial authorities`() {
      let walk = Walk("tra-vinh")
      walk.occurs(
        "an-ninh", .situationRaised, "2024-05-06",
        holds: ["bức xúc, phức tạp phát sinh hoặc liên quan đến an ninh, trật tự trên địa bàn tỉnh"])
      let proposal = Owed("dieu-4/4/c", [commission] + six, [party] + authorities, nil, false)
      walk.open("2024-05-06", proposal)
      walk.act(.submitted, "2024-05-08", "dieu-4/4/c")
      walk.open("2024-05-08", proposal)
      walk.act(.received, "2024-05-09", "dieu-4/4/c")
      walk.open("2024-05-09")
    }

    /// Proves: clauses.md (b.1), workflow 5
    @Test func `a new directive is advised on by the Commission and put into a programme by each of the six`() {
      let walk = Walk("tra-vinh")
      walk.occurs(
        "van-ban", .directiveReceived, "2024-05-06", at: commission, subject: "văn bản",
        holds: ["hoặc văn bản chỉ đạo khác liên quan đến công tác dân vận của Mặt trận, đoàn thể"])
      walk.open("2024-05-06", Owed("dieu-5/1/gach-1/b", commission, to: [board]))
      walk.act(.received, "2024-05-10", "dieu-5/1/gach-1/b")
      walk.open("2024-05-10")
      // The Standing Committee directs: each of the six receives it.
      walk.occurs(
        "chi-dao", .directiveReceived, "2024-05-20", subject: "chỉ đạo",
        holds: ["của Tỉnh ủy, Ban Thường vụ Tỉnh ủy về công tác vận động quần chúng"])
      walk.open("2024-05-20", Owed.each("dieu-5/2/gach-1/b", six))
      for body in six { walk.act(.submitted, "2024-05-27", "dieu-5/2/gach-1/b", by: body) }
      walk.open("2024-05-27")
    }

    /// Proves: clauses.md (b.1), workflow 6
    @Test func `an opinion round asks each of the six, and the Commission consolidates and adds its own`() {
      let walk = Walk("tra-vinh")
      walk.occurs("lay-y-kien", .matterPutOutForComment, "2024-05-06")
      let ofSix = Owed.each("dieu-5/1/gach-2/h", six, to: [commission])
      let ofCommission = [
        Owed("dieu-5/1/gach-2/a", commission, to: [party]),
        Owed("dieu-5/1/gach-2/b", commission, to: [party] + authorities),
      ]
      walk.open("2024-05-06", ofSix + ofCommission)
      walk.act(.received, "2024-05-13", "dieu-5/1/gach-2/h")
      walk.open("2024-05-13", ofCommission)
      walk.act(.received, "2024-05-16", "dieu-5/1/gach-2/a")
      walk.act(.received, "2024-05-16", "dieu-5/1/gach-2/b")
      walk.open("2024-05-16")
    }

    /// Proves: clauses.md (b.1), workflow 7
    @Test func `a personnel action on a cadre of the bloc is opened for one body's opinion by naming the sentence`() {
      let walk = Walk("tra-vinh")
      walk.occurs("can-bo", .matterPutOutForComment, "2024-05-06", at: labour, rules: ["dieu-5/2/gach-2/h"])
      walk.open("2024-05-06", Owed("dieu-5/2/gach-2/h", labour))
      walk.act(.submitted, "2024-05-08", "dieu-5/2/gach-2/h")
      walk.open("2024-05-08")
    }

    /// Proves: clauses.md (b.1), workflow 8
    @Test func `a plan put out for public comment makes the body that is asked collect the people's opinions`() {
      let walk = Walk("tra-vinh")
      walk.occurs("quy-hoach", .matterPutOutForComment, "2024-05-06", at: youth, rules: ["dieu-5/2/gach-2/i"])
      walk.open("2024-05-06", Owed("dieu-5/2/gach-2/i", youth))
      walk.act(.submitted, "2024-06-03", "dieu-5/2/gach-2/i")
      walk.open("2024-06-03")
    }

    /// Proves: clauses.md (b.1), workflow 9
    @Test(arguments: [("sơ kết", "d", "b"), ("tổng kết", "e", "c")])
    func `a review of a directive is advised on by the Commission and by each of the six, not jointly once more`(
      words: String, commissionRule: String, ofSix: String
    ) {
      let walk = Walk("tra-vinh")
      walk.occurs("ky", .directiveReviewDue, "2024-05-06", holds: [words])
      let mine = Owed("dieu-5/1/gach-2/\(commissionRule)", commission, to: [party, board])
      walk.open("2024-05-06", [mine] + Owed.each("dieu-5/2/gach-2/\(ofSix)", six, to: [party, board]))
      walk.act(.received, "2024-05-20", "dieu-5/2/gach-2/\(ofSix)")
      walk.open("2024-05-20", mine)
      walk.act(.received, "2024-05-27", "dieu-5/1/gach-2/\(commissionRule)")
      walk.open("2024-05-27")
    }

    /// Proves: clauses.md (b.1), workflow 10
    @Test func `an unsuitable point makes one amendment of all seven`() {
      let walk = Walk("tra-vinh")
      walk.occurs("sua", .provisionFoundUnsuitable, "2024-05-06")
      walk.open("2024-05-06", Owed("dieu-7/gach-2", [commission] + six, [], nil, false))
      walk.act(.submitted, "2024-06-10", "dieu-7/gach-2")
      walk.open("2024-06-10")
    }

    /// Proves: Điều 5 khoản 2 gạch 5, which no event starts: each of the six owes it until it has issued it
    @Test func `the rules for its own staff are owed by each of the six in every month until it has issued them`() {
      let walk = Walk("tra-vinh")
      let rule = "dieu-5/2/gach-5"
      walk.openOfPeriod("once", "2024-05-06", [rule], Owed.each(rule, six))
      walk.act(.submitted, "2024-05-07", id: "\(rule):org-0011:once")
      walk.openOfPeriod("once", "2024-05-07", [rule], Owed.each(rule, six.filter { $0 != farmers }))
      walk.openOfPeriod("once", "2031-05-07", [rule], Owed.each(rule, six.filter { $0 != farmers }))
    }
  }
}
