import Diagnostics
import HTTPCore

/// A form as browsers write it: read within its limits, and what was read is read again the same from our own writing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let limits = Form.Limits(values: 50, nameBytes: 40, textBytes: 2000)
  guard let form = read(bytes(start, count), limits) else { return 0 }
  hold(form.fields.count <= 50)
  for field in form.fields {
    hold(field.name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    hold(!field.value.utf8.contains { $0 == 0 || $0 == 0x0D })
  }
  let written = form.fields.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
  // Composing can make a text longer than it came.
  guard
    let again = read(Array(written.joined(separator: "&").utf8), .init(values: 50, nameBytes: 400, textBytes: 20_000))
  else { fatalError("what was written is not read") }
  hold(again.fields == form.fields)
  return 0
}

private func read(_ bytes: [UInt8], _ limits: Form.Limits) -> Form? {
  do throws(BadRequest) {
    return try Request(
      method: .post, target: RequestTarget("/"),
      headers: Headers([.init("Content-Type", "application/x-www-form-urlencoded")]), body: .bytes(bytes)
    ).form(limits)
  } catch {
    hold(!error.words.vi.isEmpty && !error.words.en.isEmpty && error.status.code < 500)
    return nil
  }
}
