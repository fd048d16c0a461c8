extension PlantedFiles {
  /// The header of a file: its keys and values.
  static let header: [File] = [
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
  ]
}
