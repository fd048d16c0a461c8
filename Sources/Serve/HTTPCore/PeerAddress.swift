/// Who is at the other end of a connection, or behind the proxy at the other end.
public enum PeerAddress: Hashable, Sendable, CustomStringConvertible {
  /// Of IPv4.
  case v4(UInt32)
  /// Of IPv6, in two halves.
  case v6(UInt64, UInt64)
  /// A program on this machine, over a Unix socket.
  case local

  /// Reads `192.0.2.1`, `2001:db8::1` or `::ffff:192.0.2.1`, which is the first. Nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    if let address = PeerAddress.v4(bytes[...]) {
      self = .v4(address)
      return
    }
    guard bytes.count <= 45, let parts = PeerAddress.v6(bytes) else { return nil }
    self.init(high: parts.0, low: parts.1)
  }

  /// An IPv6 address by its halves; one that holds an IPv4 address is that.
  public init(high: UInt64, low: UInt64) {
    self = high == 0 && low >> 32 == 0xFFFF ? .v4(UInt32(truncatingIfNeeded: low)) : .v6(high, low)
  }

  /// The address as people write it; IPv6 with its longest run of zeros left out (RFC 5952).
  public var description: String {
    switch self {
    case .local: return "local"
    case .v4(let a): return "\(a >> 24).\(a >> 16 & 255).\(a >> 8 & 255).\(a & 255)"
    case .v6(let high, let low):
      let groups = (0..<8).map { UInt16(truncatingIfNeeded: ($0 < 4 ? high : low) >> UInt64(48 - $0 % 4 * 16)) }
      var best = 0..<0
      var start = 0
      while start < 8 {
        var end = start
        while end < 8, groups[end] == 0 { end += 1 }
        if end - start > max(1, best.count) { best = start..<end }
        start = max(end, start + 1)
      }
      let hex = groups.map { String($0, radix: 16) }
      if best.isEmpty { return hex.joined(separator: ":") }
      return hex[..<best.lowerBound].joined(separator: ":") + "::" + hex[best.upperBound...].joined(separator: ":")
    }
  }

  /// What limits are counted by: the address, of IPv6 the network of 64 bits that one house has.
  public var household: PeerAddress {
    if case .v6(let high, _) = self { return .v6(high, 0) }
    return self
  }

  private static func v4(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt32 = 0
    for part in parts {
      guard part.count <= 3, part.count == 1 || part.first != 0x30, let number = Bytes.number(part), number < 256 else {
        return nil
      }
      address = address << 8 | UInt32(number)
    }
    return address
  }

  private static func v6(_ bytes: [UInt8]) -> (UInt64, UInt64)? {
    var groups: [UInt16] = []
    var gap: Int?
    var rest = bytes[...]
    if rest.starts(with: "::".utf8) {
      gap = 0
      rest.removeFirst(2)
    }
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
      if end == rest.endIndex, rest.contains(UInt8(ascii: ".")) {
        guard let address = v4(rest) else { return nil }
        groups += [UInt16(address >> 16), UInt16(truncatingIfNeeded: address)]
        break
      }
      guard 1...4 ~= end - rest.startIndex else { return nil }
      var group: UInt16 = 0
      for byte in rest[..<end] {
        guard let digit = Bytes.hexadecimal(byte) else { return nil }
        group = group << 4 | UInt16(digit)
      }
      groups.append(group)
      guard end < rest.endIndex else { break }
      rest = rest[(end + 1)...]
      if rest.first == UInt8(ascii: ":") {
        guard gap == nil else { return nil }
        gap = groups.count
        rest.removeFirst()
      } else if rest.isEmpty {
        return nil
      }
      guard groups.count <= 8 else { return nil }
    }
    if let gap {
      guard groups.count < 8 else { return nil }
      groups.insert(contentsOf: [UInt16](repeating: 0, count: 8 - groups.count), at: gap)
    }
    guard groups.count == 8 else { return nil }
    func half(_ from: Int) -> UInt64 { groups[from..<from + 4].reduce(0) { $0 << 16 | UInt64($1) } }
    return (half(0), half(4))
  }
}

/// Addresses that begin alike, such as `10.0.0.0/8`; one address alone is such a range too.
public struct AddressRange: Hashable, Sendable {
  private let first: PeerAddress
  private let bits: Int

  /// Reads `10.0.0.0/8`, `fd00::/8` or one address; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ PeerAddress(String($0)) }), parts.count <= 2 else { return nil }
    let all = if case .v4 = first { 32 } else { 128 }
    self.first = first
    guard parts.count == 2 else {
      bits = all
      return
    }
    guard let bits = Bytes.number(parts[1].utf8), bits <= all else { return nil }
    self.bits = bits
  }

  /// Whether an address is one of them.
  public func contains(_ address: PeerAddress) -> Bool {
    switch (first, address) {
    case (.v4(let a), .v4(let b)): (UInt64(a) ^ UInt64(b)) >> UInt64(32 - bits) == 0
    case (.v6(let a, let c), .v6(let b, let d)):
      bits <= 64 ? bits == 0 || (a ^ b) >> UInt64(64 - bits) == 0 : a == b && (c ^ d) >> UInt64(128 - bits) == 0
    default: false
    }
  }
}
