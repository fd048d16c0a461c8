/// Files with one thing wrong in each, and what `check` says of it, word for word.
enum PlantedFiles {
  /// A rule file with something wrong in it.
  struct File: Sendable {
    let code: String
    /// The file, behind the common head where `body` is set.
    let body: String
    let hasHead: Bool
    let needsRegister: Bool
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
    File(
      code: "no-end-of-term",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "x" gửi BDVTU; kết thúc giai đoạn.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:34-15:52 error: quy chế không có ngày hết hiệu lực nên không có cuối giai đoạn
        = thêm "có hiệu lực đến: …" vào phần đầu
        """#,
      en: #"""
        15:34-15:52 error: the regulation has no last day in force, so its term has no end
        = add "in force to: …" to the header
        """#),
    File(
      code: "members-below-top",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        từng đoàn thể phải báo cáo "x" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```apdung
        theo: thông lệ
        "đoàn thể" gồm MTTQ.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:1-19:11 error: thành phần của "đoàn thể" có giá trị cho cả quy chế nên phải định ngoài các điều khoản
        = chuyển khối này lên dưới mục "Các bên"
        """#,
      en: #"""
        19:1-19:11 error: the members of "đoàn thể" hold for the whole regulation and are settled outside its clauses
        = move this block up, under the section "Parties"
        """#),
    File(
      code: "missing-header",
      body: #"""
        # Quy chế
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        1:1-1:10 error: tệp bắt đầu bằng phần đầu giữa hai dòng "---"
        = dòng đầu tiên là ---, rồi "ngôn ngữ quy tắc: 1", "mã: …", "loại: …", "tên: …", và một dòng ---
        """#,
      en: #"""
        1:1-1:10 error: a file begins with a header between two lines "---"
        = the first line is ---, then "rule language: 1", "id: …", "kind: …", "title: …", and a line ---
        """#),
    File(
      code: "unclosed-header",
      body: #"""
        ---
        mã: thu
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        1:1-1:4 error: phần đầu mở ở đây không có dòng "---" đóng lại
        """#,
      en: #"""
        1:1-1:4 error: the header opened here has no closing line "---"
        """#),
    File(
      code: "bad-header-line",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế
        tên: Thử
        không có dấu hai chấm
        ---
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        6:1-6:22 error: dòng của phần đầu có dạng "khóa: giá trị"
        """#,
      en: #"""
        6:1-6:22 error: a line of the header has the form "key: value"
        """#),
    File(
      code: "unclosed-fence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        14:1-14:11 error: khối mở ở đây không có dòng ``` đóng lại
        = thêm một dòng ``` sau câu cuối của khối
        """#,
      en: #"""
        14:1-14:11 error: the block opened here has no closing line ```
        = add a line ``` behind the last sentence of the block
        """#),
    File(
      code: "unknown-fence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```quydnh
        x
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        17:4-17:10 warning: khối "quydnh" không được đọc; các khối: quydinh, apdung, vidu
        = gần nhất: "quydinh"
        """#,
      en: #"""
        17:4-17:10 warning: the block "quydnh" is not read; blocks: rule, application, example
        = nearest: "quydinh"
        """#),
    File(
      code: "missing-ground",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        hạn chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        17:1-17:1 error: khối apdung bắt đầu bằng căn cứ: "theo: …"
        = căn cứ được dùng: thống nhất của các bên | hướng dẫn [của B,] số …, ngày … | thông lệ | suy ra: … | chấp nhận: không ghi
        """#,
      en: #"""
        17:1-17:1 error: an application begins with its ground: "by: …"
        = grounds: agreement of the parties | guidance [of B,] no. …, of … | custom | inferred: … | accepted: not stated
        """#),
    File(
      code: "unknown-ground",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: ý tôi
        hạn chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:1-18:12 error: "ý tôi" không phải là một loại căn cứ
        = căn cứ được dùng: thống nhất của các bên | hướng dẫn [của B,] số …, ngày … | thông lệ | suy ra: … | chấp nhận: không ghi
        """#,
      en: #"""
        18:1-18:12 error: "ý tôi" is no kind of ground
        = grounds: agreement of the parties | guidance [of B,] no. …, of … | custom | inferred: … | accepted: not stated
        """#),
    File(
      code: "impossible-date",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ; từ 30/2/2024
        hạn chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:1-18:29 error: không có ngày 30/2/2024 trong lịch
        """#,
      en: #"""
        18:1-18:29 error: there is no day 30/2/2024 in the calendar
        """#),
    File(
      code: "impossible-date",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; chậm nhất ngày 30/2/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:45-15:54 error: không có ngày 30/2/2024 trong lịch
        """#,
      en: #"""
        15:45-15:54 error: there is no day 30/2/2024 in the calendar
        """#),
    File(
      code: "impossible-date",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng năm, trước ngày 31/4.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:51-15:55 error: không có ngày 31/4 trong lịch
        """#,
      en: #"""
        15:51-15:55 error: there is no day 31/4 in the calendar
        """#),
    File(
      code: "impossible-date",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, chậm nhất ngày 32.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:57-15:59 error: không có ngày 32 trong tháng nào; ngày từ 1 đến 31
        """#,
      en: #"""
        15:57-15:59 error: no month has a day 32; days run from 1 to 31
        """#),
    File(
      code: "impossible-date",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế phối hợp
        tên: Quy chế thử
        có hiệu lực từ: 29/2/2023
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        6:17-6:26 error: không có ngày 29/2/2023 trong lịch
        """#,
      en: #"""
        6:17-6:26 error: there is no day 29/2/2023 in the calendar
        """#),
    File(
      code: "reversed-dates",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ; từ 1/2/2024; đến 1/1/2024
        hạn chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:1-18:42 error: ngày "đến" trước ngày "từ"
        """#,
      en: #"""
        18:1-18:42 error: the last day stands before the first
        """#),
    File(
      code: "reversed-dates",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế phối hợp
        tên: Quy chế thử
        có hiệu lực từ: 1/1/2024
        có hiệu lực đến: 31/12/2023
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        2:1-8:1 error: ngày hết hiệu lực trước ngày có hiệu lực
        """#,
      en: #"""
        2:1-8:1 error: the last day in force stands before the first
        """#),
    File(
      code: "bad-application",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        hãy gửi đúng hạn.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:1-19:4 error: cần một trong: "…" là …, kỳ thực hiện là …, hạn …, số liệu tính đến …, "…" gồm …, gửi …, theo mẫu …, gộp kỳ, có hiệu lực từ …, không ghi …; ở đây thấy "hãy"
        """#,
      en: #"""
        19:1-19:4 error: needed one of: "…" is …, the period is …, due …, figures as of …, "…" comprises …, to …, on form …, absorbing, in force from …, not stated …; found "hãy"
        """#),
    File(
      code: "bad-application",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        "6 tháng" hiểu là hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:11-19:15 error: cần "là" hoặc "gồm" sau phần trích; ở đây thấy "hiểu"
        """#,
      en: #"""
        19:11-19:15 error: needed "is" or "comprises" behind the quoted words; found "hiểu"
        """#),
    File(
      code: "bad-application",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        báo ngay bằng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:14-19:15 error: cần cách báo ngay, như "điện thoại"; ở đây thấy "."
        """#,
      en: #"""
        19:14-19:15 error: needed the means, such as "telephone"; found "."
        """#),
    File(
      code: "unknown-series",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        mọi báo cáo thế kỷ: gộp kỳ.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:13-19:16 error: cần tuần, tháng, quý, 6 tháng, 9 tháng hoặc năm; ở đây thấy "thế"
        """#,
      en: #"""
        19:13-19:16 error: needed week, month, quarter, 6 months, 9 months or year; found "thế"
        """#),
    File(
      code: "expected-colon",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        mọi báo cáo tháng gộp kỳ.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:19-19:22 error: cần dấu ":"; ở đây thấy "gộp"
        """#,
      en: #"""
        19:19-19:22 error: needed ":"; found "gộp"
        """#),
    File(
      code: "bad-roll",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        nếu là ngày nghỉ thì thôi.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:22-19:26 error: cần "ngày làm việc tiếp theo", "ngày làm việc trước đó" hoặc "giữ nguyên"; ở đây thấy "thôi"
        """#,
      en: #"""
        19:22-19:26 error: needed "the next working day", "the working day before" or "unchanged"; found "thôi"
        """#),
    File(
      code: "bad-deadline",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        hạn hôm nào cũng được.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:5-19:8 error: cần "chậm nhất ngày …", "trước ngày …", "trong thời hạn …"; ở đây thấy "hôm"
        """#,
      en: #"""
        19:5-19:8 error: needed "by …", "before …", "within …"; found "hôm"
        """#),
    File(
      code: "bad-deadline",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải gửi để thẩm định gửi BDVTU, trước ngày trình 10 ngày.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:39-15:44 error: sau "trước ngày trình" cần "ít nhất N ngày"
        """#,
      en: #"""
        15:39-15:44 error: "before the submission day" needs "at least N days" in front
        """#),
    File(
      code: "bad-deadline",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, trước ngày kết thúc kỳ 10 ngày.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:65-15:67 error: cần "ít nhất N ngày"; ở đây thấy "10"
        """#,
      en: #"""
        15:65-15:67 error: needed "at least N days" in front; found "10"
        """#),
    File(
      code: "bad-deadline",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, trong thời hạn 10 ngày, sau đó.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:66-15:69 error: cần "kể từ khi …" hoặc "kể từ ngày kết thúc kỳ"; ở đây thấy "sau"
        """#,
      en: #"""
        15:66-15:69 error: needed "of …" or "of the end of the period"; found "sau"
        """#),
    File(
      code: "unknown-matter",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        không ghi lý do.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:11-19:13 error: cần hạn, nơi nhận, kỳ, ngày có hiệu lực hoặc thành phần; ở đây thấy "lý"
        """#,
      en: #"""
        19:11-19:13 error: needed due day, recipient, period, day of effect or members; found "lý"
        """#),
    File(
      code: "expected-recurrence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        kỳ thực hiện là tùy ý.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:17-19:20 error: cần một kỳ như "hằng tháng" hoặc "6 tháng đầu năm"; ở đây thấy "tùy"
        """#,
      en: #"""
        19:17-19:20 error: needed a recurrence such as "every month"; found "tùy"
        """#),
    File(
      code: "bad-example",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        hôm nay: MTTQ phải thực hiện kỳ tháng 3/2024, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:1-18:4 error: cần "ngày D: BÊN phải thực hiện [nhãn] kỳ P, hạn D; vì "…"."; ở đây thấy "hôm"
        """#,
      en: #"""
        18:1-18:4 error: needed "on D: PARTY must do [label] for P, due D; because "…"."; found "hôm"
        """#),
    File(
      code: "bad-example",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024 MTTQ phải thực hiện kỳ tháng 3/2024, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:15-18:19 error: cần dấu ":"; ở đây thấy "MTTQ"
        """#,
      en: #"""
        18:15-18:19 error: needed ":"; found "MTTQ"
        """#),
    File(
      code: "bad-example",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: MTTQ thực hiện kỳ tháng 3/2024, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:21-18:25 error: cần "phải thực hiện" hoặc "không phải thực hiện"; ở đây thấy "thực"
        """#,
      en: #"""
        18:21-18:25 error: needed "must do" or "need not do"; found "thực"
        """#),
    File(
      code: "bad-example",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: MTTQ phải thực hiện kỳ tháng 3/2024, sớm.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:53-18:56 error: cần "hạn D" hoặc "không có hạn"; ở đây thấy "sớm"
        """#,
      en: #"""
        18:53-18:56 error: needed "due D" or "without due day"; found "sớm"
        """#),
    File(
      code: "unknown-period",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: MTTQ phải thực hiện kỳ trăng tròn, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:39-18:49 error: "trăng tròn" không phải là một kỳ
        = viết: tháng 3/2022, quý I/2022, 6 tháng đầu năm 2022, 9 tháng năm 2022, lũy kế 6 tháng năm 2022, năm 2022, tuần 5/2022, hoặc 2022-Q1
        """#,
      en: #"""
        18:39-18:49 error: "trăng tròn" is no period
        = write: month 3/2022, quarter I/2022, first half of 2022, 9 months of 2022, cumulative 6 months of 2022, year 2022, week 5/2022, or 2022-Q1
        """#),
    File(
      code: "expected-full-stop",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:40-15:40 error: câu này thiếu dấu chấm kết thúc
        = thêm dấu chấm vào cuối câu
        """#,
      en: #"""
        15:40-15:40 error: this sentence lacks the full stop that ends it
        = add a full stop at the end of the sentence
        """#),
    File(
      code: "expected-full-stop",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        nguyên tắc "đoàn kết" mãi.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:23-15:26 error: cần dấu chấm kết thúc câu; ở đây thấy "mãi"
        """#,
      en: #"""
        15:23-15:26 error: needed the full stop that ends the sentence; found "mãi"
        """#),
    File(
      code: "unknown-event",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; khi nhận yêu cu.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:34-15:45 error: "nhận yêu cu" không phải là sự kiện trong danh mục
        = gần nhất: "nhận yêu cầu"
        = danh mục sự kiện ở Docs/rule-language.md, mục "Events"; thu hẹp sự kiện bằng "…" phía sau
        """#,
      en: #"""
        15:34-15:45 error: "nhận yêu cu" is no event of the closed list
        = nearest: "nhận yêu cầu"
        = the list of events stands in Docs/rule-language.md, "Events"; narrow an event with "…" behind it
        """#),
    File(
      code: "bad-recurrence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; mỗi 4 tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:30-15:41 error: không có kỳ 4 tháng một lần; được dùng: 1, 3, 6, 12 tháng
        """#,
      en: #"""
        15:30-15:41 error: there is no period of every 4 months; allowed: 1, 3, 6, 12 months
        """#),
    File(
      code: "bad-recurrence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; mỗi 3 năm.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:36-15:39 error: cần "tháng"; ở đây thấy "năm"
        """#,
      en: #"""
        15:36-15:39 error: needed "months"; found "năm"
        """#),
    File(
      code: "bad-recurrence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; tháng 13 hằng năm.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:30-15:38 error: không có tháng 13; tháng từ 1 đến 12
        """#,
      en: #"""
        15:30-15:38 error: there is no month 13; months run from 1 to 12
        """#),
    File(
      code: "bad-recurrence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; 3 tháng đầu năm.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:30-15:45 error: chỉ có "6 tháng đầu năm"; các kỳ khác: 9 tháng; 3, 6, 9 tháng
        """#,
      en: #"""
        15:30-15:45 error: only the first half of the year has this form; other periods: 9 months; 3, 6, 9 months
        """#),
    File(
      code: "bad-recurrence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; 3, 9, 6 tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:30-15:43 error: kỳ lũy kế chỉ gồm 3, 6, 9 tháng theo thứ tự tăng
        """#,
      en: #"""
        15:30-15:43 error: a cumulative series has 3, 6, 9 months, in rising order
        """#),
    File(
      code: "bad-recurrence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; 4 tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:30-15:37 error: "4 tháng" chưa rõ là kỳ nào
        = viết "mỗi 3 tháng" (từng quý), "3, 6, 9 tháng" (lũy kế), "9 tháng" hoặc "6 tháng một lần"
        """#,
      en: #"""
        15:30-15:37 error: "4 months" does not say which period
        = write "every 3 months" (quarters), "3, 6, 9 months" (cumulative), "9 months" or "every 6 months"
        """#),
    File(
      code: "bad-term",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, trong thời hạn 9999 ngày, kể từ ngày kết thúc kỳ.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:57-15:66 error: thời hạn từ 1 đến 3660, ở đây là 9999
        """#,
      en: #"""
        15:57-15:66 error: a term is from 1 to 3660, here it is 9999
        """#),
    File(
      code: "expected-term",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, trong thời hạn ngắn.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:57-15:61 error: cần một thời hạn như "10 ngày làm việc"; ở đây thấy "ngắn"
        """#,
      en: #"""
        15:57-15:61 error: needed a term such as "10 working days"; found "ngắn"
        """#),
    File(
      code: "expected-day",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, chậm nhất ngày mai.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:57-15:60 error: cần một ngày như 15/11, "25 tháng cuối kỳ", "5 tháng sau" hoặc 25/3/2012; ở đây thấy "mai"
        """#,
      en: #"""
        15:57-15:60 error: needed a day such as 15/11, "25 of the last month of the period", "5 of the next month" or 25/3/2012; found "mai"
        """#),
    File(
      code: "expected-form",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, theo mẫu "x".
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:51-15:54 error: cần mã biểu mẫu như bien-dong-hoi-vien; ở đây thấy "x"
        """#,
      en: #"""
        15:51-15:54 error: needed the id of a form such as bien-dong-hoi-vien; found "x"
        """#),
    File(
      code: "bad-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [abc] MTTQ phải báo cáo gửi BDVTU; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:2-15:5 error: "abc" không phải là nhãn; nhãn là một chữ cái thường, một số, hoặc một chữ cái và một số: [b], [1], [a1]
        """#,
      en: #"""
        15:2-15:5 error: "abc" is no label; a label is a small letter, a number, or a letter and a number: [b], [1], [a1]
        """#),
    File(
      code: "bad-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [] MTTQ phải báo cáo gửi BDVTU; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:1-15:3 error: nhãn viết trong ngoặc vuông, như [b], [1] hoặc [a1]; ở đây thấy "]"
        """#,
      en: #"""
        15:1-15:3 error: a label stands in square brackets, as [b], [1] or [a1]; found "]"
        """#),
    File(
      code: "expected-date",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        có hiệu lực từ hôm nay.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:16-19:19 error: cần một ngày như 25/3/2012; ở đây thấy "hôm"
        """#,
      en: #"""
        19:16-19:19 error: needed a day such as 25/3/2012; found "hôm"
        """#),
    File(
      code: "expected-date",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế phối hợp
        tên: Quy chế thử
        có hiệu lực từ: hôm nay
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        6:17-6:24 error: cần một ngày như 25/3/2012 hoặc "không rõ"; ở đây thấy "hôm nay"
        """#,
      en: #"""
        6:17-6:24 error: needed a day such as 25/3/2012 or "unknown"; found "hôm nay"
        """#),
    File(
      code: "expected-address",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, căn cứ "Điều 1".
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:49-15:57 error: cần địa chỉ một điều khoản như dieu-6/gach-2; ở đây thấy "Điều 1"
        """#,
      en: #"""
        15:49-15:57 error: needed the address of a clause such as dieu-6/gach-2; found "Điều 1"
        """#),
    File(
      code: "expected-party",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:22-15:23 error: cần tên một bên; ở đây thấy ";"
        = các bên: "BDVTU", "MTTQ", "LĐLĐ", "đoàn thể"
        """#,
      en: #"""
        15:22-15:23 error: needed the name of a party; found ";"
        = parties: "BDVTU", "MTTQ", "LĐLĐ", "đoàn thể"
        """#),
    File(
      code: "expected-quote",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        nguyên tắc đoàn kết.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:12-15:16 error: cần nội dung nguyên tắc đặt trong ngoặc kép; ở đây thấy "đoàn"
        """#,
      en: #"""
        15:12-15:16 error: needed the principle in quotation marks; found "đoàn"
        """#),
    File(
      code: "unclosed-quote",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả gửi BDVTU; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:19-15:50 error: dấu ngoặc kép mở ở đây không có dấu đóng trên cùng dòng
        = thêm dấu " vào cuối phần trích
        """#,
      en: #"""
        15:19-15:50 error: the quotation mark opened here is not closed on its line
        = add " at the end of the quoted words
        """#),
    File(
      code: "unknown-party",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQX phải báo cáo gửi BDVTU; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:1-15:6 error: không có bên nào tên "MTTQX" trong mục "Các bên"
        = gần nhất: "MTTQ"
        """#,
      en: #"""
        15:1-15:6 error: no party called "MTTQX" stands in the section "Parties"
        = nearest: "MTTQ"
        """#),
    File(
      code: "unknown-party",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi Ban khác; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:23-15:31 error: không có bên nào tên "Ban khác" trong mục "Các bên"
        = các bên: "BDVTU", "MTTQ", "LĐLĐ", "đoàn thể"
        """#,
      en: #"""
        15:23-15:31 error: no party called "Ban khác" stands in the section "Parties"
        = parties: "BDVTU", "MTTQ", "LĐLĐ", "đoàn thể"
        """#),
    File(
      code: "unknown-party",
      body: #"""
        - khối: = gồm MTTQ, LĐL
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:21-13:24 error: không có bên nào tên "LĐL" trong mục "Các bên"
        = gần nhất: "LĐLĐ"
        """#,
      en: #"""
        13:21-13:24 error: no party called "LĐL" stands in the section "Parties"
        = nearest: "LĐLĐ"
        """#),
    File(
      code: "unknown-party",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        "đoàn" gồm MTTQ.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:1-19:7 error: không có bên nào tên "đoàn" trong mục "Các bên"
        """#,
      en: #"""
        19:1-19:7 error: no party called "đoàn" stands in the section "Parties"
        """#),
    File(
      code: "ambiguous-party",
      body: #"""
        - MTTQ cùng cấp: mặt trận = mã "org-0007"
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:3-13:16 error: tên "MTTQ cùng cấp" đọc được thành hai nghĩa: một bên, hoặc bên "MTTQ" với "cùng cấp" phía sau
        = đổi một trong hai tên
        """#,
      en: #"""
        13:3-13:16 error: the name "MTTQ cùng cấp" reads in two ways: as a party, or as the party "MTTQ" with "cùng cấp" behind it
        = change one of the two names
        """#),
    File(
      code: "bad-party",
      body: #"""
        - không có dấu hai chấm
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:1-13:24 error: dòng này không có dấu ":" sau tên bên
        = dạng: - TÊN: tên đầy đủ = cơ quan "loại", cấp tỉnh, tại "Tỉnh Trà Vinh"
        """#,
      en: #"""
        13:1-13:24 error: this line has no ":" behind the party's name
        = form: - NAME: long name = body "kind", level province, in "Tỉnh Trà Vinh"
        """#),
    File(
      code: "bad-party",
      body: #"""
        - : không tên
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:3-13:3 error: tên bên không được trống và không chứa dấu , ; " [ ] ( )
        = dạng: - TÊN: tên đầy đủ = cơ quan "loại", cấp tỉnh, tại "Tỉnh Trà Vinh"
        """#,
      en: #"""
        13:3-13:3 error: a party's name is not empty and has none of , ; " [ ] ( )
        = form: - NAME: long name = body "kind", level province, in "Tỉnh Trà Vinh"
        """#),
    File(
      code: "bad-party",
      body: #"""
        - Hội:
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:1-13:7 error: bên "Hội" chưa có tên đầy đủ và chưa nói là cơ quan nào
        = dạng: - TÊN: tên đầy đủ = cơ quan "loại", cấp tỉnh, tại "Tỉnh Trà Vinh"
        """#,
      en: #"""
        13:1-13:7 error: the party "Hội" has neither a long name nor a selector
        = form: - NAME: long name = body "kind", level province, in "Tỉnh Trà Vinh"
        """#),
    File(
      code: "bad-selector",
      body: #"""
        - Hội: hội = cái gì đó
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:14-13:17 error: cần cách chọn cơ quan; ở đây thấy "cái"
        = dạng: cơ quan "loại", cấp tỉnh, tại "nơi" | chức danh "…" | mã "…" | thuộc BÊN | gồm BÊN, BÊN
        """#,
      en: #"""
        13:14-13:17 error: needed a selector; found "cái"
        = forms: body "kind", level province, in "place" | post "…" | id "…" | part of PARTY | comprising PARTY, PARTY
        """#),
    File(
      code: "bad-selector",
      body: #"""
        - Hội: hội = cơ quan "hội", ở "đó"
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:29-13:30 error: cần "cấp …" hoặc "tại "…""; ở đây thấy "ở"
        = dạng: cơ quan "loại", cấp tỉnh, tại "nơi" | chức danh "…" | mã "…" | thuộc BÊN | gồm BÊN, BÊN
        """#,
      en: #"""
        13:29-13:30 error: needed "level …" or "in "…""; found "ở"
        = forms: body "kind", level province, in "place" | post "…" | id "…" | part of PARTY | comprising PARTY, PARTY
        """#),
    File(
      code: "bad-selector",
      body: #"""
        - Hội: hội = cơ quan "hội" "khác"
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:28-13:34 error: cần dấu phẩy, "và" hoặc hết dòng; ở đây thấy "khác"
        = dạng: cơ quan "loại", cấp tỉnh, tại "nơi" | chức danh "…" | mã "…" | thuộc BÊN | gồm BÊN, BÊN
        """#,
      en: #"""
        13:28-13:34 error: needed a comma, "and" or the end of the line; found "khác"
        = forms: body "kind", level province, in "place" | post "…" | id "…" | part of PARTY | comprising PARTY, PARTY
        """#),
    File(
      code: "unknown-level",
      body: #"""
        - Hội: hội = cơ quan "hội", cấp tinhr
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:33-13:38 error: cần cấp: trung ương, tỉnh, huyện, xã hoặc thôn; ở đây thấy "tinhr"
        = gần nhất: "tỉnh"
        """#,
      en: #"""
        13:33-13:38 error: needed a level: central, province, district, commune or hamlet; found "tinhr"
        = nearest: "tỉnh"
        """#),
    File(
      code: "bad-quantity",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải tập huấn; hằng năm, từ 2 đến nhiều lớp.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:40-15:45 error: cần "từ 1 đến 2 lớp"; ở đây thấy "nhiều"
        """#,
      en: #"""
        15:40-15:45 error: needed "1 to 2 classes"; found "nhiều"
        """#),
    File(
      code: "bad-quantity",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải tập huấn; hằng năm, từ 3 đến 2 lớp.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:31-15:45 error: số lượng phải từ 1 trở lên và số sau không nhỏ hơn số trước; ở đây là 3 đến 2
        """#,
      en: #"""
        15:31-15:45 error: a quantity is at least 1 and its second number is not below the first; here it is 3 to 2
        """#),
    File(
      code: "mixed-bearers",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        BDVTU, MTTQ cùng LĐLĐ phải giao ban; hằng năm.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:1-15:22 error: một câu không vừa liệt kê (",", "và") vừa ghép ("cùng") các bên
        = tách thành hai câu, mỗi câu một nhãn
        """#,
      en: #"""
        15:1-15:22 error: one sentence cannot both list (",", "and") and join ("together with") its bearers
        = write two sentences, each with its label
        """#),
    File(
      code: "expected-assisting",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        BDVTU chủ trì, MTTQ phải giao ban; hằng năm.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:21-15:25 error: cần "phối hợp" sau tên các bên phối hợp; ở đây thấy "phải"
        """#,
      en: #"""
        15:21-15:25 error: needed "assisting" behind the names of the partners; found "phải"
        """#),
    File(
      code: "expected-modality",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ báo cáo gửi BDVTU; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:6-15:9 error: cần một trong: phải, có trách nhiệm, cần, đề nghị, chú trọng, được, có quyền, không được, không để; ở đây thấy "báo"
        = câu có dạng: BÊN phải VIỆC "nội dung" gửi BÊN; kỳ; hạn.
        """#,
      en: #"""
        15:6-15:9 error: needed one of: must, should, may, must not, must prevent; found "báo"
        = a sentence has the form: PARTY must ACT "object" to PARTY; recurrence; deadline.
        """#),
    File(
      code: "unknown-act",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cao gửi BDVTU; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:11-15:28 error: "báo cao gửi BDVTU" không bắt đầu bằng một việc trong danh mục
        = gần nhất: "báo cáo"
        = danh mục việc ở Docs/rule-language.md, mục "Acts"
        """#,
      en: #"""
        15:11-15:28 error: "báo cao gửi BDVTU" does not begin with an act of the list
        = nearest: "báo cáo"
        = the list of acts stands in Docs/rule-language.md, "Acts"
        """#),
    File(
      code: "unknown-act",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:10-15:11 error: cần một việc trong danh mục; ở đây thấy ";"
        """#,
      en: #"""
        15:10-15:11 error: needed an act of the closed list; found ";"
        """#),
    File(
      code: "unknown-part",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằngtháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:30-15:39 error: cần nơi nhận, kỳ, hạn, số lượng, điều kiện, nội dung hoặc liên kết; ở đây thấy "hằngtháng"
        = gần nhất: "hằng tháng"
        """#,
      en: #"""
        15:30-15:39 error: needed a recipient, recurrence, deadline, quantity, condition, content or link; found "hằngtháng"
        = nearest: "hằng tháng"
        """#),
    File(
      code: "unknown-part",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng
        LĐLĐ phải báo cáo gửi BDVTU; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        16:1-16:5 error: cần nơi nhận, kỳ, hạn, số lượng, điều kiện, nội dung hoặc liên kết; ở đây thấy "LĐLĐ"
        = nếu đây là câu mới, thêm dấu chấm vào cuối câu trước
        """#,
      en: #"""
        16:1-16:5 error: needed a recipient, recurrence, deadline, quantity, condition, content or link; found "LĐLĐ"
        = where a new sentence begins here, add a full stop to the one before
        """#),
    File(
      code: "expected-content",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, nội dung: bí mật.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:52-15:54 error: cần "nội dung: ngoài hệ thống"; ở đây thấy "bí"
        """#,
      en: #"""
        15:52-15:54 error: needed "content: kept elsewhere"; found "bí"
        """#),
    File(
      code: "expected-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, hoặc b.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:47-15:48 error: cần nhãn của câu kia, như [b]; ở đây thấy "b"
        """#,
      en: #"""
        15:47-15:48 error: needed the label of the other sentence, as [b]; found "b"
        """#),
    File(
      code: "bad-part",
      body: #"""
        ## Điều 1 {#điều 1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:13-13:19 error: phần địa chỉ chỉ gồm chữ không dấu, số, gạch nối và dấu chấm, như {#dieu-6} hoặc {#1.7}
        """#,
      en: #"""
        13:13-13:19 error: a part of an address has ASCII letters, digits, hyphens and full stops, as {#dieu-6} or {#1.7}
        """#),
    File(
      code: "doubled-address",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ## Điều 1 {#dieu-1}
        ```quydinh
        nguyên tắc "x".
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        17:13-17:19 error: địa chỉ thu/dieu-1 đã có ở dòng 13
        """#,
      en: #"""
        17:13-17:19 error: the address thu/dieu-1 stands already on line 13
        """#),
    File(
      code: "clause-without-sentence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ## Điều 2 {#dieu-2}
        Một lời kể.
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        17:1-17:20 warning: điều khoản thu/dieu-2 chưa có câu nào
        = nếu chỉ là nguyên tắc hoặc định nghĩa, viết: nguyên tắc "…".
        """#,
      en: #"""
        17:1-17:20 warning: the clause thu/dieu-2 has no sentence
        = where it is only a principle or a definition, write: principle "…".
        """#),
    File(
      code: "unknown-header-key",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế phối hợp
        tenn: x
        tên: Quy chế thử
        có hiệu lực từ: 1/1/2024
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        5:1-5:5 error: phần đầu không có khóa "tenn"
        = gần nhất: "tên"
        """#,
      en: #"""
        5:1-5:5 error: the header has no key "tenn"
        = nearest: "tên"
        """#),
    File(
      code: "unknown-header-key",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế phối hợp
        người soạn: x
        tên: Quy chế thử
        có hiệu lực từ: 1/1/2024
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        5:1-5:11 error: phần đầu không có khóa "người soạn"
        = các khóa: ngôn ngữ quy tắc, mã, loại, tên, số, thông qua, ký ngày, có hiệu lực từ, có hiệu lực đến, căn cứ, phạm vi lịch, phiên bản, thay thế
        """#,
      en: #"""
        5:1-5:11 error: the header has no key "người soạn"
        = keys: rule language, id, kind, title, number, adopted, signed, in force from, in force to, basis, calendar scope, version, replaces
        """#),
    File(
      code: "doubled-header-key",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế phối hợp
        mã: x
        tên: Quy chế thử
        có hiệu lực từ: 1/1/2024
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        5:1-5:3 error: khóa "mã" viết hai lần
        """#,
      en: #"""
        5:1-5:3 error: the key "mã" stands twice
        """#),
    File(
      code: "missing-header-key",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế
        ---
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        1:1-1:4 error: phần đầu thiếu "tên: …"
        """#,
      en: #"""
        1:1-1:4 error: the header lacks "title: …"
        """#),
    File(
      code: "unknown-language-version",
      body: #"""
        ---
        ngôn ngữ quy tắc: 2
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
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        2:19-2:20 error: chương trình này đọc ngôn ngữ quy tắc 1; tệp ghi "2"
        """#,
      en: #"""
        2:19-2:20 error: this program reads rule language 1; the file says "2"
        """#),
    File(
      code: "bad-id",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: Thử Nghiệm
        loại: quy chế phối hợp
        tên: Quy chế thử
        có hiệu lực từ: 1/1/2024
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        3:5-3:15 error: mã chỉ gồm chữ thường không dấu, số và gạch nối; ở đây là "Thử Nghiệm"
        """#,
      en: #"""
        3:5-3:15 error: an id has small ASCII letters, digits and hyphens; here it is "Thử Nghiệm"
        """#),
    File(
      code: "unknown-kind",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: bài thơ
        tên: Quy chế thử
        có hiệu lực từ: 1/1/2024
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        4:7-4:14 error: loại "bài thơ" không có; được dùng: quy chế phối hợp, chương trình phối hợp, quy chế, luật
        """#,
      en: #"""
        4:7-4:14 error: there is no kind "bài thơ"; allowed: coordination regulation, coordination programme, regulation, law
        """#),
    File(
      code: "unknown-scope",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế phối hợp
        tên: Quy chế thử
        phạm vi lịch: mọi người
        có hiệu lực từ: 1/1/2024
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        6:15-6:24 error: phạm vi lịch là "cơ quan nhà nước" hoặc "mọi người sử dụng lao động"
        """#,
      en: #"""
        6:15-6:24 error: a calendar scope is "State bodies" or "all employers"
        """#),
    File(
      code: "doubled-party",
      body: #"""
        - MTTQ: mặt trận = mã "org-0007"
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:3-13:7 error: bên "MTTQ" đã khai ở dòng 10
        """#,
      en: #"""
        13:3-13:7 error: the party "MTTQ" stands already on line 10
        """#),
    File(
      code: "party-cycle",
      body: #"""
        - A: = gồm B
        - B: = gồm A
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:12-13:13 error: bên "A" được khai bằng chính nó, qua "B"
        """#,
      en: #"""
        13:12-13:13 error: the party "A" is declared by itself, through "B"
        """#),
    File(
      code: "application-against-text",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```apdung
        theo: thông lệ
        hạn chậm nhất ngày 6 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:1-19:31 error: văn bản đã ghi hạn của thu/dieu-1; cách áp dụng không thay được điều văn bản đã ghi
        """#,
      en: #"""
        19:1-19:31 error: the text states the due day of thu/dieu-1; an application cannot change what the text states
        """#),
    File(
      code: "application-against-text",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```apdung
        theo: thông lệ
        có hiệu lực từ 1/2/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:1-19:24 error: phần đầu đã ghi ngày có hiệu lực; cách áp dụng không thay được điều văn bản đã ghi
        """#,
      en: #"""
        19:1-19:24 error: the header states the day of effect; an application cannot change what the text states
        """#),
    File(
      code: "rule-without-clause",
      body: #"""
        ## Hiệu lực
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:1-15:79 error: câu này không đứng dưới điều khoản nào có địa chỉ
        = thêm {#dieu-1} vào cuối tiêu đề
        """#,
      en: #"""
        15:1-15:79 error: this sentence stands under no heading with an address
        = add {#dieu-1} to the end of the heading
        """#),
    File(
      code: "missing-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        16:1-16:79 error: điều khoản này có nhiều câu, mỗi câu cần một nhãn như [a]
        """#,
      en: #"""
        16:1-16:79 error: this clause has several sentences, each needs a label such as [a]
        """#),
    File(
      code: "doubled-rule",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        16:1-16:4 error: địa chỉ thu/dieu-1/a đã có ở dòng 15
        """#,
      en: #"""
        16:1-16:4 error: the address thu/dieu-1/a stands already on line 15
        """#),
    File(
      code: "unknown-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        [b] MTTQ phải tổng hợp gửi BDVTU; sau khi [c].
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        16:43-16:46 error: điều khoản này không có câu nào mang nhãn [c]
        = các nhãn: [a], [b]
        """#,
      en: #"""
        16:43-16:46 error: no sentence of this clause has the label [c]
        = labels: [a], [b]
        """#),
    File(
      code: "unknown-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```apdung
        theo: thông lệ
        [c] gộp kỳ.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:1-19:4 error: điều khoản này không có câu nào mang nhãn [c]
        = các nhãn: [a]
        """#,
      en: #"""
        19:1-19:4 error: no sentence of this clause has the label [c]
        = labels: [a]
        """#),
    File(
      code: "unknown-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: MTTQ phải thực hiện [c] kỳ tháng 3/2024, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:36-18:39 error: điều khoản này không có câu nào mang nhãn [c]
        """#,
      en: #"""
        18:36-18:39 error: no sentence of this clause has the label [c]
        """#),
    File(
      code: "example-without-rule",
      body: #"""
        ## Điều 2 {#dieu-2}
        ```vidu
        ngày 1/4/2024: MTTQ phải thực hiện kỳ tháng 3/2024, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:1-15:66 error: ví dụ này không đứng dưới điều khoản nào có câu
        """#,
      en: #"""
        15:1-15:66 error: this example stands under no clause with a sentence
        """#),
    File(
      code: "unknown-address",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau, căn cứ dieu-2.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:87-15:93 error: không có điều khoản nào ở địa chỉ thu/dieu-2
        = gần nhất: "thu/dieu-1"
        """#,
      en: #"""
        15:87-15:93 error: no clause stands at the address thu/dieu-2
        = nearest: "thu/dieu-1"
        """#),
    File(
      code: "address-not-checked",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau, căn cứ tra-vinh/dieu-6.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:87-15:102 info: tra-vinh/dieu-6 thuộc một quy chế không có trong lần kiểm tra này
        """#,
      en: #"""
        15:87-15:102 info: tra-vinh/dieu-6 is of a regulation that was not read in this run
        """#),
    File(
      code: "carrier-circle",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo gửi BDVTU; hằng tháng, thực hiện qua dieu-1/b.
        [b] MTTQ phải báo cáo gửi BDVTU; hằng tháng, thực hiện qua dieu-1/a.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:60-15:68 error: các câu này thực hiện qua nhau thành vòng: thu/dieu-1/a → thu/dieu-1/b → thu/dieu-1/a
        """#,
      en: #"""
        15:60-15:68 error: these rules are done through each other in a circle: thu/dieu-1/a → thu/dieu-1/b → thu/dieu-1/a
        """#),
    File(
      code: "trigger-circle",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo gửi BDVTU; sau khi [b].
        [b] MTTQ phải tổng hợp gửi BDVTU; sau khi [a].
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:34-15:45 error: các câu này chờ nhau thành vòng: thu/dieu-1/a → thu/dieu-1/b → thu/dieu-1/a
        """#,
      en: #"""
        15:34-15:45 error: these rules wait for each other in a circle: thu/dieu-1/a → thu/dieu-1/b → thu/dieu-1/a
        """#),
    File(
      code: "due-before-cut-off",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, chậm nhất ngày 5.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:42-15:58 error: hạn 5/1/2024 của tháng 1/2024 trước ngày chốt số liệu 31/1/2024
        = đặt ngày chốt sớm hơn bằng "số liệu tính đến …", hoặc hạn vào "tháng sau", "năm sau"
        """#,
      en: #"""
        15:42-15:58 error: the last good day 5/1/2024 of month 1/2024 is before its figures close on 31/1/2024
        = close the figures earlier with "figures as of …", or set the day "of the next month", "of the next year"
        """#),
    File(
      code: "no-such-day",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tuần, chậm nhất ngày 5.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:41-15:57 error: kỳ tuần 1/2024 không có ngày này: kỳ tuần dùng thứ trong tuần, kỳ khác dùng ngày
        """#,
      en: #"""
        15:41-15:57 error: week 1/2024 has no such day: weeks take a day of the week, other periods a day of the month
        """#),
    File(
      code: "doubled-period",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; 6 tháng một lần, 6 tháng đầu năm.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:47-15:62 error: hai kỳ của câu này đều sinh ra 6 tháng đầu năm 2024
        = giữ một, hoặc tách thành hai câu có nhãn
        """#,
      en: #"""
        15:47-15:62 error: two recurrences of this sentence both make first half of 2024
        = keep one, or write two sentences with labels
        """#),
    File(
      code: "application-settles-nothing",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        "6 tháng" là hằng quý.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:1-19:10 error: không câu nào ở đây để ngỏ "6 tháng"
        = phần trích phải đúng chữ của câu: "6 tháng", "định kỳ", "theo kỳ họp của …", "theo chỉ đạo của …"
        """#,
      en: #"""
        19:1-19:10 error: no sentence here leaves "6 tháng" open
        = the quoted words are those of the sentence: "6 months", "periodically", "at each session of …", "as directed by …"
        """#),
    File(
      code: "bad-cut-off",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        số liệu tính đến ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:1-19:34 error: số liệu tính đến một ngày của tháng cuối kỳ, một ngày cố định trong năm như 31/10, hoặc một thứ trong tuần
        """#,
      en: #"""
        19:1-19:34 error: figures close on a day of the period's last month, on a fixed day of the year such as 31/10, or on a day of the week
        """#),
    File(
      code: "applications-contradict",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        hạn chậm nhất ngày 5 tháng sau.
        hạn chậm nhất ngày 6 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        20:1-20:31 error: dòng 19 đã định điều này khác đi, cùng chỗ và cùng ngày bắt đầu
        = giữ một, hoặc ghi "từ …" cho cách áp dụng mới
        """#,
      en: #"""
        20:1-20:31 error: line 19 settles this otherwise, at the same place and from the same day
        = keep one, or give the new application a "from …"
        """#),
    File(
      code: "unknown-form",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau, theo mẫu ket-qa.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:89-15:95 error: không có biểu mẫu "ket-qa" trong thư mục forms
        = gần nhất: "ket-qua"
        """#,
      en: #"""
        15:89-15:95 error: there is no form "ket-qa" in the folder forms
        = nearest: "ket-qua"
        """#),
    File(
      code: "rules-contradict",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải giải quyết "đơn"; hằng năm.
        [b] MTTQ không được giải quyết "đơn".
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        16:1-16:38 error: câu này cấm điều mà thu/dieu-1/a buộc cùng một bên phải làm
        """#,
      en: #"""
        16:1-16:38 error: this sentence forbids what thu/dieu-1/a makes the same party do
        """#),
    File(
      code: "open-effect",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế phối hợp
        tên: Quy chế thử
        có hiệu lực từ: không rõ
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: false, needsRegister: false,
      vi: #"""
        1:1-1:4 info: chưa biết ngày có hiệu lực: những câu chưa có ngày thì chưa được tính
        = định bằng apdung: có hiệu lực từ …, hoặc chấp nhận bằng "theo: chấp nhận: không ghi"
        """#,
      en: #"""
        1:1-1:4 info: the day of effect is not known: sentences without one are not computed
        = settle it with an application: in force from …, or accept it with "by: accepted: not stated"
        """#),
    File(
      code: "open-period",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; 6 tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:30-15:37 info: thu/dieu-1: "6 tháng" chưa rõ là kỳ nào
        = định bằng apdung: "6 tháng" là …, hoặc chấp nhận bằng "theo: chấp nhận: không ghi"
        """#,
      en: #"""
        15:30-15:37 info: thu/dieu-1: "6 tháng" does not say which period
        = settle it with an application: "6 tháng" is …, or accept it with "by: accepted: not stated"
        """#),
    File(
      code: "open-due",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:1-15:41 info: thu/dieu-1: văn bản không ghi ngày hạn
        = định bằng apdung: hạn …, hoặc chấp nhận bằng "theo: chấp nhận: không ghi"
        """#,
      en: #"""
        15:1-15:41 info: thu/dieu-1: the text states no due day
        = settle it with an application: due …, or accept it with "by: accepted: not stated"
        """#),
    File(
      code: "open-due",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, kịp thời.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:42-15:50 info: thu/dieu-1: "kịp thời" chưa có mốc thời gian
        = định bằng apdung: hạn … hoặc báo ngay bằng …, hoặc chấp nhận bằng "theo: chấp nhận: không ghi"
        """#,
      en: #"""
        15:42-15:50 info: thu/dieu-1: "in good time" has no measure
        = settle it with an application: due … or told at once by …, or accept it with "by: accepted: not stated"
        """#),
    File(
      code: "open-due",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; khi phát hiện tình hình, ngay.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:55-15:59 info: thu/dieu-1: "ngay" chưa có mốc thời gian
        = định bằng apdung: hạn … hoặc báo ngay bằng …, hoặc chấp nhận bằng "theo: chấp nhận: không ghi"
        """#,
      en: #"""
        15:55-15:59 info: thu/dieu-1: "at once" has no measure
        = settle it with an application: due … or told at once by …, or accept it with "by: accepted: not stated"
        """#),
    File(
      code: "open-recipient",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "x"; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:11-15:18 info: thu/dieu-1: văn bản không ghi gửi cho ai
        = định bằng apdung: gửi …, hoặc chấp nhận bằng "theo: chấp nhận: không ghi"
        """#,
      en: #"""
        15:11-15:18 info: thu/dieu-1: the text does not say to whom
        = settle it with an application: to …, or accept it with "by: accepted: not stated"
        """#),
    File(
      code: "open-members",
      body: #"""
        - hội: các hội = cơ quan "hội nông dân", tại "Tỉnh Trà Vinh"
        ## Điều 1 {#dieu-1}
        ```quydinh
        từng hội phải báo cáo gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        13:1-13:61 info: thành phần của "hội" lấy theo loại trong danh bạ; văn bản không kể tên
        = định bằng apdung: "hội" gồm …, hoặc chấp nhận bằng "theo: chấp nhận: không ghi"
        """#,
      en: #"""
        13:1-13:61 info: the members of "hội" are those of the kind in the register; the text does not name them
        = settle it with an application: "hội" comprises …, or accept it with "by: accepted: not stated"
        """#),
    File(
      code: "no-register",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: MTTQ phải thực hiện kỳ tháng 3/2024, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        1:1-1:4 info: không có danh bạ nên chưa kiểm tra 4 bên và 1 ví dụ; thêm --register DIR
        = các bên: BDVTU, MTTQ, LĐLĐ, đoàn thể
        = ví dụ ở dòng: 18
        """#,
      en: #"""
        1:1-1:4 info: without a register 4 parties and 1 example were not checked; add --register DIR
        = parties: BDVTU, MTTQ, LĐLĐ, đoàn thể
        = examples on lines: 18
        """#),
    File(
      code: "party-is-nobody",
      body: #"""
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
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao dộng", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: false, needsRegister: true,
      vi: #"""
        11:1-11:94 error: "LĐLĐ" không khớp cơ quan nào của danh bạ "five-jurisdictions" trong thời gian có hiệu lực
        = gần nhất: "liên đoàn lao động"
        """#,
      en: #"""
        11:1-11:94 error: "LĐLĐ" fits no body of the register "five-jurisdictions" on any day in force
        = nearest: "liên đoàn lao động"
        """#),
    File(
      code: "party-is-nobody",
      body: #"""
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
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp xã, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: false, needsRegister: true,
      vi: #"""
        11:1-11:92 error: "LĐLĐ" không khớp cơ quan nào của danh bạ "five-jurisdictions" trong thời gian có hiệu lực
        = danh bạ có loại "liên đoàn lao động", nhưng không ở cấp hoặc nơi này
        """#,
      en: #"""
        11:1-11:92 error: "LĐLĐ" fits no body of the register "five-jurisdictions" on any day in force
        = the register has the kind "liên đoàn lao động", but not of this level or place
        """#),
    File(
      code: "collective-without-each",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        đoàn thể phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: true,
      vi: #"""
        15:1-15:9 error: "đoàn thể" gồm 2 cơ quan; viết "từng đoàn thể" nếu mỗi cơ quan một việc
        """#,
      en: #"""
        15:1-15:9 error: "đoàn thể" is 2 bodies; write "each đoàn thể" if each has a duty of its own
        """#),
    File(
      code: "unknown-area",
      body: #"""
        ---
        ngôn ngữ quy tắc: 1
        mã: thu
        loại: quy chế phối hợp
        tên: Quy chế thử
        có hiệu lực từ: 1/1/2024
        ---
        ## Các bên
        - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - MTTQ: Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Trà Vin"
        - LĐLĐ: Liên đoàn Lao động tỉnh = cơ quan "liên đoàn lao động", cấp tỉnh, tại "Tỉnh Trà Vinh"
        - đoàn thể: các đoàn thể = gồm MTTQ, LĐLĐ
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: false, needsRegister: true,
      vi: #"""
        10:81-10:95 error: danh bạ "five-jurisdictions" không có nơi nào tên "Tỉnh Trà Vin"
        = gần nhất: "Tỉnh Trà Vinh"
        """#,
      en: #"""
        10:81-10:95 error: the register "five-jurisdictions" has no area called "Tỉnh Trà Vin"
        = nearest: "Tỉnh Trà Vinh"
        """#),
    File(
      code: "unknown-body",
      body: #"""
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
        - đoàn thể: các đoàn thể = mã "org-99999"
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: false, needsRegister: true,
      vi: #"""
        12:31-12:42 error: danh bạ "five-jurisdictions" không có cơ quan nào mã "org-99999"
        = gần nhất: "org-0099"
        """#,
      en: #"""
        12:31-12:42 error: the register "five-jurisdictions" has no body with the id "org-99999"
        = nearest: "org-0099"
        """#),
    File(
      code: "example-differs",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: MTTQ phải thực hiện kỳ tháng 3/2024, hạn 6/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: true,
      vi: #"""
        18:1-18:66 error: ví dụ ghi hạn 6/4/2024; quy tắc cho hạn 5/4/2024
        = Chủ nhật 31/3/2024: ngày bắt đầu, không tính
        = thứ Sáu 5/4/2024: ngày được ấn định
        = thứ Sáu 5/4/2024: ngày cuối còn trong hạn
        """#,
      en: #"""
        18:1-18:66 error: the example says due 6/4/2024; the rules give due 5/4/2024
        = Sunday 31/3/2024: the day counted from, itself not counted
        = Friday 5/4/2024: the day that is named
        = Friday 5/4/2024: the last good day
        """#),
    File(
      code: "example-differs",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: MTTQ phải thực hiện kỳ tháng 3/2024, không có hạn.
        ```
        """#,
      hasHead: true, needsRegister: true,
      vi: #"""
        18:1-18:66 error: ví dụ ghi không có hạn; quy tắc cho hạn 5/4/2024
        = Chủ nhật 31/3/2024: ngày bắt đầu, không tính
        = thứ Sáu 5/4/2024: ngày được ấn định
        = thứ Sáu 5/4/2024: ngày cuối còn trong hạn
        """#,
      en: #"""
        18:1-18:66 error: the example says without due day; the rules give due 5/4/2024
        = Sunday 31/3/2024: the day counted from, itself not counted
        = Friday 5/4/2024: the day that is named
        = Friday 5/4/2024: the last good day
        """#),
    File(
      code: "example-differs",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: MTTQ không phải thực hiện kỳ tháng 3/2024.
        ```
        """#,
      hasHead: true, needsRegister: true,
      vi: #"""
        18:1-18:58 error: theo quy tắc, "MTTQ" phải thực hiện kỳ tháng 3/2024, hạn 5/4/2024
        """#,
      en: #"""
        18:1-18:58 error: by the rules, "MTTQ" must do it for month 3/2024, due 5/4/2024
        """#),
    File(
      code: "example-differs",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: LĐLĐ phải thực hiện kỳ tháng 3/2024, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: true,
      vi: #"""
        18:1-18:66 error: theo quy tắc, "LĐLĐ" không phải thực hiện kỳ tháng 3/2024
        = quy chế có hiệu lực từ 1/1/2024
        """#,
      en: #"""
        18:1-18:66 error: by the rules, "LĐLĐ" need not do it for month 3/2024
        = the regulation is in force from 1/1/2024
        """#),
    File(
      code: "example-differs",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: đoàn thể phải thực hiện kỳ tháng 3/2024, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: true,
      vi: #"""
        18:1-18:70 error: "đoàn thể" gồm 2 cơ quan vào ngày 31/3/2024; ví dụ cần đúng một
        """#,
      en: #"""
        18:1-18:70 error: "đoàn thể" is 2 bodies on 31/3/2024; an example needs exactly one
        """#),
    File(
      code: "example-differs",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo gửi BDVTU; hằng tháng, thực hiện qua dieu-1/b.
        [b] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: MTTQ phải thực hiện [a] kỳ tháng 3/2024, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: true,
      vi: #"""
        19:1-19:70 error: thu/dieu-1/a không có việc riêng, được thực hiện qua thu/dieu-1/b
        """#,
      en: #"""
        19:1-19:70 error: thu/dieu-1/a owes nothing of its own, it is done through thu/dieu-1/b
        """#),
  ]
}
