/// Reads `multipart/form-data` (RFC 7578) piece by piece, wherever the pieces were cut.
public struct MultipartReader: Sendable {
  private enum Place {
    /// Before the first boundary.
    case preamble
    /// Right behind a boundary: what follows says whether it was the last.
    case afterBoundary
    case head
    case content
    /// Behind the last boundary; what comes is nothing to us.
    case end
  }

  private struct Part {
    var name: String
    var fileName: String?
    var mediaType: String
  }

  private let limits: Form.Limits
  /// CR LF, two hyphens and the boundary.
  private let delimiter: [UInt8]
  private var place = Place.preamble
  /// What was given and is not yet taken.
  private var waiting: [UInt8]
  private var part = Part(name: "", mediaType: "")
  private var content: [UInt8] = []
  private var fields: [Query.Pair] = []
  private var files: [UploadedFile] = []

  /// A reader for the boundary that the head names.
  public init(boundary: String, limits: Form.Limits = .init()) throws(BadRequest) {
    guard 1...70 ~= boundary.utf8.count, boundary.utf8.last != 0x20,
      boundary.utf8.allSatisfy({ Bytes.isToken($0) || "(),/:=? ".utf8.contains($0) })
    else { throw MultipartReader.broken("boundary") }
    self.limits = limits
    delimiter = Array("\r\n--\(boundary)".utf8)
    // The first boundary may stand at the very beginning, without a line end before it.
    waiting = [0x0D, 0x0A]
  }

  /// Takes the next bytes.
  public mutating func read(_ bytes: ArraySlice<UInt8>) throws(BadRequest) {
    if place == .end { return }
    waiting += bytes
    var start = 0
    reading: while true {
      switch place {
      case .preamble, .content:
        let found = search(from: start)
        let isWhole = found.map { $0 + delimiter.count <= waiting.count } ?? false
        let end = found ?? waiting.count
        if place == .content { try take(waiting[start..<end]) } else if end > 4096 { throw Self.broken("preamble") }
        if place == .content || isWhole { start = end }
        guard isWhole else { break reading }
        if place == .content { try finishPart() }
        start = end + delimiter.count
        place = .afterBoundary
      case .afterBoundary:
        // Spaces may stand between the boundary and the end of its line.
        var index = start
        while index < waiting.count, Bytes.isSpace(waiting[index]), index - start < 64 { index += 1 }
        guard index + 2 <= waiting.count else { break reading }
        switch (waiting[index], waiting[index + 1]) {
        case (0x0D, 0x0A):
          start = index + 2
          place = .head
        case (0x2D, 0x2D) where index == start:
          place = .end
          waiting = []
          return
        default: throw Self.broken("boundary-line")
        }
      case .head:
        guard let end = endOfHead(from: start) else {
          // An end within the limit would be seen by now, wherever the pieces were cut.
          if waiting.count - start >= 4098 { throw Self.broken("part-head") }
          break reading
        }
        if end - start > 4096 { throw Self.broken("part-head") }
        part = try Self.part(head: waiting[start..<end], limits)
        guard fields.count + files.count < limits.values else {
          throw BadRequest(
            code: "form-many", vi: "Biểu mẫu có hơn \(limits.values) giá trị.",
            en: "The form has more than \(limits.values) values.")
        }
        content = []
        start = end + 2
        place = .content
      case .end: return
      }
    }
    waiting.removeFirst(start)
  }

  /// The form, once all was given.
  public func finish() throws(BadRequest) -> Form {
    guard place == .end else {
      throw BadRequest(
        code: "multipart-cut", vi: "Biểu mẫu gửi lên bị cắt ngang; xin gửi lại.",
        en: "The form was cut off; please send it again.")
    }
    return Form(fields: fields, files: files)
  }

  /// Where the delimiter begins, or what may become it at the very end; nil where neither is there.
  private func search(from start: Int) -> Int? {
    waiting.withUnsafeBufferPointer { waiting in
      var index = start
      while index < waiting.count {
        guard let next = waiting[index...].firstIndex(of: 0x0D) else { return nil }
        let most = min(delimiter.count, waiting.count - next)
        var same = 1
        while same < most, waiting[next + same] == delimiter[same] { same += 1 }
        if same == most { return next }
        index = next + 1
      }
      return nil
    }
  }

  /// Where the line end begins that ends the last line of a head; the empty line follows it.
  private func endOfHead(from start: Int) -> Int? {
    // A part without any head has the empty line at once.
    if waiting.count >= start + 2, waiting[start] == 0x0D, waiting[start + 1] == 0x0A { return start }
    var index = start
    while index + 4 <= waiting.count {
      if waiting[index] == 0x0D, waiting[index + 1] == 0x0A, waiting[index + 2] == 0x0D, waiting[index + 3] == 0x0A {
        return index + 2
      }
      index += 1
    }
    return nil
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) throws(BadRequest) {
    guard content.count + bytes.count <= (part.fileName == nil ? limits.textBytes : limits.fileBytes) else {
      throw part.fileName == nil
        ? Form.tooLarge
        : BadRequest(
          code: "file-size", status: .contentTooLarge, vi: "Một tệp lớn hơn \(limits.fileBytes >> 20) MiB.",
          en: "A file is larger than \(limits.fileBytes >> 20) MiB.")
    }
    content += bytes
  }

  private mutating func finishPart() throws(BadRequest) {
    defer { content = [] }
    guard let fileName = part.fileName else {
      guard let text = PercentCoding.text(content) else { throw Self.notText }
      fields.append(.init(part.name, text))
      return
    }
    // A browser sends an empty part for a field in which nothing was chosen.
    if fileName.isEmpty, content.isEmpty { return }
    guard files.count < limits.files else {
      throw BadRequest(
        code: "many-files", vi: "Có hơn \(limits.files) tệp.", en: "There are more than \(limits.files) files.")
    }
    files.append(UploadedFile(field: part.name, name: fileName, mediaType: part.mediaType, bytes: content))
  }

  private static func part(head: ArraySlice<UInt8>, _ limits: Form.Limits) throws(BadRequest) -> Part {
    var disposition: ArraySlice<UInt8>?
    var type: MediaType?
    var rest = head
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: 0x0D), end + 1 < rest.endIndex, rest[end + 1] == 0x0A,
        let colon = rest[..<end].firstIndex(of: UInt8(ascii: ":"))
      else { throw broken("part-head") }
      let name = rest[..<colon]
      guard !name.isEmpty, name.allSatisfy(Bytes.isToken) else { throw broken("part-head") }
      let value = Bytes.trimmed(rest[(colon + 1)..<end])
      let lower = String(decoding: name.map(Bytes.lower), as: UTF8.self)
      if lower == "content-disposition" {
        guard disposition == nil else { throw broken("part-head") }
        disposition = value
      } else if lower == "content-type" {
        guard type == nil, let read = MediaType(String(decoding: value, as: UTF8.self)) else {
          throw broken("part-head")
        }
        type = read
      } else if lower == "content-transfer-encoding" {
        throw broken("transfer-encoding")
      }
      rest = rest[(end + 2)...]
    }
    guard let disposition, let (name, fileName) = names(in: disposition) else { throw broken("disposition") }
    guard name.count <= limits.nameBytes, fileName?.count ?? 0 <= 1024 else {
      throw BadRequest(
        code: "form-name", vi: "Biểu mẫu có tên dài hơn \(limits.nameBytes) byte.",
        en: "The form has a name longer than \(limits.nameBytes) bytes.")
    }
    guard let text = PercentCoding.line(name) else { throw notText }
    var part = Part(name: text, mediaType: type?.name ?? "application/octet-stream")
    if let fileName {
      // Some browsers once sent the whole path; what stands behind the last slash of either kind is the name.
      let last = fileName[fileName.index(after: fileName.lastIndex { $0 == 0x2F || $0 == 0x5C } ?? -1)...]
      guard let text = PercentCoding.line(Array(last)) else { throw notText }
      part.fileName = text
    }
    return part
  }

  /// `form-data; name="a"; filename="b"`: the two values as browsers write them, with `%22` for a quote and `%0D%0A` for line ends.
  private static func names(in disposition: ArraySlice<UInt8>) -> (name: [UInt8], fileName: [UInt8]?)? {
    var rest = disposition
    guard rest.count >= 9, rest.prefix(9).map(Bytes.lower).elementsEqual("form-data".utf8) else { return nil }
    rest.removeFirst(9)
    var name: [UInt8]?
    var fileName: [UInt8]?
    while true {
      rest = Bytes.trimmed(rest)
      guard let semicolon = rest.popFirst() else { break }
      guard semicolon == UInt8(ascii: ";") else { return nil }
      rest = Bytes.trimmed(rest)
      if rest.isEmpty { break }
      guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let key = String(decoding: rest[..<equals].map(Bytes.lower), as: UTF8.self)
      rest = rest[(equals + 1)...]
      var value: [UInt8]
      if rest.first == 0x22 {
        guard let end = rest.dropFirst().firstIndex(of: 0x22) else { return nil }
        value = quoted(rest[(rest.startIndex + 1)..<end])
        rest = rest[(end + 1)...]
      } else {
        let end = rest.firstIndex { !Bytes.isToken($0) } ?? rest.endIndex
        guard end > rest.startIndex else { return nil }
        value = Array(rest[..<end])
        rest = rest[end...]
      }
      switch key {
      case "name":
        guard name == nil else { return nil }
        name = value
      case "filename":
        guard fileName == nil else { return nil }
        fileName = value
      // A second spelling of the name, which one reader takes and another does not.
      case "filename*", "name*": return nil
      default: break
      }
    }
    return name.map { ($0, fileName) }
  }

  /// What browsers write for a quote within quotes; any other `%` stands for itself.
  private static func quoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index...].starts(with: "%22".utf8) {
        out.append(0x22)
        index += 3
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return out
  }

  private static func broken(_ what: String) -> BadRequest {
    BadRequest(
      code: "multipart-\(what)", vi: "Biểu mẫu gửi lên không đúng dạng multipart/form-data.",
      en: "The form is not well-formed multipart/form-data.")
  }

  private static let notText = BadRequest(
    code: "form-text", vi: "Biểu mẫu không phải văn bản UTF-8 hoặc có ký tự điều khiển.",
    en: "The form is not UTF-8 or has control characters.")
}
