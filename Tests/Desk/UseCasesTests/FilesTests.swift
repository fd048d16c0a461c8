import Access
import Diagnostics
import Files
import Obligations
import Store
import Testing
import UseCases

/// What is sent along with deeds.
@Suite struct FilesTests {
  @Test func `what is not what its name says is filed by nobody, and nothing is written`() throws {
    let office = try Office()
    let sender = try office.person(.specialist, at: Office.reporter)
    let before = try office.store.lastNumber()
    let program = Array("MZ".utf8) + [0x90, 0x00]
    for (name, bytes, words) in [
      ("bc.pdf", program, "is a .pdf by its name, but a program inside"), ("bc.exe", program, "which is not taken"),
      ("bc.docx", Array("%PDF-1.7".utf8), "change its suffix to .pdf"), ("bc.pdf", [], "is empty"),
    ] {
      var deed = office.deed(.submitted, Office.february(Office.reporter))
      deed.files = [("tot.txt", Array("a".utf8)), (name, bytes)]
      let refused = #expect(throws: Refused.self) { try sender.record(deed) }
      #expect(refused?.message.en.contains(words) == true, "\(name): \(String(describing: refused?.message.en))")
    }
    #expect(try office.store.lastNumber() == before)
    #expect(try FileSystem.files(below: "\(office.folder)/attachments") == [])
    var deed = office.deed(.submitted, Office.february(Office.reporter))
    deed.files = [("bc.pdf", Array("%PDF-1.7".utf8))]
    #expect(try sender.record(deed).entry == before + 1)
  }
}
