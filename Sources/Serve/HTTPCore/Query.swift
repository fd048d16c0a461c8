/// What stands behind the question mark of an address: names with values, in their order, decoded.
public struct Query: Hashable, Sendable, Sequence {
  /// A name with its value.
  public struct Pair: Hashable, Sendable {
    /// Decoded.
    public let name: String
    /// Decoded; empty where there was no `=`.
    public let value: String

    /// A pair.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  private let pairs: [Pair]

  /// The pairs given.
  public init(_ pairs: [Pair] = []) { self.pairs = pairs }

  /// Reads what stands behind the question mark.
  init(coded: UnsafeBufferPointer<UInt8>) throws(BadRequest) {
    pairs = try PairReader.read(coded, maximum: 200) { code, vi, en in
      BadRequest(
        code: "query-\(code)", vi: "Phần sau dấu hỏi của địa chỉ \(vi).", en: "The query of the address \(en).")
    } decode: {
      PercentCoding.line($0)
    }
  }

  /// The first value of a name.
  public subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// All values of a name, in their order.
  public func all(_ name: String) -> [String] { pairs.compactMap { $0.name == name ? $0.value : nil } }

  /// The pairs in their order.
  public func makeIterator() -> IndexingIterator<[Pair]> { pairs.makeIterator() }
}

/// Reads `a=1&b=2`, as queries and forms write it.
enum PairReader {
  /// The pairs, decoded and made text by `decode`; empty ones between two `&` are left out.
  static func read(
    _ coded: UnsafeBufferPointer<UInt8>, maximum: Int, longestName: Int = 256,
    failure: (_ code: String, _ vi: String, _ en: String) -> BadRequest, decode: ([UInt8]) -> String?
  ) throws(BadRequest) -> [Query.Pair] {
    var pairs: [Query.Pair] = []
    var start = 0
    while start < coded.endIndex {
      let end = coded[start...].firstIndex(of: UInt8(ascii: "&")) ?? coded.endIndex
      defer { start = min(end + 1, coded.endIndex) }
      if start == end { continue }
      guard pairs.count < maximum else {
        throw failure("many", "có hơn \(maximum) giá trị", "has more than \(maximum) values")
      }
      let middle = coded[start..<end].firstIndex(of: UInt8(ascii: "=")) ?? end
      let value = UnsafeBufferPointer(rebasing: coded[min(middle + 1, end)..<end])
      guard middle - start <= 3 * longestName else {
        throw failure("name", "có tên dài hơn \(longestName) byte", "has a name longer than \(longestName) bytes")
      }
      guard let name = PercentCoding.decode(UnsafeBufferPointer(rebasing: coded[start..<middle]), plusIsSpace: true),
        let value = PercentCoding.decode(value, plusIsSpace: true)
      else {
        throw failure(
          "percent", "có dấu % mà sau đó không phải hai chữ số hệ mười sáu",
          "has a % that is not followed by two hexadecimal digits")
      }
      guard name.count <= longestName else {
        throw failure("name", "có tên dài hơn \(longestName) byte", "has a name longer than \(longestName) bytes")
      }
      guard let name = PercentCoding.line(name), let value = decode(value) else {
        throw failure(
          "text", "không phải văn bản UTF-8 hoặc có ký tự điều khiển", "is not UTF-8 or has control characters")
      }
      pairs.append(Query.Pair(name, value))
    }
    return pairs
  }
}
