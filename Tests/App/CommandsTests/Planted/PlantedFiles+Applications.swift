extension PlantedFiles {
  /// Applications: their ground, reach and items.
  static let applications: [File] = [
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
        19:1-19:4 error: cần một trong: "…" là …, kỳ thực hiện là …, hạn …, số liệu tính đến …, "…" gồm …, gửi …, theo mẫu …, gộp kỳ, có hiệu lực từ …, theo dõi từ …, không ghi …; ở đây thấy "hãy"
        """#,
      en: #"""
        19:1-19:4 error: needed one of: "…" is …, the period is …, due …, figures as of …, "…" comprises …, to …, on form …, absorbing, in force from …, followed from …, not stated …; found "hãy"
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
      code: "reports-behind-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng.
        ```
        ```apdung
        theo: thông lệ
        [a] mọi báo cáo tháng: gộp kỳ.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:5-19:23 error: nhãn đã chỉ một câu; sau nhãn ghi "kỳ tháng:"
        """#,
      en: #"""
        19:5-19:23 error: a label names one sentence; write "monthly series:" behind it
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
      code: "bounded-following",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```apdung
        theo: thông lệ; từ 1/1/2024
        theo dõi từ 1/1/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:1-19:21 error: "theo dõi từ …" có giá trị cho mọi ngày, nên căn cứ của nó không có "từ", "đến"
        = tách nó ra một khối apdung riêng, căn cứ không ghi "; từ …"
        """#,
      en: #"""
        19:1-19:21 error: "followed from …" holds for all days, so its ground has no "from" and "to"
        = put it into an application of its own whose ground has no "; from …"
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
      code: "forms-not-checked",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau, theo mẫu ket-qua.
        ```
        """#,
      hasHead: true, needsRegister: false, hasForms: false,
      vi: #"""
        15:89-15:96 info: không có thư mục forms cạnh tệp nên chưa kiểm tra 1 biểu mẫu
        = các biểu mẫu: ket-qua
        """#,
      en: #"""
        15:89-15:96 info: without a folder forms beside the file 1 form was not checked
        = forms: ket-qua
        """#),
  ]
}
