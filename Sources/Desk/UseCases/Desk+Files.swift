import Diagnostics
import Exchange
import Ledger
import Settings
import Store

/// Files that people file.
extension Desk {
  /// Looks whether files may be filed: each is what its name says, and none is larger than the store takes. The one place where that is
  /// decided, for pages, programs and commands. Cost: reading the files where their kind asks for it.
  ///
  /// - Throws: `Refused`.
  func checkFiles(_ files: [(name: String, bytes: [UInt8])]) throws {
    let largest = files.isEmpty ? 0 : try store.ledger.settings().largestAttachment
    for file in files {
      if file.bytes.count > largest {
        throw Refused(
          Words(
            vi: "\"\(file.name)\" lớn hơn \(largest >> 20) MiB; chia nhỏ hoặc ghi số và ngày văn bản",
            en:
              "\"\(file.name)\" is larger than \(largest >> 20) MiB; split it or give the document's number and day"))
      }
      if let words = FileKind.refusal(of: file.name, file.bytes) { throw Refused(words) }
    }
  }
}
