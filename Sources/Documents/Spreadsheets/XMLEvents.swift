import CExpat

/// Reads XML through expat and tells what opens, what is written and what closes. A document type is refused, so nothing is ever expanded.
final class XMLEvents {
  /// Which expat it runs with.
  static var libraryVersion: String { String(String(cString: XML_ExpatVersion()).drop { !$0.isNumber }) }

  /// What is told of a document.
  struct Listener {
    /// An element begins, by its name without prefix.
    var opens: (String, [String: String]) -> Void
    /// Text of the innermost element; it may come in pieces.
    var text: (String) -> Void
    /// An element ends.
    var closes: (String) -> Void
  }

  private let listener: Listener
  private var depth = 0
  private var left: Int
  private var isRefused = false
  private let parser: XML_Parser

  private init(_ listener: Listener, elements: Int, _ parser: XML_Parser) {
    self.listener = listener
    left = elements
    self.parser = parser
  }

  private static let deepest = 40

  /// Reads a document of at most so many elements; false where it is none, or more.
  static func read(_ bytes: [UInt8], elements: Int, _ listener: Listener) -> Bool {
    guard let parser = XML_ParserCreate(nil) else { return false }
    defer { XML_ParserFree(parser) }
    let events = XMLEvents(listener, elements: elements, parser)
    let isWhole = withExtendedLifetime(events) {
      XML_SetUserData(parser, Unmanaged.passUnretained(events).toOpaque())
      XML_SetStartElementHandler(parser) { data, name, attributes in XMLEvents.of(data)?.open(name, attributes) }
      XML_SetEndElementHandler(parser) { data, name in XMLEvents.of(data)?.close(name) }
      XML_SetCharacterDataHandler(parser) { data, start, count in XMLEvents.of(data)?.write(start, count) }
      XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLEvents.of(data)?.refuse() }
      return bytes.withUnsafeBytes { buffer in
        XML_Parse(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), 1)
          == XML_STATUS_OK
      }
    }
    return isWhole && !events.isRefused
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLEvents? {
    data.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  private func refuse() {
    isRefused = true
    XML_StopParser(parser, 0)
  }

  private func open(
    _ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    depth += 1
    left -= 1
    guard depth <= Self.deepest, left >= 0, !isRefused, let name else { return refuse() }
    var values: [String: String] = [:]
    var place = 0
    while let attributes, let key = attributes[place], let value = attributes[place + 1] {
      values[Self.local(String(cString: key))] = String(cString: value)
      place += 2
    }
    listener.opens(Self.local(String(cString: name)), values)
  }

  private func close(_ name: UnsafePointer<XML_Char>?) {
    depth -= 1
    if let name, !isRefused { listener.closes(Self.local(String(cString: name))) }
  }

  private func write(_ start: UnsafePointer<XML_Char>?, _ count: Int32) {
    guard let start, !isRefused else { return }
    start.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
      listener.text(String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self))
    }
  }

  /// A name without its prefix: programs choose prefixes as they like.
  private static func local(_ name: String) -> String {
    name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) } ?? name
  }
}
