extension PlantedFiles {
  /// By when.
  static let deadlines: [File] = [
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
      code: "due-before-cut-off",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, chậm nhất ngày 5.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:42-15:58 error: hạn 05/01/2024 của tháng 1/2024 trước ngày chốt số liệu 31/01/2024
        = đặt ngày chốt sớm hơn bằng "số liệu tính đến …", hoặc hạn vào "tháng sau", "năm sau"
        """#,
      en: #"""
        15:42-15:58 error: the last good day 05/01/2024 of month 1/2024 is before its figures close on 31/01/2024
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
      code: "second-deadline",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng năm, trước ngày 15/1 năm sau;
            chậm nhất ngày 30/1 năm sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        16:5-16:32 error: câu này đã có một hạn ở dòng 15; mỗi câu chỉ có một hạn
        = tách thành hai câu có nhãn, hoặc bỏ một hạn
        """#,
      en: #"""
        16:5-16:32 error: this sentence has a due day already, on line 15; a sentence has one
        = write two sentences with labels, or leave one day out
        """#),
    File(
      code: "due-without-effect",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải tập huấn "cán bộ"; hằng năm; ít nhất 1 lần.
        [b] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        [a] hạn chậm nhất ngày 25 tháng cuối kỳ.
        [b] hạn chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        20:5-20:40 warning: hạn này không có tác dụng: thu/dieu-1/a có số lượng trong kỳ nên hạn là ngày cuối kỳ
        = bỏ hạn này; muốn kỳ hết sớm hơn thì ghi "số liệu tính đến …"
        """#,
      en: #"""
        20:5-20:40 warning: this due day has no effect: thu/dieu-1/a has a quantity in its period, so its last good day is the last of the period
        = leave it out; to end the period earlier, write "figures as of …"
        """#),
    File(
      code: "due-without-effect",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải sơ kết "công tác"; tháng 12 hằng năm.
        [b] MTTQ phải tập huấn "cán bộ"; hằng năm; ít nhất 1 lần.
        ```
        ```apdung
        theo: thông lệ
        hạn chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        20:1-20:31 warning: hạn này không có tác dụng: thu/dieu-1/a ghi tháng nên hạn là ngày cuối tháng ấy
        = bỏ hạn này; muốn kỳ hết sớm hơn thì ghi "số liệu tính đến …"
        """#,
      en: #"""
        20:1-20:31 warning: this due day has no effect: thu/dieu-1/a names a month, so its last good day is the last of that month
        = leave it out; to end the period earlier, write "figures as of …"
        """#),
  ]
}
