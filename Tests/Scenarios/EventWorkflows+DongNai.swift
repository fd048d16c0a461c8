import Obligations
import Regulations
import Testing

extension EventWorkflows {
  /// The thirteen event-driven workflows of Đồng Nai, each from its trigger to its end. Days are those of 2024, worked by hand.
  @Suite struct DongNai {
    private let commission = "Ban Dân vận Tỉnh ủy Đồng Nai"
    private let caucus = "Ban Cán sự đảng Ủy ban nhân dân tỉnh Đồng Nai"
    private let committee = "Ủy ban nhân dân tỉnh Đồng Nai"
    private let party = ["Tỉnh ủy Đồng Nai", "Ban Thường vụ Tỉnh ủy Đồng Nai"]
    private let health = "Sở Y tế tỉnh Đồng Nai"
    private let office = "Phòng Dân vận các cơ quan nhà nước, dân tộc và tôn giáo"
    private let home = "Sở Nội vụ tỉnh Đồng Nai"
    private let townsAndDistricts =
      ["Thành ủy Biên Hòa", "Thành ủy Long Khánh"]
      + [
        "Tân Phú", "Vĩnh Cửu", "Định Quán", "Trảng Bom", "Thống Nhất", "Cẩm Mỹ", "Long Thành", "Xuân Lộc", "Nhơn Trạch",
      ].map { "Huyện ủy \($0)" }
    private let front =
      ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Đồng Nai"]
      + ["Liên đoàn Lao động", "Đoàn TNCS Hồ Chí Minh", "Hội Cựu chiến binh", "Hội Nông dân", "Hội Liên hiệp Phụ nữ"]
      .map { "\($0) tỉnh Đồng Nai" }

    /// Proves: clauses.md (b.2), workflow 1
    @Test
    func `a pressing rights case is told to the Commission before its settling begins, also when that is put off`() {
      let walk = Walk("dong-nai")
      let rule = "dieu-4/1.3/doan-1/a"
      walk.occurs(
        "vu-viec", .settlementAboutToBegin, "2024-05-06", at: caucus, planned: "2024-05-20",
        holds: ["vụ việc bức xúc về an sinh xã hội, quyền và lợi ích hợp pháp của Nhân dân"])
      walk.open("2024-05-06", Owed(rule, caucus, to: [commission], by: "2024-05-20"))
      walk.putOff("vu-viec", "2024-05-10", to: "2024-05-27")
      walk.open("2024-05-10", Owed(rule, caucus, to: [commission], by: "2024-05-27"))
      walk.act(.received, "2024-05-24", rule)
      walk.stands("\(rule):org-0076:vu-viec", "2024-05-24", .doneInTime)
      walk.open("2024-05-24")
    }

    /// Proves: clauses.md (b.2), workflow 2
    @Test
    func `a religious or ethnic case is one agreement, which the report of an agency and its exchange are part of`() {
      let walk = Walk("dong-nai")
      walk.occurs("ton-giao", .situationRaised, "2024-05-06", at: caucus, holds: ["vụ việc về tôn giáo, dân tộc"])
      walk.open("2024-05-06", Owed("dieu-3/6/d", caucus, commission))
      walk.also("2024-05-06", "dieu-3/6/d", ["dieu-4/1.3/doan-1/b", "dieu-4/1.3/doan-1/c"])
      walk.act(.submitted, "2024-05-10", "dieu-3/6/d", as: "dieu-4/1.3/doan-1/c")
      walk.open("2024-05-10")
    }

    /// Proves: clauses.md (b.2), workflow 3
    @Test
    func `a draft that touches the people goes to the Commission, round the mobilisation system and back as comments`()
    {
      let walk = Walk("dong-nai")
      walk.occurs(
        "du-thao", .draftingBegun, "2024-05-06", at: caucus,
        holds: ["văn bản liên quan đến Mặt trận, các tổ chức chính trị - xã hội, hội quần chúng và Nhân dân"])
      walk.open("2024-05-06", Owed("dieu-4/1.3/doan-2/a", caucus, to: [commission]))
      walk.act(.received, "2024-05-13", "dieu-4/1.3/doan-2/a")
      let system = front + townsAndDistricts.map { "Ban Dân vận \($0)" }
      walk.open("2024-05-13", Owed("dieu-4/1.3/doan-2/b", commission, to: system))
      walk.act(.received, "2024-05-20", "dieu-4/1.3/doan-2/b")
      walk.open("2024-05-20")
      walk.occurs(
        "gop-y", .matterPutOutForComment, "2024-05-20", at: commission,
        holds: ["chương trình, kế hoạch, quyết định, quy định liên quan đến công tác dân vận"])
      walk.open("2024-05-20", Owed("dieu-4/2.3/a", commission, to: [caucus, committee]))
      walk.act(.received, "2024-05-28", "dieu-4/2.3/a")
      walk.open("2024-05-28")
      walk.occurs(
        "de-an", .matterPutOutForComment, "2024-06-03", at: commission, subject: "đề án",
        holds: [
          "đề án, dự án liên quan đến công tác dân vận, Mặt trận, các tổ chức, hội quần chúng, quyền và lợi ích của Nhân dân"
        ])
      walk.open("2024-06-03", Owed("dieu-4/2.3/b", commission, to: [caucus, committee]))
      walk.act(.received, "2024-06-10", "dieu-4/2.3/b")
      walk.open("2024-06-10")
    }

    /// Proves: clauses.md (b.2), workflow 4
    @Test(arguments: ["dieu-4/1.4/a", "dieu-4/1.4/b"])
    func `a sudden complex case is agreed on, or advised on: either ends it`(done: String) {
      let walk = Walk("dong-nai")
      walk.occurs(
        "dot-xuat", .situationRaised, "2024-05-06", at: caucus,
        holds: ["vụ việc đột xuất, phức tạp về vận động quần chúng"])
      walk.open("2024-05-06", Owed("dieu-4/1.4/a", caucus))
      walk.also("2024-05-06", "dieu-4/1.4/a", ["dieu-4/1.4/b"])
      walk.act(.submitted, "2024-05-08", "dieu-4/1.4/a", as: done)
      walk.open("2024-05-08")
    }

    /// Proves: clauses.md (b.2), workflow 5
    @Test
    func
      `of a prolonged complaint the department informs within five working days, then the Commission leads its bloc`()
    {
      let walk = Walk("dong-nai")
      // From Friday 26/4: 27 to 29/4 rest, the bridge day and 30/4, 1/5 off; Thursday 2/5 is the first, Friday 3/5 the second,
      // Saturday 4/5 worked the third, Monday 6/5 and Tuesday 7/5 the last.
      walk.occurs("keo-dai", .situationRaised, "2024-04-26", at: health, holds: ["vụ khiếu nại, tố cáo kéo dài"])
      walk.open("2024-04-26", Owed("dieu-4/1.4/c", health, to: [commission], by: "2024-05-07"))
      walk.act(.received, "2024-05-08", "dieu-4/1.4/c")
      walk.stands("dieu-4/1.4/c:org-0095:keo-dai", "2024-05-08", .doneLate)
      walk.open("2024-05-08", Owed("dieu-4/1.4/d", commission, to: [caucus]))
      walk.act(.accepted, "2024-05-24", "dieu-4/1.4/d")
      walk.open("2024-05-24")
    }

    /// Proves: clauses.md (b.2), workflow 6
    @Test func `a concluded mass complaint is settled for good once a person says that it was concluded`() {
      let walk = Walk("dong-nai")
      walk.occurs("ket-luan", .situationRaised, "2024-05-06", at: caucus, rules: ["dieu-3/6/a"])
      walk.open("2024-05-06", Owed("dieu-3/6/a", caucus, commission))
      walk.act(.submitted, "2024-06-28", "dieu-3/6/a")
      walk.open("2024-06-28")
    }

    /// Proves: clauses.md (b.2), workflow 7
    @Test func `a pressing issue goes in writing to the Caucus and the Committee, and each of them settles it`() {
      let walk = Walk("dong-nai")
      walk.occurs(
        "buc-xuc", .situationRaised, "2024-05-06", at: commission,
        holds: ["điều Nhân dân bức xúc, phản ánh về quản lý nhà nước"])
      walk.open("2024-05-06", Owed("dieu-4/2.2/b", commission, to: [caucus, committee]))
      walk.act(.received, "2024-05-08", "dieu-4/2.2/b")
      walk.open("2024-05-08", Owed.each("dieu-4/2.2/c", [caucus, committee], to: [commission]))
      walk.act(.accepted, "2024-05-20", "dieu-4/2.2/c", by: committee)
      walk.open("2024-05-20", Owed("dieu-4/2.2/c", caucus, to: [commission]))
      walk.act(.accepted, "2024-05-24", "dieu-4/2.2/c", by: caucus)
      walk.open("2024-05-24")
    }

    /// Proves: clauses.md (b.2), workflow 8
    @Test
    func
      `what citizens bring to a reception is handled in ten working days and settled in thirty days from acceptance`()
    {
      let walk = Walk("dong-nai")
      // Ten working days from Monday 6/5/2024: Monday 20/5.
      walk.occurs(
        "don", .complaintReceived, "2024-05-06", at: caucus, subject: "đơn 1",
        holds: ["khi tiếp công dân", "khiếu nại lần đầu"])
      walk.open(
        "2024-05-06",
        Owed("dieu-3/5/d", caucus, commission, by: "2024-05-20"),
        Owed("dieu-4/1.2/e", caucus, to: [committee]),
        Owed("dieu-4/1.5/f", caucus))
      // Accepted on Monday 13/5: thirty days are Wednesday 12/6.
      walk.occurs("thu-ly", .complaintAccepted, "2024-05-13", at: committee, subject: "đơn 1")
      walk.act(.submitted, "2024-05-17", "dieu-3/5/d")
      walk.act(.submitted, "2024-05-17", "dieu-4/1.2/e")
      walk.open("2024-05-17", Owed("dieu-4/1.5/f", caucus, by: "2024-06-12"))
      walk.act(.submitted, "2024-06-11", "dieu-4/1.5/f")
      walk.open("2024-06-11")
      walk.occurs(
        "doi-thoai", .situationRaised, "2024-06-17", at: caucus, subject: "đối thoại",
        holds: ["vấn đề bức xúc của Nhân dân"])
      walk.open("2024-06-17", Owed("dieu-4/1.2/f", caucus, to: [committee]))
      walk.act(.submitted, "2024-06-20", "dieu-4/1.2/f")
      walk.open("2024-06-20")
    }

    /// Proves: clauses.md (b.2), workflow 9
    @Test func `a team is set up, the Commission invited, and it takes part in one team`() {
      let walk = Walk("dong-nai")
      walk.occurs(
        "lap-doan", .teamSetUp, "2024-05-06", at: health,
        holds: ["kiểm tra, khảo sát về vấn đề liên quan đến Nhân dân, vận động quần chúng"])
      walk.open("2024-05-06", Owed("dieu-4/2.4/g", health, to: [commission]))
      walk.act(.submitted, "2024-05-07", "dieu-4/2.4/g")
      walk.occurs("giay-moi", .invitationReceived, "2024-05-07", at: commission)
      walk.open("2024-05-07", Owed("dieu-4/2.4/d", commission))
      walk.also("2024-05-07", "dieu-4/2.4/d", ["dieu-4/2.4/e"])
      walk.act(.submitted, "2024-05-16", "dieu-4/2.4/d", as: "dieu-4/2.4/e")
      walk.open("2024-05-16")
    }

    /// Proves: clauses.md (b.2), workflow 10
    @Test func `a violation is handled by the Caucus, or by the department where it was found`() {
      let walk = Walk("dong-nai")
      walk.occurs("vi-pham", .violationDetected, "2024-05-06", at: caucus)
      walk.occurs("vi-pham-2", .violationDetected, "2024-05-06", at: health, subject: "việc khác")
      walk.open("2024-05-06", Owed("dieu-4/1.5/e", caucus), Owed("dieu-4/1.6/gach-2/e2", health))
      walk.act(.submitted, "2024-06-03", "dieu-4/1.5/e")
      walk.act(.submitted, "2024-06-05", "dieu-4/1.6/gach-2/e2")
      walk.open("2024-06-05")
    }

    /// Proves: clauses.md (b.2), workflow 11
    @Test func `a commendation is proposed by the two units together`() {
      let walk = Walk("dong-nai")
      walk.occurs("khen", .evaluationOpened, "2024-12-02", at: home, rules: ["dieu-5/3/doan-2/g"])
      walk.open("2024-12-02", Owed("dieu-5/3/doan-2/g", office, home, to: [commission, caucus]))
      walk.act(.submitted, "2024-12-10", "dieu-5/3/doan-2/g")
      walk.act(.received, "2024-12-11", "dieu-5/3/doan-2/g")
      walk.open("2024-12-11")
    }

    /// Proves: clauses.md (b.2), workflow 12, which no event starts: the guidance stands, the signing is owed once
    @Test func `local regulations are guided at all times and signed once by each district with its own committee`() {
      let walk = Walk("dong-nai")
      let rules = ["dieu-4/2.6/a", "dieu-4/2.6/b"]
      let system = front + townsAndDistricts.map { "Ban Dân vận \($0)" }
      walk.openOfPeriod("term", "2024-05-06", rules, [Owed("dieu-4/2.6/a", commission, to: system)])
      walk.act(.submitted, "2024-05-07", "dieu-4/2.6/a", period: "term")
      let own = { (name: String) in
        "Ủy ban nhân dân "
          + name.replacing("Thành ủy", with: "thành phố").replacing("Huyện ủy", with: "huyện")
      }
      walk.openOfPeriod(
        "once", "2024-05-07", rules, townsAndDistricts.map { Owed("dieu-4/2.6/b", "Ban Dân vận \($0)", to: [own($0)]) })
      walk.act(.received, "2024-06-03", "dieu-4/2.6/b", period: "once")
      walk.openOfPeriod("once", "2024-06-03", rules, [])
    }

    /// Proves: clauses.md (b.2), workflow 13
    @Test func `an unsuitable provision is amended by both together`() {
      let walk = Walk("dong-nai")
      walk.occurs("sua", .provisionFoundUnsuitable, "2024-05-06")
      walk.open("2024-05-06", Owed("dieu-5/4", commission, caucus))
      walk.act(.submitted, "2024-06-10", "dieu-5/4")
      walk.open("2024-06-10")
    }
  }
}
