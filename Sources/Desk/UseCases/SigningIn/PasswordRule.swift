import Access
import Diagnostics
import Secrets

/// What a password must be: long enough, and nothing that is guessed. No signs are asked for, and none are forbidden (NIST SP 800-63B, 3.1.1).
public enum PasswordRule {
  /// How many characters it has at least.
  public static let least = 12
  /// How many at most: nobody types more, and the work of hashing is bounded.
  static let most = 256
  /// A character has at most four bytes, and a mark or two; more is nobody's password and is not looked at.
  static let mostBytes = 4096
  /// How hard it is to guess: ten thousand million tries, as binary logarithm. It is what zxcvbn calls very unguessable.
  static let leastBits = 33.2

  /// What people of an office in Viet Nam like to choose, and who guesses knows; zxcvbn knows the English ones.
  private static let commonWords = [
    "matkhau", "dangnhap", "vietnam", "hanoi", "saigon", "hochiminh", "bacho", "anhyeuem", "emyeuanh", "conyeu",
    "giadinh",
    "congviec", "coquan", "vanphong", "danvan", "tinhuy", "thanhuy", "huyenuy", "danguy", "mattran", "uyban", "nhandan",
    "phuongxa", "bimat", "thang", "quantri", "chucmungnammoi",
  ]

  /// What is wrong with a password of somebody; nil where nothing is.
  ///
  /// - Parameter known: words that whoever guesses knows: names, ids, the office.
  static func fault(_ password: String, known: [String]) -> Words? {
    if password.utf8.count > mostBytes || password.count > most {
      return Words(
        vi: "mật khẩu dài hơn \(most) ký tự", en: "the password has more than \(most) characters")
    }
    if password.count < least {
      return Words(
        vi: "mật khẩu có \(password.count) ký tự; cần ít nhất \(least), nên là vài từ không liên quan với nhau",
        en: "the password has \(password.count) characters; at least \(least) are needed, best some unrelated words")
    }
    let words =
      commonWords + known.flatMap { VietnameseText.plainKey($0).split(separator: " ").map(String.init) + [$0] }
    // Marks and spaces are what one guesses last; what stays without them must be hard enough.
    let plain = VietnameseText.plainKey(password)
    let bits = [plain, plain.filter { $0 != " " }].map { PasswordStrength.bits(of: $0, known: words) }
    guard bits.allSatisfy({ $0 >= leastBits }) else {
      return Words(
        vi:
          "mật khẩu này dễ đoán: từ thường gặp, tên, ngày tháng, dãy phím hoặc lặp lại; thêm vài từ không liên quan với nhau",
        en:
          "this password is easy to guess: common words, names, dates, rows of keys or repetitions; add some unrelated words"
      )
    }
    return nil
  }

  /// As it is hashed: the same letters are the same bytes, however a keyboard writes them (NFC, as RFC 8265, 4.2).
  static func prepared(_ password: String) -> String { VietnameseText.composed(password) }
}
