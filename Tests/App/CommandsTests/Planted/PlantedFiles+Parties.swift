extension PlantedFiles {
  /// The section of parties and the names in sentences.
  static let parties: [File] = [
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
  ]
}
