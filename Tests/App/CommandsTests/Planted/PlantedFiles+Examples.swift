extension PlantedFiles {
  /// Examples and their outcomes.
  static let examples: [File] = [
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
        18:1-18:66 error: ví dụ ghi hạn 06/04/2024; quy tắc cho hạn 05/04/2024
        = Chủ nhật 31/03/2024: ngày bắt đầu, không tính
        = thứ Sáu 05/04/2024: ngày được ấn định
        = thứ Sáu 05/04/2024: ngày cuối còn trong hạn
        """#,
      en: #"""
        18:1-18:66 error: the example says due 06/04/2024; the rules give due 05/04/2024
        = Sunday 31/03/2024: the day counted from, itself not counted
        = Friday 05/04/2024: the day that is named
        = Friday 05/04/2024: the last good day
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
        18:1-18:66 error: ví dụ ghi không có hạn; quy tắc cho hạn 05/04/2024
        = Chủ nhật 31/03/2024: ngày bắt đầu, không tính
        = thứ Sáu 05/04/2024: ngày được ấn định
        = thứ Sáu 05/04/2024: ngày cuối còn trong hạn
        """#,
      en: #"""
        18:1-18:66 error: the example says without due day; the rules give due 05/04/2024
        = Sunday 31/03/2024: the day counted from, itself not counted
        = Friday 05/04/2024: the day that is named
        = Friday 05/04/2024: the last good day
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
        18:1-18:58 error: theo quy tắc, "MTTQ" phải thực hiện kỳ tháng 3/2024, hạn 05/04/2024
        """#,
      en: #"""
        18:1-18:58 error: by the rules, "MTTQ" must do it for month 3/2024, due 05/04/2024
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
        = quy chế có hiệu lực từ 01/01/2024
        """#,
      en: #"""
        18:1-18:66 error: by the rules, "LĐLĐ" need not do it for month 3/2024
        = the regulation is in force from 01/01/2024
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
        18:1-18:70 error: "đoàn thể" gồm 2 cơ quan vào ngày 31/03/2024; ví dụ cần đúng một
        """#,
      en: #"""
        18:1-18:70 error: "đoàn thể" is 2 bodies on 31/03/2024; an example needs exactly one
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
