import CivilTime
import Entries
import Files
import Foundation
import Ledger
import Obligations
import Testing

@testable import Store

/// A store in a folder of its own, gone with it.
final class KeptStore {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("phoihop-\(UUID().uuidString)").path
  let place: StorePlace
  private(set) var store: Store

  /// 20 March 2024, 08:00 UTC.
  static let start = Instant(seconds: 1_710_921_600)
  static let person = Author(id: "p-0001", role: "specialist", organisation: nil)

  init(server: String? = nil) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    place = StorePlace("\(folder)/kho", server: server)
    store = try Store.create(at: place, now: Self.start, purpose: "thử")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Lets go of the store and opens it again.
  func reopen() throws {
    try store.close(now: nil)
    store = try Store.open(place, for: .writing, now: Self.start, purpose: "thử", patience: 0)
  }

  static let obligation = "thu/dieu-1/a:b:2024-M02"

  /// A submission with what is kept beside it; its ledger number.
  @discardableResult func submit(
    note: String? = nil, evidence: String? = nil, file: (name: String, bytes: [UInt8])? = nil
  ) throws -> Int64 {
    let draft = try draft(note: note, evidence: evidence, file: file)
    let number = try store.ledger.append([draft], now: Self.start)[0]
    if case .event(let recorded) = draft.body { store.attachments.settle(recorded.attachments.map(\.seal)) }
    return number
  }

  func draft(note: String?, evidence: String?, file: (name: String, bytes: [UInt8])? = nil) throws -> EntryDraft {
    let attachments = try file.map { file in
      [
        RecordedEvent.Attachment(
          seal: try store.attachments.put(file.bytes, salt: store.chance(32)), name: .value(file.name),
          size: file.bytes.count)
      ]
    }
    let event = Event(
      id: "", kind: .submitted, obligations: [ObligationID(Self.obligation)].compactMap(\.self), trigger: nil,
      occurrence: nil, of: nil, happened: Self.start.day, recorded: Self.start, by: nil, recordedFor: nil,
      nothingToReport: false, partOf: nil, evidence: evidence, document: nil, ground: nil, article: nil, until: nil,
      days: nil, whom: [], date: nil)
    return EntryDraft(
      RecordedEvent(event, note: note.map { .value($0) }, attachments: attachments ?? []), by: Self.person)
  }

  func erase(_ entry: Int64, _ field: String) throws -> [Store.OpenErasure] {
    try store.erase(entry, field, by: .owner, ground: "theo yêu cầu", now: Self.start).open
  }

  /// The files in a folder that hold a text.
  static func files(in folder: String, holding text: String) throws -> [String] {
    let wanted = Data(text.utf8)
    return try FileSystem.files(below: folder).filter { file in
      try #require(FileManager.default.contents(atPath: "\(folder)/\(file)")).range(of: wanted) != nil
    }
  }

  /// Changes one byte of a file.
  static func flip(_ path: String, at place: Int) throws {
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(place))
    let byte = try #require(try file.read(upToCount: 1)?.first)
    try file.seek(toOffset: UInt64(place))
    try file.write(contentsOf: Data([byte ^ 0x40]))
  }
}
