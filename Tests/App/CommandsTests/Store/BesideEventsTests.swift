import Diagnostics
import Testing

/// What a store keeps beside what was done: when it was recorded elsewhere, and the files; both are shown and given back.
@Suite struct BesideEventsTests {
  private static let february = "thu/dieu-1/a:b:2024-M02"

  /// The lines under *Events*, each in one piece.
  private func events(_ store: StoreWorld, _ language: Language, as person: StoreWorld.Person = .an) throws -> [String]
  {
    let said = try store.run("explain \(Self.february)", as: person, language).done()
    let lines = said.split(separator: "\n").map(String.init)
    let first = try #require(lines.firstIndex { ["Sự kiện", "Events"].contains($0) })
    return lines[(first + 1)...].prefix { $0.hasPrefix("  ") }.reduce(into: []) { events, line in
      if line.hasPrefix("   ") {
        events[events.count - 1] += " " + line.drop { $0 == " " }
      } else {
        events.append(String(line.dropFirst(2)))
      }
    }
  }

  @Test func `an explanation tells when what was taken over had been recorded where it comes from`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write(
      "events.jsonl",
      """
      {"id": "a2", "kind": "received", "obligation": "\(Self.february)", "happened": "2024-02-28", "recorded": "2024-02-28T23:05:00Z", "by": "a", "for": "b", "evidence": "số đến 31"}

      """)
    try store.run("import events \(file)", as: .em).done()
    try store.run("return \(Self.february) --ground 'thiếu biểu'", as: .chi).done()
    // 23:05 UTC is five past six of the next morning in Viet Nam.
    #expect(
      try events(store, .vi) == [
        "28/02/2024  tiếp nhận bởi Ban A (a), ghi thay cho Ban B (b); bằng chứng: số đến 31; ghi ngày 20/03/2024; nhập từ hệ thống khác, ở đó ghi lúc 6:05 ngày 29/02/2024",
        "20/03/2024  trả lại để bổ sung bởi Ban A (a); thiếu biểu",
      ])
    #expect(
      try events(store, .en) == [
        "28/02/2024  received by Ban A (a), recorded for Ban B (b); evidence: số đến 31; recorded on 20/03/2024; taken over from another system, recorded there at 6:05 on 29/02/2024",
        "20/03/2024  returned for completion by Ban A (a); thiếu biểu",
      ])
    let data = try store.run("explain \(Self.february) --format json", as: .an).done()
    let told = data.split(separator: "\n").filter { $0.contains("recordedElsewhere") }.map { $0.drop { $0 == " " } }
    #expect(told == [#""recordedElsewhere": "2024-02-28T23:05:00Z","#, #""recordedElsewhere": null,"#])
  }

  @Test func `what started a duty is told with the moment at which it was recorded where it comes from`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write(
      "events.jsonl",
      """
      {"id": "lu-1", "kind": "occurred", "trigger": "phát hiện tình hình", "at": "b", "happened": "2024-03-04", "recorded": "2024-03-04T03:00:00Z", "by": "b"}
      {"id": "x2", "kind": "rescheduled", "of": "lu-1", "date": "2024-03-21", "happened": "2024-03-18", "recorded": "2024-03-18T09:30:00Z", "by": "b"}

      """)
    try store.run("import events \(file)", as: .em).done()
    let said = try store.run("explain thu/dieu-1/b:b:lu-1", as: .an).done().split { " \n".contains($0) }
    let text = said.joined(separator: " ")
    for part in [
      "phát hiện tình hình (lu-1), 04/03/2024; nhập từ hệ thống khác, ở đó ghi lúc 10:00 ngày 04/03/2024",
      "18/03/2024 dời ngày sang 21/03/2024 (x2); nhập từ hệ thống khác, ở đó ghi lúc 16:30 ngày 18/03/2024",
    ] { #expect(text.contains(part), "\(text)") }
  }

  @Test func `what was filed is told with its entry and given back to who may see the document`() throws {
    let store = try StoreWorld.planted()
    let first = try store.folder.write("a/bao cao.txt", Array("bản một".utf8))
    let second = try store.folder.write("b/bao cao.txt", Array("bản hai, dài hơn".utf8))
    try store.run(
      ["submit", Self.february, "--file", first, "--file", second, "--note", "hai bản"], as: .binh
    ).done()
    // "bản một" are 11 bytes, "bản hai, dài hơn" 20.
    #expect(
      try events(store, .vi) == [
        "20/03/2024  gửi bởi Ban B (b); ghi chú: hai bản; tệp đính kèm ở mục 40: bao cao.txt (11 byte), bao cao.txt (20 byte)"
      ])
    #expect(
      try events(store, .en) == [
        "20/03/2024  submitted by Ban B (b); note: hai bản; attached in entry 40: bao cao.txt (11 bytes), bao cao.txt (20 bytes)"
      ])
    let out = "\(store.folder.path)/out"
    #expect(store.run("export attachments 40 \(out)", as: .chi, .en).out == "2 files were written to \(out)\n")
    #expect(try TemporaryFolder.read("\(out)/bao cao.txt") == "bản một")
    #expect(try TemporaryFolder.read("\(out)/1-bao cao.txt") == "bản hai, dài hơn")
    #expect(TemporaryFolder.names(out).sorted() == ["1-bao cao.txt", "bao cao.txt"])
    #expect(store.run("export attachments 40 \(out)", as: .chi, .en).code == 2, "files that are there are left alone")

    // Ban C has nothing to do with it; that it asked is kept.
    #expect(
      store.run("export attachments 40 \(out)/x", as: .ha).err
        == "phoihop: mục 40 không có tệp đính kèm; phoihop explain kể tệp của từng việc\n"
    )
    #expect(try store.newKinds() == ["submitted", "denied"])

    try store.run("erase 40 attachment0 --ground 'theo yêu cầu' --yes", as: .em).done()
    #expect(
      try events(store, .vi) == [
        "20/03/2024  gửi bởi Ban B (b); ghi chú: hai bản; tệp đính kèm ở mục 40: đã xóa (11 byte), bao cao.txt (20 byte)"
      ])
    #expect(store.run("export attachments 40 \(out)/left", as: .chi).out == "đã ghi 1 tệp vào \(out)/left\n")
    #expect(TemporaryFolder.names("\(out)/left") == ["bao cao.txt"])
  }

  @Test(
    arguments: [
      (
        "export attachments 40 x", "mục 40 không có tệp đính kèm; phoihop explain kể tệp của từng việc",
        "nothing is attached in entry 40; phoihop explain tells the files of an obligation"
      ),
      (
        "export attachments 4711 x", "mục 4711 không có tệp đính kèm; phoihop explain kể tệp của từng việc",
        "nothing is attached in entry 4711; phoihop explain tells the files of an obligation"
      ),
      (
        "export attachments không x", "\"không\" không phải là số của một mục", "\"không\" is no number of an entry"
      ),
      (
        "export events --layer 1", "--layer chỉ dùng với phoihop export register",
        "--layer is for phoihop export register only"
      ),
    ])
  func `where nothing was filed, or a number is none, it is said`(_ line: String, _ vi: String, _ en: String) throws {
    let store = try StoreWorld.planted()
    try store.run("submit \(Self.february)", as: .binh).done()
    #expect(store.run(line, as: .chi).err == "phoihop: \(vi)\n")
    #expect(store.run(line, as: .chi, .en).err == "phoihop: \(en)\n")
  }

  @Test func `a file that is not as it was filed is not given back`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write("a.txt", Array("bản một".utf8))
    try store.run("submit \(Self.february) --file \(file)", as: .binh).done()
    let kept = "\(store.path)/attachments"
    let folder = try #require(TemporaryFolder.names(kept).first { $0 != "new" })
    let seal = try #require(TemporaryFolder.names("\(kept)/\(folder)").first)
    try store.folder.write("store/attachments/\(folder)/\(seal)", Array("bản khác".utf8))
    let given = store.run("export attachments 40 \(store.folder.path)/out", as: .chi, .en)
    #expect(given.code == 2)
    #expect(
      given.err
        == "phoihop: the attachment \(seal.prefix(12))… is not as it was filed; restore it from a backup\n")
  }
}
