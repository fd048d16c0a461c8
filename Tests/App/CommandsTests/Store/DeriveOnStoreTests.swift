@testable import Commands
import Diagnostics
import Files
import Sockets
import Store
import Testing

/// `phoihop derive` on a store: who may, and that it says the same as on files. Texts and register are for everybody with a part in any
/// matter of the store; a draft binds nobody before a coordinator activates it.
@Suite struct DeriveOnStoreTests {
  private let store: StoreWorld
  private let tokens: [String: String]
  /// What the command gives of files.
  private let draft: String

  private static let parent = #"""
    ---
    ngôn ngữ quy tắc: 1
    mã: an
    loại: chương trình phối hợp
    tên: Chương trình phối hợp tỉnh An
    có hiệu lực từ: 1/1/2022
    ---

    # Chương trình phối hợp tỉnh An

    ## Các bên
    - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh An"
    - UBND: Ủy ban nhân dân tỉnh = cơ quan "ủy ban nhân dân", cấp tỉnh, tại "Tỉnh An"

    ## Điều 1. Báo cáo {#dieu-1}
    ```quydinh
    [a] BDVTU phải báo cáo "kết quả" gửi UBND; hằng quý, chậm nhất ngày 9 tháng sau.
    ```
    """# + "\n"

  init() throws {
    store = try StoreWorld()
    for (name, text) in PlannedDescent.register { try store.folder.write("reg/\(name)", text) }
    try store.run("import register \(store.folder.path)/reg").done()
    try store.run("import calendar Regulations/calendars/vietnam.md").done()
    var tokens: [String: String] = [:]
    for (name, grant) in [
      ("coordinator", "coordinator --at p-bdv --regulation an"), ("specialist", "specialist --at d1-bdv"),
      ("elsewhere", "specialist --at d2-bdv"), ("administrator", "administrator --at p-bdv"),
      ("auditor", "auditor --at p-bdv"), ("nobody", ""),
    ] {
      let told = try store.run(["user", "add", name]).done()
      tokens[name] = told.split(separator: " ").last.map { String($0.dropLast()) }
      if !grant.isEmpty {
        try store.run("grant add \(told.prefix { $0 != "\t" }) --role \(grant) --from 2020-01-01").done()
      }
    }
    self.tokens = tokens
    let file = try store.folder.write("rules/an.md", Self.parent)
    draft = try Running(
      "derive an --for d1-bdv --on 2023-03-01 --register \(store.folder.path)/reg --regulations \(store.folder.path)/rules"
    ).done()
    try store.run("regulation activate \(file)", token: tokens["coordinator"]).done()
  }

  private func derive(_ more: String = "", as person: String?, _ language: Language = .vi) -> Running {
    store.run("derive an --for d1-bdv --on 2023-03-01 \(more)", language, token: person.flatMap { tokens[$0] })
  }

  @Test func `whoever has a part in the store drafts what the files give, word for word`() throws {
    #expect(draft.contains("[a] BDVTU phải báo cáo \"kết quả\" gửi UBND; hằng quý, chậm nhất ngày 9 tháng sau.\n"))
    #expect(draft.contains("mã: an-huyen-bac\n"))
    for person in ["coordinator", "specialist", "elsewhere"] {
      let run = derive(as: person)
      #expect(run.out == draft, "\(person)")
      #expect(run.code == 0, "\(person) \(run.err)")
    }
    #expect(try store.run("ledger show 1 1000", token: tokens["auditor"]).done().contains("denied") == false)
  }

  @Test(arguments: ["administrator", "auditor", "nobody", nil] as [String?])
  func `who has none drafts nothing, is told what would help, and that he asked is kept`(_ person: String?) throws {
    let path = "\(store.folder.path)/bac.md"
    let refused = derive("--output \(path)", as: person)
    #expect(refused.code == 2)
    #expect(refused.out == "")
    #expect(
      refused.err
        == (person == nil
          ? "phoihop: chủ thư mục kho chỉ được quản trị; để xem nhiệm vụ, đặt mã truy cập của người có vai trò vào PHOIHOP_TOKEN\n"
          : "phoihop: các vai trò đang có không cho xem nhiệm vụ nào; quản trị viên cấp vai trò bằng phoihop grant\n"))
    #expect(!FileSystem.exists(path))
    let last = try store.run("ledger show 1 1000", token: tokens["auditor"]).done().split(separator: "\n").last
    #expect(last?.split(separator: "\t")[3] == "denied")
  }

  @Test func `a draft is no text of the store before a coordinator activates it`() throws {
    let path = "\(store.folder.path)/bac.md"
    try derive("--output \(path)", as: "specialist").done()
    #expect(try FileSystem.read(path) == Array(draft.utf8))
    #expect(try store.run("regulation list").done().split(separator: "\n").count == 1)
    let refused = store.run("regulation activate \(path)", token: tokens["specialist"])
    #expect(
      refused.err
        == "phoihop: chuyên viên không được kích hoạt quy chế; cần vai trò đầu mối phối hợp của quy chế an-huyen-bac\n")
  }

  @Test func `through a server the draft is the same, and its file is written by who asks`() throws {
    let running = try Hosted(on: store)
    #expect(derive(as: "specialist").out == draft)
    let path = "\(store.folder.path)/bac.md"
    let run = derive("--output \(path)", as: "specialist", .en)
    #expect(run.code == 0)
    #expect(run.err.hasSuffix("written to \(path)\n"))
    #expect(try FileSystem.read(path) == Array(draft.utf8))
    let again = derive("--output \(path)", as: "specialist", .en)
    #expect(again.code == 2)
    #expect(again.err.hasSuffix("phoihop: \"\(path)\" is there already and is not written over; choose another name\n"))
    #expect(derive("--output \(path)", as: "administrator").code == 2)
    // The server itself writes nothing: who asked for no file is sent one, and none is there.
    let other = "\(store.folder.path)/khac.md"
    let socket = try #require(LocalSocket.connect(to: StorePlace(store.path).socket))
    let request = Request(
      words: ["derive", "an", "--for", "d1-bdv", "--on", "2023-03-01", "--output", other], language: .en,
      token: tokens["specialist"], files: [])
    #expect(throws: FileError.self) {
      try request.carry(to: socket, World(language: .en, now: Running.now, home: nil))
    }
    #expect(!FileSystem.exists(other))
    try running.stop()
  }
}
