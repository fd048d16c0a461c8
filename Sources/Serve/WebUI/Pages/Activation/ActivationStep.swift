/// A step of activating a regulation, by the noun in its address.
public enum ActivationStep: String, CaseIterable, Sendable {
  case text = "van-ban"
  case parties = "cac-ben"
  case days = "ngay-han"
  case forms = "bieu-mau"
  case contacts = "dau-moi"
  case preview = "xem-truoc"

  func words(_ c: PageContext) -> String {
    switch self {
    case .text: c("Văn bản", "The text")
    case .parties: c("Các bên", "Parties")
    case .days: c("Ngày hạn", "Due days")
    case .forms: c("Biểu mẫu", "Forms")
    case .contacts: c("Đầu mối liên hệ", "Contacts")
    case .preview: c("Xem trước", "Preview")
    }
  }

  var before: ActivationStep? { neighbour(-1) }
  var after: ActivationStep? { neighbour(1) }

  private func neighbour(_ way: Int) -> ActivationStep? {
    guard let place = Self.allCases.firstIndex(of: self), Self.allCases.indices.contains(place + way) else {
      return nil
    }
    return Self.allCases[place + way]
  }
}

/// How the guidance letter is given.
public enum LetterForm: String, CaseIterable, Sendable {
  /// A page to print.
  case page = "cong-van"
  /// Plain text.
  case text = "cong-van.txt"
  /// A file that a word processor opens.
  case file = "cong-van.html"
}
