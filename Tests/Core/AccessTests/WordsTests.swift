import Access
import Diagnostics
import Testing

/// The words of roles and powers, and what is said of a grant that cannot be.
@Suite struct WordsTests {
  @Test func `every role has its office word`() {
    #expect(
      Role.allCases.map { "\($0.rawValue) \($0.words.vi) / \($0.words.en)" } == [
        "specialist chuyên viên / specialist", "registryClerk văn thư / registry clerk",
        "initialler người ký nháy / initialler", "leader lãnh đạo / leader",
        "coordinator đầu mối phối hợp / coordinator", "receptionist người tiếp công dân / receptionist",
        "appraiser người thẩm định / appraiser", "secretary thư ký / secretary",
        "administrator quản trị viên / administrator", "auditor người kiểm tra nhật ký / auditor",
      ])
  }

  @Test func `a role is read by its raw value or by its word in any spelling`() {
    #expect(Role(named: "registryClerk") == .registryClerk)
    #expect(Role(named: "Văn Thư") == .registryClerk)
    #expect(Role(named: "registry clerk") == .registryClerk)
    #expect(Role(named: "LÃNH ĐẠO") == .leader)
    #expect(Role(named: "giám đốc") == nil)
  }

  @Test func `every power has its words`() {
    #expect(
      Power.allCases.map { "\($0.rawValue): \($0.words.vi) / \($0.words.en)" }.joined(separator: "\n") == """
        submit: gửi / submit
        recordFor: ghi nhận thay / record for the sender
        receive: tiếp nhận / receive
        return: trả lại để bổ sung / return for completion
        refuse: không chấp nhận / refuse
        accept: chấp nhận / accept
        waive: miễn / waive
        excuse: ghi nhận lý do khách quan / excuse
        extend: gia hạn / extend
        suspend: tạm dừng tính hạn / suspend
        resume: tính hạn trở lại / resume
        establish: xác nhận có điều kiện phải làm / establish the condition
        ruleOut: xác nhận không có điều kiện phải làm / rule out the condition
        withdraw: rút nhiệm vụ / withdraw the duty
        transfer: chuyển giao / hand over
        compensate: ghi nhận đã khắc phục / record as made good
        markUnknown: ghi không còn rõ đã làm hay chưa / mark as unknown
        tell: báo ngày, nhắc, đôn đốc / tell a date or urge
        seeObligations: xem nhiệm vụ / see the obligation
        seeDocument: xem văn bản / see the document
        recordOccurrence: ghi việc phát sinh / record an occurrence
        reschedule: dời ngày / put off
        callOff: rút việc đã phát sinh / call off an occurrence
        note: ghi nhanh / note
        seeNotes: xem ghi nhanh / see the notes
        activateRegulation: kích hoạt quy chế / activate a regulation
        setPolicy: đặt cách áp dụng / set an application
        manageUsers: quản lý người dùng / manage users
        manageGrants: cấp vai trò / manage grants
        changeSettings: đổi thiết lập / change settings
        importRegister: nhập danh bạ / import a register
        importEvents: nhập sự kiện / import events
        reorganise: ghi sắp xếp tổ chức / record a reorganisation
        erase: xóa dữ liệu cá nhân / erase personal data
        backup: sao lưu / back up
        restore: khôi phục / restore
        rebuild: dựng lại bảng / rebuild the tables
        examine: khám kho / examine the store
        verify: kiểm chứng nhật ký / verify the ledger
        readLedger: đọc nhật ký / read the ledger
        checkpoint: chốt nhật ký / sign a checkpoint
        exportData: xuất dữ liệu / export data
        """)
  }

  private func made(_ role: Role, _ regulation: String?, until last: String? = nil) throws(GrantError) {
    guard let id = GrantID("g-1") else { return }
    _ = try Grant(
      id: id, person: person("p-1"), role: role, organisation: org("tu"), regulation: regulation,
      first: day("2024-01-01"), last: last.map(day))
  }

  @Test func `a grant that cannot be says what to do`() throws {
    let expected: [(Role, String?, String?, GrantError, String, String)] = [
      (
        .coordinator, nil, nil, .noRegulation,
        "đầu mối phối hợp phải là của một quy chế; hãy nêu mã của quy chế",
        "a coordinator is of one regulation; give the regulation's id"
      ),
      (
        .coordinator, "", nil, .noRegulation, "đầu mối phối hợp phải là của một quy chế; hãy nêu mã của quy chế",
        "a coordinator is of one regulation; give the regulation's id"
      ),
      (
        .leader, "thu", nil, .regulationOfAnother(.leader, "thu"),
        "vai trò lãnh đạo không gắn với một quy chế (đã nêu “thu”); chỉ đầu mối phối hợp mới nêu mã quy chế",
        "the role leader is not of one regulation (“thu” given); only a coordinator names one"
      ),
      (
        .leader, nil, "2023-12-31", .endsBeforeItBegins(first: day("2024-01-01"), last: day("2023-12-31")),
        "ngày cuối 31/12/2023 đứng trước ngày đầu 01/01/2024; hãy sửa một trong hai ngày",
        "the last day 31/12/2023 comes before the first day 01/01/2024; correct one of them"
      ),
    ]
    for (role, regulation, last, error, vi, en) in expected {
      #expect(throws: error) { try made(role, regulation, until: last) }
      #expect(error.words == Words(vi: vi, en: en))
    }
    try made(.leader, nil, until: "2024-01-01")
    try made(.coordinator, "thu")
  }

  @Test func `an identity is a few ASCII letters, digits and dashes`() {
    #expect(PersonID("p-0001")?.text == "p-0001")
    #expect(GrantID("g-0001")?.description == "g-0001")
    for wrong in ["", "p 1", "ông-1", String(repeating: "p", count: 65)] {
      #expect(PersonID(wrong) == nil)
      #expect(GrantID(wrong) == nil)
    }
  }
}
