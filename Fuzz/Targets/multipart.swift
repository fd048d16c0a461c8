import Diagnostics
import HTTPCore

/// A form with files: what it is does not depend on where it was cut. The first byte says where.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let input = bytes(start, count)
  let body = input[1...]
  let limits = Form.Limits(values: 10, nameBytes: 30, textBytes: 500, files: 3, fileBytes: 700)
  let whole = read(body, piece: body.count, limits)
  let cut = read(body, piece: Int(input[0] % 37) + 1, limits)
  switch (whole, cut) {
  case (.success(let a), .success(let b)):
    hold(a.fields == b.fields && a.allFiles == b.allFiles)
    hold(a.fields.count + a.allFiles.count <= 10 && a.allFiles.count <= 3)
    hold(
      a.allFiles.allSatisfy {
        $0.bytes.count <= 700 && !$0.name.utf8.contains { $0 < 0x20 || $0 == 0x2F || $0 == 0x5C }
      })
  case (.failure(let a), .failure(let b)):
    hold(a == b, "\(a.code) and \(b.code)")
    hold(!a.words.vi.isEmpty && !a.words.en.isEmpty)
  default: fatalError("cut or not, it is not the same")
  }
  return 0
}

private func read(_ body: ArraySlice<UInt8>, piece: Int, _ limits: Form.Limits) -> Result<Form, BadRequest> {
  Result { () throws(BadRequest) in
    var reader = try MultipartReader(boundary: "b", limits: limits)
    var rest = body
    while !rest.isEmpty {
      try reader.read(rest.prefix(piece))
      rest = rest.dropFirst(piece)
    }
    return try reader.finish()
  }
}
