import Access
import QRCodes
import Secrets
import Store
import Telling
import UseCases

/// Somebody who was invited gives the code that he was handed.
struct InvitationPage {
  enum Field: String, CaseIterable {
    case code = "ma-moi"
  }

  let form: Typed<Field>
  let context: PageContext

  var title: String { context("Mã mời", "Invitation") }

  var body: Html {
    let c = context
    return """
      \(form.summary(c("Chưa dùng được mã mời", "The invitation was not taken"), c))<h1>\(title)</h1>
      <p>\(c("Quản trị viên giao mã mời cho từng người; mã dùng một lần.", "An administrator hands everybody his own; it is used once."))</p>
      <form method="post" action="\(.invitation)">
      \(form.field(.code, .line, label: c("Mã mời", "Invitation"), hint: c("Như ABCD-EFGH-…; chữ hoa hay thường đều được", "As ABCD-EFGH-…; capital or small letters"), c))
      <div class="acts"><button class="main">\(c("Tiếp tục", "Continue"))</button>
      <a class="button second" href="\(.signIn)">\(c("Đăng nhập", "Sign in"))</a></div></form>
      """
  }
}

/// He chooses a password and shares a secret with his telephone.
struct ChoicePage {
  enum Field: String, CaseIterable {
    case password = "mat-khau", code = "ma-so"
  }

  let person: Store.PersonRow
  let secret: OneTimeCode
  let issuer: String
  let form: Typed<Field>
  /// The name of what was begun.
  let pending: String
  let context: PageContext

  var title: String { context("Chọn cách đăng nhập", "Choose how to sign in") }

  var body: Html {
    let c = context
    return """
      \(form.summary(c("Chưa xong", "Not done yet"), c))<h1>\(title)</h1>
      <p>\(c("Chào \(person.shown(c)). Từ nay đồng chí đăng nhập bằng mã người dùng, mật khẩu và sáu số trong điện thoại.", "Welcome, \(person.shown(c)). From now on you sign in with your user id, a password and six digits of your telephone."))</p>
      <form method="post" action="\(.invitation)"><input type="hidden" name="buoc" value="\(pending)">
      <div class="field"><label for="ma">\(c("Mã người dùng", "User id"))</label>
      <input type="text" id="ma" name="ma" class="short" autocomplete="username" value="\(person.id.text)" readonly></div>
      <h2>1. \(c("Mật khẩu", "Password"))</h2>
      \(form.field(
        .password, .password(isNew: true), label: c("Mật khẩu mới", "New password"),
        hint: c("Ít nhất \(PasswordRule.least) ký tự; vài từ không liên quan với nhau là tốt nhất, không cần ký hiệu", "At least \(PasswordRule.least) characters; some unrelated words are best, no signs needed"), c))
      <h2>2. \(c("Điện thoại", "Telephone"))</h2>
      \(TelephoneStep(secret: secret, person: person, issuer: issuer, context: c).body)
      \(form.field(.code, .oneTimeCode, label: c("Sáu số trong ứng dụng", "The six digits in the app"), c))
      <div class="acts"><button class="main">\(c("Xong", "Done"))</button></div></form>
      """
  }
}

/// How a telephone gets a secret: by a picture, or by typing.
struct TelephoneStep {
  let secret: OneTimeCode
  let person: Store.PersonRow
  let issuer: String
  let context: PageContext

  var body: Html {
    let c = context
    let address = secret.address(person: person.id.text, issuer: issuer)
    let picture = QRCode(address).map { code -> Html in
      let side = code.side + 8
      return """
        <svg class="code" role="img" aria-label="\(c("Mã QR cho ứng dụng", "QR code for the app"))" viewBox="-4 -4 \(side) \(side)" width="240" height="240">\
        <rect x="-4" y="-4" width="\(side)" height="\(side)" fill="#fff"/><path d="\(code.path)" fill="#000"/></svg>
        """
    }
    let groups = HandedCode(typed: secret.base32).shown.replacing("-", with: " ")
    return """
      <p>\(c("Mở ứng dụng tạo mã trên điện thoại (FreeOTP, Aegis, Google hay Microsoft Authenticator), quét hình hoặc nhập dãy chữ.", "Open an app for codes on the telephone (FreeOTP, Aegis, Google or Microsoft Authenticator) and scan the picture, or type the letters."))</p>
      \(picture)<p><code>\(groups)</code></p>
      <p><a href="\(external: address)">\(c("Đang dùng chính điện thoại ấy: mở ứng dụng", "This is that telephone: open the app"))</a></p>
      """
  }
}

/// Recovery codes, shown once.
struct RecoveryPage {
  let codes: [HandedCode]
  let context: PageContext

  var title: String { context("Mã khôi phục", "Recovery codes") }

  var body: Html {
    let c = context
    return """
      <h1>\(title)</h1>
      <p>\(c("Mỗi mã thay sáu số của điện thoại một lần. In hoặc chép ra giấy và cất đi: trang này chỉ hiện một lần.", "Each stands in for the telephone's six digits once. Print them or write them down and keep them: this page is shown once."))</p>
      <ol class="codes">\(codes.map { "<li><code>\($0.shown)</code></li>" as Html })</ol>
      <ul class="acts"><li><a class="button" href="\(.home)">\(c("Đã cất, vào việc", "Kept; to my work"))</a></li></ul>
      """
  }
}

/// The first administrator of a store makes himself known.
struct FirstStartPage {
  enum Field: String, CaseIterable {
    case code = "ma-bat-dau", name = "ho-ten", id = "ma", body = "co-quan"
  }

  let form: Typed<Field>
  /// There is no body yet at which somebody could be administrator.
  let isEmpty: Bool
  let context: PageContext

  var title: String { context("Bắt đầu", "First start") }

  var body: Html {
    let c = context
    if isEmpty {
      return """
        <h1>\(title)</h1>
        <p>\(c("Kho chưa có danh bạ cơ quan. Dừng chương trình, chạy lệnh dưới đây ở máy chủ rồi bắt đầu lại:", "The store has no register of bodies yet. Stop the program, run this at the server, and start again:"))</p>
        <p><code>phoihop import register Registers/five-jurisdictions</code></p>
        """
    }
    return """
      \(form.summary(c("Chưa bắt đầu được", "Not begun yet"), c))<h1>\(title)</h1>
      <p>\(c("Người đầu tiên là quản trị viên: mời những người khác và cấp vai trò, không xem và không làm nhiệm vụ nào.", "The first person is an administrator: who invites others and gives roles, and sees and does no obligation."))</p>
      <form method="post" action="\(.firstStart)">
      \(form.field(.code, .line, label: c("Mã bắt đầu", "Code of the first start"), hint: c("phoihop serve đã in mã này ở máy chủ", "phoihop serve printed it at the server"), c))
      \(form.field(.name, .line, label: c("Họ tên", "Name"), c))
      \(form.field(.id, .userName, label: c("Mã người dùng (nếu muốn tự chọn)", "User id (if you want to choose it)"), hint: c("Chữ không dấu, số và gạch nối; dùng để đăng nhập", "Letters without marks, digits and hyphens; you sign in with it"), c))
      \(form.field(.body, .line, label: c("Cơ quan giữ kho", "The body that keeps the store"), hint: c("Tên hoặc mã trong danh bạ", "Its name or id in the register"), c))
      <div class="acts"><button class="main">\(c("Tiếp tục", "Continue"))</button></div></form>
      """
  }
}
