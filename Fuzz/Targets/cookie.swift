import HTTPCore

/// The fields `Cookie` of a request, one a line: our cookie is found or not, and never with what no cookie of ours has. The same bytes as
/// media type, entity tags, date and address.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: bytes(start, count), as: UTF8.self)
  let lines = text.split(separator: "\n").map(String.init)
  guard let target = try? RequestTarget("/") else { fatalError("a path is a path") }
  let request = Request(method: .get, target: target, headers: Headers(lines.map { .init("Cookie", $0) }))
  if let value = request.cookie("session") {
    hold(value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x2C && $0 != 0x3B && $0 != 0x5C })
    // It can be set again as it is.
    hold(Cookie("session", value).description.hasPrefix("__Host-session=\(value);"))
  }
  for line in lines {
    if let type = MediaType(line) { hold(type.name.utf8.allSatisfy { $0 < 0x80 } && type.name.contains("/")) }
    _ = EntityTag("x")?.isMatched(byNoneMatch: line)
    if let seconds = HTTPDate.seconds(line), !line.contains(":60 ") { hold(HTTPDate.text(seconds: seconds) == line) }
    if let address = PeerAddress(line) { hold(PeerAddress(address.description) == address) }
    if let range = AddressRange(line), !line.contains("/") { hold(PeerAddress(line).map(range.contains) == true) }
  }
  return 0
}
