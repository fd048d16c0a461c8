import Secrets

/// Where the rest of a list begins, as it is told to programs: they keep it and give it back with the same question. It holds a place and not
/// a number of rows, so what is added meanwhile neither repeats nor hides anything.
enum Cursor {
  /// So many bytes of a hash stand in front: those of the question it belongs to.
  private static let mark = 6

  static func text(_ place: String, of question: String) -> String {
    let bytes = head(question) + Array(place.utf8)
    return String(
      decoding: bytes.base64.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        case UInt8(ascii: "="): nil
        default: byte
        }
      }, as: UTF8.self)
  }

  /// The place; throws where the text is none of ours, or belongs to another question.
  static func place(_ text: String, of question: String) throws(Problem) -> String {
    var plain = text.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: byte
      }
    }
    while plain.count % 4 != 0 { plain.append(UInt8(ascii: "=")) }
    guard let bytes = [UInt8](base64: String(decoding: plain, as: UTF8.self)), bytes.count > mark,
      Array(bytes.prefix(mark)) == head(question), let place = String(validating: bytes.dropFirst(mark), as: UTF8.self)
    else {
      throw Problem(
        .refused, "con trỏ này không phải của câu hỏi này; hỏi lại từ đầu, không có cursor",
        "this cursor is not of this question; ask again from the beginning, without cursor")
    }
    return place
  }

  private static func head(_ question: String) -> [UInt8] {
    Array(Digest(of: Array(question.utf8)).bytes.prefix(mark))
  }
}
