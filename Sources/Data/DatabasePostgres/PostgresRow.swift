import CPostgres
import Database

/// A row of a result in binary form, while it is looked at.
struct PostgresRow: DatabaseRow {
  let result: OpaquePointer

  func isNull(_ column: Int) -> Bool { PQgetisnull(result, 0, Int32(column)) != 0 }

  /// A whole number of any width; a truth value as 1 or 0; a sum, which the server gives as a decimal number, where it is whole.
  func integer(_ column: Int) -> Int64 {
    let bytes = bytes(column)
    switch PQftype(result, Int32(column)) {
    case PostgresType.int8: return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
    case PostgresType.int4: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
    case PostgresType.int2: return Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
    case PostgresType.bool: return Int64(bytes[0])
    case PostgresType.numeric: return Self.whole(numeric: bytes)
    case let type: preconditionFailure("column \(column) is no whole number but of type \(type)")
    }
  }

  func text(_ column: Int) -> String {
    switch PQftype(result, Int32(column)) {
    case PostgresType.text, PostgresType.varchar, PostgresType.character, PostgresType.name, PostgresType.unknown:
      String(decoding: bytes(column), as: UTF8.self)
    case let type: preconditionFailure("column \(column) is no text but of type \(type)")
    }
  }

  func blob(_ column: Int) -> [UInt8] {
    let type = PQftype(result, Int32(column))
    precondition(type == PostgresType.bytea, "column \(column) holds no bytes but type \(type)")
    return [UInt8](bytes(column))
  }

  private func bytes(_ column: Int) -> UnsafeRawBufferPointer {
    precondition(!isNull(column), "column \(column) is null")
    return UnsafeRawBufferPointer(
      start: PQgetvalue(result, 0, Int32(column)), count: Int(PQgetlength(result, 0, Int32(column))))
  }

  /// A decimal number: how many digits to the base of 10,000, the power of the first, the sign, how many decimals are shown, the digits.
  private static func whole(numeric bytes: UnsafeRawBufferPointer) -> Int64 {
    func part(_ index: Int) -> Int {
      Int(Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2 * index, as: Int16.self)))
    }
    let (count, weight, sign) = (part(0), part(1), part(2))
    precondition(sign == 0 || sign == 0x4000, "a sum is no number")
    // Below zero all the way, because the lowest number has no opposite.
    var value: Int64 = 0
    for power in 0..<max(weight + 1, count) {
      let digit = power < count ? part(4 + power) : 0
      if power <= weight {
        value = value * 10_000 - Int64(digit)
      } else {
        precondition(digit == 0, "a sum is no whole number")
      }
    }
    return sign == 0 ? -value : value
  }
}
