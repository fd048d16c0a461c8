import CSodium

extension [UInt8] {
  /// In base64 with padding (RFC 4648, 4).
  public var base64: String {
    var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(count, sodium_base64_VARIANT_ORIGINAL))
    sodium_bin2base64(&text, text.count, self, count, sodium_base64_VARIANT_ORIGINAL)
    return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Bytes of base64 with padding; nil for anything else.
  public init?(base64 text: String) {
    var bytes = [UInt8](repeating: 0, count: text.utf8.count)
    var length = 0
    let text = text.utf8.map { CChar(bitPattern: $0) }
    guard
      sodium_base642bin(
        &bytes, bytes.count, text, text.count, nil, &length, nil, sodium_base64_VARIANT_ORIGINAL) == 0
    else { return nil }
    self = Array(bytes.prefix(length))
  }
}
