import Access
import CivilTime
import Diagnostics
import Organisations
import Testing

/// What people read when they may not, word for word.
@Suite struct RefusalTests {
  private let report = World.matter("hbdv", to: "bdv")

  private func words(_ permission: Permission) -> Words? {
    if case .refused(let refusal) = permission { refusal.words } else { nil }
  }

  private func reason(_ permission: Permission) -> Refusal.Reason? {
    if case .refused(let refusal) = permission { refusal.reason } else { nil }
  }

  @Test func `without a grant in force the day is told`() {
    let answer = World.decide(grant(.leader, "hbdv", until: "2024-03-19"), may: .submit, .obligation(report))
    #expect(reason(answer) == .noGrant)
    #expect(
      words(answer)
        == Words(
          vi:
            "không có vai trò nào có hiệu lực ngày 20/03/2024 để gửi; cần vai trò chuyên viên, văn thư, lãnh đạo hoặc thư ký ở Ban Dân vận Huyện ủy Một",
          en:
            "no role in force on 20/03/2024 to submit; it needs the role of specialist, registry clerk, leader or secretary at Ban Dân vận Huyện ủy Một"
        ))
  }

  @Test func `roles that may not are named once each`() {
    let answer = World.decide(
      grant(.administrator, "tu"), grant(.auditor, "tu", id: "g-2"), grant(.auditor, "bdv", id: "g-3"), may: .transfer,
      .obligation(report))
    #expect(reason(answer) == .role([.administrator, .auditor]))
    #expect(
      words(answer)
        == Words(
          vi:
            "quản trị viên, người kiểm tra nhật ký không được chuyển giao; cần vai trò lãnh đạo ở Ban Dân vận Huyện ủy Một, hoặc lãnh đạo ở Ban Dân vận Tỉnh ủy, hoặc đầu mối phối hợp của quy chế thu",
          en:
            "administrator, auditor: may not hand over; it needs the role of leader at Ban Dân vận Huyện ủy Một, or leader at Ban Dân vận Tỉnh ủy, or coordinator of thu"
        ))
  }

  @Test func `a role that may elsewhere is told where`() {
    let own = grant(.leader, "hbdv")
    let answer = World.decide(own, may: .extend, .obligation(report))
    #expect(reason(answer) == .place(own))
    #expect(
      words(answer)
        == Words(
          vi:
            "lãnh đạo ở Ban Dân vận Huyện ủy Một không được gia hạn ở đây; cần vai trò lãnh đạo ở Ban Dân vận Tỉnh ủy, hoặc đầu mối phối hợp của quy chế thu",
          en:
            "leader at Ban Dân vận Huyện ủy Một: may not extend here; it needs the role of leader at Ban Dân vận Tỉnh ủy, or coordinator of thu"
        ))
    #expect(
      words(World.decide(own, may: .accept, .obligation(World.matter("hbdv"))))
        == Words(
          vi:
            "lãnh đạo ở Ban Dân vận Huyện ủy Một không được chấp nhận ở đây; cần vai trò lãnh đạo ở cơ quan cấp trên của Ban Dân vận Huyện ủy Một, hoặc đầu mối phối hợp của quy chế thu",
          en:
            "leader at Ban Dân vận Huyện ủy Một: may not accept here; it needs the role of leader at the body above Ban Dân vận Huyện ủy Một, or coordinator of thu"
        ))
    #expect(
      words(World.decide(grant(.coordinator, "bdv", of: "khac"), may: .setPolicy, .regulation("thu")))
        == Words(
          vi:
            "đầu mối phối hợp ở Ban Dân vận Tỉnh ủy của quy chế khac không được đặt cách áp dụng ở đây; cần vai trò đầu mối phối hợp của quy chế thu",
          en:
            "coordinator at Ban Dân vận Tỉnh ủy of khac: may not set an application here; it needs the role of coordinator of thu"
        ))
    #expect(
      words(
        World.decide(
          grant(.administrator, "hu"), may: .manageGrants,
          .grant(of: person("p-2"), at: org("ubnd"), from: World.today)))
        == Words(
          vi: "quản trị viên ở Huyện ủy Một không được cấp vai trò ở đây; cần vai trò quản trị viên ở Ủy ban tỉnh",
          en:
            "administrator at Huyện ủy Một: may not manage grants here; it needs the role of administrator at Ủy ban tỉnh"
        ))
  }

  @Test func `a coordinator whose own body owes is told that another body decides`() {
    let own = grant(.coordinator, "bdv")
    let answer = World.decide(own, may: .excuse, .obligation(World.matter("bdv", to: "tu")))
    #expect(reason(answer) == .ownDuty(org("bdv")))
    #expect(
      words(answer)
        == Words(
          vi:
            "Ban Dân vận Tỉnh ủy phải làm việc này nên không được tự ghi nhận lý do khách quan cho mình; cần một cơ quan khác: vai trò lãnh đạo ở Tỉnh ủy, hoặc đầu mối phối hợp của quy chế thu",
          en:
            "Ban Dân vận Tỉnh ủy owes this itself, so it may not excuse on its own behalf; it needs another body: the role of leader at Tỉnh ủy, or coordinator of thu"
        ))
  }

  @Test func `of many bodies three are named, and those that answer today`() {
    let many = World.matter("xa1", to: "xa1", "xa2", "tu", "bdv", "mttq")
    #expect(
      words(World.decide(grant(.leader, "ubnd"), may: .seeDocument, .obligation(many), on: day("2025-07-01")))
        == Words(
          vi:
            "lãnh đạo ở Ủy ban tỉnh không được xem văn bản ở đây; cần vai trò chuyên viên, văn thư, người ký nháy, lãnh đạo, người tiếp công dân, người thẩm định hoặc thư ký ở Đảng ủy xã Mới, Tỉnh ủy, Ban Dân vận Tỉnh ủy hoặc 1 nơi khác, hoặc đầu mối phối hợp của quy chế thu",
          en:
            "leader at Ủy ban tỉnh: may not see the document here; it needs the role of specialist, registry clerk, initialler, leader, receptionist, appraiser or secretary at Đảng ủy xã Mới, Tỉnh ủy, Ban Dân vận Tỉnh ủy or 1 other, or coordinator of thu"
        ))
  }

  @Test func `nobody receives, records, returns, refuses or accepts what he submitted himself`() {
    let own = World.matter("hbdv", to: "bdv", submitter: "p-1")
    let both = [grant(.leader, "tu"), grant(.appraiser, "bdv", id: "g-2")]
    for power in [Power.receive, .recordFor, .return, .refuse, .accept] {
      #expect(reason(World.decide(both[0], both[1], may: power, .obligation(own))) == .ownReport)
      #expect(
        World.decide(both[0], may: power, .obligation(World.matter("hbdv", to: "bdv", submitter: "p-2"))).isAllowed)
    }
    #expect(World.decide(both[0], may: .extend, .obligation(own)).isAllowed)
    #expect(
      words(World.decide(both[0], may: .return, .obligation(own)))
        == Words(
          vi:
            "người đã gửi không được tự mình trả lại để bổ sung; cần một người khác là chuyên viên, văn thư, lãnh đạo, đầu mối phối hợp, người thẩm định hoặc thư ký ở Ban Dân vận Tỉnh ủy",
          en:
            "nobody may return for completion what he submitted himself; it needs another person who is specialist, registry clerk, leader, coordinator, appraiser or secretary at Ban Dân vận Tỉnh ủy"
        ))
    // Whoever may not receive at all is told that.
    #expect(reason(World.decide(grant(.auditor, "bdv"), may: .receive, .obligation(own))) == .role([.auditor]))
  }

  @Test func `nobody grants to himself`() {
    let answer = World.decide(
      grant(.administrator, "tu"), may: .manageGrants, .grant(of: person("p-1"), at: org("bdv"), from: World.today))
    #expect(reason(answer) == .ownGrant)
    #expect(
      words(answer)
        == Words(
          vi: "không ai được tự cấp vai trò cho mình; cần một người khác là quản trị viên ở Ban Dân vận Tỉnh ủy",
          en: "nobody may grant a role to himself; it needs another person who is administrator at Ban Dân vận Tỉnh ủy")
    )
  }

  @Test func `nobody records what came from a body for which he sends, in whatever role he acts`() {
    // The district's commission owes the province's: a clerk of both.
    let matter = World.matter("hbdv", to: "bdv")
    let (sending, receiving) = (grant(.specialist, "hbdv"), grant(.registryClerk, "bdv", id: "g-2"))
    let answer = World.decide(sending, receiving, may: .recordFor, .obligation(matter))
    #expect(reason(answer) == .ownSender(org("hbdv")))
    #expect(
      words(answer)
        == Words(
          vi:
            "người có vai trò gửi ở Ban Dân vận Huyện ủy Một không được tự ghi nhận thay; cần một người khác là chuyên viên, văn thư, lãnh đạo, đầu mối phối hợp hoặc thư ký ở Ban Dân vận Tỉnh ủy",
          en:
            "who sends for Ban Dân vận Huyện ủy Một may not record for the sender what it owes; it needs another person who is specialist, registry clerk, leader, coordinator or secretary at Ban Dân vận Tỉnh ủy"
        ))
    let seat = Seat(.registryClerk, at: org("bdv"))
    #expect(!World.decide(sending, receiving, seat: seat, may: .recordFor, .obligation(matter)).isAllowed)
    // Receiving what another person sent stays his, and so does recording for others.
    #expect(World.decide(sending, receiving, may: .receive, .obligation(matter)).isAllowed)
    #expect(World.decide(sending, receiving, may: .recordFor, .obligation(World.matter("hu", to: "bdv"))).isAllowed)
    // A role that does not send, one that has ended, and one that was given to somebody else take nothing away.
    for other in [
      grant(.initialler, "hbdv"), grant(.specialist, "hbdv", until: "2024-03-19"),
      grant(.specialist, "hbdv", to: "p-2"),
    ] { #expect(World.decide(other, receiving, may: .recordFor, .obligation(matter)).isAllowed) }
    // The office that sends for its body counts as the body.
    #expect(
      reason(
        World.decide(
          grant(.registryClerk, "vpub", below: false), receiving, may: .recordFor,
          .obligation(World.matter("ubnd", to: "bdv")))) == .ownSender(org("vpub")))
    // Above both, and on a body to which its own unit reports, one stands on the receiving side.
    #expect(World.may(grant(.registryClerk, "tu"), .recordFor, matter))
    #expect(World.may(grant(.registryClerk, "bdv"), .recordFor, World.matter("phong", to: "bdv")))
    #expect(
      !World.decide(
        grant(.specialist, "phong"), receiving, may: .recordFor, .obligation(World.matter("phong", to: "bdv"))
      ).isAllowed)
  }

  @Test func `what is done to the whole store is for who keeps it, and others are told who that is`() {
    let local = grant(.administrator, "hu")
    let store = Subject.store(keeper: org("bdv"))
    for power in [
      Power.manageUsers, .changeSettings, .importRegister, .importEvents, .reorganise, .erase, .backup, .restore,
      .rebuild, .examine,
      .verify, .checkpoint,
    ] {
      #expect(World.decide(grant(.administrator, "bdv", below: false), may: power, store).isAllowed, "\(power)")
      #expect(World.decide(grant(.administrator, "tu"), may: power, store).isAllowed, "\(power)")
      #expect(reason(World.decide(local, may: power, store)) == .place(local), "\(power)")
      // Above, but not for what lies below; a unit of the keeper.
      #expect(!World.decide(grant(.administrator, "tu", below: false), may: power, store).isAllowed, "\(power)")
      #expect(!World.decide(grant(.administrator, "phong"), may: power, store).isAllowed, "\(power)")
      // Where nobody keeps it, the owner of the folder alone does.
      #expect(!World.decide(grant(.administrator, "tu"), may: power, .store(keeper: nil)).isAllowed, "\(power)")
      #expect(
        Permission.decide(.owner, may: power, .store(keeper: nil), on: World.today, in: World.register).isAllowed,
        "\(power)")
    }
    for power in [Power.readLedger, .verify] {
      #expect(World.decide(grant(.auditor, "bdv"), may: power, store).isAllowed)
      #expect(!World.decide(grant(.auditor, "hu"), may: power, store).isAllowed)
    }
    #expect(
      words(World.decide(local, may: .erase, store))
        == Words(
          vi:
            "quản trị viên ở Huyện ủy Một không được xóa dữ liệu cá nhân ở đây; cần vai trò quản trị viên ở Ban Dân vận Tỉnh ủy",
          en:
            "administrator at Huyện ủy Một: may not erase personal data here; it needs the role of administrator at Ban Dân vận Tỉnh ủy"
        ))
    // Of a keeper that ended its successor is one.
    let merged = Subject.store(keeper: org("xa1"))
    #expect(World.decide(grant(.administrator, "xa"), may: .backup, merged, on: day("2025-07-01")).isAllowed)
    #expect(!World.decide(grant(.administrator, "xa1"), may: .backup, merged, on: day("2025-07-01")).isAllowed)
    // Giving out what one sees is no such thing.
    #expect(World.decide(grant(.specialist, "hmt"), may: .exportData, store).isAllowed)
  }

  @Test func `the owner of the folder is told who could`() {
    let answer = Permission.decide(.owner, may: .readLedger, .store(keeper: nil), on: World.today, in: World.register)
    #expect(reason(answer) == .owner)
    #expect(
      words(answer)
        == Words(
          vi: "chủ thư mục lưu trữ chỉ được quản trị, không được đọc nhật ký; cần vai trò người kiểm tra nhật ký",
          en: "the owner of the store's folder may only administer, not read the ledger; it needs the role of auditor"))
  }

  @Test func `in one seat a person is told of the other that would do`() {
    let clerk = grant(.registryClerk, "vp")
    let leader = grant(.leader, "bdv", id: "g-2")
    let seat = Seat(.registryClerk, at: org("vp"))
    let answer = World.decide(clerk, leader, seat: seat, may: .extend, .obligation(report))
    #expect(reason(answer) == .seat(acting: seat, better: leader))
    #expect(
      words(answer)
        == Words(
          vi:
            "đang làm việc với tư cách văn thư ở Văn phòng Tỉnh ủy; hãy chuyển sang lãnh đạo ở Ban Dân vận Tỉnh ủy để gia hạn",
          en: "acting as registry clerk at Văn phòng Tỉnh ủy; switch to leader at Ban Dân vận Tỉnh ủy to extend"))
    #expect(World.decide(clerk, leader, may: .extend, .obligation(report)) == .allowed(by: .grant(leader)))

    let past = World.decide(
      grant(.registryClerk, "vp", until: "2024-03-19"), leader, seat: seat, may: .extend, .obligation(report))
    #expect(reason(past) == .seat(acting: nil, better: leader))
    #expect(
      words(past)
        == Words(
          vi: "vai trò đang dùng không có hiệu lực; hãy chuyển sang lãnh đạo ở Ban Dân vận Tỉnh ủy để gia hạn",
          en: "the role in use is not in force; switch to leader at Ban Dân vận Tỉnh ủy to extend"))
  }

  @Test func `a body that has nothing to do with the matter, or lies outside the grant, gives no name`() {
    func submitting(_ name: String, _ at: String = "hu") -> Permission {
      World.decide(
        grant(.specialist, at), may: .submit, .obligation(World.matter("hbdv", to: "bdv", for: name)))
    }
    #expect(submitting("hbdv").isAllowed)
    #expect(reason(submitting("hu")) == .actingFor(org("hu")))
    #expect(
      words(submitting("hu"))
        == Words(
          vi:
            "không được nhân danh Huyện ủy Một để gửi; cần vai trò chuyên viên, văn thư, lãnh đạo hoặc thư ký ở Ban Dân vận Huyện ủy Một",
          en:
            "may not submit in the name of Huyện ủy Một; it needs the role of specialist, registry clerk, leader or secretary at Ban Dân vận Huyện ủy Một"
        ))
  }

  @Test func `a power about something else is refused with what it is about`() {
    let administrator = grant(.administrator, "tu")
    let expected: [(Power, Subject, String, String)] = [
      (
        .submit, .store(keeper: nil), "không thể gửi với đối tượng đã nêu; cần nêu một nhiệm vụ",
        "what was named is nothing to submit; name an obligation"
      ),
      (
        .reschedule, .occurrence(at: nil, regulation: nil),
        "không thể dời ngày với đối tượng đã nêu; cần nêu một việc phát sinh ở một cơ quan hoặc theo một quy chế",
        "what was named is nothing to put off; name an occurrence at a body or under a regulation"
      ),
      (
        .setPolicy, .store(keeper: nil), "không thể đặt cách áp dụng với đối tượng đã nêu; cần nêu một quy chế",
        "what was named is nothing to set an application; name a regulation"
      ),
      (
        .manageGrants, .store(keeper: nil), "không thể cấp vai trò với đối tượng đã nêu; cần nêu một vai trò được cấp",
        "what was named is nothing to manage grants; name a grant"
      ),
      (
        .backup, .obligation(report), "không thể sao lưu với đối tượng đã nêu; cần nêu kho dữ liệu",
        "what was named is nothing to back up; name the store"
      ),
    ]
    for (power, subject, vi, en) in expected {
      let answer = World.decide(administrator, may: power, subject)
      #expect(reason(answer) == .subject)
      #expect(words(answer) == Words(vi: vi, en: en))
      #expect(reason(Permission.decide(.owner, may: power, subject, on: World.today, in: World.register)) == .subject)
    }
  }

  @Test func `what happened is for its body and for the coordinator of its regulation`() {
    #expect(
      words(
        World.decide(
          grant(.specialist, "ubnd"), may: .reschedule, .occurrence(at: org("hbdv"), regulation: "thu")))
        == Words(
          vi:
            "chuyên viên ở Ủy ban tỉnh không được dời ngày ở đây; cần vai trò chuyên viên, lãnh đạo hoặc thư ký ở Ban Dân vận Huyện ủy Một, hoặc đầu mối phối hợp của quy chế thu",
          en:
            "specialist at Ủy ban tỉnh: may not put off here; it needs the role of specialist, leader or secretary at Ban Dân vận Huyện ủy Một, or coordinator of thu"
        ))
    #expect(
      !World.decide(grant(.leader, "tu"), may: .recordOccurrence, .occurrence(at: nil, regulation: "thu")).isAllowed)
    #expect(
      World.decide(grant(.coordinator, "bdv"), may: .recordOccurrence, .occurrence(at: nil, regulation: "thu"))
        .isAllowed)
    #expect(
      World.decide(grant(.registryClerk, "vp"), may: .recordOccurrence, .occurrence(at: org("tu"), regulation: nil))
        .isAllowed)
  }
}
