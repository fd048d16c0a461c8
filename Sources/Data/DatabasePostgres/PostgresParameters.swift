import CPostgres
import Database

/// The values of a statement in the binary form of the protocol: one stretch of bytes, used again for the next statement.
struct PostgresParameters {
  /// The types, each 0 where null says nothing about it.
  private(set) var types: [Oid] = []
  /// One byte stands before the values, so that an empty one has a place too.
  private var bytes: [UInt8] = [0]
  private var starts: [Int] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  /// How many there are.
  var count: Int { types.count }

  /// Takes values in place of those before. A text with NUL is refused: no PostgreSQL keeps one.
  mutating func set(_ values: [DatabaseValue]) throws(DatabaseError) {
    bytes.removeLast(bytes.count - 1)
    types.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    for value in values {
      starts.append(value == .null ? -1 : bytes.count)
      let before = bytes.count
      types.append(try bytes.append(binaryOf: value))
      guard let length = Int32(exactly: bytes.count - before) else { throw .tooLarge }
      lengths.append(length)
    }
    if formats.count < values.count { formats += [Int32](repeating: 1, count: values.count - formats.count) }
  }

  /// Says that a null is of text; false where there is none at the place, or its type is known.
  mutating func setText(at place: Int) -> Bool {
    guard types.indices.contains(place), types[place] == 0 else { return false }
    types[place] = PostgresType.text
    return true
  }

  /// What libpq takes: the values, their lengths, their formats.
  func withPointers<Value>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>) -> Value
  ) -> Value {
    bytes.withUnsafeBytes { bytes in
      let pointers = starts.map {
        $0 < 0 ? nil : bytes.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self)
      }
      return body(pointers, lengths, formats)
    }
  }
}

/// The types of the server that the store uses: `SELECT oid, typname FROM pg_type`; these never change.
enum PostgresType {
  static let bool: Oid = 16, bytea: Oid = 17, name: Oid = 19, int8: Oid = 20, int2: Oid = 21, int4: Oid = 23
  static let text: Oid = 25, unknown: Oid = 705, character: Oid = 1042, varchar: Oid = 1043, numeric: Oid = 1700
}

extension [UInt8] {
  /// Appends a whole number, the highest byte first, as all numbers of the protocol are.
  mutating func append(bigEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }

  /// Appends a value, nothing for null, and gives its type.
  mutating func append(binaryOf value: DatabaseValue) throws(DatabaseError) -> Oid {
    switch value {
    case .null: return 0
    case .integer(let number):
      append(bigEndian: number)
      return PostgresType.int8
    case .text(let text):
      let start = count
      append(contentsOf: text.utf8)
      guard !self[start...].contains(0) else { throw .nulInText }
      return PostgresType.text
    case .blob(let blob):
      append(contentsOf: blob)
      return PostgresType.bytea
    }
  }
}
