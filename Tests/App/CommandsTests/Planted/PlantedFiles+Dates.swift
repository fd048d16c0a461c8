extension PlantedFiles {
  /// Days of the calendar.
  static let dates: [File] = [
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
  ]
}
