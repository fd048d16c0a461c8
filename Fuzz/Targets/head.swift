import Diagnostics
import HTTPCore

/// The head of a request, in lines: `METHOD ADDRESS VERSION`, then `name:value`. What is taken means one thing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let lines = bytes(start, count).split(separator: 0x0A, omittingEmptySubsequences: false)
  let words = lines[0].split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
  guard words.count == 3 else { return 0 }
  do throws(BadRequest) {
    var head = try words[0].withUnsafeBufferPointer { method throws(BadRequest) in
      try words[1].withUnsafeBufferPointer { target throws(BadRequest) in
        try words[2].withUnsafeBufferPointer { version throws(BadRequest) in
          try RequestHead(method: method, target: target, version: version)
        }
      }
    }
    for line in lines.dropFirst() {
      let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
      let value = Array(line[min(colon + 1, line.endIndex)...])
      try Array(line[..<colon]).withUnsafeBufferPointer { name throws(BadRequest) in
        try value.withUnsafeBufferPointer { value throws(BadRequest) in try head.add(name: name, value: value) }
      }
    }
    try head.finish()
    inspect(head)
    _ = try head.origin(peer: .local, trusted: [])
  } catch {
    hold(!error.words.vi.isEmpty && !error.words.en.isEmpty && 400...501 ~= error.status.code)
  }
  return 0
}

private func inspect(_ head: RequestHead) {
  hold(head.headers.all("Host").count == 1 || !head.isOne)
  let lengths = head.headers.all("Content-Length")
  let encodings = head.headers.all("Transfer-Encoding")
  switch head.framing {
  case .none: hold(encodings.isEmpty && lengths.allSatisfy { Int($0) == 0 })
  case .length(let length): hold(encodings.isEmpty && lengths.count == 1 && Int(lengths[0]) == length && length > 0)
  case .chunked: hold(lengths.isEmpty && encodings.count == 1 && encodings[0].lowercased() == "chunked" && head.isOne)
  }
  for field in head.headers {
    hold(field.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 } && !field.name.contains(" "))
  }
  let target = head.target
  for segment in target.path {
    hold(!segment.utf8.contains { $0 < 0x20 || $0 == 0x7F })
    hold(!segment.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains { $0 == "." || $0 == ".." })
  }
  // Written by us it is the same address.
  let query = target.query.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
  let written =
    "/" + target.path.map({ PercentCoding.encode($0) }).joined(separator: "/") + "?" + query.joined(separator: "&")
  guard let again = try? RequestTarget(written) else { fatalError("what was written is not read: \(written)") }
  hold(again.path == target.path)
  hold(Array(again.query) == Array(target.query))
}
