import Commands
import Diagnostics
import Files
import Obligations
import Synchronization

/// A store of its own for a test, made by commands alone: a small register, a calendar, people and, in `planted`, one regulation.
///
/// It is made once on 1 March 2024 and copied; a test runs at noon of Wednesday 20 March 2024.
final class StoreWorld {
  /// Who is known to the planted store, in the order of their ids, with their roles.
  enum Person: String, CaseIterable {
    /// Coordinator of `thu`, at Ban A. p-0001.
    case an
    /// Specialist at Ban B, which reports. p-0002.
    case binh
    /// Registry clerk at Ban A, which receives. p-0003.
    case chi
    /// Leader at Ban A. p-0004.
    case dung
    /// Administrator. p-0005.
    case em
    /// Auditor. p-0006.
    case giang
    /// Specialist at Ban C, which reports too. p-0007.
    case ha
    /// Nobody yet. p-0008.
    case hung
    /// Specialist at Ban B and registry clerk at Ban A. p-0009.
    case khanh

    fileprivate var grants: [String] {
      switch self {
      case .an: ["coordinator --at a --regulation thu"]
      case .binh: ["specialist --at b"]
      case .chi: ["registryClerk --at a"]
      case .dung: ["leader --at a"]
      case .em: ["administrator --at a"]
      case .giang: ["auditor --at a"]
      case .ha: ["specialist --at c"]
      case .hung: []
      case .khanh: ["specialist --at b", "registryClerk --at a"]
      }
    }
  }

  /// The ledger number of the last entry of the planted store: the store, 9 lines of the register, the calendar, 9 people with a token each,
  /// 9 grants, the regulation.
  static let lastPlanted: Int64 = 1 + 9 + 1 + 18 + 9 + 1

  static let register = [
    "organisations.csv": "id,from,to\na,,\nb,,\nc,,\n", "names.csv": "id,name\na,Ban A\nb,Ban B\nc,Ban C\n",
    "kinds.csv": "id,kind,level\na,ban,tỉnh\nb,ban,tỉnh\nc,ban,tỉnh\n",
  ]

  static let regulation = #"""
    ---
    ngôn ngữ quy tắc: 1
    mã: thu
    loại: quy chế phối hợp
    tên: Quy chế thử
    có hiệu lực từ: 1/1/2020
    ---

    # Quy chế thử

    ## Các bên
    - A: Ban A = mã "a"
    - B: Ban B = mã "b"
    - C: Ban C = mã "c"

    ## Điều 1. Báo cáo {#dieu-1}
    Ban B và Ban C báo cáo Ban A hằng tháng. Văn bản không ghi ngày gửi.
    ```quydinh
    [a] B, C phải báo cáo "kết quả công tác" gửi A; hằng tháng.
    [b] B phải báo cáo "tình hình" gửi A; đột xuất; khi phát hiện tình hình.
    [c] B phải báo cáo "việc đột xuất" gửi A; hằng quý; nếu "có việc đột xuất".
    ```
    ```apdung
    theo: hướng dẫn của A, số 1-HD/A, ngày 2/1/2020
    > Văn bản không ghi ngày gửi.
    [a] số liệu tính đến ngày 20 tháng cuối kỳ; hạn chậm nhất ngày 25 tháng cuối kỳ.
    [b] báo ngay bằng điện thoại, văn bản trong ngày làm việc tiếp theo.
    [c] số liệu tính đến ngày 20 tháng cuối kỳ; hạn chậm nhất ngày 25 tháng cuối kỳ.
    ```
    """# + "\n"

  /// 9 o'clock of 1 March 2024 in Viet Nam.
  static let beginning = Instant(seconds: 1_709_258_400)

  let folder: TemporaryFolder
  private let tokens: [Person: String]

  var path: String { "\(folder.path)/store" }

  /// By what somebody is recognised.
  func token(of person: Person) -> String? { tokens[person] }

  /// An empty store.
  init() throws {
    folder = try TemporaryFolder()
    tokens = [:]
    try run("init", now: Self.beginning).done()
  }

  /// A store with people and the regulation `thu`.
  static func planted() throws -> StoreWorld { try StoreWorld(copying: plantedOnce.get()) }

  private struct Kept: Sendable {
    let files: [String: [UInt8]]
    let tokens: [Person: String]
  }

  private static let plantedOnce = Result<Kept, any Error> { try StoreWorld.plant() }

  private init(copying kept: Kept) throws {
    folder = try TemporaryFolder()
    tokens = kept.tokens
    try FileSystem.makeFolder("\(folder.path)/store")
    try FileSystem.makeFolder("\(folder.path)/store/attachments")
    for (name, bytes) in kept.files { try FileSystem.create(bytes, at: "\(path)/\(name)", mode: 0o600) }
  }

  private static func plant() throws -> Kept {
    let world = try StoreWorld()
    try world.addRegister()
    var tokens: [Person: String] = [:]
    for person in Person.allCases {
      let told = try world.run(["user", "add", person.rawValue], now: beginning).done()
      tokens[person] = told.split(separator: " ").last.map { String($0.dropLast()) }
      let id = told.prefix { $0 != "\t" }
      for grant in person.grants {
        try world.run("grant add \(id) --role \(grant) --from 2020-01-01", now: beginning).done()
      }
    }
    let file = try world.folder.write("thu.md", regulation)
    let variables = ["PHOIHOP_STORE": world.path, "PHOIHOP_TOKEN": tokens[.an] ?? ""]
    try Running(["regulation", "activate", file], now: beginning, variables: variables).done()
    var files: [String: [UInt8]] = [:]
    for name in TemporaryFolder.names(world.path) where name == "ledger.key" || name == "store.sqlite" {
      files[name] = try FileSystem.read("\(world.path)/\(name)")
    }
    return Kept(files: files, tokens: tokens)
  }

  /// Brings in the register and the calendar.
  func addRegister() throws {
    try writeRegister()
    try run("import register \(folder.path)/register", now: Self.beginning).done()
    try run("import calendar Regulations/calendars/vietnam.md", now: Self.beginning).done()
  }

  /// Writes the files of the register.
  func writeRegister() throws {
    for (name, text) in Self.register { try folder.write("register/\(name)", text) }
  }

  /// Runs a command as somebody, as the owner of the folder where nobody is named.
  func run(
    _ words: [String], as person: Person? = nil, _ language: Language = .vi, now: Instant = Running.now,
    token: String? = nil
  ) -> Running {
    var variables = ["PHOIHOP_STORE": path]
    variables["PHOIHOP_TOKEN"] = token ?? person.flatMap { tokens[$0] }
    let words = words.map { $0.replacing("Regulations/", with: "\(Running.home)/Regulations/") }
    return Running(words, language, now: now, variables: variables)
  }

  /// Runs a line as one would type it, cut at its spaces; what stands between ' is one word.
  func run(
    _ line: String, as person: Person? = nil, _ language: Language = .vi, now: Instant = Running.now,
    token: String? = nil
  ) -> Running {
    var words: [String] = []
    for (number, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
      words += number % 2 == 0 ? part.split(separator: " ").map(String.init) : [String(part)]
    }
    return run(words, as: person, language, now: now, token: token)
  }

  /// The entries from a ledger number on, as the auditor reads them.
  func entries(from first: Int64 = 1) throws -> [String] {
    try run("ledger show \(first) 1000000", as: .giang).done().split(separator: "\n").map(String.init)
  }

  /// The kinds of the entries that came after the planted ones.
  func newKinds() throws -> [String] {
    try entries(from: Self.lastPlanted + 1).map { String($0.split(separator: "\t")[3]) }
  }
}

/// A command did not do what a test builds on.
struct NotDone: Error {
  let code: Int32
  let err: String
}

extension Running {
  /// What it said, where it was done.
  @discardableResult func done() throws -> String {
    guard code == 0 else { throw NotDone(code: code, err: err) }
    return out
  }
}
