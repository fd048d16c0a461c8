extension PlantedFiles {
  /// Parties against a register.
  static let register: [File] = [
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
        1:1-1:4 info: không có danh bạ nên chưa kiểm tra 4 bên và 1 ví dụ; thêm --register THƯ_MỤC
        = các bên: BDVTU, MTTQ, LĐLĐ, đoàn thể
        = ví dụ ở dòng: 18
        """#,
      en: #"""
        1:1-1:4 info: without a register 4 parties and 1 example were not checked; add --register FOLDER
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
      code: "joint-bearer-is-several",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] BDVTU cùng đoàn thể phải giao ban "công tác"; hằng tháng.
        [b] đoàn thể cùng BDVTU phải giao ban "công tác"; hằng tháng.
        ```
        """#,
      hasHead: true, needsRegister: true,
      vi: #"""
        16:5-16:13 error: "đoàn thể" gồm 2 cơ quan; việc chung do bên nêu tên đầu đứng ra, và bên ấy phải là một cơ quan
        = nêu một cơ quan trước "cùng", hoặc tách thành từng việc với "từng"
        """#,
      en: #"""
        16:5-16:13 error: "đoàn thể" is 2 bodies; a joint duty is borne by the party named first, which must be one body
        = name one body before "together with", or make it a duty of each with "each"
        """#),
    File(
      code: "secretary-is-nobody",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        Bí thư MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: true,
      vi: #"""
        15:8-15:12 warning: danh bạ "five-jurisdictions" không có chức danh "bí thư" nào của "MTTQ" trong thời gian có hiệu lực
        """#,
      en: #"""
        15:8-15:12 warning: the register "five-jurisdictions" has no post "bí thư" of "MTTQ" on any day in force
        """#),
    File(
      code: "relation-is-nobody",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU cùng cấp; hằng tháng, chậm nhất ngày 5 tháng sau.
        [b] MTTQ phải báo cáo "số liệu" gửi LĐLĐ, BDVTU cấp trên; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: true,
      vi: #"""
        16:43-16:48 warning: không cơ quan nào phải làm việc này có "BDVTU cấp trên" trong danh bạ "five-jurisdictions", trong thời gian có hiệu lực
        """#,
      en: #"""
        16:43-16:48 warning: no bearer of this sentence has "BDVTU of the level above" in the register "five-jurisdictions" on any day in force
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
  ]
}
