/// Vietnamese words as the program compares them: composed or decomposed, with old or new placing of tones
/// (*hoà*, *hòa*), in any case, with any quotes and dashes.
///
/// The tables hold the Vietnamese letters only; other scalars stand for themselves.
public enum VietnameseText {
  /// A tone of a syllable, by the combining mark that writes it.
  private static let tones: [Unicode.Scalar: UInt8] = [
    "\u{0300}": 1, "\u{0301}": 2, "\u{0309}": 3, "\u{0303}": 4, "\u{0323}": 5,
  ]

  /// Twelve vowels, each without tone and then with the five tones in the order of `tones`.
  private static let vowels = [
    "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự",
    "yỳýỷỹỵ",
  ]

  /// Letters made of a base and a shape mark (circumflex, breve, horn).
  private static let shapes: [(base: Unicode.Scalar, mark: Unicode.Scalar, letter: Unicode.Scalar)] = [
    ("a", "\u{0302}", "â"), ("a", "\u{0306}", "ă"), ("e", "\u{0302}", "ê"), ("o", "\u{0302}", "ô"),
    ("o", "\u{031B}", "ơ"), ("u", "\u{031B}", "ư"),
  ]

  private struct Tables {
    /// Letter with tone → letter without, and the tone.
    var toneless: [UInt32: (letter: Unicode.Scalar, tone: UInt8)] = [:]
    /// Letter without tone and tone → letter with it.
    var toned: [UInt64: Unicode.Scalar] = [:]
    /// Base and shape mark → letter.
    var shaped: [UInt64: Unicode.Scalar] = [:]
    /// Letter → the plain letter people type without marks.
    var plain: [UInt32: Unicode.Scalar] = ["đ".unicodeScalars.first?.value ?? 0: "d"]
    /// Upper case → lower case, for the letters with marks.
    var lower: [UInt32: Unicode.Scalar] = [:]

    init() {
      lower["Đ".unicodeScalars.first?.value ?? 0] = "đ"
      for row in VietnameseText.vowels {
        let scalars = Array(row.unicodeScalars)
        let uppers = Array(row.uppercased().unicodeScalars)
        for (tone, scalar) in scalars.enumerated() {
          toneless[scalar.value] = (scalars[0], UInt8(tone))
          toneless[uppers[tone].value] = (uppers[0], UInt8(tone))
          toned[Tables.pair(scalars[0], UInt32(tone))] = scalar
          toned[Tables.pair(uppers[0], UInt32(tone))] = uppers[tone]
          lower[uppers[tone].value] = scalar
        }
      }
      for shape in VietnameseText.shapes {
        shaped[Tables.pair(shape.base, shape.mark.value)] = shape.letter
        plain[shape.letter.value] = shape.base
        if let base = shape.base.upper, let letter = shape.letter.upper {
          shaped[Tables.pair(base, shape.mark.value)] = letter
        }
      }
    }

    /// True for a Vietnamese letter that is no plain ASCII letter, in lower case and without tone.
    func isVietnamese(_ value: UInt32) -> Bool {
      switch value {
      case 0xE2, 0xEA, 0xF4, 0x103, 0x111, 0x1A1, 0x1B0: true
      default: false
      }
    }

    static func pair(_ scalar: Unicode.Scalar, _ second: UInt32) -> UInt64 {
      UInt64(scalar.value) << 32 | UInt64(second)
    }
  }

  private static let tables = Tables()

  /// The text with every Vietnamese letter composed (NFC for Vietnamese); everything else untouched. Cost: one pass.
  public static func composed(_ text: String) -> String {
    // The marks U+0300 to U+036F begin with these two bytes, and no other letter of Vietnamese does.
    var text = text
    guard text.withUTF8({ $0.contains { $0 == 0xCC || $0 == 0xCD } }) else { return text }
    var out: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      guard let last = out.last, scalar.isCombiningMark else {
        out.append(scalar)
        continue
      }
      let (letter, tone) = tables.toneless[last.value] ?? (last, 0)
      if let shape = tables.shaped[Tables.pair(letter, scalar.value)] {
        out[out.count - 1] = tables.toned[Tables.pair(shape, UInt32(tone))] ?? shape
      } else if let newTone = tones[scalar], tone == 0, let toned = tables.toned[Tables.pair(letter, UInt32(newTone))] {
        out[out.count - 1] = toned
      } else {
        out.append(scalar)
      }
    }
    var result = ""
    result.unicodeScalars.append(contentsOf: out)
    return result
  }

  /// The key under which two spellings of the same words are equal: composed, in lower case, each syllable's tone
  /// moved behind it, white space collapsed, curly quotes and long dashes made plain. Cost: one pass.
  public static func key(_ text: String) -> String {
    fold(text, keepingMarks: true)
  }

  /// The key under which text typed without marks equals text typed with them: `đ` as `d`, no tones, no shapes.
  public static func plainKey(_ text: String) -> String {
    fold(text, keepingMarks: false)
  }

  /// What a letter becomes in a key: lower case without tone, and its tone. Flat, by scalar, for the Vietnamese letters beyond
  /// ASCII; what other letters become is looked up when they are met.
  private struct KeyLetters {
    static let range: ClosedRange<UInt32> = 0xC0...0x1EFF
    /// 0 for what is no Vietnamese letter.
    private var letters: [UInt32] = Array(repeating: 0, count: range.count)
    private var tones: [UInt8] = Array(repeating: 0, count: range.count)

    init() {
      for (value, known) in tables.toneless where value >= Self.range.lowerBound {
        put(value, tables.lower[known.letter.value] ?? known.letter, known.tone)
      }
      for (value, letter) in tables.lower where tables.toneless[value] == nil { put(value, letter, 0) }
    }

    private mutating func put(_ value: UInt32, _ letter: Unicode.Scalar, _ tone: UInt8) {
      letters[Int(value - Self.range.lowerBound)] = letter.value
      tones[Int(value - Self.range.lowerBound)] = tone
    }

    /// `value` is in `range`.
    func callAsFunction(_ value: UInt32) -> (letter: UInt32, tone: UInt8) {
      let index = Int(value - Self.range.lowerBound)
      if letters[index] != 0 { return (letters[index], tones[index]) }
      guard let scalar = Unicode.Scalar(value) else { return (value, 0) }
      let lower = scalar.lower
      let (letter, tone) = tables.toneless[lower.value] ?? (lower, 0)
      return (letter.value, tone)
    }
  }

  private static let keyLetters = KeyLetters()

  private static func fold(_ text: String, keepingMarks: Bool) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 8)
    var tone: UInt8 = 0
    var pendingSpace = false
    let known = keyLetters
    for scalar in composed(text).unicodeScalars {
      var value = scalar.value
      if KeyLetters.range.contains(value) {
        let (letter, itsTone) = known(value)
        if itsTone > 0 { tone = itsTone }
        value = letter
      } else if (0x41...0x5A).contains(value) {
        value += 0x20
      }
      let isLetter = value < 0x80 ? (0x61...0x7A).contains(value) : isMarkedLetter(value)
      if !isLetter, tone > 0 {
        if keepingMarks { out.append(UInt8(ascii: "0") + tone) }
        tone = 0
      }
      if isSpace(value) {
        pendingSpace = !out.isEmpty
        continue
      }
      if pendingSpace {
        out.append(0x20)
        pendingSpace = false
      }
      if value < 0x80 {
        out.append(UInt8(value))
      } else if let folded = Unicode.Scalar(value).map({ isLetter ? $0 : plainPunctuation($0) }) {
        let letter = keepingMarks ? folded : tables.plain[folded.value] ?? folded
        out.append(contentsOf: UTF8.encode(letter) ?? UTF8.encodedReplacementCharacter)
      }
    }
    if keepingMarks, tone > 0 { out.append(UInt8(ascii: "0") + tone) }
    return String(decoding: out, as: UTF8.self)
  }

  /// True for letters beyond ASCII.
  private static func isMarkedLetter(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    if tables.isVietnamese(value) { return true }
    return scalar.properties.isAlphabetic || scalar.isCombiningMark
  }

  private static func isSpace(_ value: UInt32) -> Bool {
    value == 0x20 || (0x09...0x0D).contains(value) || value == 0xA0 || value == 0x202F
  }

  private static func plainPunctuation(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2018, 0x2019: "'"
    case 0x201C...0x201F, 0xAB, 0xBB: "\""
    default: scalar
    }
  }
}

extension Unicode.Scalar {
  /// The one-scalar lower case of a letter, or itself.
  fileprivate var lower: Unicode.Scalar {
    let mapped = properties.lowercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first ?? self : self
  }

  /// The one-scalar upper case of a letter, if it has one.
  fileprivate var upper: Unicode.Scalar? {
    let mapped = properties.uppercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first : nil
  }
}
