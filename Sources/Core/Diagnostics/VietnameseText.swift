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

    static func pair(_ scalar: Unicode.Scalar, _ second: UInt32) -> UInt64 {
      UInt64(scalar.value) << 32 | UInt64(second)
    }
  }

  private static let tables = Tables()

  /// The text with every Vietnamese letter composed (NFC for Vietnamese); everything else untouched. Cost: one pass.
  public static func composed(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isCombiningMark) else { return text }
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

  private static func fold(_ text: String, keepingMarks: Bool) -> String {
    var out = String.UnicodeScalarView()
    var tone: UInt8 = 0
    var pendingSpace = false
    func endSyllable() {
      if keepingMarks, tone > 0 { out.append(Unicode.Scalar(UInt8(ascii: "0") + tone)) }
      tone = 0
    }
    for original in composed(text).unicodeScalars {
      let scalar = lowercased(original)
      if isSpace(scalar) {
        endSyllable()
        pendingSpace = !out.isEmpty
        continue
      }
      if pendingSpace {
        out.append(" ")
        pendingSpace = false
      }
      if let (letter, letterTone) = tables.toneless[scalar.value] {
        out.append(keepingMarks ? letter : tables.plain[letter.value] ?? letter)
        if letterTone > 0 { tone = letterTone }
      } else if isLetter(scalar) {
        out.append(keepingMarks ? scalar : tables.plain[scalar.value] ?? scalar)
      } else {
        endSyllable()
        out.append(plainPunctuation(scalar))
      }
    }
    endSyllable()
    return String(out)
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 {
      return (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
    }
    if let lower = tables.lower[scalar.value] { return lower }
    let mapped = scalar.properties.lowercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first ?? scalar : scalar
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (0x09...0x0D).contains(scalar.value) || scalar.value == 0xA0 || scalar.value == 0x202F
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return (0x61...0x7A).contains(scalar.value) }
    return scalar.properties.isAlphabetic || scalar.isCombiningMark
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
  /// The one-scalar upper case of a letter, if it has one.
  fileprivate var upper: Unicode.Scalar? {
    let mapped = properties.uppercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first : nil
  }
}
