import Diagnostics
import Testing

/// Every kind of finding of the parser, the resolver and the checker, with its place and words.
@Suite struct PlantedFilesTests {
  @Test(arguments: PlantedFiles.all) func `what is wrong in a planted file is told at its place, word for word`(
    _ planted: PlantedFiles.File
  ) throws {
    let folder = try TemporaryFolder()
    if planted.hasForms { try folder.write("forms/ket-qua.md", "") }
    let path = try folder.write("thu.md", (planted.hasHead ? PlantedFiles.head : "") + planted.body)
    for language in Language.allCases {
      var words = ["check", path, "--format", "json"]
      if planted.needsRegister { words += ["--register", "\(Running.home)/Registers/five-jurisdictions"] }
      let run = Running(words, language)
      let wanted = language == .vi ? planted.vi : planted.en
      let found = Finding.read(run.out)
      let told = found.filter { $0.code == planted.code }.map { $0.text }
      #expect(told.first == wanted, "\(planted.code)")
      #expect(run.code == (found.contains { $0.severity == "error" } ? 1 : 0))
      #expect(run.err == "")
      #expect(found.allSatisfy { $0.file == path })
    }
  }

  @Test func `every code in Sources has a planted file`() throws {
    let elsewhere: Set = [
      "binary-file", "not-utf8", "doubled-regulation", "versions-overlap", "versions-gap", "ambiguous-area",
    ]
    let told = elsewhere.union(PlantedFiles.all.map(\.code))
    var codes: Set<String> = []
    for folder in ["Parsing", "Resolving", "Checking", "Applying"] {
      let path = "\(Running.home)/Sources/Core/Regulations/\(folder)"
      for name in TemporaryFolder.names(path) {
        codes.formUnion(Self.codes(in: try TemporaryFolder.read("\(path)/\(name)")))
      }
    }
    codes.formUnion(
      Self.codes(in: try TemporaryFolder.read("\(Running.home)/Sources/Core/Obligations/ExampleRunner.swift")))
    #expect(codes.count > 60)
    #expect(codes.subtracting(told).sorted() == [])
  }

  @Test func `every code of the checker stands in the reference`() throws {
    let reference = try TemporaryFolder.read("\(Running.home)/Docs/rule-language.md")
    for folder in ["Checking", "Applying"] {
      let path = "\(Running.home)/Sources/Core/Regulations/\(folder)"
      for name in TemporaryFolder.names(path) {
        for code in Self.codes(in: try TemporaryFolder.read("\(path)/\(name)")) {
          #expect(reference.contains("`\(code)`"), "\(code)")
        }
      }
    }
  }

  /// The texts in quotation marks that have the form of a code: small letters with hyphens between.
  static func codes(in text: String) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init).filter { word in
      word.contains("-") && !word.hasPrefix("-") && !word.hasSuffix("-")
        && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
  }

  // MARK: What takes more than one file, or bytes that are no text

  @Test func `a file that is no text is refused at its first such byte`() throws {
    let folder = try TemporaryFolder()
    let head = Array(PlantedFiles.head.utf8)
    let binary = Running(["check", try folder.write("a.md", head + [0, 1, 2])])
    #expect(
      binary.out == """
        \(folder.path)/a.md:13:1: lỗi: tệp có byte 0: đây không phải là tệp văn bản [binary-file]
           13 | \u{FFFD}\u{FFFD}\u{FFFD}
              | ^
              = lưu lại thành văn bản UTF-8 (.md)
        1 tệp, 0 câu, 0 ví dụ: 1 lỗi, 0 cảnh báo, 0 điểm còn để ngỏ

        """)
    #expect(binary.code == 1)
    let broken = Running(["check", try folder.write("b.md", head + [0x61, 0xFF, 0x62])], .en)
    #expect(
      broken.out == """
        \(folder.path)/b.md:13:2: error: from here on the file is not UTF-8 [not-utf8]
           13 | a\u{FFFD}b
              |  ^
              = open it in an editor and save it as UTF-8
        1 file, 0 sentences, 0 examples: 1 error, 0 warnings, 0 points left open

        """)
  }

  @Test func `two regulations with one id are refused`() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("a.md", PlantedFiles.head)
    let second = try folder.write("b.md", PlantedFiles.head)
    let run = Running(["check", "--format", "json", first, second])
    let doubled = Finding.read(run.out).filter { $0.code == "doubled-regulation" }
    #expect(doubled.map(\.file) == [second])
    #expect(doubled.map(\.text) == ["1:1-1:4 error: mã \"thu\" bản 1 đã có ở \(first)"])
    #expect(run.code == 1)
    // One file given twice is one file.
    #expect(
      Running(["check", first, first]).out.hasSuffix("1 tệp, 0 câu, 0 ví dụ: 0 lỗi, 0 cảnh báo, 1 điểm còn để ngỏ\n"))
    // What is asked of the id would be answered twice: nothing is computed.
    let asked = Running(["obligations", "--from", "2024-01-01", "--to", "2024-02-01", "--regulations", folder.path])
    #expect(asked.code == 1)
    #expect(asked.out == "")
    #expect(asked.err.hasSuffix("phoihop: 1 lỗi trong tệp đầu vào; chưa tính gì\n"))
  }

  /// The commune has a committee above it only from 2025; the register says nothing before.
  @Test func `a relation that holds from a later day in force is not told as nobody`() throws {
    let folder = try TemporaryFolder()
    try folder.write("reg/organisations.csv", "id,from,to\nu,,\nb,,\nt,2025-01-01,\n")
    try folder.write("reg/names.csv", "id,name\nu,Ủy ban\nb,Ban\nt,Bí thư Ban\n")
    try folder.write(
      "reg/kinds.csv",
      "id,kind,level,from,to\nu,ủy ban,xã,,\nb,ban,xã,,2024-12-31\nb,ban,huyện,2025-01-01,\nt,bí thư,huyện,,\n")
    try folder.write("reg/places.csv", "id,area\nu,a2\nb,a1\n")
    try folder.write("reg/areas.csv", "id,name,level,parent\na1,Huyện An,huyện,\na2,Xã Bình,xã,a1\n")
    try folder.write("reg/parents.csv", "id,tree,parent,from,to\nt,post,b,,\n")
    let head = PlantedFiles.head.split(separator: "## Các bên")[0]
    func told(_ to: String) throws -> [String] {
      let path = try folder.write(
        "thu.md",
        head.replacing("có hiệu lực từ: 1/1/2024", with: "có hiệu lực từ: 1/1/2024\ncó hiệu lực đến: \(to)")
          + """
          ## Các bên
          - U: Ủy ban = mã "u"
          - B: Ban = mã "b"
          ## Điều 1 {#dieu-1}
          ```quydinh
          [a] U phải báo cáo "x" gửi B cấp trên; hằng tháng, chậm nhất ngày 5 tháng sau.
          [b] B phải báo cáo "y" gửi U cấp dưới; hằng tháng, chậm nhất ngày 5 tháng sau.
          [c] Bí thư B phải báo cáo "z" gửi U; hằng tháng, chậm nhất ngày 5 tháng sau.
          ```
          """)
      let run = Running("check \(path) --register \(folder.path)/reg --format json")
      return Finding.read(run.out).map(\.code)
    }
    #expect(try told("31/12/2025") == [])
    #expect(try told("31/12/2024") == ["relation-is-nobody", "relation-is-nobody", "secretary-is-nobody"])
  }

  @Test func `a name of two areas of one level is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write("reg/organisations.csv", "id\no1\n")
    try folder.write("reg/names.csv", "id,name\no1,Ủy ban\n")
    try folder.write("reg/kinds.csv", "id,kind,level\no1,ủy ban nhân dân,huyện\n")
    try folder.write("reg/places.csv", "id,area\no1,a3\n")
    try folder.write(
      "reg/areas.csv",
      "id,name,level,parent\na1,Tỉnh An,tỉnh,\na2,Tỉnh Bình,tỉnh,\na3,Huyện Châu Thành,huyện,a1\na4,Huyện Châu Thành,huyện,a2\n"
    )
    let text = PlantedFiles.head.replacing(
      "- BDVTU: Ban Dân vận Tỉnh ủy = cơ quan \"ban dân vận\", cấp tỉnh, tại \"Tỉnh Trà Vinh\"\n",
      with: "- UBND: Ủy ban = cơ quan \"ủy ban nhân dân\", tại \"Châu Thành\"\n")
    let path = try folder.write("thu.md", text)
    let run = Running(["check", path, "--register", "\(folder.path)/reg", "--format", "json"])
    let told = Finding.read(run.out).filter { $0.code == "ambiguous-area" }.map(\.text)
    #expect(
      told == [
        "9:49-9:61 error: \"Châu Thành\" là tên của 2 nơi cùng cấp (a3, a4); viết rõ loại, như \"Huyện Châu Thành\""
      ])
  }
}

/// A finding as the JSON of `check` gives it.
struct Finding {
  let file: String
  let severity: String
  let code: String
  let text: String

  static func read(_ json: String) -> [Finding] {
    JSONText.objects(json).map { object in
      func text(_ key: String) -> String { object.first { $0.key == key }.map { JSONText.string($0.value) } ?? "" }
      let notes = object.first { $0.key == "notes" }.map { JSONText.strings($0.value) } ?? []
      return Finding(
        file: text("file"), severity: text("severity"), code: text("code"),
        text:
          "\(text("line")):\(text("column"))-\(text("endLine")):\(text("endColumn")) \(text("severity")): \(text("message"))"
          + notes.map { "\n= \($0)" }.joined())
    }
  }
}
