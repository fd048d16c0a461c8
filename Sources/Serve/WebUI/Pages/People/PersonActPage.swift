import Access
import CivilTime
import Diagnostics
import Organisations
import Regulations
import Store
import Telling
import UseCases

/// The form of something that is done about a person.
struct PersonActPage {
  let person: Store.PersonRow
  let grants: [Grant]
  let form: PersonActForm
  /// The regulations of which somebody can be coordinator.
  let regulations: [(id: String, title: String)]
  let register: Register
  /// Makes the form one that is taken once.
  let once: String
  let context: PageContext

  var title: String { "\(form.act.title(context)): \(person.shown(context))" }

  var body: Html {
    let c = context
    return """
      \(form.input.summary(c("Chưa làm được", "Not done yet"), c))
      <p class="small"><a href="\(.people)">\(c("Người dùng", "People"))</a> › <a href="\(.person(person.id))">\(person.shown(c))</a></p>
      <h1>\(title)</h1>
      <p class="soft">\(form.act.meaning(c))</p>
      <form method="post" action="\(.personAct(person.id, form.act))">\(c.token)<input type="hidden" name="_once" value="\(once)">
      \(form.fields.map(field))
      <div class="acts"><button class="main">\(form.act.title(c))</button> <a class="button second" href="\(.person(person.id))">\(c("Thôi", "Cancel"))</a></div>
      </form>
      """
  }

  private func field(_ field: PersonActForm.Field) -> Html {
    let c = context
    let input: FieldInput
    let (label, hint): (String, String)
    switch field {
    case .role:
      input = .choice([("", "")] + Role.allCases.map { ($0.rawValue, $0.words[c.language].capitalisedFirst) })
      (label, hint) = (c("Vai trò", "Role"), "")
    case .body:
      input = .line
      (label, hint) = (
        c("Ở cơ quan", "At the body"), c("Tên hoặc mã trong danh bạ", "Its name or id in the register")
      )
    case .regulation:
      input = .choice([("", "")] + regulations.map { ($0.id, Regulation.named($0.id, $0.title)) })
      (label, hint) = (
        c("Quy chế", "Regulation"), c("Chỉ của đầu mối phối hợp", "Of a coordinator only")
      )
    case .reach:
      input = .choice([
        ("", c("cơ quan này và cấp dưới của nó", "this body and what lies below it")),
        ("only", c("chỉ cơ quan này", "this body only")),
      ])
      (label, hint) = (c("Phạm vi", "How far it reaches"), "")
    case .from:
      input = .day
      (label, hint) = (c("Từ ngày", "From"), c("dd/mm/yyyy; để trống là hôm nay", "dd/mm/yyyy; empty for today"))
    case .to:
      input = .day
      (label, hint) = (
        c("Đến hết ngày (nếu có)", "Last day (if any)"), "dd/mm/yyyy"
      )
    case .basis:
      input = .line
      (label, hint) = (
        c("Quyết định phân công (nếu có)", "The decision that says so (if any)"),
        c("Như: Quyết định số 12-QĐ/BDV ngày 20/3/2024", "As: decision no. 12-QĐ/BDV of 20/3/2024")
      )
    case .insteadOf:
      input = .line
      (label, hint) = (
        c("Thay cho (nếu là người thay)", "Stands in for (if so)"),
        c("Mã người dùng của người được thay", "That person's user id")
      )
    case .number:
      input = .choice([("", "")] + grants.map { ($0.id.text, c.words(of: $0, register)) })
      (label, hint) = (c("Vai trò được thôi", "The role that ends"), "")
    case .last:
      input = .day
      (label, hint) = (
        c("Ngày cuối", "Last day"), c("dd/mm/yyyy; để trống là hôm nay", "dd/mm/yyyy; empty for today")
      )
    case .until:
      input = .day
      (label, hint) = (
        c("Ngày cuối của mã (nếu có)", "Last day of the token (if any)"),
        c("dd/mm/yyyy; để trống thì theo thiết lập của kho", "dd/mm/yyyy; empty for what the store has set")
      )
    case .address:
      input = .mailAddress
      (label, hint) = (
        c("Địa chỉ thư", "Address"),
        c(
          "Mã xác nhận được gửi đến đó; người này nhập mã ở trang Tài khoản",
          "A code is sent there; the person types it on the account page")
      )
    case .scope:
      input = .choice([
        ("", c("người này đăng nhập", "this person signs in")),
        ("read", c("phần mềm, chỉ đọc qua API", "a program, to read by the API")),
        ("write", c("phần mềm, đọc và ghi qua API", "a program, to read and write by the API")),
      ])
      (label, hint) = (c("Dùng để", "For what"), "")
    }
    return form.input.field(field, input, label: label, hint: hint, c)
  }
}

extension PersonAct {
  func title(_ c: PageContext) -> String {
    switch self {
    case .grant: c("Cấp vai trò", "Give a role")
    case .grantEnd: c("Thôi vai trò", "End a role")
    case .invitation: c("Cấp mã mời", "Invite")
    case .token: c("Cấp mã truy cập cho chương trình", "Give a token for programs")
    case .mail: c("Ghi địa chỉ thư", "Give an address for mail")
    case .revocation: c("Thu hồi mọi mã truy cập", "Make all tokens worthless")
    case .signOut: c("Kết thúc mọi phiên", "End all sign-ins")
    case .end: c("Kết thúc người dùng", "End the user")
    }
  }

  func meaning(_ c: PageContext) -> String {
    switch self {
    case .grant:
      c(
        "Người có vai trò xem và làm việc của cơ quan ấy trong những ngày được ghi.",
        "Who has a role sees and does the work of that body in the days given.")
    case .grantEnd:
      c("Sau ngày cuối người này không còn làm với vai trò ấy.", "After its last day the role is held no more.")
    case .invitation:
      c(
        "Người này chọn lại mật khẩu và điện thoại; cách đăng nhập cũ và các phiên đang mở hết hiệu lực ngay.",
        "He chooses password and telephone anew; the old ones and all open sign-ins are good no more at once.")
    case .token:
      c(
        "Mã cũ vẫn dùng được; mã lộ thì thu hồi mọi mã trước.",
        "Older tokens stay good; where one got out, make all worthless first.")
    case .mail:
      c(
        "Thư nhắc việc chỉ gửi đến sau khi người này nhập mã.",
        "Mails go there only once the person has typed the code.")
    case .revocation:
      c("Không mã nào của người này còn dùng được.", "No token of this person is good any more.")
    case .signOut:
      c(
        "Người này phải đăng nhập lại ở mọi trình duyệt; mật khẩu và điện thoại giữ nguyên.",
        "He has to sign in again in every browser; password and telephone stay.")
    case .end:
      c(
        "Mọi vai trò và mã truy cập kết thúc từ hôm nay; những gì đã làm vẫn ở nhật ký.",
        "All roles and tokens end today; what was done stays in the ledger.")
    }
  }
}
