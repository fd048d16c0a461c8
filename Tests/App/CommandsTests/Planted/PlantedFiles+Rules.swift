extension PlantedFiles {
  /// The sentences of rules: bearers, act, parts and labels.
  static let rules: [File] = [
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
      code: "rules-contradict",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        [b] MTTQ phải báo cáo "kết quả" gửi LĐLĐ; hằng tháng, chậm nhất ngày 8 tháng sau.
        [c] MTTQ không được báo cáo "kết quả" gửi LĐLĐ.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        17:1-17:48 error: câu này cấm điều mà thu/dieu-1/b buộc cùng một bên phải làm
        """#,
      en: #"""
        17:1-17:48 error: this sentence forbids what thu/dieu-1/b makes the same party do
        """#),
    File(
      code: "rules-contradict",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, hằng quý, chậm nhất ngày 5 tháng sau.
        [b] MTTQ phải báo cáo "kết quả" gửi LĐLĐ; hằng quý, chậm nhất ngày 8 tháng sau.
        [c] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng năm, chậm nhất ngày 8 tháng sau.
        [d] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng quý, chậm nhất ngày 8 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:54-18:80 error: thu/dieu-1/a buộc cùng một bên làm cùng việc này trong cùng kỳ, với hạn khác
        = giữ một hạn, hoặc nêu nội dung hay nơi nhận khác nhau
        """#,
      en: #"""
        18:54-18:80 error: thu/dieu-1/a makes the same party do the same in the same period, by another day
        = keep one day, or name what differs, the object or the recipient
        """#),
    File(
      code: "rules-contradict",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] từng đoàn thể phải báo cáo "kết quả" gửi BDVTU; hằng quý, chậm nhất ngày 5 tháng sau.
        [b] LĐLĐ phải báo cáo "kết quả" gửi BDVTU; hằng quý, chậm nhất ngày 8 tháng sau.
        [c] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng quý, chậm nhất ngày 9 tháng sau; thay cho dieu-1/a.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        16:54-16:80 error: thu/dieu-1/a buộc cùng một bên làm cùng việc này trong cùng kỳ, với hạn khác
        = giữ một hạn, hoặc nêu nội dung hay nơi nhận khác nhau
        """#,
      en: #"""
        16:54-16:80 error: thu/dieu-1/a makes the same party do the same in the same period, by another day
        = keep one day, or name what differs, the object or the recipient
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
      code: "bad-power",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; khi thụ lý; được gia hạn nếu "phức tạp".
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:65-15:68 error: cần "tối đa 15 ngày": gia hạn phải có giới hạn; ở đây thấy "nếu"
        """#,
      en: #"""
        15:65-15:68 error: needed "by at most 15 days": an extension has a ceiling; found "nếu"
        """#),
    File(
      code: "bad-power",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; khi thụ lý; được tạm dừng tối đa 2 tháng.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:52-15:80 error: thời gian tạm dừng tính bằng ngày
        """#,
      en: #"""
        15:52-15:80 error: a pause is limited in days
        """#),
  ]
}
