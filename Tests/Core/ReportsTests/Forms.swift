import CivilTime
import Diagnostics
import Organisations
import Regulations
import Reports

/// A form of some rows of its table.
func form(_ rows: String) -> Form {
  let (form, findings) = FormFile.read(
    SourceText(
      name: "thu.md",
      text: """
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: biểu mẫu
        tên: Biểu thử
        phiên bản: 1
        ---

        | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        \(rows)

        """))
  guard let form, findings.isEmpty else { preconditionFailure("\(findings)") }
  return form
}

/// A small form with a field of each kind.
let small = form(
  """
  | cuoc | Cuộc vận động | số (cuộc) | có | trong kỳ, lũy kế, cùng kỳ năm trước, tăng giảm | cộng | cấp dưới | khác trên 10% |
  | mo-hinh | Mô hình | số (mô hình) | không | trong kỳ, lũy kế | cuối | cấp dưới | |
  | giam | Giảm | số (người) | không | trong kỳ, ước | cộng | | khác trên 2 |
  | diem | Điểm | số (điểm) | không | trong kỳ, lũy kế | không | | |
  | muc | Đánh giá | chọn (tốt; yếu) | không | trong kỳ | không | | |
  | noi-bat | Nổi bật | văn bản | có | trong kỳ | không | | |
  | kem | Kèm theo | tệp | không | trong kỳ | không | | |
  """)

/// A field of the small form.
func field(_ id: String) -> FormField {
  guard let field = small.field(id) else { preconditionFailure("a field") }
  return field
}

func body(_ id: String) -> OrganisationID {
  guard let body = OrganisationID(id) else { preconditionFailure("an id") }
  return body
}

func label(_ text: String) -> PeriodLabel {
  guard let label = PeriodLabel(text) else { preconditionFailure("a period") }
  return label
}

func day(_ iso: String) -> CivilDate {
  guard let day = CivilDate(iso: iso) else { preconditionFailure("a day") }
  return day
}

/// Answers with one number of the field `cuoc`.
func cuoc(_ number: Int64) -> Answers { Answers([Figure("cuoc", .inPeriod, Amount(number))]) }

/// Numbers that are the same in every run.
struct Dice {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }
  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
