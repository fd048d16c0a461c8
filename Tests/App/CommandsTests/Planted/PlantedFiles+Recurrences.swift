extension PlantedFiles {
  /// How often, and on which event.
  static let recurrences: [File] = [
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
  ]
}
