/// What a person filled in and sent: text by the names of fields, and files.
public struct Form: Sendable {
  /// How much of what a form may have.
  public struct Limits: Hashable, Sendable {
    /// Values in all, files among them.
    public var values: Int
    /// Bytes of a name.
    public var nameBytes: Int
    /// Bytes of one text.
    public var textBytes: Int
    /// Files.
    public var files: Int
    /// Bytes of one file.
    public var fileBytes: Int

    /// The usual: 2,000 values, names of 256 bytes, texts of 1 MiB, 20 files of 50 MiB.
    public init(
      values: Int = 2000, nameBytes: Int = 256, textBytes: Int = 1 << 20, files: Int = 20, fileBytes: Int = 50 << 20
    ) {
      self.values = values
      self.nameBytes = nameBytes
      self.textBytes = textBytes
      self.files = files
      self.fileBytes = fileBytes
    }
  }

  /// The texts in their order, in NFC, with line ends as `\n`.
  public let fields: [Query.Pair]
  /// The files in their order. A field in which no file was chosen has none.
  public let allFiles: [UploadedFile]

  /// A form of these parts.
  public init(fields: [Query.Pair], files: [UploadedFile] = []) {
    self.fields = fields
    self.allFiles = files
  }

  /// Reads `a=1&b=2`.
  init(urlEncoded bytes: [UInt8], limits: Limits) throws(BadRequest) {
    let pairs = try bytes.withUnsafeBufferPointer { bytes throws(BadRequest) in
      var isTooLong = false
      return try PairReader.read(bytes, maximum: limits.values, longestName: limits.nameBytes) { code, vi, en in
        isTooLong ? Form.tooLarge : BadRequest(code: "form-\(code)", vi: "Biểu mẫu \(vi).", en: "The form \(en).")
      } decode: { bytes in
        guard bytes.count <= limits.textBytes else {
          isTooLong = true
          return nil
        }
        return PercentCoding.text(bytes)
      }
    }
    self.init(fields: pairs)
  }

  /// The first text of a name.
  public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The names of the fields that hold text, as they came.
  public var names: [String] { fields.map(\.name) }

  /// All texts of a name, in their order.
  public func all(_ name: String) -> [String] { fields.compactMap { $0.name == name ? $0.value : nil } }

  /// All files of a name, in their order.
  public func files(_ name: String) -> [UploadedFile] { allFiles.filter { $0.field == name } }

  static let wrongType = BadRequest(
    code: "form-type", status: .unsupportedMediaType, vi: "Nội dung gửi lên không phải là biểu mẫu.",
    en: "What was sent is no form.")
  static let tooLarge = BadRequest(
    code: "form-text-size", status: .contentTooLarge, vi: "Một ô của biểu mẫu có quá nhiều chữ.",
    en: "A field of the form has too much text.")
}

/// A file that came with a form.
public struct UploadedFile: Hashable, Sendable {
  /// The name of its field.
  public let field: String
  /// The name the sender's machine gave it, without folders; for people to see, never for a path of ours.
  public let name: String
  /// What its sender says it is, in lower case; nobody has looked.
  public let mediaType: String
  /// What is in it.
  public let bytes: [UInt8]

  /// A file.
  public init(field: String, name: String, mediaType: String, bytes: [UInt8]) {
    self.field = field
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
