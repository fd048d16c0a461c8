/// Files with one thing wrong in each, and what `check` says of it, word for word.
///
/// They stand in files beside this one by what is wrong, in each by code.
enum PlantedFiles {
  /// A rule file with something wrong in it.
  struct File: Sendable {
    let code: String
    /// The file, behind the common head where `body` is set.
    let body: String
    let hasHead: Bool
    let needsRegister: Bool
    /// False for a file beside which stands no folder of forms.
    var hasForms = true
    /// Place, weight, words and notes in Vietnamese and in English.
    let vi: String
    let en: String
  }

  /// The header and parties with which most files begin.
  static let head = #"""
    ---
    ngôn ngữ quy tắc: 1
    mã: thu
    loại: quy chế phối hợp
    tên: Quy chế thử
    có hiệu lực từ: 1/1/2024
    ---
    ## Các bên
    - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
    - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
    - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
    - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
    """# + "\n"

  static let all: [File] = [
    header, outline, parties, rules, recurrences, deadlines, dates, applications, links, examples, register,
  ].flatMap { $0 }
}
